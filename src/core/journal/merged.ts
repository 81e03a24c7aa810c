/** What a merge leaves in the journal: what exactly was approved, in whose name. */

import type { DecisionRecord } from "../../domain/journal-entry.ts";
import type { Merged } from "../../domain/merged.ts";
import { countingApprovals } from "../approvals/counting.ts";

/** `seq`: the number of the decision, by which it was clear. Null where nothing guarded was merged. */
export function mergedOf(decision: DecisionRecord, seq: number): Merged | null {
  const { key, head, baseRef, areas, shown = [] } = decision;
  if (areas.length === 0) return null;
  return {
    kind: "merged",
    repository: key.repository,
    pull: key.pull,
    head,
    baseRef,
    decision: seq,
    approvals: countingApprovals(decision).flatMap(({ person, review, commit }) =>
      person === null || commit === null ? [] : [{ person, review, commit }],
    ),
    files: shown
      .filter(({ commit }) => commit === undefined)
      .map(({ path, before, after }) => ({ path, before, after })),
  };
}
