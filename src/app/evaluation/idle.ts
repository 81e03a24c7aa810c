/** Commits that make nobody a hand: guarded branches hold them already, so somebody approved them there. */
import type { Change } from "../../domain/change.ts";
import type { Fact } from "../../domain/fact.ts";
import type { Sha } from "../../domain/sha.ts";
import type { Tip } from "../policy/slots.ts";
import { isMadeOfCleared, isPinned } from "./cleared.ts";
import type { Destination, Scene } from "./judge.ts";

/** Of the change, and of what its branch was moved to before. */
export async function readIdle(
  scene: Scene,
  { branch }: Destination,
  { commits }: Change,
  facts: readonly Fact[],
): Promise<readonly Sha[]> {
  const idle = new Set<Sha>();
  const own = new Set(commits.map(({ sha }) => sha));
  let left: readonly Sha[] = [...new Set([...own, ...movedTo(facts)])];
  for (const tip of tipsOf(scene, branch)) {
    // A change is what its base does not hold.
    const asked = tip.commit === branch.commit ? left.filter((commit) => !own.has(commit)) : left;
    if (asked.length === 0) continue;
    const held = await scene.mirror.heldBy([tip.commit], asked);
    if (held.size === 0 || !(await isCleared(scene, tip))) continue;
    for (const commit of held) idle.add(commit);
    left = left.filter((commit) => !held.has(commit));
  }
  return [...idle];
}

/** More updates of a branch than anybody makes; who made the others is a hand. */
const mostMerges = 50;

/**
 * Of the change: merges that git would make the same, of something that a guarded branch holds. So
 * whoever updates a branch keeps their vote, and who slips something in does not (A12, A14).
 */
export async function readUpdates(
  scene: Scene,
  { branch }: Destination,
  { commits }: Change,
  idle: readonly Sha[],
): Promise<readonly Sha[]> {
  const own = new Set(commits.map(({ sha }) => sha));
  const held = new Set(idle);
  const merges = commits.filter(({ sha, parents }) => parents.length === 2 && !held.has(sha));
  if (merges.length === 0) return [];
  const isBaseCleared = await isCleared(scene, branch);
  const updates: Sha[] = [];
  for (const { sha, parents } of merges.slice(0, mostMerges)) {
    const isOfCleared = parents.some((one) => held.has(one) || (isBaseCleared && !own.has(one)));
    if (isOfCleared && (await scene.mirror.isMechanicalMerge(sha))) updates.push(sha);
  }
  return updates;
}

/** Commits that the branch was moved to, and that were written for it. */
export function movedTo(facts: readonly Fact[]): readonly Sha[] {
  return facts.flatMap((fact) => {
    switch (fact.kind) {
      case "updated":
      case "branch-moved":
        return [fact.after];
      case "wrote":
        return fact.people.map(({ commit }) => commit);
      default:
        return [];
    }
  });
}

/** The default branch first: most of what there is came to it. */
function tipsOf({ reading }: Scene, branch: Tip): readonly Tip[] {
  const tips = [reading.default, branch, ...reading.tips];
  return [...new Map(tips.map((tip) => [tip.ref, tip])).values()];
}

async function isCleared(scene: Scene, tip: Tip): Promise<boolean> {
  return isPinned(scene, tip.ref) && (await isMadeOfCleared(scene, tip));
}
