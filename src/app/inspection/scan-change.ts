/** What `scan` says of one change; the same whether it is a change of today or of years ago. */
import { failedScan, type Scan, scanOf } from "../../core/scan.ts";
import type { Inspection } from "../../domain/inspection.ts";
import { Problem } from "../../domain/problem.ts";
import { say } from "../../domain/sentence.ts";
import type { Sha } from "../../domain/sha.ts";
import type { Repository } from "../git/repository.ts";
import { type PolicyReading, policyPath } from "../policy/policy-file.ts";
import { inspect } from "./inspect.ts";
import type { InspectionParts } from "./parts.ts";

export interface ScanParts extends InspectionParts {
  readonly repository: Pick<Repository, "readBlobs" | "readChange">;
}

export interface Scanned {
  readonly scan: Scan;
  /** Null when nothing could be looked at: the scan says why. */
  readonly inspection: Inspection | null;
}

/** Nobody here knows what other branches let in. */
const nothingCleared: ReadonlySet<Sha> = new Set();

/** A repository that is damaged or forged is not looked at; that is no fault of ours. */
export async function scanChange(
  parts: ScanParts,
  supply: () => Promise<PolicyReading>,
  base: Sha,
  head: Sha,
): Promise<Scanned> {
  try {
    return await scanReadable(parts, supply, base, head);
  } catch (cause) {
    if (!(cause instanceof Problem) || (cause.code !== "git" && cause.code !== "malformed-input"))
      throw cause;
    const reason = say`The repository could not be read: ${cause.message}`;
    return { scan: failedScan(base, head, { kind: "unreadable", reason }), inspection: null };
  }
}

async function scanReadable(
  parts: ScanParts,
  supply: () => Promise<PolicyReading>,
  base: Sha,
  head: Sha,
): Promise<Scanned> {
  const [reading, read] = await Promise.all([supply(), parts.repository.readChange(base, head)]);
  if (reading.kind === "invalid") {
    const path = reading.source.kind === "file" ? reading.source.path : policyPath;
    const failure = { kind: "policy", path, errors: reading.errors } as const;
    return { scan: failedScan(base, head, failure), inspection: null };
  }
  if (read.kind === "unreadable") {
    const failure = { kind: "unreadable", reason: read.reason } as const;
    return { scan: failedScan(base, head, failure), inspection: null };
  }
  const inspection = await inspect(parts, reading.policy, read.change, nothingCleared);
  return { scan: scanOf(inspection, reading.policy), inspection };
}
