/** Independence: those who approve are not all from a team of somebody who wrote the change. */
import type { Hand, Independence, SeatFilling } from "../../domain/decision.ts";
import type { Person } from "../../domain/person.ts";
import type { Area, Policy } from "../../domain/policy.ts";
import type { Electorate } from "./electorate.ts";
import { distinct, type Reserves } from "./reserves.ts";
import { teamsNamed } from "./subjects.ts";

interface Grounds {
  readonly isIndependent: (person: Person) => boolean;
  /** As the accounts themselves are members. */
  readonly ownTeams: readonly string[];
  readonly electorate: Electorate;
  readonly reserves: Reserves;
}

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

/**
 * Whether somebody is in no team of those who wrote the change, whichever accounts either of them
 * has: a team that only another account is in counts, and is not told.
 */
export function openIndependence(
  { areas }: Pick<Policy, "areas">,
  electorate: Electorate,
  hands: readonly Hand[],
  identityOf: (person: Person) => string,
): (person: Person) => boolean {
  const writers = new Set(hands.map(({ person }) => identityOf(person)));
  const colleagues = new Set<string>();
  for (const team of teamsNamed(areas)) {
    const members = electorate.membersOf(team).map(identityOf);
    if (members.some((member) => writers.has(member)))
      for (const member of members) colleagues.add(member);
  }
  return (person) => !colleagues.has(identityOf(person));
}

/** What a decision tells of it; null when the area does not ask for it. */
export function independenceOf(
  { independent, seats }: Area,
  fillings: readonly SeatFilling[],
  { isIndependent, ownTeams: own, electorate, reserves }: Grounds,
): Independence | null {
  if (!independent) return null;
  const isFree = (person: Person) => !own.some((team) => electorate.isMember(person, team));
  const seated = fillings.flatMap(({ filledBy }) => filledBy);
  const reached = seated.some(isIndependent);
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
