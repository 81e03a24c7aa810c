/** Holds one policy against another over a whole tree: in turns with other work, and with an end. */
import { setImmediate } from "node:timers/promises";
import { type Entry, openDifference, type PolicyDifference } from "../../core/policy/loosening.ts";
import type { Policy } from "../../domain/policy.ts";

/** Null when there is no time left. */
export type Compare = (
  from: Policy,
  to: Policy,
  tree: readonly Entry[],
) => Promise<PolicyDifference | null>;

/** Entries between two looks at the clock, and at what else there is to do. */
const step = 20;

/** Whoever proposes a policy chooses how slow its globs are. `budgetMs`: for all comparisons together. */
export function openCompare(budgetMs: number): Compare {
  const until = performance.now() + budgetMs;
  return async (from, to, tree) => {
    const { note, difference } = openDifference(from, to);
    for (let at = 0; at < tree.length; at += step) {
      if (performance.now() > until) return null;
      note(tree.slice(at, at + step));
      await setImmediate();
    }
    return difference();
  };
}
