/** Something suspicious in the diff: where, what, why, how sure. */
import type { Path } from "./change.ts";
import type { Sentence } from "./sentence.ts";
import type { Sha } from "./sha.ts";

export const severities = ["low", "medium", "high", "critical"] as const;
export type Severity = (typeof severities)[number];

/** Lines of one side, quoted for the reader; hostile text. */
export interface Excerpt {
  /** 1-based. */
  readonly startLine: number;
  readonly lines: readonly string[];
}

export interface Finding {
  readonly detector: string;
  readonly family: string;
  readonly severity: Severity;
  readonly path: Path;
  /** Which version `startLine` and `endLine` are of. */
  readonly side: "before" | "after";
  /** 1-based, inclusive. */
  readonly startLine: number;
  readonly endLine: number;
  /** The function it is in, if any; hostile text. */
  readonly within: string | null;
  readonly message: Sentence;
  readonly before: Excerpt | null;
  readonly after: Excerpt | null;
  /** 64 hex digits over detector, path, function and both sides' normalised statements: no line numbers. */
  readonly fingerprint: string;
  /** The commit that its lines are of, when a later one takes it back. */
  readonly commit?: Sha;
}

export function atLeast(severity: Severity, floor: Severity): boolean {
  return severities.indexOf(severity) >= severities.indexOf(floor);
}

/** As people write it in an answer: the first eight digits. */
export function idOf(finding: Finding): string {
  return finding.fingerprint.slice(0, 8);
}
