/**
 * Patterns of branch names, as GitHub's fnmatch reads them: `*` and `?` stay within a part of the
 * name, `[a-z]` is one character, and a part that is `**` stands for any number of parts.
 *
 * The administrators of one repository write the patterns and the names, and everybody shares the
 * service: so the matcher walks every position at once and never goes back.
 */

/** Matches the characters from `position` on: how it moves the set of positions that are reached. */
type Token =
  | { readonly kind: "character"; readonly fits: (character: string) => boolean }
  /** `*` */
  | { readonly kind: "some" }
  /** A part that is `**`, with its slash. */
  | { readonly kind: "parts" };

/** Of those with wildcards: a longer one only costs time. */
export const longestPattern = 100;

export type Matcher = (branch: string) => boolean;

/** `pattern`: without `refs/heads/`. One that is too long matches nothing. */
export function compilePattern(pattern: string): Matcher {
  if (!isWild(pattern)) return (branch) => branch === pattern;
  if (pattern.length > longestPattern) return () => false;
  const tokens = tokensOf(pattern);
  return (branch) => isMatch(tokens, [...branch]);
}

/** Whether it is more than the name of one branch. */
export function isWild(pattern: string): boolean {
  return /[*?[\\]/.test(pattern);
}

/** It means every branch, or every branch without a slash, and none in particular. */
export function isForAll(pattern: string): boolean {
  return /^[*/]+$/.test(pattern);
}

function tokensOf(pattern: string): readonly Token[] {
  const tokens: Token[] = [];
  for (let at = 0; at < pattern.length; ) {
    const { token, end } = tokenAt(pattern, at);
    const isRepeated = token.kind !== "character" && tokens.at(-1)?.kind === token.kind;
    if (!isRepeated) tokens.push(token);
    at = end;
  }
  return tokens;
}

function tokenAt(pattern: string, at: number): { readonly token: Token; readonly end: number } {
  const rest = pattern.slice(at);
  const isPartStart = at === 0 || pattern[at - 1] === "/";
  const parts = isPartStart ? /^\*\*+\//.exec(rest) : null;
  if (parts !== null) return { token: { kind: "parts" }, end: at + parts[0].length };
  if (rest.startsWith("*")) return { token: { kind: "some" }, end: at + 1 };
  if (rest.startsWith("?")) return { token: character((one) => one !== "/"), end: at + 1 };
  const list = /^\[([!^]?)((?:\\.|[^\]\\])+)\]/su.exec(rest);
  if (list !== null)
    return { token: listed(list[2] ?? "", list[1] !== ""), end: at + list[0].length };
  const skipped = rest.startsWith("\\") && rest.length > 1 ? 1 : 0;
  const literal = String.fromCodePoint(rest.codePointAt(skipped) ?? 0);
  return { token: character((one) => one === literal), end: at + skipped + literal.length };
}

function character(fits: (character: string) => boolean): Token {
  return { kind: "character", fits };
}

/** `list`: what stands between the brackets, without the sign that turns it round. */
function listed(list: string, isTurned: boolean): Token {
  const ranges = [...list.matchAll(/\\?(.)(?:-\\?(.))?/gsu)].map(([, from = "", to = from]) => ({
    from,
    to,
  }));
  return character(
    (one) => one !== "/" && ranges.some(({ from, to }) => from <= one && one <= to) !== isTurned,
  );
}

/** By position before each character of the name, and behind the last: 1 where it is reached. */
type Reached = Uint8Array;

function isMatch(tokens: readonly Token[], characters: readonly string[]): boolean {
  let reached: Reached = new Uint8Array(characters.length + 1);
  reached[0] = 1;
  for (const token of tokens) reached = step(reached, token, characters);
  return reached[characters.length] === 1;
}

function step(before: Reached, token: Token, characters: readonly string[]): Reached {
  const after = new Uint8Array(before.length);
  let isOpen = false;
  for (let at = 0; at < before.length; at += 1) {
    const isReached = before[at] === 1;
    switch (token.kind) {
      case "character":
        if (isReached && token.fits(characters[at] ?? "")) after[at + 1] = 1;
        break;
      case "some":
        isOpen = isReached || (isOpen && characters[at - 1] !== "/");
        if (isOpen) after[at] = 1;
        break;
      case "parts":
        if (isReached || (isOpen && characters[at - 1] === "/")) after[at] = 1;
        isOpen ||= isReached;
        break;
      default:
        return token satisfies never;
    }
  }
  return after;
}
