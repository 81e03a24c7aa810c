/** What `policy check` says of a policy and a tree. */
import type { Mode, PolicyError, PolicySource } from "../../domain/policy.ts";
import type { Sentence } from "../../domain/sentence.ts";
import type { Sha } from "../../domain/sha.ts";
import type { Group } from "./clues.ts";
import type { AreaCoverage } from "./coverage.ts";
import type { Faults } from "./faults.ts";

export interface PolicyCheck {
  /** Whose tree it is. */
  readonly head: Sha;
  readonly source: PolicySource;
  readonly outcome: CheckedPolicy | UncheckedPolicy;
}

export interface CheckedPolicy {
  readonly kind: "checked";
  readonly mode: Mode;
  readonly files: { readonly total: number; readonly guarded: number };
  readonly areas: readonly AreaCoverage[];
  readonly faults: Faults;
  /** Shown, and no more. */
  readonly idleExceptions: Faults;
  /** Nobody guards them, and their names say money: most files first. */
  readonly named: readonly Group[];
  /** Nobody guards them, and there is a word in them: worth a look, and no more. */
  readonly worded: readonly Group[];
  /** Of the files that were worth reading, how many were read. */
  readonly read: { readonly files: number; readonly of: number };
}

export type UncheckedPolicy =
  | { readonly kind: "invalid"; readonly errors: readonly PolicyError[] }
  | { readonly kind: "unreadable"; readonly reason: Sentence };

/** 0: nothing to mend, 1: something is, 2: it could not be looked at. Words in a file mend nothing. */
export function statusOf({ outcome }: PolicyCheck): 0 | 1 | 2 {
  if (outcome.kind !== "checked") return 2;
  return outcome.faults.count > 0 || outcome.named.length > 0 ? 1 : 0;
}

export function filesIn(groups: readonly Group[]): number {
  return groups.reduce((sum, { files }) => sum + files, 0);
}
