/** One change before its electorate: who wrote it, who may count, and for what. */
import type { Hand } from "../../domain/decision.ts";
import type { Fact } from "../../domain/fact.ts";
import type { People } from "../../domain/people.ts";
import type { Policy, Subject } from "../../domain/policy.ts";
import type { Snapshot } from "../../domain/snapshot.ts";
import { type Discretion, openDiscretion } from "./discretion.ts";
import { type Electorate, openElectorate, teamName, type Voter } from "./electorate.ts";
import { handsOf } from "./hands.ts";
import { ownTeams } from "./independence.ts";

export interface Ballot {
  readonly hands: readonly Hand[];
  readonly electorate: Electorate;
  readonly discretion: Discretion;
  /** Teams of those who wrote the change. */
  readonly ownTeams: readonly string[];
  /** Whether the voter is one of these, and has been for long enough. */
  readonly mayFill: (voter: Voter, of: readonly Subject[]) => boolean;
  /** Whether only the time of membership, or nothing, is in the way. */
  readonly isNamed: (voter: Voter, of: readonly Subject[]) => boolean;
}

export function openBallot(
  snapshot: Snapshot,
  policy: Policy,
  facts: readonly Fact[],
  people: People,
): Ballot {
  const { teams, collaborators, reviews, key, tenuredUntil } = snapshot;
  const hands = handsOf(snapshot, facts);
  const known = [
    ...reviews.flatMap(({ person }) => person ?? []),
    ...hands.map(({ person }) => person),
  ];
  const electorate = openElectorate(teams, collaborators, known);
  const discretion = openDiscretion(people, hands, facts, tenuredUntil);
  const groupOf = (subject: Subject) =>
    subject.kind === "team" ? teamName(subject) : repositoryGroup(key.repository);
  return {
    hands,
    electorate,
    discretion,
    ownTeams: ownTeams(policy, electorate, hands),
    isNamed: (voter, of) => of.some((subject) => electorate.isOf(voter, subject)),
    // Whoever is named in person was chosen, not let in.
    mayFill: (voter, of) =>
      of.some(
        (subject) =>
          electorate.isOf(voter, subject) &&
          (subject.kind === "user" || discretion.isTenured(voter.person, groupOf(subject))),
      ),
  };
}

/** The group of those who may push to a repository, as `MembersSeen` names it. */
export function repositoryGroup(repository: number): string {
  return `repository ${repository}`;
}
