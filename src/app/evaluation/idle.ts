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
  let left: readonly Sha[] = [...new Set([...commits.map(({ sha }) => sha), ...movedTo(facts)])];
  for (const tip of tipsOf(scene, branch)) {
    if (left.length === 0) break;
    const held = await scene.mirror.heldBy([tip.commit], left);
    if (held.size === 0 || !(await isCleared(scene, tip))) continue;
    for (const commit of held) idle.add(commit);
    left = left.filter((commit) => !held.has(commit));
  }
  return [...idle];
}

/** Commits that the branch was moved to, and that were written for it. */
export function movedTo(facts: readonly Fact[]): readonly Sha[] {
  return facts.flatMap((fact) => {
    switch (fact.kind) {
      case "updated":
      case "moved":
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
