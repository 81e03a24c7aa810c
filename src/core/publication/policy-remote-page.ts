/** What stands around the check on GitHub, for whoever may mend it. */
import type { Weakness } from "../../domain/branch-rules.ts";
import type { Area, PolicyError, Subject } from "../../domain/policy.ts";
import { listOf, login, type Sentence, say, strong } from "../../domain/sentence.ts";
import { adviceOf, type Beside } from "../branch-rules/beside.ts";
import type { Gap, SeatsReading, SubjectFault } from "../branch-rules/seats.ts";
import { actionsApp, type Standing } from "../branch-rules/standing.ts";
import { weaknessWords } from "../branch-rules/words.ts";
import { type Block, firstOf, heading, paragraph } from "./page.ts";
import { countOf, ours, peopleOf, seatWords, subjectWords } from "./words.ts";

export interface Remote {
  /** `owner/name` */
  readonly repository: string;
  /** Of our App, if somebody said it. */
  readonly appId: number | null;
  readonly mayAdminister: boolean;
  /** The default branch first. */
  readonly branches: readonly RemoteBranch[];
  /** There are more branches that the rules name. */
  readonly isPartial: boolean;
  /** Null when GitHub shows it to others only. */
  readonly actionsMayApprove: boolean | null;
  readonly policy: RemotePolicy;
}

export interface RemoteBranch extends Standing {
  /** Null when it could not be read. */
  readonly beside: Beside | null;
}

export type RemotePolicy =
  /** Nothing is guarded by name: the built-in areas are watched. */
  | { readonly kind: "absent" }
  | { readonly kind: "invalid"; readonly errors: readonly PolicyError[] }
  | { readonly kind: "valid"; readonly areas: readonly Area[]; readonly seats: SeatsReading };

/** 0: nothing to mend, 1: something is, 2: it could not be looked at in whole. */
export function remoteStatus({ branches, policy }: Remote): 0 | 1 | 2 {
  if (policy.kind === "invalid") return 2;
  const kinds = branches.flatMap(({ weaknesses }) => weaknesses.map(({ kind }) => kind));
  const isUnseen = (kind: string) => kind === "unreadable" || kind === "bypass-unknown";
  const isShort = policy.kind === "valid" && policy.seats.gaps.length > 0;
  if (isShort || kinds.some((kind) => !isUnseen(kind))) return 1;
  return kinds.some(isUnseen) ? 2 : 0;
}

export function remoteTitle(remote: Remote): Sentence {
  const words = {
    0: "the check is required, from one App, and nobody may bypass it",
    1: "there are ways around the check",
    2: "not everything could be looked at",
  } as const;
  return say`${remote.repository}: ${ours(words[remoteStatus(remote)])}`;
}

export function remoteBlocks(remote: Remote): readonly Block[] {
  return [
    ...(remote.mayAdminister
      ? []
      : [
          paragraph(
            say`The token is not of an administrator of ${remote.repository}; GitHub shows the rules of branches in whole to administrators only.`,
          ),
        ]),
    ...remote.branches.flatMap((branch) => branchBlocks(branch, remote.appId)),
    ...(remote.isPartial
      ? [paragraph(ours("The rules name more branches than these; they were not looked at."))]
      : []),
    ...workflowBlocks(remote),
    ...policyBlocks(remote.policy),
  ];
}

function branchBlocks(branch: RemoteBranch, appId: number | null): readonly Block[] {
  const { beside } = branch;
  const ways = branch.weaknesses.map((weakness) => wayWords(weakness, branch.branch));
  const advice = beside === null ? [] : adviceOf(beside);
  return [
    heading(say`${branch.branch}`),
    ...(branch.check === null ? [] : [paragraph(checkWords(branch, appId))]),
    ...(ways.length === 0 ? [] : [{ kind: "list", items: ways } as const]),
    ...(advice.length === 0
      ? []
      : [paragraph(ours("Beside the check, to be switched on there:")), list(advice)]),
  ];
}

