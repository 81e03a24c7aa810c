/** What a statement gives a new value, and which. */
import type { Token } from "../../syntax/token.ts";

export interface Assignment {
  /** The last word of each target: `seed` of `self.seed`. Hostile text. */
  readonly names: readonly string[];
  /** Everything before the sign. */
  readonly target: readonly Token[];
  readonly value: readonly Token[];
}

const signs: ReadonlySet<string> = new Set(["=", ":=", "+=", "??=", "||=", "|=", "&&="]);
const openers: ReadonlySet<string> = new Set(["(", "[", "{"]);
const closers: ReadonlySet<string> = new Set([")", "]", "}"]);
const leads: ReadonlySet<string> = new Set(["if", "while", "for", "else", "export", "mut"]);
const declarations: ReadonlySet<string> = new Set(["const", "let", "var", "val"]);
const mostTarget = 60;

/** Null where the statement assigns nothing. */
export function assignmentOf(tokens: readonly Token[]): Assignment | null {
  const at = signIn(tokens);
  if (at <= 0) return null;
  const target = withoutLead(tokens.slice(0, at));
  const names = namesOf(target);
  return names.length === 0 ? null : { names, target, value: withoutEnd(tokens.slice(at + 1)) };
}

function signIn(tokens: readonly Token[]): number {
  let depth = 0;
  for (const [index, { kind, text }] of tokens.entries()) {
    if (index > mostTarget) return -1;
    if (kind !== "operator") continue;
    if (openers.has(text)) depth += 1;
    if (closers.has(text)) depth -= 1;
    if (depth === 0 && signs.has(text)) return index;
  }
  return -1;
}

function withoutEnd(tokens: readonly Token[]): readonly Token[] {
  return tokens.at(-1)?.text === ";" ? tokens.slice(0, -1) : tokens;
}

function withoutLead(tokens: readonly Token[]): readonly Token[] {
  const from = tokens.findIndex(({ text }) => !leads.has(text));
  return from < 0 ? [] : tokens.slice(from);
}

function namesOf(target: readonly Token[]): readonly string[] {
  const [first, second] = target;
  if (first !== undefined && declarations.has(first.text)) {
    if (second?.kind === "word") {
      const name = second.text === "mut" ? target[2] : second;
      return name?.kind === "word" ? [name.text] : [];
    }
    return wordsIn(target.slice(1));
  }
  return partsOf(target).flatMap((part) => {
    const colon = part.findIndex(({ text }) => text === ":");
    const name = (colon > 0 ? part.slice(0, colon) : part).findLast(({ kind }) => kind === "word");
    return name === undefined ? [] : [name.text];
  });
}

function partsOf(tokens: readonly Token[]): readonly (readonly Token[])[] {
  const parts: Token[][] = [[]];
  for (const token of tokens) {
    if (token.text === ",") parts.push([]);
    else parts.at(-1)?.push(token);
  }
  return parts;
}

function wordsIn(tokens: readonly Token[]): readonly string[] {
  return tokens.filter(({ kind }) => kind === "word").map(({ text }) => text);
}
