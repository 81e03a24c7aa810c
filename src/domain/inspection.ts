/** What git and the detectors say of a change, before anybody's reviews are looked at. */
import type { Change, ChangedFile, Path } from "./change.ts";
import type { Finding } from "./finding.ts";
import type { PolicyEdit } from "./policy.ts";
import type { Sentence } from "./sentence.ts";

export interface GuardedFile {
  readonly file: ChangedFile;
  /** Names of all areas that guard it. */
  readonly areas: readonly string[];
}

/** A file that could not be looked at: never a pass. */
export interface Unseen {
  readonly path: Path;
  readonly reason: Sentence;
}

export interface Inspection {
  /** With renames paired. */
  readonly change: Change;
  readonly guarded: readonly GuardedFile[];
  readonly findings: readonly Finding[];
  readonly unseen: readonly Unseen[];
  /** Null when the change does not touch the policy. */
  readonly policyEdit: PolicyEdit | null;
}
