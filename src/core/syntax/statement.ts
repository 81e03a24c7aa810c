/** Code as detectors see it, whatever language it is: statements, what they hold, in words. */
import type { Token } from "./token.ts";

export type StatementKind =
  | "function"
  | "class"
  /** `body` runs when the condition in `tokens` holds, `alternative` when not. */
  | "if"
  | "loop"
  /** `body` is tried; `alternative` holds the handlers. */
  | "try"
  | "handler"
  | "case"
  | "raise"
  | "return"
  | "continue"
  | "break"
  | "assert"
  /** Anything else that holds statements. */
  | "block"
  | "simple";

export interface Statement {
  readonly kind: StatementKind;
  /** Of a function or class that has one; hostile text. */
  readonly name: string | null;
  /** The type it belongs to where it stands outside of it, as Go's methods do; hostile text. */
  readonly owner: string | null;
  readonly parameters: readonly string[];
  /**
   * Decorators, annotations and modifiers, layout and `@` aside: `onlyOwner`,
   * `PreAuthorize ( "x" )`. Words of visibility are none. Hostile text.
   */
  readonly marks: readonly string[];
  /** Its own words: for a statement that holds others, the head alone. */
  readonly tokens: readonly Token[];
  /** 1-based, inclusive, with everything it holds. */
  readonly startLine: number;
  readonly endLine: number;
  /** Also functions inside an expression. */
  readonly body: readonly Statement[];
  readonly alternative: readonly Statement[];
}

const closers: ReadonlySet<string> = new Set([")", "]", "}"]);

/** The same for code that differs in layout, quotes of no meaning and trailing commas only. */
export function textOf(tokens: readonly Token[]): string {
  const kept = tokens.filter((token, index) => !isFiller(token, tokens[index + 1]));
  return kept.map(plainTextOf).join(" ");
}

/** `'x'` is `"x"`, unless something in it is read in one of them alone. */
export function plainTextOf({ kind, text }: Token): string {
  if (kind !== "string" || !text.startsWith("'") || text.length < 2) return text;
  const inside = text.slice(1, -1);
  return text.endsWith("'") && !/["'\\$#]/.test(inside) ? `"${inside}"` : text;
}

export function isFiller(token: Token, next: Token | undefined): boolean {
  if (token.kind !== "operator") return false;
  if (token.text === ";") return next === undefined;
  return token.text === "," && (next === undefined || closers.has(next.text));
}

/** For the eye: `f(a.b, -c)` of `f ( a . b , - c )`. */
export function readableOf(text: string): string {
  return text
    .replaceAll(/ ?(\?\.|\.|::) ?/g, "$1")
    .replaceAll(/(?<=[([!~]) | (?=[)\],;]|:(?!=))/g, "")
    .replaceAll(/(?<=[\p{L}\p{N}_$\])]) (?=[([])/gu, "")
    .replaceAll(/\b(and|or|not|in|if|return)(?=[([])/g, "$1 ");
}

/** Identifiers broken into their words, in lower case: `maxOrder_size` is max, order, size. */
export function wordsOf(text: string): readonly string[] {
  return (text.match(/\p{Lu}+(?!\p{Ll})|\p{Lu}?\p{Ll}+|\p{Lo}+/gu) ?? []).map((part) =>
    part.toLowerCase(),
  );
}
