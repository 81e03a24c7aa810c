/** Lines of the old side that are gone, and suspicions about lines of either side. */
import type { Suspicion } from "../detector.ts";
import { type Claim, ofLine } from "../suspicion.ts";
import { enclosingOf } from "./enclosing.ts";
import { linesAfter } from "./place.ts";
import type { Reading } from "./subject.ts";

export interface Line {
  /** 1-based. */
  readonly line: number;
  readonly text: string;
}

/** Lines of the old side that no line of the new one in these hunks equals, layout aside. */
export function goneLinesOf({ hunks }: Reading): readonly Line[] {
  const now = new Set(hunks.flatMap(({ after }) => after.lines.map((text) => text.trim())));
  return hunks.flatMap(({ before }) =>
    before.lines.flatMap((text, index) =>
      now.has(text.trim()) ? [] : [{ line: before.start + index, text }],
    ),
  );
}

/** Two states of one line. */
export function ofLinePair(reading: Reading, before: Line, after: Line, claim: Claim): Suspicion {
  const suspicion = ofLine(reading, after.line, after.text, claim);
  return {
    ...suspicion,
    before: { startLine: before.line, endLine: before.line },
    statements: [bare(before.text), suspicion.statements[1]],
  };
}

/** A line that is gone. */
export function ofGoneLine(reading: Reading, gone: Line, claim: Claim): Suspicion {
  const before = { startLine: gone.line, endLine: gone.line };
  return {
    severity: claim.severity,
    within: enclosingOf(reading.before.statements, gone.line),
    side: "before",
    message: claim.message,
    before,
    after: linesAfter(reading.hunks, before),
    statements: [`${bare(gone.text)} ${claim.about ?? ""}`, ""],
  };
}

function bare(text: string): string {
  return text.trim().replaceAll(/\s+/g, " ");
}
