/** Independence: those who approve are not all from a team of somebody who wrote the change. */
import type { Hand, Independence, SeatFilling } from "../../domain/decision.ts";
import type { Person } from "../../domain/person.ts";
import type { Area, Policy } from "../../domain/policy.ts";
import type { Electorate } from "./electorate.ts";
import { distinct, type Reserves } from "./reserves.ts";
import { teamsNamed } from "./subjects.ts";

/** Teams that the policy names anywhere and that somebody who wrote the change is in. */
export function ownTeams(
  { areas }: Pick<Policy, "areas">,
  electorate: Electorate,
  hands: readonly Hand[],
): readonly string[] {
  return teamsNamed(areas).filter((team) =>
    hands.some(({ person }) => electorate.isMember(person, team)),
  );
}

/** Null when the area does not ask for it. `own`: teams of those who wrote the change. */
export function independenceOf(
  { independent, seats }: Area,
  fillings: readonly SeatFilling[],
  reserves: Reserves,
  electorate: Electorate,
  own: readonly string[],
): Independence | null {
  if (!independent) return null;
  const isFree = (person: Person) => isIndependent(person, electorate, own);
  const seated = fillings.flatMap(({ filledBy }) => filledBy);
  const reached = seated.some(isFree);
  const lists = [...new Set(seats.map(reserves.of))];
  const ids = new Set(seated.map(({ id }) => id));
  const others = lists.flatMap((list) => list ?? []).filter((person) => !ids.has(person.id));
  const couldReach = distinct(others.filter(isFree));
  return {
    reached,
    teams: own,
    couldReach: reached ? [] : couldReach,
    unreachable: !reached && couldReach.length === 0 && lists.every((list) => list !== null),
  };
}

export function isIndependent(
  person: Person,
  electorate: Electorate,
  own: readonly string[],
): boolean {
  return !own.some((team) => electorate.isMember(person, team));
}
