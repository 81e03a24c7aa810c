/** Names of a file: which were given up, and which are new. */
import type { Reading } from "./subject.ts";

export interface Vocabulary {
  readonly before: ReadonlyMap<string, number>;
  readonly after: ReadonlyMap<string, number>;
}

const mostText = 2_000_000;

/** How often each identifier stands in the text of either side. */
export function vocabularyOf({ before, after }: Reading): Vocabulary {
  return { before: countsOf(before.text), after: countsOf(after.text) };
}

/** True when the old name is given up altogether for one that nobody knew: a rename, no swap. */
export function isRenamed(old: string, now: string, { before, after }: Vocabulary): boolean {
  return !after.has(old) && !before.has(now) && (before.get(old) ?? 0) > 1;
}

function countsOf(text: string): ReadonlyMap<string, number> {
  const counts = new Map<string, number>();
  for (const [word] of text.slice(0, mostText).matchAll(/[\p{L}_$][\p{L}\p{N}_$]*/gu))
    counts.set(word, (counts.get(word) ?? 0) + 1);
  return counts;
}
