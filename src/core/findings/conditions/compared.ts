/** Comparisons in a statement, each with its two operands. */
import type { Token } from "../../syntax/token.ts";

export interface Comparison {
  readonly sign: string;
  readonly left: readonly Token[];
  readonly right: readonly Token[];
}

const signs: ReadonlySet<string> = new Set([
  ">",
  "<",
  ">=",
  "<=",
  "==",
  "===",
  "!=",
  "!==",
  "-gt",
  "-lt",
  "-ge",
  "-le",
]);
/** Methods that compare, and say so. */
const methods: ReadonlySet<string> = new Set(
  "after before isafter isbefore isequal equal equals compareto compare cmp issameorafter issameorbefore gte lte gt lt".split(
    " ",
  ),
);
const ends: ReadonlySet<string> = new Set([
  "&&",
  "||",
  "and",
  "or",
  "if",
  "else",
  "elif",
  "while",
  "return",
  "?",
  ":",
  ",",
  ";",
  "=",
  ":=",
  "not",
  "!",
  "assert",
  "{",
  "unless",
  "case",
  "when",
  "=>",
  "->",
  "in",
]);
const openers: ReadonlySet<string> = new Set(["(", "[", "{"]);
const closers: ReadonlySet<string> = new Set([")", "]", "}"]);
const mostTokens = 600;
const mostOperand = 60;

export function comparisonsIn(all: readonly Token[]): readonly Comparison[] {
  const tokens = withShellSigns(all.slice(0, mostTokens));
  return tokens.flatMap(({ kind, text }, index): readonly Comparison[] => {
    if (kind === "operator" && signs.has(text))
      return [{ sign: text, left: backFrom(tokens, index), right: onFrom(tokens, index) }];
    const isMethod =
      kind === "word" &&
      methods.has(text.toLowerCase().replaceAll("_", "")) &&
      tokens[index - 1]?.text === "." &&
      tokens[index + 1]?.text === "(";
    if (!isMethod) return [];
    return [{ sign: text, left: backFrom(tokens, index - 1), right: onFrom(tokens, index + 1) }];
  });
}

/** `[ $now -gt 5 ]`: a minus and a word are one sign. */
function withShellSigns(tokens: readonly Token[]): readonly Token[] {
  if (!tokens.some(({ text }) => text === "-")) return tokens;
  const joined: Token[] = [];
  for (const token of tokens) {
    const last = joined.at(-1);
    if (last?.text === "-" && signs.has(`-${token.text}`))
      joined[joined.length - 1] = { ...last, text: `-${token.text}` };
    else joined.push(token);
  }
  return joined;
}

function backFrom(tokens: readonly Token[], index: number): readonly Token[] {
  let depth = 0;
  let from = index;
  while (from > 0 && index - from < mostOperand) {
    const text = tokens[from - 1]?.text ?? "";
    if (closers.has(text)) depth += 1;
    else if (openers.has(text)) depth -= 1;
    if (depth < 0 || (depth === 0 && isEnd(tokens[from - 1]))) break;
    from -= 1;
  }
  return tokens.slice(from, index);
}

function onFrom(tokens: readonly Token[], index: number): readonly Token[] {
  let depth = 0;
  let to = index + 1;
  while (to < tokens.length && to - index < mostOperand) {
    const text = tokens[to]?.text ?? "";
    if (depth === 0 && isEnd(tokens[to])) break;
    if (openers.has(text)) depth += 1;
    else if (closers.has(text)) depth -= 1;
    if (depth < 0) break;
    to += 1;
  }
  return tokens.slice(index + 1, to);
}

function isEnd(token: Token | undefined): boolean {
  return (
    token === undefined ||
    (token.kind !== "string" &&
      (ends.has(token.text) || (token.kind === "operator" && signs.has(token.text))))
  );
}
