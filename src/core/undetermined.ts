/** The decision when there was nothing to decide on: we could not look. */
import type { Decision, Obstacle } from "../domain/decision.ts";
import type { ChangeKey } from "../domain/key.ts";
import type { Mode, PolicySource } from "../domain/policy.ts";
import type { Pull, Repository } from "../domain/snapshot.ts";

export interface Known {
  readonly key: ChangeKey;
  readonly repository: Repository;
  readonly pull: Pick<Pull, "head" | "base" | "baseRef">;
  readonly mode: Mode;
  readonly sources: readonly PolicySource[];
}

export function undetermined(
  { key, repository, pull, mode, sources }: Known,
  obstacle: Obstacle,
): Decision {
  return {
    key,
    repository,
    verdict: "undetermined",
    mode,
    head: pull.head,
    base: pull.base,
    baseRef: pull.baseRef,
    sources,
    policyEdit: null,
    obstacles: [obstacle],
    areas: [],
    vetoes: [],
    opinions: [],
    hands: [],
    findings: [],
    refusedAnswers: [],
    unknownHands: [],
    suggesters: [],
    files: { changed: 0, guarded: 0, inspected: 0 },
    commits: 0,
    mergeBases: 0,
    elsewhere: [],
    weaknesses: [],
    tenureDays: null,
  };
}
