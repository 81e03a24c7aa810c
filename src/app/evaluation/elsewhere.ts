/**
 * The other branches that a green commit would open.
 *
 * GitHub keeps a check with the commit. Once it is green, any pull request with that head may be
 * merged before anybody looks at it; so it is judged against every branch that the check guards.
 */
import { guardedBranches, isGuarded } from "../../core/branch-rules/rules.ts";
import { guard } from "../../core/policy/builtin.ts";
import { elsewhereOf } from "../../core/verdict/elsewhere.ts";
import type { Decision, Elsewhere } from "../../domain/decision.ts";
import type { InputsElsewhere } from "../../domain/evidence.ts";
import type { Tip } from "../policy/slots.ts";
import { fetchTips } from "../snapshot/tips.ts";
import { isMadeOfCleared, isPinned } from "./cleared.ts";
import { policyFor } from "./destination.ts";
import { type Destination, judge, type Scene } from "./judge.ts";

/** More branches with policies of their own than anybody keeps; the rest is not clear. */
export const mostBranches = 20;

export interface JudgedElsewhere {
  readonly elsewhere: readonly Elsewhere[];
  /** What that was made of, and where the commit is clear. */
  readonly inputs: readonly InputsElsewhere[];
}

/** Of a decision that is not clear nothing is asked: it is not green anyway. */
export async function judgeElsewhere(
  scene: Scene,
  own: Destination,
  decision: Decision,
): Promise<JudgedElsewhere> {
  const inputs: InputsElsewhere[] = [];
  const given = (elsewhere: readonly Elsewhere[]) => ({ elsewhere, inputs });
  if (decision.verdict !== "clear") return given([]);
  const { branches, more, ownIsCleared } = await guardedBesides(scene, own.branch);
  const found: Elsewhere[] = [];
  const judged = touchesGuard(decision) ? null : new Set([demandOf(own)]);
  for (const branch of branches) {
    await scene.mirror.fetchCommits([branch.commit]);
    const there = await policyFor(scene, branch);
    if (there.kind === "obstacle") {
      found.push(unknown(branch.ref));
      continue;
    }
    const { destination } = there;
    if (destination.policy.mode === "observe") continue;
    const asked = questionOf(own, destination, ownIsCleared, judged);
    if (asked === null) continue;
    const theirs = await judge(scene, asked);
    if (theirs.inputs !== null)
      inputs.push({ branch: branch.ref, isShown: ownIsCleared, ...theirs.inputs });
    const other = elsewhereOf(theirs.decision, ownIsCleared);
    if (other === null) continue;
    found.push({ ...other, branch: branch.ref });
    // One is enough to stop it, and nothing of what is missing can be given here.
    if (!ownIsCleared) return given(found);
  }
  return given([...found, ...unjudged(scene, more)]);
}

function unjudged({ rules }: Scene, more: number): readonly Elsewhere[] {
  if (rules?.isPartial === true) return [unknown("more branches")];
  return more === 0 ? [] : [unknown(`${more} more ${more === 1 ? "branch" : "branches"}`)];
}

function unknown(branch: string): Elsewhere {
  return { branch, verdict: "undetermined", missing: [], waiting: 0, isShown: false };
}

/**
 * Of a base whose content was cleared only the change itself is asked about, and only under a
 * policy that it was not judged by yet. Any other base may hold anything, and whoever approves here
 * is not shown that.
 */
function questionOf(
  own: Destination,
  there: Destination,
  ownIsCleared: boolean,
  judged: Set<string> | null,
): Destination | null {
  if (!ownIsCleared) return there;
  const demand = demandOf(there);
  if (judged?.has(demand)) return null;
  judged?.add(demand);
  return { ...there, branch: own.branch };
}

/** What it does to the rules differs between branches that ask for the same: each is asked about. */
function touchesGuard({ areas }: Decision): boolean {
  return areas.some(({ name }) => name === guard.name);
}

function demandOf({ policy }: Destination): string {
  const { mode, areas, detectors } = policy;
  return JSON.stringify([mode, areas, detectors]);
}

interface Guarded {
  /** Those that are judged, without the base itself. */
  readonly branches: readonly Tip[];
  /** How many are not. */
  readonly more: number;
  /** What the base holds was cleared when it came there. */
  readonly ownIsCleared: boolean;
}

/** Where no rule is known, the default branch is taken for guarded. */
async function guardedBesides(scene: Scene, base: Tip): Promise<Guarded> {
  const { reading, rules } = scene;
  const known = rules === null ? [] : guardedBranches(rules);
  const names = known.length === 0 ? [reading.default.ref] : known;
  const others = names.filter((ref) => ref !== base.ref);
  const isOurs = names.includes(base.ref) || (rules !== null && isGuarded(rules, base.ref));
  const ownIsCleared =
    isOurs && isAsSafe(scene, base.ref, others) && (await isMadeOfCleared(scene, base));
  return {
    branches: await tipsOf(scene, others.slice(0, mostBranches)),
    more: Math.max(0, others.length - mostBranches),
    ownIsCleared,
  };
}

/** Where anybody may report the check, anything comes in; that is no worse where all are like that. */
function isAsSafe(scene: Scene, base: string, others: readonly string[]): boolean {
  return isPinned(scene, base) || !others.some((other) => isPinned(scene, other));
}

/** A branch that has no tip does not exist. */
async function tipsOf(
  { target, reading }: Scene,
  names: readonly string[],
): Promise<readonly Tip[]> {
  const tips = new Map([reading.default, ...reading.tips].map((tip) => [tip.ref, tip]));
  const missing = names.filter((name) => !tips.has(name));
  for (const tip of await fetchTips(target.octokit, target.repository, missing))
    tips.set(tip.ref, tip);
  return names.flatMap((name) => tips.get(name) ?? []);
}
