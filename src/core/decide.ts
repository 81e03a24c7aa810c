/**
 * The only place where findings, approvals and verdict meet.
 *
 * Pure: no network, clock or randomness. The App, the command line, replay and every test decide
 * with this one function, and the journal keeps what goes in.
 */

import { pathsOf } from "../domain/change.ts";
import type {
  AreaDecision,
  Decision,
  JudgedFinding,
  Obstacle,
  Opinion,
} from "../domain/decision.ts";
import type { Fact } from "../domain/fact.ts";
import { atLeast } from "../domain/finding.ts";
import type { Inspection } from "../domain/inspection.ts";
import { type People, unknownPeople } from "../domain/people.ts";
import type { Person } from "../domain/person.ts";
import type { Area, Policy, Seat } from "../domain/policy.ts";
import type { Snapshot } from "../domain/snapshot.ts";
import { answerFindings } from "./approvals/answers.ts";
import { type Ballot, openBallot } from "./approvals/ballot.ts";
import { notEligible } from "./approvals/discretion.ts";
import type { Voter } from "./approvals/electorate.ts";
import { independenceOf } from "./approvals/independence.ts";
import { nameMissing } from "./approvals/missing.ts";
import { opinionsOf } from "./approvals/opinions.ts";
import { distinct } from "./approvals/reserves.ts";
import { fillSeats } from "./approvals/seats.ts";
import { subjectsOf, teamsAsked } from "./approvals/subjects.ts";
import { weaknessesOf } from "./branch-rules/weaknesses.ts";
import { pathsIn, shownIn } from "./guarded.ts";
import { movesIn } from "./policy/moves.ts";
import { reachVerdict } from "./verdict/reach.ts";

export function decide(
  snapshot: Snapshot,
  policy: Policy,
  facts: readonly Fact[],
  people: People = unknownPeople,
): Decision {
  const { inspection, pull } = snapshot;
  const areas = touchedAreas(inspection, policy);
  const ballot = openBallot(snapshot, policy, facts, people);
  const { opinions, vetoes } = opinionsOf(snapshot, facts, ballot, areas);
  const { findings, refused } = answerFindings(
    judgeFindings(inspection, areas),
    areas,
    snapshot,
    facts,
    ballot,
  );
  const voters = votersOf(snapshot, opinions, ballot);
  const filled = areas.map((area) => fillArea(area, snapshot, voters, ballot));
  const obstacles = obstaclesOf(snapshot, policy, areas);
  const standing = areas.length === 0 ? [] : vetoes;
  return {
    key: snapshot.key,
    repository: snapshot.repository,
    verdict: reachVerdict({ obstacles, vetoes: standing, areas: filled, findings }),
    mode: policy.mode,
    head: pull.head,
    base: pull.base,
    baseRef: pull.baseRef,
    sources: policy.sources,
    policyEdit: inspection.policyEdit,
    obstacles,
    areas: filled,
    vetoes: standing,
    opinions: onceEach(opinions, voters),
    hands: ballot.hands,
    findings,
    refusedAnswers: refused,
    unknownHands: areas.length === 0 ? [] : ballot.unknownHands,
    suggesters: suggestersOf(snapshot, facts, ballot),
    files: filesOf(inspection),
    commits: inspection.change.commits.length,
    mergeBases: inspection.change.mergeBases.length,
    elsewhere: [],
    weaknesses: policy.mode === "enforce" ? weaknessesOf(snapshot.rules) : [],
    shown: shownIn(inspection),
    ...movesIn(inspection, policy, snapshot.key.pull),
    tenureDays: people.tenureDays,
  };
}

/** What the command line says: findings alone, nobody's reviews. */
export function judgeFindings(
  inspection: Inspection,
  areas: readonly Area[],
): readonly JudgedFinding[] {
  const guards = areaNamesByPath(inspection);
  return inspection.findings.map((finding) => {
    const guarding = areas.filter((area) => guards.get(finding.path)?.has(area.name));
    return {
      finding,
      areas: guarding.map((area) => area.name),
      holds: guarding.some((area) => atLeast(finding.severity, area.hold)),
      answer: null,
    };
  });
}

/** Areas of the policy that guard something in this change, in the policy's order. */
export function touchedAreas({ guarded, passing }: Inspection, policy: Policy): readonly Area[] {
  const touched = new Set([...guarded, ...passing].flatMap((file) => file.areas));
  return policy.areas.filter((area) => touched.has(area.name));
}

export function filesOf({ change, guarded, unseen }: Inspection): Decision["files"] {
  return {
    changed: change.files.length,
    guarded: guarded.length,
    inspected: change.files.length - unseen.filter(({ commit }) => commit === undefined).length,
  };
}

