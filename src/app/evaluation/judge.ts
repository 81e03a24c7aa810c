/** One commit against one branch: content from git, people from GitHub, facts from the journal. */
import { knownPeople } from "../../core/approvals/ballot.ts";
import { repositoryGroup } from "../../core/approvals/groups.ts";
import { handsOf } from "../../core/approvals/hands.ts";
import { openIdentities } from "../../core/approvals/identity.ts";
import { pairDays } from "../../core/approvals/pairs.ts";
import { pushesOf } from "../../core/approvals/pushes.ts";
import { isOverruled, overrulers } from "../../core/approvals/vetoes.ts";
import { rulesOf } from "../../core/branch-rules/rules.ts";
import { touchedAreas } from "../../core/decide.ts";
import { judgementOf } from "../../core/journal/judgement.ts";
import { withPolicyEdit } from "../../core/policy/edit.ts";
import { undetermined } from "../../core/undetermined.ts";
import type { RulesReading } from "../../domain/branch-rules.ts";
import type { Change } from "../../domain/change.ts";
import type { Judgement, NumberedFact } from "../../domain/evidence.ts";
import type { Inspection } from "../../domain/inspection.ts";
import type { Policy } from "../../domain/policy.ts";
import type { Endorsement, Snapshot } from "../../domain/snapshot.ts";
import { dayMs } from "../../domain/time.ts";
import type { Mirror } from "../git/mirror.ts";
import type { Asked } from "../github/query.ts";
import { inspect } from "../inspection/inspect.ts";
import { readChangeFacts } from "../journal/decisions.ts";
import { openCompare } from "../policy/compare.ts";
import { readPolicyEdit } from "../policy/edit.ts";
import type { Slot, Tip } from "../policy/slots.ts";
import { readEndorsements } from "../snapshot/endorsements.ts";
import { noteMembers } from "../snapshot/memberships.ts";
import { fetchAuthors, type PullReading } from "../snapshot/pull.ts";
import { askedBy, fetchPeople } from "../snapshot/teams.ts";
import { rememberGroups } from "../store/member-groups.ts";
import { bindReviews } from "./bindings.ts";
import { noteHands } from "./hands.ts";
import { readIdle, readUpdates } from "./idle.ts";
import type { LookParts, LookTarget } from "./parts.ts";

/** A hundred thousand files and some hundreds of globs take seconds. */
const comparisonMs = 60_000;

/** What is read with, and what was read of the pull request. */
export interface Scene {
  readonly parts: LookParts;
  readonly target: LookTarget;
  readonly reading: PullReading;
  readonly mirror: Mirror;
  /** Null when they do not matter. */
  readonly rules: RulesReading | null;
}

/** A branch that the commit may be merged into, with the policy there. */
export interface Destination {
  readonly branch: Tip;
  readonly policy: Policy;
  readonly slots: readonly Slot[];
}

/** The commit as a change into the branch. */
export async function judge(scene: Scene, destination: Destination): Promise<Judgement> {
  const { mirror, target, reading } = scene;
  const { branch, policy } = destination;
  const read = await mirror.readChange(branch.commit, reading.pull.head);
  if (read.kind === "change") return judgeChange(scene, destination, read.change);
  const { key, repository } = target;
  const pull = { ...reading.pull, base: branch.commit, baseRef: branch.ref };
  const known = { key, repository, pull, mode: policy.mode, sources: policy.sources };
  const decision = undetermined(known, { kind: "trouble", reason: read.reason });
  return { decision, inputs: null };
}

