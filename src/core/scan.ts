/** What `scan` says of a change: findings alone, as nobody's reviews are known. */

import { type JudgedFinding, strictestOf, type Verdict } from "../domain/decision.ts";
import { atLeast, type Severity } from "../domain/finding.ts";
import type { Inspection, Unseen } from "../domain/inspection.ts";
import type { Policy, PolicyError, PolicySource } from "../domain/policy.ts";
import type { Sentence } from "../domain/sentence.ts";
import type { Sha } from "../domain/sha.ts";
import { filesOf, judgeFindings, touchedAreas } from "./decide.ts";
import { pathsByArea } from "./guarded.ts";
import { waits } from "./verdict/reach.ts";

export interface Scan {
  readonly verdict: Extract<Verdict, "clear" | "held" | "undetermined">;
  readonly base: Sha;
  readonly head: Sha;
  readonly files: {
    readonly changed: number;
    readonly guarded: number;
    readonly inspected: number;
    readonly uninspected: readonly Unseen[];
  };
  readonly areas: readonly {
    readonly name: string;
    readonly paths: readonly string[];
    readonly hold: Severity;
  }[];
  readonly findings: readonly JudgedFinding[];
  /** Null when none was asked: there is a failure. */
  readonly policy: PolicySource | null;
  /** More than one is said. */
  readonly mergeBases: number;
  /** Why nothing could be looked at; null when something was. */
  readonly failure: ScanFailure | null;
}

export type ScanFailure =
  | { readonly kind: "unreadable"; readonly reason: Sentence }
  | { readonly kind: "policy"; readonly path: string; readonly errors: readonly PolicyError[] };

export function scanOf(inspection: Inspection, policy: Policy): Scan {
  const { change, unseen } = inspection;
  const touched = touchedAreas(inspection, policy);
  const paths = pathsByArea(inspection);
  const findings = judgeFindings(inspection, touched);
  const verdict = strictestOf(
    "clear",
    unseen.length > 0 ? "undetermined" : "clear",
    findings.some(waits) ? "held" : "clear",
  );
  return {
    verdict: verdict === "blocked" ? "undetermined" : verdict,
    base: change.base,
    head: change.head,
    files: { ...filesOf(inspection), uninspected: unseen },
    areas: touched.map(({ name, hold }) => ({
      name,
      hold,
      paths: paths.get(name) ?? [],
    })),
    findings,
    policy: policy.sources[0] ?? null,
    mergeBases: change.mergeBases.length,
    failure: null,
  };
}

export function failedScan(base: Sha, head: Sha, failure: ScanFailure): Scan {
  const files = { changed: 0, guarded: 0, inspected: 0, uninspected: [] };
  return {
    verdict: "undetermined",
    base,
    head,
    files,
    areas: [],
    findings: [],
    policy: null,
    mergeBases: 0,
    failure,
  };
}

/** The area that a finding is reported under: the one that holds it, else the first. */
export function areaOf({ finding, areas }: JudgedFinding, scan: Scan): string | null {
  const holding = scan.areas.find(
    ({ name, hold }) => areas.includes(name) && atLeast(finding.severity, hold),
  );
  return holding?.name ?? areas[0] ?? null;
}
