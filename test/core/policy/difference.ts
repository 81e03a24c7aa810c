/** What differs between two policies over a small tree, at once. */
import {
  type Entry,
  openDifference,
  type PolicyDifference,
} from "../../../src/core/policy/loosening.ts";
import type { Policy } from "../../../src/domain/policy.ts";

export function differenceOf(from: Policy, to: Policy, tree: readonly Entry[]): PolicyDifference {
  const { note, difference } = openDifference(from, to);
  note(tree);
  return difference();
}
