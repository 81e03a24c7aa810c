/** What would be said if some people approved now: never to be taken for what is published. */
import type { Verdict } from "../../domain/decision.ts";
import { listOf, login, type Sentence, say, strong } from "../../domain/sentence.ts";
import { shortOf } from "../../domain/sha.ts";
import type { Simulated, Unjudged } from "../simulation/simulate.ts";
import { verdictOf } from "../simulation/simulate.ts";
import { approvalWords, bindingBlocks } from "./bindings.ts";
import { shownPage } from "./check-run.ts";
import { type Block, type Page, paragraph } from "./page.ts";
import { type Sibling, stricterSibling } from "./shared-head.ts";
import { ours } from "./words.ts";

export interface Simulation extends Simulated {
  /** The decision that it is made of, which is what stands. */
  readonly published: { readonly entry: number; readonly at: string; readonly verdict: Verdict };
  /** Other open pull requests with the same head. */
  readonly siblings: readonly Sibling[];
  /** Whether damages of the journal were looked at: of a damaged one nothing is clear. */
  readonly isVerified: boolean;
}

/** Of the check: also what other pull requests with the commit, or other branches, make of it. */
export function simulatedVerdict(simulation: Simulation): Verdict {
  const own = verdictOf(simulation);
  const stricter = stricterSibling(own, simulation.siblings);
  return stricter === null ? own : (stricter.verdict ?? "held");
}

/** Clear for its own branch is not called so while others have to be looked at. */
export function simulatedTitle({ decision, published, siblings, unjudged }: Simulation): Sentence {
  const { page } = shownPage(decision, published.entry, siblings);
  return unjudged.kind === "none"
    ? page.title
    : say`Clear for ${decision.baseRef}, not looked at for ${branchesWords(unjudged)}`;
}

export function simulatedPage(simulation: Simulation): Page {
  const { decision, published, siblings } = simulation;
  const { page } = shownPage(decision, published.entry, siblings);
  const title = simulatedTitle(simulation);
  return {
    title,
    blocks: [
      ...headline(simulation),
      ...unjudgedBlocks(simulation),
      ...unverifiedBlocks(simulation),
      paragraph(title),
      ...page.blocks,
      ...bindingBlocks(decision),
    ],
  };
}

function headline(simulation: Simulation): readonly Block[] {
  const { decision, approvers, published } = simulation;
  const { repository, key, head } = decision;
  const name = `${repository.owner}/${repository.name}#${key.pull}`;
  const people = listOf(approvers.map((person) => say`${login(person.login)}`));
  const would = say`${strong(simulatedVerdict(simulation))} if ${people} approved ${shortOf(head)} now`;
  return [
    paragraph(say`${strong("Simulation.")} This is not what is published.`),
    paragraph(
      say`${name} would be ${would}. It is ${ours(published.verdict)}, decided ${ours(published.at)}.`,
    ),
    { kind: "list", items: approvers.map((person) => approvalWords(person, decision)) },
  ];
}

function unjudgedBlocks({ unjudged, decision }: Simulation): readonly Block[] {
  if (unjudged.kind === "none") return [];
  return [
    paragraph(
      say`Nothing would be missing for ${decision.baseRef}. But a check belongs to a commit: once it is clear here, Foureyes looks whether it is for ${branchesWords(unjudged)} as well. That is not simulated.`,
    ),
  ];
}

function branchesWords(unjudged: Unjudged): Sentence {
  return unjudged.kind === "branches"
    ? listOf(unjudged.branches.map((branch) => say`${branch}`))
    : ours("other branches that require it");
}

function unverifiedBlocks({ isVerified, decision }: Simulation): readonly Block[] {
  if (isVerified || decision.verdict !== "clear") return [];
  return [
    paragraph(
      ours(
        "Whether damages of the journal keep it from passing was not looked at, as FOUREYES_ANCHOR_KEY is not set.",
      ),
    ),
  ];
}
