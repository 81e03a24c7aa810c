/** What goes to a worker and what comes back. */
import type { FileFindings } from "../../core/findings/file-findings.ts";
import type { MovedRoutine } from "../../core/findings/sides/second-look.ts";
import type { ChangedFile, Version } from "../../domain/change.ts";
import type { Blob } from "../../domain/content.ts";
import type { Policy } from "../../domain/policy.ts";

export interface AnalysisRequest {
  readonly file: ChangedFile;
  /** Null where that side has no blob: absent, or a submodule. */
  readonly before: Blob | null;
  readonly after: Blob | null;
  readonly detectors: Policy["detectors"];
  readonly second?: SecondRequest;
}

/** The file is read again, for what another one has to do with it. */
export type SecondRequest =
  /** Before: of the file that these functions left. After: of the one that they came to. */
  | { readonly kind: "moved"; readonly routines: readonly MovedRoutine[] }
  /** What it calls may be in the new sides of these. */
  | { readonly kind: "beside"; readonly files: readonly BesideFile[] };

export interface BesideFile {
  readonly version: Version;
  readonly blob: Blob;
}

export type WorkerMessage =
  /** It can take its first request. */
  { readonly kind: "ready" } | { readonly kind: "found"; readonly found: FileFindings };
