/** The JSON of `scan`, version 1: relied on from outside. Fields may be added, never changed. */
import type { PolicySource } from "../../domain/policy.ts";
import { plainOf } from "../../domain/sentence.ts";
import { areaOf, type Scan } from "../scan.ts";
import { waits } from "../verdict/reach.ts";

export function scanJson(scan: Scan, durationMs: number): object {
  const { verdict, base, head, files, areas, findings, policy, mergeBases, failure } = scan;
  return {
    version: 1,
    verdict,
    base,
    head,
    files: {
      ...files,
      uninspected: files.uninspected.map(({ path, reason, commit = null }) => ({
        path,
        reason: plainOf(reason),
        commit,
      })),
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
        commit = null,
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
        commit,
      };
    }),
    policy: policy === null ? null : { kind: policy.kind, path: pathOf(policy) },
    mergeBases,
    ...(failure?.kind === "unreadable" ? { reason: plainOf(failure.reason) } : {}),
    ...(failure?.kind === "policy" ? { policyErrors: failure.errors } : {}),
    durationMs,
  };
}

function pathOf(policy: PolicySource): string | null {
  return policy.kind === "built-in" ? null : policy.path;
}
