/** What goes to a worker and what comes back. */
import type { ChangedFile } from "../../domain/change.ts";
import type { Blob } from "../../domain/content.ts";
import type { Finding } from "../../domain/finding.ts";
import type { Policy } from "../../domain/policy.ts";

export interface AnalysisRequest {
  readonly file: ChangedFile;
  /** Null where that side has no blob: absent, or a submodule. */
  readonly before: Blob | null;
  readonly after: Blob | null;
  readonly detectors: Policy["detectors"];
}

export type WorkerMessage =
  /** It can take its first request. */
  { readonly kind: "ready" } | { readonly kind: "findings"; readonly findings: readonly Finding[] };
