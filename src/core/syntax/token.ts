/** Words, numbers, strings and operators of a text, without its comments. */
import type { Notation } from "./language.ts";

export type TokenKind = "word" | "number" | "string" | "operator";

export interface Token {
  readonly kind: TokenKind;
  readonly text: string;
  /** 1-based. */
  readonly line: number;
}

const space = /[^\S\n]+/y;
const word = /[\p{L}\p{Nl}_$@][\p{L}\p{N}\p{M}_$]*/uy;
const number = /(?:0[xX][\da-fA-F_]+|\d[\d_]*(?:\.[\d_]+)?(?:[eE][+-]?\d+)?)\w*/y;
const operator =
  /===|!==|\*\*=|\/\/=|>>>|<<=|>>=|\.\.\.|&&=|\|\|=|\?\?=|=>|->|:=|==|!=|<=|>=|\+=|-=|\*=|\/=|%=|&=|\|=|\^=|&&|\|\||\?\?|\?\.|\+\+|--|::|<<|>>|\*\*|[^\s]/uy;
const tripleQuote = /"""|'''/y;
const doubleQuoted = /"(?:[^"\\\n]|\\[^\n])*"?/y;
const singleQuoted = /'(?:[^'\\\n]|\\[^\n])*'/y;
const rawQuoted = /`(?:[^`\\]|\\[\s\S])*`?/y;
const hashComment = /#[^\n]*/y;
const slashComment = /\/\/[^\n]*/y;
const dashComment = /--[^\n]*/y;
const semicolonComment = /(?<=^[^\S\n]*);[^\n]*/my;

/** Linear in the text. `firstLine` is the 1-based line at which it starts. */
export function tokensOf(text: string, notation: Notation, firstLine = 1): readonly Token[] {
  return new Tokenizer(text, notation, firstLine).tokens();
}

class Tokenizer {
  readonly #text: string;
  readonly #notation: Notation;
  readonly #tokens: Token[] = [];
  #position = 0;
  #line: number;
  readonly #kinds: readonly (readonly [TokenKind, () => string | null])[] = [
    ["string", () => this.#string()],
    ["word", () => this.#match(word)],
    ["number", () => this.#match(number)],
    ["operator", () => this.#match(operator) ?? this.#one()],
  ];
  /** A line on which a single quote was found to open nothing. */
  #plainQuotes = 0;

  constructor(text: string, notation: Notation, firstLine: number) {
    this.#text = text;
    this.#notation = notation;
    this.#line = firstLine;
  }

  tokens(): readonly Token[] {
    while (this.#position < this.#text.length) this.#step();
    return this.#tokens;
  }

  #step(): void {
    if (this.#text[this.#position] === "\n") {
      this.#line += 1;
      this.#position += 1;
    } else if (this.#match(space) === null && !this.#comment()) this.#token();
  }

  #token(): void {
    for (const [kind, read] of this.#kinds) {
      const text = read();
      if (text === null) continue;
      this.#add(kind, text);
      return;
    }
  }

  #comment(): boolean {
    const { comments } = this.#notation;
    if (comments.includes("#") && this.#match(hashComment) !== null) return true;
    if (comments.includes("--") && this.#match(dashComment) !== null) return true;
    if (comments.includes(";") && this.#match(semicolonComment) !== null) return true;
    if (!comments.includes("//")) return false;
    if (this.#match(slashComment) !== null) return true;
    if (!this.#text.startsWith("/*", this.#position)) return false;
    this.#line += lineBreaksIn(this.#until("*/", 2));
    return true;
  }

  #string(): string | null {
    const text = this.#text;
    switch (text[this.#position]) {
      case '"':
      case "'":
        if (this.#notation.tripleQuotes && matches(tripleQuote, text, this.#position))
          return this.#until(text.slice(this.#position, this.#position + 3), 3);
        return text[this.#position] === '"' ? this.#match(doubleQuoted) : this.#single();
      case "`":
        return this.#notation.comments.includes("//") ? this.#match(rawQuoted) : null;
      default:
        return null;
    }
  }

  /** Rust lifetimes and apostrophes open nothing; looking once per line keeps this linear. */
  #single(): string | null {
    if (this.#plainQuotes === this.#line) return null;
    const found = this.#match(singleQuoted);
    if (found === null) this.#plainQuotes = this.#line;
    return found;
  }

  #until(end: string, skip: number): string {
    const found = this.#text.indexOf(end, this.#position + skip);
    const stop = found < 0 ? this.#text.length : found + end.length;
    const text = this.#text.slice(this.#position, stop);
    this.#position = stop;
    return text;
  }

  #match(pattern: RegExp): string | null {
    if (!matches(pattern, this.#text, this.#position)) return null;
    const text = this.#text.slice(this.#position, pattern.lastIndex);
    this.#position = pattern.lastIndex;
    return text;
  }

  #one(): string {
    this.#position += 1;
    return this.#text.slice(this.#position - 1, this.#position);
  }

  #add(kind: TokenKind, text: string): void {
    this.#tokens.push({ kind, text, line: this.#line });
    if (kind === "string") this.#line += lineBreaksIn(text);
  }
}

function matches(pattern: RegExp, text: string, position: number): boolean {
  pattern.lastIndex = position;
  return pattern.test(text);
}

function lineBreaksIn(text: string): number {
  let count = 0;
  for (let at = text.indexOf("\n"); at >= 0; at = text.indexOf("\n", at + 1)) count += 1;
  return count;
}
