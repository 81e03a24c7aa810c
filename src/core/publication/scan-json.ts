/** The JSON of `scan`, version 1: relied on from outside. Fields may be added, never changed. */
import { plainOf } from "../../domain/sentence.ts";
import { areaOf, type Scan } from "../scan.ts";
import { waits } from "../verdict/reach.ts";

export function scanJson(scan: Scan, durationMs: number): object {
  const { verdict, base, head, files, areas, findings, failure } = scan;
  return {
    version: 1,
    verdict,
    base,
    head,
    files: {
      ...files,
      uninspected: files.uninspected.map(({ path, reason }) => ({ path, reason: plainOf(reason) })),
    },
    areas: areas.map(({ name, paths }) => ({ name, paths })),
    findings: findings.map((judged) => {
      const {
        detector,
        family,
        severity,
        path,
        side,
        startLine,
        endLine,
        within,
        message,
        fingerprint,
      } = judged.finding;
      return {
        detector,
        family,
        severity,
        blocking: waits(judged),
        area: areaOf(judged, scan),
        path,
        side,
        startLine,
        endLine,
        function: within,
        message: plainOf(message),
        fingerprint,
      };
    }),
    ...(failure?.kind === "unreadable" ? { reason: plainOf(failure.reason) } : {}),
    ...(failure?.kind === "policy" ? { policyErrors: failure.errors } : {}),
    durationMs,
  };
}
