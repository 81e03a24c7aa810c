/** Whether a statement that sorts or ranks now does so the other way round, without an opposite word. */
import { textOf } from "../../syntax/statement.ts";
import type { Token } from "../../syntax/token.ts";
import type { Edited } from "../sides/matching.ts";
import { speaksOf } from "../words/lexicon.ts";

const mostTokens = 600;
const reversal =
  /, reverse = True|, reverse = False|reverse = True ,|\. reverse \( \)|\. reversed \( \)|\. rev \( \)|\[ : : - 1 \]|\breversed \(/g;

/** All else in it is as before. */
export function isReversed({ before, after, diff }: Edited): boolean {
  if (diff.before.length > mostTokens || diff.after.length > mostTokens) return false;
  if (!speaksOf("sorts", before.step.text, after.step.text)) return false;
  return isReversedByMark(diff.before, diff.after) || isComparatorTurned(diff);
}

function isReversedByMark(before: readonly Token[], after: readonly Token[]): boolean {
  const old = markedOf(before);
  const now = markedOf(after);
  return old.rest === now.rest && old.isReversed !== now.isReversed;
}

function markedOf(tokens: readonly Token[]): {
  readonly rest: string;
  readonly isReversed: boolean;
} {
  const text = textOf(tokens);
  const marks = (text.match(reversal) ?? []).filter((mark) => !mark.includes("False"));
  const rest = text.replaceAll(reversal, "").replaceAll(/[()\s]/g, "");
  return { rest, isReversed: marks.length % 2 === 1 };
}

/** `b.price - a.price` for `a.price - b.price`: two names changed places, and nothing else. */
function isComparatorTurned({ edits }: Edited["diff"]): boolean {
  const [one, other] = edits ?? [];
  if (one === undefined || other === undefined || edits?.length !== 2) return false;
  const isSingle = [one.before, one.after, other.before, other.after].every(
    (side) => side.length === 1 && side[0]?.kind === "word" && side[0].text.length <= 12,
  );
  return (
    isSingle &&
    one.before[0]?.text === other.after[0]?.text &&
    one.after[0]?.text === other.before[0]?.text
  );
}
