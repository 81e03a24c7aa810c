/** From what a merge queue lists to the decision on the commit that it made. */
import { modeOfGroup, reachGroup } from "../../core/queue/reach.ts";
import type { FullJudgement } from "../../domain/evidence.ts";
import type { GroupDecision, GroupFlaw, Queued } from "../../domain/group.ts";
import type { GroupKey } from "../../domain/key.ts";
import type { Mode } from "../../domain/policy.ts";
import { say } from "../../domain/sentence.ts";
import type { Sha } from "../../domain/sha.ts";
import { type GroupContent, readGroupContent } from "./group-content.ts";
import { type JudgedMember, judgeMember } from "./group-members.ts";
import type { GuardParts, Target } from "./parts.ts";

export interface GroupScene {
  readonly parts: GuardParts;
  /** Its key is that of the pull request that the commit was made for. */
  readonly target: Target;
  readonly key: GroupKey;
  readonly known: {
    readonly pull: number;
    readonly baseRef: string;
    /** The number of the newest decision on it when looking began; null for none. */
    readonly decision: number | null;
  };
  /** As the pull request was judged last. */
  readonly mode: Mode;
}

export interface JudgedGroup {
  readonly group: GroupDecision;
  /** Of the group's members, in their order. */
  readonly judgements: readonly FullJudgement[];
  /** What keeps us from looking may pass. */
  readonly isWaiting: boolean;
  /** The queue lists it. */
  readonly isListed: boolean;
}

export async function lookAtGroup(
  scene: GroupScene,
  base: Sha,
  queued: readonly Queued[],
): Promise<JudgedGroup> {
  const content = await readContent(scene, base, queued);
  if (content.kind === "trouble") return judgedGroup(scene, base, [], [content], true);
  if (content.flaws.length > 0) return judgedGroup(scene, base, [], content.flaws, false);
  const members: JudgedMember[] = [];
  for (const merged of content.merged) {
    const branch = { ref: scene.known.baseRef, commit: base };
    const member = await judgeMember(scene.parts, scene.target, branch, merged);
    if (member === null) return judgedGroup(scene, base, [], [outdated(merged.pull)], true);
    members.push(member);
  }
  return judgedGroup(scene, base, members, unclearedIn(members), false);
}

async function readContent(
  { parts, target, key }: GroupScene,
  base: Sha,
  queued: readonly Queued[],
): Promise<GroupContent> {
  const mirror = await parts.mirrors.open(key, target.repository);
  try {
    return await readGroupContent(mirror, base, key.group, queued);
  } finally {
    await mirror.close();
  }
}

/** Whether the branch holds the commit: several are put there at once, and each is told of later. */
export async function isMerged(
  { parts, target, key }: Pick<GroupScene, "parts" | "target" | "key">,
  base: Sha,
): Promise<boolean> {
  const mirror = await parts.mirrors.open(key, target.repository);
  try {
    await mirror.fetchCommits([base, key.group]);
    const read = await mirror.readChange(base, key.group);
    return read.kind === "change" && read.change.commits.length === 0;
  } finally {
    await mirror.close();
  }
}

function outdated(pull: number): GroupFlaw {
  const number = { kind: "ours", text: `#${pull}` } as const;
  return { kind: "trouble", reason: say`${number} is not what the queue lists any more.` };
}

/** Each member alone would be asked about with all that the branch holds; the group cannot be. */
function unclearedIn(members: readonly JudgedMember[]): readonly GroupFlaw[] {
  const branches = members.flatMap(({ judgement: { inputs } }) =>
    (inputs?.elsewhere ?? []).filter(({ isShown }) => !isShown).map(({ branch }) => branch),
  );
  return branches.length === 0 ? [] : [{ kind: "uncleared", branches: [...new Set(branches)] }];
}

function judgedGroup(
  { target: { key, repository }, key: { group }, known, mode }: GroupScene,
  base: Sha,
  members: readonly JudgedMember[],
  flaws: readonly GroupFlaw[],
  isWaiting: boolean,
): JudgedGroup {
  const judgements = members.map(({ judgement }) => judgement);
  const decisions = judgements.map(({ decision }) => decision);
  return {
    group: {
      key,
      repository,
      verdict: reachGroup(decisions, flaws),
      mode: modeOfGroup(decisions, mode),
      head: group,
      base,
      baseRef: known.baseRef,
      members: members.map(({ merged, judgement: { decision } }) => ({ ...merged, decision })),
      flaws,
    },
    judgements,
    isWaiting,
    isListed: true,
  };
}
