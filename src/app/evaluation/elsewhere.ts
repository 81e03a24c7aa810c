/**
 * The other branches that a green commit would open.
 *
 * GitHub keeps a check with the commit. Once it is green, any pull request with that head may be
 * merged before anybody looks at it; so it is judged against every branch that the check guards.
 */
import { elsewhereOf } from "../../core/verdict/elsewhere.ts";
import type { Decision, Elsewhere } from "../../domain/decision.ts";
import type { Tip } from "../policy/slots.ts";
import { policyFor } from "./destination.ts";
import { type Destination, judge, type Scene } from "./judge.ts";

/** More branches with policies of their own than anybody keeps; the rest is not clear. */
const mostBranches = 20;

/** Of a decision that is not clear nothing is asked: it is not green anyway. */
export async function judgeElsewhere(
  scene: Scene,
  own: Destination,
  decision: Decision,
): Promise<readonly Elsewhere[]> {
  if (decision.verdict !== "clear") return [];
  const { branches, ownIsGuarded } = guardedBesides(scene, own.branch);
  const found: Elsewhere[] = [];
  const judged = new Set([demandOf(own)]);
  for (const branch of branches.slice(0, mostBranches)) {
    await scene.mirror.fetchCommits([branch.commit]);
    const there = await policyFor(scene, branch);
    if (there.kind === "obstacle") {
      found.push({ branch: branch.ref, verdict: "undetermined", missing: [], waiting: 0 });
      continue;
    }
    const { destination } = there;
    if (destination.policy.mode === "observe") continue;
    const asked = questionOf(own, destination, ownIsGuarded, judged);
    if (asked === null) continue;
    const other = elsewhereOf(await judge(scene, asked));
    if (other !== null) found.push({ ...other, branch: branch.ref });
  }
  const { length: unseen } = branches.slice(mostBranches);
  return unseen === 0
    ? found
    : [
        ...found,
        { branch: `${unseen} more branches`, verdict: "undetermined", missing: [], waiting: 0 },
      ];
}

/**
 * What a guarded base holds was cleared when it came there, so only the change itself is asked
 * about, and only under a policy that it was not judged by yet. An unguarded base may hold anything.
 */
function questionOf(
  own: Destination,
  there: Destination,
  ownIsGuarded: boolean,
  judged: Set<string>,
): Destination | null {
  if (!ownIsGuarded) return there;
  const demand = demandOf(there);
  if (judged.has(demand)) return null;
  judged.add(demand);
  return { ...there, branch: own.branch };
}

function demandOf({ policy }: Destination): string {
  const { mode, areas, detectors } = policy;
  return JSON.stringify([mode, areas, detectors]);
}

interface Guarded {
  /** Without the base itself. */
  readonly branches: readonly Tip[];
  /** The check is required on the base. */
  readonly ownIsGuarded: boolean;
}

function guardedBesides({ reading }: Scene, base: Tip): Guarded {
  const guarded = [reading.default];
  return {
    branches: guarded.filter(({ ref }) => ref !== base.ref),
    ownIsGuarded: guarded.some(({ ref }) => ref === base.ref),
  };
}
