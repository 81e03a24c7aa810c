/** What is said of one file. Apart from the detectors, which only those load who look at files. */
import type { Finding } from "../../domain/finding.ts";
import { failedAnalysis, opaqueContent } from "./detectors/opaque-content.ts";
import { findingsOf } from "./findings-of.ts";
import { noShape, type Shape } from "./sides/shape.ts";
import type { Subject } from "./sides/subject.ts";

/** What one file says by itself. */
export interface FileFindings {
  readonly findings: readonly Finding[];
  readonly shape: Shape;
  /** False: nobody got through it, and the one finding says so. */
  readonly isRead: boolean;
}

/** For a file that was looked at, but that our analysis did not get through. */
export function failed(subject: Subject): FileFindings {
  const findings = findingsOf(opaqueContent, subject, [failedAnalysis(subject)]);
  return { findings, shape: noShape, isRead: false };
}
