/** The first lines of a page: the verdict, and who does what next. */
import type { AreaDecision, Decision, Opinion, SeatFilling } from "../../domain/decision.ts";
import type { Person } from "../../domain/person.ts";
import { listOf, login, type Sentence, say, strong } from "../../domain/sentence.ts";
import { shortOf } from "../../domain/sha.ts";
import { isShort, waits } from "../verdict/reach.ts";
import {
  countOf,
  numberWord,
  ours,
  pathsOf,
  peopleCount,
  peopleOf,
  subjectWords,
} from "./words.ts";

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
  const approved = say`${peopleOf(approversOf(decision))}, who wrote no part of it, approved ${shortOf(decision.head)}`;
  return say`${strong("Clear.")} ${guardedWords(decision)}. ${approved}.`;
}

function heldLead(decision: Decision): Sentence {
  const needs = decision.areas.flatMap(
    (area) => say` ${areaNeeds(area, decision.areas.length > 1)}`,
  );
  return say`${strong("Waiting.")} ${guardedWords(decision)}.${needs}`;
}

function areaNeeds(area: AreaDecision, named: boolean): Sentence {
  const needed = neededIn(area);
  const has = needed - missingIn(area);
  const who = named ? say`For ${strong(area.name)}, ` : [];
  const people = `${peopleCount(needed)} who wrote no part of it must approve; ${has === needed ? "they have" : `${numberWord(has)} ${has === 1 ? "has" : "have"}`}.`;
  return say`${who}${ours(named ? people : capitalised(people))}`;
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
      (veto) => say` ${login(veto.person.login)} approves, or withdraws the request for changes.`,
    ),
    ...decision.areas.flatMap((area) => areaSteps(area, decision)),
    ...cannotStep(decision),
    ...explainStep(decision),
  ];
  return [say`${strong("Next:")}${steps.flat()}`];
}

function areaSteps(area: AreaDecision, { areas, opinions, head }: Decision): readonly Sentence[] {
  const named = areas.length > 1 ? say` for ${strong(area.name)}` : [];
  return area.seats
    .filter((filling) => filling.missing > 0)
    .map((filling) => say` ${whoCan(filling, opinions, head, named)}.`);
}

/** Whoever approved something older is told so: they know the change, and may think they are done. */
function whoCan(
  { seat, missing, couldFill }: SeatFilling,
  opinions: readonly Opinion[],
  head: string,
  named: Sentence,
): Sentence {
  if (couldFill.length === 0) {
    const group = listOf(seat.of.map(subjectWords), "or");
    return say`${ours(capitalised(numberWord(missing)))} more of ${group} can approve${named}, if they wrote no part of it`;
  }
  const again = couldFill.filter((person) => approvedOlder(person, opinions, head));
  const choice =
    couldFill.length > missing && missing > 1 ? `${capitalised(numberWord(missing))} of ` : "";
  const people = peopleOf(couldFill, couldFill.length > missing && missing === 1 ? "or" : "and");
  return say`${ours(choice)}${people} can approve${named}${moved(again, couldFill.length)}`;
}

function moved(again: readonly Person[], of: number): Sentence {
  if (again.length === 0) return [];
  return again.length === of
    ? ours(" again: the branch moved since")
    : say`; ${peopleOf(again)} did, but the branch moved since`;
}

function approvedOlder(person: Person, opinions: readonly Opinion[], head: string): boolean {
  return opinions.some(
    ({ person: by, said, commit }) =>
      by?.id === person.id && said === "approved" && commit !== null && commit !== head,
  );
}

/** Those who tried and cannot are told so, before they ask. */
function cannotStep({ opinions, hands }: Decision): readonly Sentence[] {
  const tried = hands.filter(({ person }) =>
    opinions.some((each) => each.person?.id === person.id && each.said === "approved"),
  );
  return tried
    .slice(0, 3)
    .map(({ person, because }) => say` ${login(person.login)} cannot: ${because}.`);
}

function explainStep({ findings }: Decision): readonly Sentence[] {
  const waiting = findings.filter(waits).length;
  if (waiting === 0) return [];
  return [
    say` ${ours(waiting === 1 ? "The finding below needs" : `${countOf(waiting, "finding")} below need`)} an explanation by somebody who may approve.`,
  ];
}

export function approversOf({ areas }: Decision): readonly Person[] {
  const people = areas.flatMap((area) => area.seats.flatMap((seat) => seat.filledBy));
  return [...new Map(people.map((person) => [person.id, person])).values()];
}

export function missingIn(area: AreaDecision): number {
  return isShort(area) ? area.seats.reduce((sum, seat) => sum + seat.missing, 0) : 0;
}

function neededIn(area: AreaDecision): number {
  return area.seats.reduce((sum, seat) => sum + seat.seat.count, 0);
}

function capitalised(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}
