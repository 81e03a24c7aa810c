/** Who does what next: the line that a reader acts on. */
import type { AreaDecision, Decision, Opinion, SeatFilling } from "../../domain/decision.ts";
import type { Person } from "../../domain/person.ts";
import { listOf, login, type Sentence, say, strong } from "../../domain/sentence.ts";
import { waits } from "../verdict/reach.ts";
import { firstOf } from "./page.ts";
import { capitalised, countOf, numberWord, ours, peopleOf, subjectWords } from "./words.ts";

const mostSteps = 6;

export function nextSteps(decision: Decision): Sentence {
  const steps = [
    ...decision.vetoes.map(
      (veto) => say` ${login(veto.person.login)} approves, or withdraws the request for changes.`,
    ),
    ...decision.areas.flatMap((area) => areaSteps(area, decision)),
  ];
  const { shown, more } = firstOf(steps, mostSteps);
  const rest = more === 0 ? [] : ours(" The table says who else.");
  return say`${strong("Next:")}${shown.flat()}${rest}${cannotStep(decision)}${explainStep(decision)}`;
}

function areaSteps(area: AreaDecision, decision: Decision): readonly Sentence[] {
  const named = decision.areas.length > 1 ? say` for ${strong(area.name)}` : [];
  return [
    ...area.seats
      .filter(({ missing }) => missing > 0)
      .map((filling) => seatStep(filling, decision, named)),
    ...independenceStep(area, named),
  ];
}

function seatStep(filling: SeatFilling, { opinions, head }: Decision, named: Sentence): Sentence {
  const { missing, unfillable } = filling;
  if (unfillable === 0) return say` ${whoCan(filling, missing, opinions, head, named)}.`;
  const others =
    unfillable < missing
      ? say` ${whoCan(filling, missing - unfillable, opinions, head, named)}.`
      : [];
  return say`${others} ${nobodyCan(filling, named)}`;
}

/** Told at once, not after everybody else has approved. */
function nobodyCan({ seat, unfillable }: SeatFilling, named: Sentence): Sentence {
  const which = unfillable === 1 ? "the last approval" : `${numberWord(unfillable)} approvals`;
  const group = listOf(seat.of.map(subjectWords), "or");
  return say`${strong(`Nobody can give ${which}`)} of ${group}${named}: there are too few who wrote no part of this and approve for nothing else here. Add people there, or split the change.`;
}

/** Whoever approved something older is told so: they know the change, and may think they are done. */
function whoCan(
  { seat, couldFill }: SeatFilling,
  missing: number,
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

function independenceStep({ independence }: AreaDecision, named: Sentence): readonly Sentence[] {
  if (independence === null || independence.reached || independence.teams.length === 0) return [];
  const { couldReach, unreachable } = independence;
  if (unreachable)
    return [
      say` ${strong("Nobody from another team can approve")}${named}: everybody who may is in a team of somebody who wrote this. Let somebody else approve there as well.`,
    ];
  return couldReach.length === 0
    ? [say` Somebody from another team must approve${named}.`]
    : [say` From another team, ${peopleOf(couldReach, "or")} can approve${named}.`];
}

/** Those who tried and cannot are told so, before they ask. */
function cannotStep({ opinions, hands }: Decision): Sentence {
  const tried = hands.filter(({ person }) =>
    opinions.some((each) => each.person?.id === person.id && each.said === "approved"),
  );
  return tried
    .slice(0, 3)
    .flatMap(({ person, because }) => say` ${login(person.login)} cannot: ${because}.`);
}

function explainStep({ findings }: Decision): Sentence {
  const waiting = findings.filter(waits).length;
  if (waiting === 0) return [];
  const below =
    waiting === 1 ? "The finding below needs" : `${countOf(waiting, "finding")} below need`;
  return say` ${ours(below)} an explanation by somebody who may approve.`;
}