/** The page of a check tells of the App what is told here of the token. */
function wayWords(weakness: Weakness, branch: string): Sentence {
  switch (weakness.kind) {
    case "unreadable":
      return say`The rules of ${branch} could not be read. It takes a token with “Administration: read”, of an administrator.`;
    case "bypass-unknown":
      return say`GitHub does not show in whole who may bypass the rules of ${branch}.`;
    default:
      return weaknessWords(weakness, branch);
  }
}

function list(items: readonly Sentence[]): Block {
  return { kind: "list", items };
}

function checkWords({ check, sources, bypass }: RemoteBranch, appId: number | null): Sentence {
  const name = "foureyes";
  if (check === "not-required") return say`${strong("Open.")} ${name} is not required.`;
  const from = listOf(sources.map(sourceWords), "and");
  const isPinned = check === "pinned";
  const lead = isPinned && bypass?.length === 0 ? "Closed." : "Open.";
  const doubt =
    isPinned && appId === null ? say` Whether that App is your Foureyes, ${"--app-id"} tells.` : [];
  return say`${strong(isPinned && bypass === null ? "Not known." : lead)} ${name} is required, from ${from}.${doubt}`;
}

function sourceWords(id: number | null): Sentence {
  if (id === null) return ours("whoever reports it");
  return ours(id === actionsApp ? "GitHub Actions, so from any workflow" : `the App ${id}`);
}

function workflowBlocks({ actionsMayApprove }: Remote): readonly Block[] {
  if (actionsMayApprove === false) return [];
  const words =
    actionsMayApprove === null
      ? say`Whether workflows may approve pull requests, GitHub shows to administrators only.`
      : say`Workflows may approve pull requests, and GitHub counts that. Switch off “Allow GitHub Actions to create and approve pull requests”. Foureyes counts no workflow.`;
  return [heading(ours("GitHub Actions")), paragraph(words)];
}

function policyBlocks(policy: RemotePolicy): readonly Block[] {
  switch (policy.kind) {
    case "absent":
      return [
        heading(ours("The policy")),
        paragraph(
          say`There is no ${".github/foureyes.yml"} on the default branch, so Foureyes only watches, and reports no ${"foureyes"}.`,
        ),
      ];
    case "invalid":
      return [
        heading(ours("The policy")),
        paragraph(say`${".github/foureyes.yml"} is not valid; until it is mended nothing passes.`),
        list(policy.errors.map(({ line, message }) => say`line ${line}: ${message}`)),
      ];
    case "valid":
      return seatBlocks(policy.seats);
    default:
      return policy satisfies never;
  }
}

const mostGaps = 30;

function seatBlocks({ gaps, tight, unlisted }: SeatsReading): readonly Block[] {
  const { shown, more } = firstOf(gaps, mostGaps);
  const items = [
    ...shown.map(gapWords),
    ...(more === 0 ? [] : [ours(`and ${countOf(more, "more place")}`)]),
    ...tight.map(
      ({ area, authors }) =>
        say`What ${peopleOf(authors, "or")} writes in ${area}, there are not enough others to approve.`,
    ),
    ...(unlisted === 0
      ? []
      : [ours(`${countOf(unlisted, "place")} for a role: GitHub does not list who has it.`)]),
  ];
  return items.length === 0 ? [] : [heading(ours("Approvals that nobody can give")), list(items)];
}

function gapWords({ area, seat, places, faults }: Gap): Sentence {
  const why = faults.length === 0 ? [] : say`: ${listOf(faults.map(faultWords))}`;
  return say`${area} asks for ${seatWords(seat)}, and ${places} of them nobody can give${why}.`;
}

function faultWords({ kind, subject }: SubjectFault): Sentence {
  const words: Readonly<Record<SubjectFault["kind"], (who: Sentence) => Sentence>> = {
    "no-team": (who) => say`there is no team ${who}, or the token does not see it`,
    "no-account": (who) => say`there is no account ${who}`,
    "no-access": (who) =>
      subject.kind === "team"
        ? say`nobody of ${who} may read the repository`
        : say`${who} may not read the repository`,
  };
  return words[kind](nameOf(subject));
}

function nameOf(subject: Subject): Sentence {
  return subject.kind === "user" ? say`${login(subject.login)}` : subjectWords(subject);
}
