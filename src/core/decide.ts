/**
 * The only place where findings, approvals and verdict meet.
 *
 * Pure: no network, clock or randomness. The App, the command line, replay and every test decide
 * with this one function, and the journal keeps what goes in.
 */

import { pathOf, pathsOf } from "../domain/change.ts";
import type {
  AreaDecision,
  Decision,
  Hand,
  JudgedFinding,
  Obstacle,
  Opinion,
} from "../domain/decision.ts";
import type { Fact } from "../domain/fact.ts";
import { atLeast } from "../domain/finding.ts";
import type { Inspection } from "../domain/inspection.ts";
import type { Area, Policy } from "../domain/policy.ts";
import { type Sentence, say } from "../domain/sentence.ts";
import type { LiveReview, Snapshot } from "../domain/snapshot.ts";
import { answerFindings } from "./approvals/answers.ts";
import { handsOf } from "./approvals/hands.ts";
import { nameMissing } from "./approvals/missing.ts";
import { opinionsOf } from "./approvals/opinions.ts";
import { fillSeats, mayFill, type Teams, teamName, type Voter } from "./approvals/seats.ts";
import { reachVerdict } from "./verdict/reach.ts";

export function decide(snapshot: Snapshot, policy: Policy, facts: readonly Fact[]): Decision {
  const { inspection, pull } = snapshot;
  const areas = touchedAreas(inspection, policy);
  const hands = handsOf(snapshot, facts);
  const { opinions, vetoes } = opinionsOf(snapshot, facts, {
    hands,
    mayCount: (review) => mayCount(review, areas, snapshot.teams),
  });
  const { findings, refused } = answerFindings(
    judgeFindings(inspection, areas),
    areas,
    snapshot,
    facts,
    hands,
  );
  const filled = areas.map((area) => fillArea(area, snapshot, opinions, hands));
  const obstacles = obstaclesOf(inspection, areas, snapshot.teams);
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
    opinions,
    hands,
    findings,
    refusedAnswers: refused,
    unknownCommits: inspection.change.commits
      .map(({ sha }) => sha)
      .filter((sha) => isUnknown(sha, snapshot)),
    files: filesOf(inspection),
    commits: inspection.change.commits.length,
    mergeBases: inspection.change.mergeBases.length,
    elsewhere: [],
    weaknesses: [],
    tenureDays: null,
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
export function touchedAreas({ guarded }: Inspection, policy: Policy): readonly Area[] {
  const touched = new Set(guarded.flatMap((file) => file.areas));
  return policy.areas.filter((area) => touched.has(area.name));
}

export function filesOf({ change, guarded, unseen }: Inspection): Decision["files"] {
  return {
    changed: change.files.length,
    guarded: guarded.length,
    inspected: change.files.length - unseen.length,
  };
}

function areaNamesByPath({ guarded }: Inspection): ReadonlyMap<string, ReadonlySet<string>> {
  const names = new Map<string, Set<string>>();
  for (const { file, areas } of guarded) {
    for (const path of pathsOf(file))
      names.set(path, new Set([...(names.get(path) ?? []), ...areas]));
  }
  return names;
}

function mayCount(review: LiveReview, areas: readonly Area[], teams: Teams): Sentence | null {
  const { person, mayPush } = review;
  if (person === null) return say`the account no longer exists`;
  const seats = areas.flatMap((area) => area.seats);
  const welcome =
    seats.length === 0 || seats.some((seat) => mayFill({ person, mayPush }, seat.of, teams));
  return welcome ? null : say`may not approve here`;
}

function fillArea(
  area: Area,
  snapshot: Snapshot,
  opinions: readonly Opinion[],
  hands: readonly Hand[],
): AreaDecision {
  const fillings = fillSeats(area.seats, votersOf(snapshot, opinions), snapshot.teams);
  const files = snapshot.inspection.guarded.filter((guarded) => guarded.areas.includes(area.name));
  return {
    name: area.name,
    paths: files.map(({ file }) => pathOf(file)),
    seats: nameMissing(fillings, snapshot.teams, hands),
    independence: null,
  };
}

function votersOf({ reviews }: Snapshot, opinions: readonly Opinion[]): readonly Voter[] {
  const counting = new Set(
    opinions
      .filter((opinion) => opinion.said === "approved" && opinion.ignored === null)
      .map(({ review }) => review),
  );
  return reviews.flatMap(({ id, person, mayPush }) =>
    counting.has(id) && person !== null ? [{ person, mayPush }] : [],
  );
}

function obstaclesOf(
  { unseen, policyEdit }: Inspection,
  areas: readonly Area[],
  teams: Teams,
): readonly Obstacle[] {
  const files: Obstacle[] = unseen.length === 0 ? [] : [{ kind: "unseen", files: unseen }];
  const named = areas.flatMap((area) => [
    ...area.seats.flatMap((seat) => seat.of),
    ...area.answers,
  ]);
  const invisible = named
    .filter((subject) => subject.kind === "team")
    .map(teamName)
    .filter((team) => teams[team]?.kind !== "members");
  const trouble = [...new Set(invisible)].map(
    (team): Obstacle => ({
      kind: "trouble",
      reason: say`The policy names the team ${team}, which does not exist or is not visible to Foureyes.`,
    }),
  );
  const broken = policyEdit?.broken ?? null;
  const proposal: Obstacle[] =
    broken === null ? [] : [{ kind: "policy", proposed: true, ...broken }];
  return [...files, ...proposal, ...trouble];
}

function isUnknown(sha: string, { authors }: Snapshot): boolean {
  return (authors[sha]?.unknown.length ?? 1) > 0;
}
