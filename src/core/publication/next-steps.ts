/** Who does what next: the line that a reader acts on. */
import type { AreaDecision, Decision, SeatFilling, Veto } from "../../domain/decision.ts";
import type { Person } from "../../domain/person.ts";
import type { Subject } from "../../domain/policy.ts";
import { listOf, login, type Sentence, say, strong } from "../../domain/sentence.ts";
import { waits } from "../verdict/reach.ts";
import { firstOf, mergedBy } from "./page.ts";
import {
  areaNames,
  capitalised,
  countOf,
  numberWord,
  ours,
  peopleOf,
  subjectWords,
} from "./words.ts";

const mostSteps = 6;

export function nextSteps(decision: Decision): Sentence {
  const steps = [
    ...decision.vetoes.map(vetoStep),
    ...approvalSteps(decision),
    ...decision.areas.flatMap((area) => troubleSteps(area, decision)),
  ];
  const { shown, more } = firstOf(steps, mostSteps);
  const rest = more === 0 ? [] : ours(" The table says who else.");
  return say`${strong("Next:")}${shown.flat()}${rest}${cannotStep(decision)}${explainStep(decision)}`;
}

function vetoStep({ person, lifters = [] }: Veto): Sentence {
  const others =
    lifters.length === 0
      ? []
      : say`; or one of ${listOf(lifters.map(subjectWords), "or")} who wrote no part of this dismisses it`;
  return say` ${login(person.login)} approves, or withdraws the request for changes${others}.`;
}

/** Approvals that the same people can give: of several areas at once, if these want as many. */
interface Wanted {
  readonly areas: readonly AreaDecision[];
  readonly count: number;
  readonly of: readonly Subject[];
  /** Empty when we cannot list them, or when all have tried. */
  readonly people: readonly Person[];
  /** Whether `people` are all who could, but for those who tried in vain. */
  readonly isListed: boolean;
}

function approvalSteps(decision: Decision): readonly Sentence[] {
  const ofAreas = decision.areas.flatMap((area) =>
    mergedBy(wantedIn(area, decision), peopleKey, (one, other) => ({
      ...one,
      count: one.count + other.count,
    })),
  );
  const alike = mergedBy(
    ofAreas,
    (wanted) => `${wanted.count} ${peopleKey(wanted)}`,
    (one, other) => ({ ...one, areas: [...one.areas, ...other.areas] }),
  );
  return alike.map((wanted) => say` ${whoCan(wanted, decision)}`);
}

function wantedIn(area: AreaDecision, decision: Decision): readonly Wanted[] {
  return area.seats
    .filter(({ missing, unfillable }) => missing > unfillable)
    .map((filling) => ({
      areas: [area],
      count: filling.missing - filling.unfillable,
      of: filling.seat.of,
      people: whoAreLeft(filling, decision),
      isListed: filling.couldFill.length > 0,
    }));
}

function peopleKey({ people, of }: Wanted): string {
  return JSON.stringify(people.length === 0 ? of : people.map(({ id }) => id));
}

/** Whoever approved this very content, and fills no seat by it, is not asked again. */
function whoAreLeft({ couldFill }: SeatFilling, { opinions }: Decision): readonly Person[] {
  const tried = new Set(
    opinions.flatMap(({ person, said, mayRepeat }) =>
      said === "approved" && !mayRepeat ? [person?.id] : [],
    ),
  );
  return couldFill.filter(({ id }) => !tried.has(id));
}

function forAreas(areas: readonly AreaDecision[], decision: Decision): Sentence {
  return decision.areas.length === 1 ? [] : say` for ${areaNames(areas)}`;
}

function troubleSteps(area: AreaDecision, decision: Decision): readonly Sentence[] {
  const named = forAreas([area], decision);
  return [
    ...area.seats
      .filter(({ unfillable }) => unfillable > 0)
      .map((filling) => say` ${nobodyCan(filling, named)}`),
    ...independenceStep(area, named),
  ];
}

/** Told at once, not after everybody else has approved. */
function nobodyCan({ seat, unfillable }: SeatFilling, named: Sentence): Sentence {
  const which = unfillable === 1 ? "the last approval" : `${numberWord(unfillable)} approvals`;
  const group = listOf(seat.of.map(subjectWords), "or");
  return say`${strong(`Nobody can give ${which}`)} of ${group}${named}: there are too few who wrote no part of this and approve for nothing else here. Add people there, or split the change.`;
}

/** Whoever approved something older is told so: they know the change, and may think they are done. */
function whoCan(wanted: Wanted, decision: Decision): Sentence {
  const { areas, count, of, people: left, isListed } = wanted;
  const named = forAreas(areas, decision);
  const group = listOf(of.map(subjectWords), "or");
  if (!isListed)
    return say`${ours(capitalised(numberWord(count)))} more of ${group} can approve${named}, if they wrote no part of it.`;
  const lacking = count - left.length;
  const nobody =
    lacking <= 0
      ? []
      : say` Nobody is left for ${ours(lacking === 1 ? "one approval" : `${numberWord(lacking)} approvals`)} of ${group}${named}: add somebody there.`;
  return left.length === 0 ? nobody : say`${whoAreAsked(wanted, decision)}.${nobody}`;
}

function whoAreAsked({ areas, count, people: left }: Wanted, decision: Decision): Sentence {
  const named = forAreas(areas, decision);
  const again = left.filter((person) => approvedOlder(person, decision));
  const choice = left.length > count && count > 1 ? `${capitalised(numberWord(count))} of ` : "";
  const people = peopleOf(left, left.length > count && count === 1 ? "or" : "and");
  return say`${ours(choice)}${people} can approve${named}${moved(again, left.length)}`;
}

function moved(again: readonly Person[], of: number): Sentence {
  if (again.length === 0) return [];
  return again.length === of
    ? ours(" again: what they approved changed since")
    : say`; ${peopleOf(again)} did, but what they approved changed since`;
}

function approvedOlder(person: Person, { opinions }: Decision): boolean {
  return opinions.some(
    ({ person: by, said, mayRepeat }) => by?.id === person.id && said === "approved" && mayRepeat,
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
  const isCritical = findings.some(
    (judged) => waits(judged) && judged.finding.severity === "critical",
  );
  const below =
    waiting === 1 ? "The finding below needs" : `${countOf(waiting, "finding")} below need`;
  const apart = isCritical
    ? ours(" Whoever explains a critical one leaves approving to others.")
    : [];
  return say` ${ours(below)} an explanation by somebody who may approve.${apart}`;
}
