/** Words of a statement that gave way to their opposites. */

import type { Token } from "../../syntax/token.ts";
import type { Edited } from "../sides/matching.ts";
import type { TokenEdit } from "../sides/token-edits.ts";
import { antonymsIn } from "../words/antonyms.ts";

export interface Swap {
  readonly before: Token;
  readonly after: Token;
  /** The two words in which they differ. */
  readonly words: readonly [string, string];
}

export interface Swaps {
  /** At least one. */
  readonly swaps: readonly Swap[];
  /** True when the statement is otherwise as it was. */
  readonly isAll: boolean;
}

const mostSwaps = 20;

/** Null where no word gave way to its opposite. */
export function swapsIn({ diff }: Edited): Swaps | null {
  const { edits } = diff;
  if (edits === null || edits.length === 0 || edits.length > mostSwaps) return null;
  const found = edits.map(swapsOf);
  const swaps = found.flatMap((each) => each ?? []);
  return swaps.length === 0 ? null : { swaps, isAll: found.every((each) => each !== null) };
}

/** Null unless each word of the stretch became its opposite, in its place. */
function swapsOf({ before, after }: TokenEdit): readonly Swap[] | null {
  if (before.length === 0 || before.length !== after.length) return null;
  const swaps: Swap[] = [];
  for (const [index, old] of before.entries()) {
    const now = after[index];
    if (now === undefined || now.kind === "operator") return null;
    if (now.text === old.text) continue;
    const words = isProse(old) || isProse(now) ? null : antonymsIn(old.text, now.text);
    if (words === null) return null;
    swaps.push({ before: old, after: now, words });
  }
  return swaps;
}

/** Sentences are for people. */
function isProse({ kind, text }: Token): boolean {
  return kind === "string" && /\s/.test(text.trim());
}