function areaNamesByPath({
  guarded,
  passing,
}: Inspection): ReadonlyMap<string, ReadonlySet<string>> {
  const names = new Map<string, Set<string>>();
  for (const { file, areas } of [...guarded, ...passing]) {
    for (const path of pathsOf(file))
      names.set(path, new Set([...(names.get(path) ?? []), ...areas]));
  }
  return names;
}

/** Seats those who are independent first: then whoever could reach independence sits. */
function fillArea(
  area: Area,
  snapshot: Snapshot,
  voters: readonly OnePerson[],
  ballot: Ballot,
): AreaDecision {
  const { isIndependent, reserves, mayFill } = ballot;
  const isFree = ({ person }: OnePerson) => isIndependent(person);
  const ordered = area.independent
    ? [...voters.filter(isFree), ...voters.filter((voter) => !isFree(voter))]
    : voters;
  const seats = seatsAsked(area, ballot);
  const fillings = fillSeats(seats, ordered, ({ accounts }, seat) =>
    accounts.some((account) => mayFill(account, seat.of)),
  );
  return {
    name: area.name,
    paths: pathsIn(snapshot.inspection, area.name),
    seats: nameMissing(fillings, reserves),
    independence: independenceOf(area, fillings, ballot),
  };
}

/** Whoever wrote what nobody can be found for may be among those who approve: one more makes up for it. */
function seatsAsked({ seats }: Area, { unknownHands }: Ballot): readonly Seat[] {
  if (unknownHands.length === 0 || seats.length === 0) return seats;
  const of = new Map(seats.flatMap((seat) => seat.of).map((each) => [JSON.stringify(each), each]));
  return [...seats, { count: 1, of: [...of.values()] }];
}

/** Those who could still approve, and would lose that if their suggestions were committed for them. */
function suggestersOf(
  { key }: Snapshot,
  facts: readonly Fact[],
  { hands }: Ballot,
): readonly Person[] {
  const done = new Set(hands.map(({ person }) => person.id));
  const people = facts.flatMap((fact) =>
    fact.kind === "suggested" && fact.repository === key.repository && fact.pull === key.pull
      ? [fact.by]
      : [],
  );
  return distinct(people).filter(({ id, kind }) => kind === "user" && !done.has(id));
}

/** Somebody who approved, under each of their accounts that did. */
interface OnePerson {
  readonly person: Person;
  readonly accounts: readonly Voter[];
}

/** People, never reviews or accounts: two approvals of one person are one. */
function votersOf(
  { reviews }: Snapshot,
  opinions: readonly Opinion[],
  { discretion }: Ballot,
): readonly OnePerson[] {
  const counting = new Set(
    opinions
      .filter((opinion) => opinion.said === "approved" && opinion.ignored === null)
      .map(({ review }) => review),
  );
  const voters = reviews.flatMap(({ id, person, mayPush }) =>
    counting.has(id) && person !== null ? [{ person, mayPush }] : [],
  );
  const byPerson = Map.groupBy(voters, ({ person }) => discretion.identityOf(person));
  return [...byPerson.values()].flatMap((accounts) => {
    const [first] = accounts;
    return first === undefined ? [] : [{ person: first.person, accounts }];
  });
}

/** What a person approved under another account already counts once; which account it is, is not told. */
function onceEach(opinions: readonly Opinion[], voters: readonly OnePerson[]): readonly Opinion[] {
  const again = new Set(
    voters.flatMap(({ accounts }) => accounts.slice(1).map(({ person }) => person.id)),
  );
  return opinions.map((opinion) =>
    opinion.person !== null && again.has(opinion.person.id)
      ? { ...opinion, ignored: notEligible }
      : opinion,
  );
}

function obstaclesOf(
  { inspection, teams, collaborators }: Snapshot,
  policy: Policy,
  areas: readonly Area[],
): readonly Obstacle[] {
  const { unseen, policyEdit } = inspection;
  const files: Obstacle[] = unseen.length === 0 ? [] : [{ kind: "unseen", files: unseen }];
  const broken = policyEdit?.broken ?? null;
  const proposal: Obstacle[] =
    broken === null ? [] : [{ kind: "policy", proposed: true, ...broken }];
  const invisible = teamsAsked(areas, policy)
    .filter((team) => teams[team]?.kind !== "members")
    .map((team): Obstacle => ({ kind: "unknown-team", team }));
  const roles: Obstacle[] =
    collaborators.kind === "unlisted" && asksForRoles(areas) ? [{ kind: "unknown-roles" }] : [];
  return [...files, ...proposal, ...invisible, ...roles];
}

/** Whoever may push is known from each review; greater roles are known from the list alone. */
function asksForRoles(areas: readonly Area[]): boolean {
  return subjectsOf(areas).some((subject) => subject.kind === "role" && subject.role !== "write");
}
