/** What git and the detectors say of a change, before anybody's reviews are looked at. */
import type { Change, ChangedFile, Path } from "./change.ts";
import type { Finding } from "./finding.ts";
import type { PolicyEdit } from "./policy.ts";
import type { Sentence } from "./sentence.ts";
import type { Sha } from "./sha.ts";

export interface GuardedFile {
  readonly file: ChangedFile;
  /** Names of all areas that guard it. */
  readonly areas: readonly string[];
}

/** A guarded file as one commit leaves it, and as the whole change does not show it. */
export interface PassingFile extends GuardedFile {
  readonly commit: Sha;
}

/** A file that could not be looked at: never a pass. */
export interface Unseen {
  readonly path: Path;
  /** Where it is so, if not in the whole change. */
  readonly commit?: Sha;
  readonly reason: Sentence;
}

export interface Inspection {
  /** With renames paired. */
  readonly change: Change;
  readonly guarded: readonly GuardedFile[];
  /** Each version of a file once. */
  readonly passing: readonly PassingFile[];
  readonly findings: readonly Finding[];
  readonly unseen: readonly Unseen[];
  /** Null when the change does not touch the policy. */
  readonly policyEdit: PolicyEdit | null;
}
