/** A decision as the journal keeps it: source text stays in git. */
import type { Decision } from "../../domain/decision.ts";
import type { FindingRecord } from "../../domain/evidence.ts";
import type { Finding } from "../../domain/finding.ts";
import type { DecisionRecord } from "../../domain/journal-entry.ts";

export function recordOf(decision: Decision): DecisionRecord {
  return {
    ...decision,
    findings: decision.findings.map(({ finding, areas, holds, answer }) => ({
      ...findingRecordOf(finding),
      areas,
      holds,
      answer,
    })),
  };
}

export function findingRecordOf(finding: Finding): FindingRecord {
  const { detector, severity, path, side, startLine, endLine, fingerprint, commit } = finding;
  const record = { detector, severity, path, side, startLine, endLine, fingerprint };
  return commit === undefined ? record : { ...record, commit };
}
