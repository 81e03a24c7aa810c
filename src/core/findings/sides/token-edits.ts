/** Where two states of a statement differ, token by token. */
import { diffArrays } from "diff";
import { isFiller, plainTextOf } from "../../syntax/statement.ts";
import type { Token } from "../../syntax/token.ts";

/** A stretch that differs; one of the two sides may be empty. */
export interface TokenEdit {
  readonly before: readonly Token[];
  readonly after: readonly Token[];
  /** Where it starts in the tokens of its side, layout left out. */
  readonly at: { readonly before: number; readonly after: number };
}

export interface TokenDiff {
  /** The tokens of both sides without what is layout alone: trailing commas, a last semicolon. */
  readonly before: readonly Token[];
  readonly after: readonly Token[];
  /** Null when the two are too long or too far apart to say. */
  readonly edits: readonly TokenEdit[] | null;
}

const mostTokens = 3_000;
const mostEdits = 160;

export function tokenDiffOf(old: readonly Token[], now: readonly Token[]): TokenDiff {
  const before = withoutFillers(old);
  const after = withoutFillers(now);
  return { before, after, edits: editsBetween(before, after) };
}

function editsBetween(
  before: readonly Token[],
  after: readonly Token[],
): readonly TokenEdit[] | null {
  if (before.length + after.length > mostTokens) return null;
  const [old, now] = [before.map(plainTextOf), after.map(plainTextOf)];
  const changes = diffArrays(old, now, { maxEditLength: mostEdits }) as
    | ReturnType<typeof diffArrays<string>>
    | undefined;
  if (changes === undefined) return null;
  const edits: TokenEdit[] = [];
  const at = { before: 0, after: 0 };
  const from = { before: 0, after: 0 };
  const close = (): void => {
    if (at.before > from.before || at.after > from.after)
      edits.push({
        before: before.slice(from.before, at.before),
        after: after.slice(from.after, at.after),
        at: { ...from },
      });
  };
  for (const { removed, added, count } of changes) {
    if (removed) at.before += count;
    else if (added) at.after += count;
    else {
      close();
      from.before = at.before += count;
      from.after = at.after += count;
    }
  }
  close();
  return edits;
}

function withoutFillers(tokens: readonly Token[]): readonly Token[] {
  return tokens.filter((token, index) => !isFiller(token, tokens[index + 1]));
}
