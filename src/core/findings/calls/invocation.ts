/** Calls of a statement, each with all that stands before its bracket: `wallet.client.post`. */
import type { Token } from "../../syntax/token.ts";

export interface Invocation {
  /** Hostile text. */
  readonly path: string;
  /** The last word of it. */
  readonly name: string;
  readonly arguments: readonly (readonly Token[])[];
  /** Everything between its brackets. */
  readonly inside: readonly Token[];
  /** Indices of its first word and of what follows its closing bracket. */
  readonly from: number;
  readonly to: number;
}

const openers: ReadonlySet<string> = new Set(["(", "[", "{"]);
const closers: ReadonlySet<string> = new Set([")", "]", "}"]);
const joins: ReadonlySet<string> = new Set([".", "?.", "::", "->", "!"]);
const mostTokens = 600;
const mostPath = 16;

/** From the outside in. */
export function invocationsIn(tokens: readonly Token[]): readonly Invocation[] {
  const ends = closingOf(tokens);
  return [...ends].flatMap(([open, close]): readonly Invocation[] => {
    // `fetch?.(url)`
    const at = tokens[open - 1]?.text === "?." ? open - 2 : open - 1;
    const name = tokens[at];
    if (name?.kind !== "word") return [];
    const from = startOf(tokens, at);
    const inside = tokens.slice(open + 1, close);
    const path = tokens
      .slice(from, at + 1)
      .map(({ text }) => text)
      .join("");
    return [{ path, name: name.text, arguments: apart(inside), inside, from, to: close + 1 }];
  });
}

/** What stands between commas, brackets closed. */
export function apart(tokens: readonly Token[]): readonly (readonly Token[])[] {
  const parts: (readonly Token[])[] = [];
  let depth = 0;
  let from = 0;
  for (const [index, { kind, text }] of tokens.entries()) {
    if (kind !== "operator") continue;
    if (openers.has(text) || text === "${") depth += 1;
    if (closers.has(text)) depth -= 1;
    if (depth !== 0 || text !== ",") continue;
    parts.push(tokens.slice(from, index));
    from = index + 1;
  }
  return from < tokens.length ? [...parts, tokens.slice(from)] : parts;
}

/** Of each round bracket that opens: where it closes. */
function closingOf(tokens: readonly Token[]): ReadonlyMap<number, number> {
  const ends = new Map<number, number>();
  const open: number[] = [];
  const last = Math.min(tokens.length, mostTokens);
  for (let index = 0; index < last; index += 1) {
    const text = tokens[index]?.text;
    if (text === "(") {
      open.push(index);
      ends.set(index, last);
    } else if (text === ")") {
      const at = open.pop();
      if (at !== undefined) ends.set(at, index);
    }
  }
  return ends;
}

/** Back over `a.b.`, and over what was called before it: `client.post(url).send`. */
function startOf(tokens: readonly Token[], name: number): number {
  let from = name;
  for (let count = 0; count < mostPath; count += 1) {
    if (!joins.has(tokens[from - 1]?.text ?? "") || tokens[from - 2]?.kind !== "word") break;
    from -= 2;
  }
  return from;
}
