/** From what a detector suspects to findings, with the lines that people are shown. */
import { type Path, pathOf } from "../../domain/change.ts";
import type { Content } from "../../domain/content.ts";
import type { Excerpt, Finding } from "../../domain/finding.ts";
import type { Detector, Lines, Suspicion } from "./detector.ts";
import { fingerprintOf } from "./fingerprint.ts";
import type { Subject } from "./sides/subject.ts";

const mostQuotedLines = 20;
const mostQuotedColumns = 400;

/** Lines of both sides, to quote from. */
interface Quote {
  readonly before: readonly string[] | null;
  readonly after: readonly string[] | null;
}

export function findingsOf(
  detector: Detector,
  subject: Subject,
  suspicions: readonly Suspicion[],
): readonly Finding[] {
  if (suspicions.length === 0) return [];
  const quote = { before: linesOf(subject.before), after: linesOf(subject.after) };
  const seen = new Map<string, number>();
  return suspicions.map((suspicion) => {
    const key = fingerprintOf(detector.id, pathOf(subject.file), suspicion, 0);
    const ordinal = seen.get(key) ?? 0;
    seen.set(key, ordinal + 1);
    return findingOf(detector, pathOf(subject.file), suspicion, ordinal, quote);
  });
}

function linesOf(content: Content): readonly string[] | null {
  return content.kind === "text" ? content.text.split("\n") : null;
}

function findingOf(
  detector: Detector,
  path: Path,
  suspicion: Suspicion,
  ordinal: number,
  quote: Quote,
): Finding {
  const other = suspicion.side === "after" ? "before" : "after";
  const side = suspicion[suspicion.side] === null ? other : suspicion.side;
  const lines = suspicion[side] ?? { startLine: 1, endLine: 1 };
  return {
    detector: detector.id,
    family: detector.family,
    severity: suspicion.severity,
    path,
    side,
    startLine: lines.startLine,
    endLine: lines.endLine,
    within: suspicion.within,
    message: suspicion.message,
    before: excerptOf(quote.before, suspicion.before),
    after: excerptOf(quote.after, suspicion.after),
    fingerprint: fingerprintOf(detector.id, path, suspicion, ordinal),
  };
}

function excerptOf(text: readonly string[] | null, lines: Lines | null): Excerpt | null {
  if (lines === null || text === null) return null;
  const end = Math.min(lines.endLine, lines.startLine + mostQuotedLines - 1);
  const quoted = text.slice(lines.startLine - 1, end);
  return {
    startLine: lines.startLine,
    lines: quoted.map((line) => line.replace(/\r$/, "").slice(0, mostQuotedColumns)),
  };
}