/** That change under the policy of the branch. */
export async function judgeChange(
  scene: Scene,
  destination: Destination,
  change: Change,
): Promise<Judgement> {
  const { mirror, parts, target } = scene;
  const { policy, slots } = destination;
  const { analysis, detectors, database } = parts;
  const fetchBlobs = mirror.fetchBlobs.bind(mirror);
  const inspecting = { repository: mirror, fetchBlobs, analysis, progress: () => {} };
  const compare = openCompare(comparisonMs);
  const edited = { mirror, detectors, name: target.repository.name, compare };
  const commits = change.commits.map(({ sha }) => sha);
  const { ref } = destination.branch;
  const told = (groups: readonly string[]) =>
    readChangeFacts(database, target.key, ref, commits, groups);
  const before = (await told([])).map(({ fact }) => fact);
  const cleared = await readIdle(scene, destination, change, before);
  const inspection = withPolicyEdit(
    await inspect(inspecting, policy, change, new Set(cleared)),
    await readPolicyEdit(edited, change, slots, policy),
  );
  const isGuarded = inspection.guarded.length + inspection.passing.length > 0;
  const updates = isGuarded ? await readUpdates(scene, destination, change, cleared) : [];
  const idle = [...cleared, ...updates];
  const bindings = await bindReviews(scene, destination, inspection, before);
  const touched = touchedAreas(inspection, policy);
  const overruling = isOverruled(before) ? overrulers(policy) : [];
  const asked = askedBy([...touched, ...overruling], policy);
  const completed = await complete(scene, destination, inspection, asked);
  const { groups } = completed;
  const snapshot = { ...completed.snapshot, idle, bindings };
  if (isGuarded) await noteHands(scene, { change, idle, authors: snapshot.authors }, before);
  const facts = await told(groups);
  const endorsements = touched.some(({ independent }) => independent)
    ? await endorsementsOn(parts, snapshot, facts)
    : [];
  const { people } = parts;
  return judgementOf({ snapshot: { ...snapshot, endorsements }, policy, facts, people });
}

/** Whose work those who approve it, and those who wrote it, approved lately. */
function endorsementsOn(
  { database, people, now }: LookParts,
  snapshot: Snapshot,
  numbered: readonly NumberedFact[],
): Promise<readonly Endorsement[]> {
  const facts = numbered.map(({ fact }) => fact);
  const hands = handsOf(snapshot, facts, pushesOf(snapshot, facts));
  const { accountsOf } = openIdentities(people, knownPeople(snapshot, hands, facts));
  const approvers = snapshot.reviews.flatMap(({ person, state }) =>
    person !== null && state === "approved" ? [person] : [],
  );
  return readEndorsements(database, snapshot.key, {
    approvers: approvers.flatMap(accountsOf),
    writers: hands.flatMap(({ person }) => accountsOf(person)),
    since: new Date(now() - pairDays * dayMs).toISOString(),
  });
}

interface Completed {
  readonly snapshot: Omit<Snapshot, "idle" | "bindings">;
  /** Names of the groups that people are known to be of. */
  readonly groups: readonly string[];
}

/** People that are only known to be needed now: of teams that are named, and of unlisted commits. */
async function complete(
  { parts, target, reading, rules }: Scene,
  { branch }: Destination,
  inspection: Inspection,
  asked: Asked,
): Promise<Completed> {
  const { key, repository, octokit } = target;
  const { pull, reviews } = reading;
  parts.asked.set(key.repository, asked);
  const people = await fetchPeople(octokit, repository, asked, reading);
  const now = new Date(parts.now()).toISOString();
  const groups = await noteMembers(parts.database, key, people, now);
  const roles = asked.collaborators ? [repositoryGroup(key.repository)] : [];
  await rememberGroups(parts.database, key, [...groups, ...roles]);
  const commits = inspection.change.commits.map(({ sha }) => sha);
  const authors = await fetchAuthors(octokit, repository, commits, reading.authors);
  const snapshot = {
    tenuredUntil: new Date(parts.now() - (parts.people.tenureDays ?? 0) * dayMs).toISOString(),
    endorsements: [],
    key,
    repository,
    pull: { ...pull, base: branch.commit, baseRef: branch.ref },
    inspection,
    authors,
    reviews,
    teams: people.teams,
    collaborators: people.collaborators ?? { kind: "unlisted" },
    rules: rules === null ? null : rulesOf(rules, branch.ref, parts.appId),
  };
  return { snapshot, groups };
}
