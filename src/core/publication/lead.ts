/** The first lines of a page: the verdict, and who does what next. */
import type { AreaDecision, Decision, SeatFilling } from "../../domain/decision.ts";
import { idOf } from "../../domain/finding.ts";
import { listOf, login, type Sentence, say, strong } from "../../domain/sentence.ts";
import { shortOf } from "../../domain/sha.ts";
import { isShort, waits } from "../verdict/reach.ts";
import { countOf, ours, pathsOf, peopleCount, peopleOf, subjectWords } from "./words.ts";

/** The one line in the merge box. */
export function titleOf(decision: Decision): Sentence {
  const observing = decision.mode === "observe" ? ours("Observing: ") : [];
  return say`${observing}${verdictTitle(decision)}`;
}

function verdictTitle(decision: Decision): Sentence {
  switch (decision.verdict) {
    case "clear":
      return decision.areas.length === 0
        ? ours("Nothing guarded is touched")
        : clearTitle(decision);
    case "held":
      return say`Waiting: ${ours(waitingFor(decision).join(", "))}`;
    case "blocked":
      return say`Blocked: ${listOf(decision.vetoes.map((veto) => say`${login(veto.person.login)}`))} asked for changes`;
    case "undetermined":
      return say`Not checked: ${notCheckedTitle(decision)}`;
    default:
      return decision.verdict satisfies never;
  }
}

function clearTitle(decision: Decision): Sentence {
  const explained = decision.findings.filter(({ answer }) => answer !== null).length;
  const findings = explained === 0 ? [] : ours(`, ${countOf(explained, "finding")} explained`);
  return say`Approved by ${peopleOf(approversOf(decision))}${findings}`;
}

function waitingFor(decision: Decision): string[] {
  const approvals = decision.areas
    .filter(isShort)
    .map((area) => `${countOf(missingIn(area), "approval")} (${area.name})`);
  const findings = decision.findings.filter(waits).length;
  return findings === 0 ? approvals : [...approvals, `${countOf(findings, "finding")} to explain`];
}

function notCheckedTitle({ obstacles }: Decision): Sentence {
  const [first] = obstacles;
  switch (first?.kind) {
    case "policy":
      return ours(`the policy has ${countOf(first.errors.length, "mistake")}`);
    case "unseen":
      return ours(`${countOf(first.files.length, "file")} could not be read`);
    default:
      return ours("something was out of reach");
  }
}

export function leadOf(decision: Decision): readonly Sentence[] {
  switch (decision.verdict) {
    case "clear":
      return [clearLead(decision)];
    case "held":
      return [heldLead(decision), ...nextSteps(decision)];
    case "blocked":
      return [blockedLead(decision), ...nextSteps(decision)];
    case "undetermined":
      return [
        say`${strong("Not checked.")} Foureyes could not look at everything, so it cannot pass this change.`,
      ];
    default:
      return decision.verdict satisfies never;
  }
}

function clearLead(decision: Decision): Sentence {
  if (decision.areas.length === 0) return say`${strong("Clear.")} Nothing guarded is touched.`;
  const approvers = approversOf(decision);
  const who =
    approvers.length === 0
      ? []
      : say` ${peopleOf(approvers)}, who wrote no part of it, approved ${shortOf(decision.head)}.`;
  return say`${strong("Clear.")} ${guardedWords(decision)}.${who}`;
}

function heldLead(decision: Decision): Sentence {
  const short = decision.areas.filter(isShort);
  const needs = short.map(
    (area) =>
      say`${areaName(area)} needs ${ours(peopleCount(neededIn(area)))} who wrote no part of it and has ${ours(hasWords(area))}`,
  );
  const asks = needs.length === 0 ? [] : say` ${listOf(needs)}.`;
  return say`${strong("Waiting.")} ${guardedWords(decision)}.${asks}`;
}

function blockedLead(decision: Decision): Sentence {
  const said = decision.vetoes.map((veto) => say`${login(veto.person.login)} ${veto.reason}`);
  return say`${strong("Blocked.")} ${listOf(said)}. ${guardedWords(decision)}.`;
}

function guardedWords({ areas }: Decision): Sentence {
  const guarded = areas.map((area) => say`${pathsOf(area.paths)}, guarded as ${strong(area.name)}`);
  return say`This changes ${listOf(guarded)}`;
}

function nextSteps(decision: Decision): readonly Sentence[] {
  const steps = [
    ...decision.vetoes.map(
      (veto) => say`${login(veto.person.login)} approves, or withdraws the request for changes.`,
    ),
    ...decision.areas.flatMap((area) =>
      area.seats.filter((seat) => seat.missing > 0).map((seat) => seatStep(area, seat)),
    ),
    ...answerStep(decision),
  ];
  const [first, ...rest] = steps;
  return first === undefined
    ? []
    : [
        say`${strong("Next:")} ${[first, ...rest].flatMap((step, index) => (index === 0 ? step : say` ${step}`))}`,
      ];
}

function seatStep(area: AreaDecision, filling: SeatFilling): Sentence {
  const many = filling.missing > 1 ? ours(`${filling.missing} of `) : [];
  const group = listOf(filling.seat.of.map(subjectWords), "or");
  const who =
    filling.couldFill.length === 0
      ? say`${group} who wrote no part of it`
      : say`${peopleOf(filling.couldFill, "or")}`;
  return say`${areaName(area)}: ${many}${who} can approve.`;
}

function answerStep({ findings }: Decision): readonly Sentence[] {
  const waiting = findings.filter(waits);
  if (waiting.length === 0) return [];
  const ids = listOf(
    waiting.slice(0, 3).map(({ finding }) => say`${`foureyes: accept ${idOf(finding)} <reason>`}`),
    "and",
  );
  const more = waiting.length > 3 ? ours(`, and ${waiting.length - 3} more`) : [];
  return [
    say`Somebody who may approve and wrote no part of it explains ${ours(waiting.length === 1 ? "the finding" : "the findings")} below in a review, if this is intended: ${ids}${more}.`,
  ];
}

function areaName(area: AreaDecision): Sentence {
  return [strong(area.name)];
}

export function approversOf({ areas }: Decision) {
  const people = areas.flatMap((area) => area.seats.flatMap((seat) => seat.filledBy));
  return [...new Map(people.map((person) => [person.id, person])).values()];
}

export function missingIn(area: AreaDecision): number {
  return area.seats.reduce((sum, seat) => sum + seat.missing, 0);
}

function neededIn(area: AreaDecision): number {
  return area.seats.reduce((sum, seat) => sum + seat.seat.count, 0);
}

function hasWords(area: AreaDecision): string {
  const has = neededIn(area) - missingIn(area);
  return has === 0 ? "none yet" : String(has);
}
