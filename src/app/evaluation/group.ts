/** One commit of a merge queue: read, decide, journal, publish. A queue waits for nobody. */
import { modeOfGroup, reachGroup, withFlaw } from "../../core/queue/reach.ts";
import type { GroupDecision, GroupFlaw } from "../../domain/group.ts";
import type { GroupKey } from "../../domain/key.ts";
import type { Mode } from "../../domain/policy.ts";
import { checkNames } from "../../domain/publication.ts";
import { type Sentence, say } from "../../domain/sentence.ts";
import type { Repository } from "../../domain/snapshot.ts";
import type { Octokit } from "../github/client.ts";
import { recordGroup } from "../journal/groups.ts";
import type { Outcome, Run } from "../lane/lanes.ts";
import { publishGroup } from "../publication/publish-group.ts";
import { readShown } from "../publication/shown.ts";
import { withdraw } from "../publication/withdraw.ts";
import { fetchQueue } from "../snapshot/queue.ts";
import { forgetGroup, readGroup, rememberMembers } from "../store/merge-groups.ts";
import { lastKnown } from "../store/pulls.ts";
import type { Account } from "./account.ts";
import { type GroupScene, isMerged, type JudgedGroup, lookAtGroup } from "./group-look.ts";
import { whileRecalled } from "./group-recall.ts";
import type { GuardParts } from "./parts.ts";
import { troubleOf } from "./trouble.ts";

type Known = NonNullable<Awaited<ReturnType<typeof readGroup>>>;

export async function evaluateGroup(
  parts: GuardParts,
  run: Run,
  key: GroupKey,
  repository: Repository,
  account: Account,
): Promise<Outcome> {
  const known = await readGroup(parts.database, key);
  if (known === null) return "done";
  const octokit = await parts.github.installation(key.installation);
  const scene = await sceneOf(parts, octokit, key, repository, known);
  if (known.gone) return giveUp(scene);
  const judged = await whileRecalled(scene, () => judgeGroup(scene));
  if (judged === null) return "done";
  const { isWaiting, isListed } = judged;
  const retrying = isWaiting && run.retries;
  if (judged.group.verdict === "clear" && (await run.isSuperseded())) return "done";
  const entry = await tell(scene, judged, retrying);
  if (entry === null) return { retryAfterMs: parts.patience.retryMs(run.attempt) };
  account.decided({ verdict: judged.group.verdict, head: key.group, entry });
  if (retrying) return { retryAfterMs: parts.patience.retryMs(run.attempt) };
  if (!isListed) await forgetGroup(parts.database, key);
  return "done";
}

/** Null once it is on its branch: the check stays, and tells what it was merged with. */
async function judgeGroup(scene: GroupScene): Promise<JudgedGroup | null> {
  const { parts, target, key, known } = scene;
  const { octokit, repository } = target;
  const { base, queued } = await fetchQueue(octokit, repository, known.baseRef, key.group);
  if (base === null) return unlisted(scene);
  if (queued === null) {
    if (!(await isMerged(scene, base))) return unlisted(scene);
    await forgetGroup(parts.database, key);
    return null;
  }
  await rememberMembers(
    parts.database,
    key,
    queued.map(({ pull }) => pull),
  );
  const judged = await lookAtGroup(scene, base, queued);
  return { ...judged, group: await onWholeJournal(scene, judged.group) };
}

function unlisted(scene: GroupScene): JudgedGroup {
  const reason = say`GitHub does not list this commit in the merge queue of ${scene.known.baseRef}.`;
  const group = troubled(scene, reason, scene.mode);
  return { group, judgements: [], isWaiting: true, isListed: false };
}

/** Nothing is clear before what stands on GitHub was compared with the journal. */
async function onWholeJournal(
  { parts, target }: GroupScene,
  group: GroupDecision,
): Promise<GroupDecision> {
  if (group.verdict !== "clear" || group.mode === "observe") return group;
  await parts.readBack(target.octokit, target.key, target.repository);
  if (!(await parts.watch.isDamaged(target.key.installation))) return group;
  const reason = say`The journal of Foureyes is damaged: two of those who run it must look, its log tells how.`;
  return withFlaw(group, { kind: "trouble", reason });
}

/** Null, and nothing told, when somebody else decided meanwhile. */
async function tell(
  { parts, target, known }: GroupScene,
  { group, judgements }: JudgedGroup,
  retrying: boolean,
): Promise<number | null> {
  const { database, now } = parts;
  const entry = await recordGroup(known.decision, database, group, judgements, now());
  if (entry !== null)
    await publishGroup(parts.publisher, target.octokit, { group, entry, retrying });
  return entry;
}

async function giveUp({ parts, target, key }: GroupScene): Promise<Outcome> {
  const { repository } = target;
  const shown = await readShown(parts.database, repository.id, key.group, checkNames.enforce);
  const isWaiting = shown?.state === "in_progress";
  await withdraw(parts.publisher, target.octokit, target, key.group, "dequeued", isWaiting);
  await forgetGroup(parts.database, key);
  return "done";
}

async function sceneOf(
  parts: GuardParts,
  octokit: Octokit,
  key: GroupKey,
  repository: Repository,
  known: Known,
): Promise<GroupScene> {
  const change = { installation: key.installation, repository: key.repository, pull: known.pull };
  const mode = (await lastKnown(parts.database, change))?.mode ?? known.mode;
  return { parts, target: { octokit, repository, key: change }, key, known, mode };
}

function troubled(
  {
    target: { key, repository },
    key: { group },
    known,
  }: Pick<GroupScene, "target" | "key" | "known">,
  reason: Sentence,
  before: Mode,
): GroupDecision {
  const flaws: readonly GroupFlaw[] = [{ kind: "trouble", reason }];
  return {
    key,
    repository,
    verdict: reachGroup([], flaws),
    mode: modeOfGroup([], before),
    head: group,
    base: group,
    baseRef: known.baseRef,
    members: [],
    flaws,
  };
}

/** Says on the commit that we could not look. Gives why it could not be said; or null. */
export async function confessGroup(
  parts: GuardParts,
  run: Pick<Run, "retries">,
  key: GroupKey,
  repository: Repository,
  cause: unknown,
  retryAfterMs: number,
): Promise<unknown> {
  try {
    const known = await readGroup(parts.database, key);
    if (known === null) return null;
    const retryAt = run.retries ? new Date(parts.now() + retryAfterMs) : null;
    const { reason, retrying } = troubleOf(cause, retryAt);
    const octokit = await parts.github.installation(key.installation);
    const scene = await sceneOf(parts, octokit, key, repository, known);
    const group = troubled(scene, reason, scene.mode);
    await tell(scene, { group, judgements: [], isWaiting: true, isListed: true }, retrying);
    return null;
  } catch (second) {
    return second;
  }
}
