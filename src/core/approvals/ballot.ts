/** One change before its electorate: who wrote it, who may count, and for what. */
import type { Hand, UnknownHand } from "../../domain/decision.ts";
import type { Fact } from "../../domain/fact.ts";
import type { People } from "../../domain/people.ts";
import type { Person } from "../../domain/person.ts";
import type { Policy, Subject } from "../../domain/policy.ts";
import type { Snapshot } from "../../domain/snapshot.ts";
import { type OtherContent, openContent } from "./content.ts";
import { type Discretion, openDiscretion } from "./discretion.ts";
import { type Electorate, openElectorate, teamName, type Voter } from "./electorate.ts";
import { repositoryGroup, teamGroup } from "./groups.ts";
import { handsOf } from "./hands.ts";
import { openIndependence, ownTeams } from "./independence.ts";
import { openPairs, type PairedWith } from "./pairs.ts";
import { pushesOf } from "./pushes.ts";
import { openReserves, type Reserves } from "./reserves.ts";
import { unknownHandsOf } from "./unknown-hands.ts";

export interface Ballot {
  readonly hands: readonly Hand[];
  readonly unknownHands: readonly UnknownHand[];
  readonly electorate: Electorate;
  readonly discretion: Discretion;
  /** Teams of those who wrote the change. */
  readonly ownTeams: readonly string[];
  /** Whether somebody is in no such team. */
  readonly isIndependent: (person: Person) => boolean;
  /** Why somebody and one who wrote the change approve nobody but each other; null when they do not. */
  readonly pairedWith: PairedWith;
  /** Whether the voter is one of these, and has been for long enough. */
  readonly mayFill: (voter: Voter, of: readonly Subject[]) => boolean;
  readonly otherContent: OtherContent;
  /** Whether only the time of membership, or nothing, is in the way. */
  readonly isNamed: (voter: Voter, of: readonly Subject[]) => boolean;
  readonly reserves: Reserves;
}

export function openBallot(
  snapshot: Snapshot,
  policy: Policy,
  facts: readonly Fact[],
  people: People,
): Ballot {
  const { teams, collaborators, key, tenuredUntil } = snapshot;
  const pushes = pushesOf(snapshot, facts);
  const hands = handsOf(snapshot, facts, pushes);
  const known = knownPeople(snapshot, hands, facts);
  const electorate = openElectorate(teams, collaborators, known);
  const discretion = openDiscretion(people, { hands, facts, known, tenuredUntil });
  const groupOf = (subject: Subject) =>
    subject.kind === "team" ? teamGroup(teams[teamName(subject)]) : repositoryGroup(key.repository);
  return {
    hands,
    unknownHands: unknownHandsOf(snapshot, facts, pushes),
    electorate,
    discretion,
    ownTeams: ownTeams(policy, electorate, hands),
    otherContent: openContent(snapshot),
    isIndependent: openIndependence(policy, electorate, hands, discretion.identityOf),
    pairedWith: openPairs(snapshot.endorsements, hands, discretion.identityOf),
    isNamed: (voter, of) => of.some((subject) => electorate.isOf(voter, subject)),
    // Whoever is named in person was chosen, not let in.
    mayFill: (voter, of) =>
      of.some(
        (subject) =>
          electorate.isOf(voter, subject) &&
          (subject.kind === "user" || discretion.isTenured(voter.person, groupOf(subject))),
      ),
    reserves: openReserves(electorate, hands),
  };
}

/**
 * Everybody whose login and number we know; who reviewed comes last, and counts. Of `hands` a commit
 * may have given any login to any number: that holds only where GitHub tells of neither.
 */
export function knownPeople(
  { teams, collaborators, reviews }: Pick<Snapshot, "teams" | "collaborators" | "reviews">,
  hands: readonly Hand[],
  facts: readonly Fact[],
): readonly Person[] {
  const people = [
    ...Object.values(teams).flatMap((team) => (team.kind === "members" ? team.members : [])),
    ...(collaborators.kind === "listed"
      ? collaborators.collaborators.map(({ person }) => person)
      : []),
    ...facts.flatMap((fact) => (fact.kind === "reviewed" ? [fact.by] : [])),
    ...reviews.flatMap(({ person }) => person ?? []),
  ];
  const ids = new Set(people.map(({ id }) => id));
  return [...hands.map(({ person }) => person).filter(({ id }) => !ids.has(id)), ...people];
}
