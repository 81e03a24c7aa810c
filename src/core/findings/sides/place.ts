/** Where something of the old side would stand on the new one. */
import type { Hunk } from "../../change/lines.ts";
import type { Lines } from "../detector.ts";

const mostLines = 6;

/** The new lines of the hunk that took it away; null when there are none. */
export function linesAfter(hunks: readonly Hunk[], before: Lines): Lines | null {
  const hunk = hunks.find(
    (each) =>
      each.before.start <= before.endLine &&
      before.startLine < each.before.start + Math.max(1, each.before.lines.length),
  );
  if (hunk === undefined || hunk.after.lines.length === 0) return null;
  const count = Math.min(hunk.after.lines.length, mostLines);
  return { startLine: hunk.after.start, endLine: hunk.after.start + count - 1 };
}
