/** Conditions in a form in which equal ones look equal: negation pushed in, operands in order. */
import { type Statement, textOf } from "../../syntax/statement.ts";
import type { Token } from "../../syntax/token.ts";

export type Logic =
  | { readonly kind: "leaf"; readonly text: string }
  | { readonly kind: "all" | "any"; readonly of: readonly Logic[] };

/** Deeper or longer conditions stay as they are written. */
const mostDepth = 12;
const mostTokens = 600;

const openers: ReadonlySet<string> = new Set(["(", "[", "{"]);
const closers: ReadonlySet<string> = new Set([")", "]", "}"]);
const lead: ReadonlySet<string> = new Set(
  "if elif elsif elseif else unless while until #if #elif }".split(" "),
);
/** Words after which the opposite is asked. */
const turning: ReadonlySet<string> = new Set(["unless", "until"]);
const opposites: ReadonlyMap<string, string> = new Map([
  ["<", ">="],
  [">=", "<"],
  [">", "<="],
  ["<=", ">"],
  ["==", "!="],
  ["!=", "=="],
  ["===", "!=="],
  ["!==", "==="],
]);
const mirrored: ReadonlyMap<string, string> = new Map([
  [">", "<"],
  [">=", "<="],
]);

/** Of an `if` or `while`: its head without the keyword. */
export function conditionOf(statement: Statement): Logic {
  return logicOf(conditionTokensOf(statement));
}

/** As it is written, layout aside. */
export function textOfCondition(statement: Statement): string {
  const tokens = conditionTokensOf(statement);
  return textOf(tokens.length > mostTokens ? tokens : unwrapped(tokens));
}

function conditionTokensOf(statement: Statement): readonly Token[] {
  const from = statement.tokens.findIndex((token) => !lead.has(token.text));
  const tokens = from < 0 ? [] : statement.tokens.slice(from);
  const bare = tokens.at(-1)?.text === ":" ? tokens.slice(0, -1) : tokens;
  const word = statement.tokens.slice(0, Math.max(from, 0)).find(({ text }) => turning.has(text));
  return word === undefined ? bare : opposite(bare, word);
}

function opposite(tokens: readonly Token[], { line }: Token): readonly Token[] {
  const open: Token = { kind: "operator", text: "(", line };
  const close: Token = { kind: "operator", text: ")", line };
  return [{ kind: "word", text: "not", line }, open, ...unwrapped(tokens), close];
}

export function logicOf(tokens: readonly Token[]): Logic {
  return read(tokens, false, 0);
}

export function negated(logic: Logic): Logic {
  if (logic.kind === "leaf") return leaf(negatedText(logic.text));
  return joined(logic.kind === "all" ? "any" : "all", logic.of.map(negated));
}

/** Ways in which it holds. */
export function disjunctsOf(logic: Logic): readonly Logic[] {
  return logic.kind === "any" ? logic.of : [logic];
}

/** What must hold together. */
export function conjunctsOf(logic: Logic): readonly string[] {
  return logic.kind === "all" ? logic.of.map(textOfLogic) : [textOfLogic(logic)];
}

export function textOfLogic(logic: Logic): string {
  if (logic.kind === "leaf") return logic.text;
  const parts = logic.of.map(textOfLogic).toSorted();
  return `(${parts.join(logic.kind === "all" ? " and " : " or ")})`;
}

/** `False`, `0 && …`: what stands under it never runs. */
export function isNever(logic: Logic): boolean {
  if (logic.kind === "leaf")
    return /^(?:False|false|0|None|null|nil|undefined|""|''|not (?:True|true|1))$/.test(logic.text);
  return logic.kind === "all" ? logic.of.some(isNever) : logic.of.every(isNever);
}

function read(tokens: readonly Token[], isNegated: boolean, depth: number): Logic {
  if (depth >= mostDepth || tokens.length > mostTokens) return leafOf(tokens, isNegated);
  const bare = unwrapped(tokens);
  for (const [kind, words] of [
    ["any", ["or", "||"]],
    ["all", ["and", "&&"]],
  ] as const) {
    const parts = split(bare, words);
    if (parts.length < 2) continue;
    const turned = kind === "any" ? "all" : "any";
    return joined(
      isNegated ? turned : kind,
      parts.map((part) => read(part, isNegated, depth + 1)),
    );
  }
  const [first] = bare;
  if (bare.length > 1 && first !== undefined && (first.text === "not" || first.text === "!"))
    return read(bare.slice(1), !isNegated, depth + 1);
  return leafOf(bare, isNegated);
}

function joined(kind: "all" | "any", parts: readonly Logic[]): Logic {
  const of = parts.flatMap((part) => (part.kind === kind ? part.of : [part]));
  return { kind, of };
}

function leafOf(tokens: readonly Token[], isNegated: boolean): Logic {
  const text = inOrder(textOf(tokens), tokens);
  return leaf(isNegated ? negatedText(text) : text);
}

function leaf(text: string): Logic {
  return { kind: "leaf", text };
}

/** `limit < amount` for `amount > limit`, when there is one comparison. */
function inOrder(text: string, tokens: readonly Token[]): string {
  const at = comparisonIn(tokens);
  const turned = at < 0 ? undefined : mirrored.get(tokens[at]?.text ?? "");
  if (turned === undefined) return text;
  return `${textOf(tokens.slice(at + 1))} ${turned} ${textOf(tokens.slice(0, at))}`;
}

/** Index of the only comparison outside brackets, or -1. */
function comparisonIn(tokens: readonly Token[]): number {
  let depth = 0;
  let found = -1;
  for (const [index, token] of tokens.entries()) {
    depth += openers.has(token.text) ? 1 : closers.has(token.text) ? -1 : 0;
    if (depth !== 0 || !opposites.has(token.text)) continue;
    if (found >= 0) return -1;
    found = index;
  }
  return found;
}

function negatedText(text: string): string {
  if (text.startsWith("not ")) return text.slice(4);
  const parts = text.split(" ");
  const at = parts.findIndex((part) => opposites.has(part));
  const isOnly = at >= 0 && !parts.slice(at + 1).some((part) => opposites.has(part));
  if (isOnly) return turned(parts.with(at, opposites.get(parts[at] ?? "") ?? ""));
  const single = / (is not|not in|is|in) /.exec(text);
  if (single === null) return `not ${text}`;
  const word = single[1] ?? "";
  const other = { is: "is not", "is not": "is", in: "not in", "not in": "in" }[word] ?? word;
  return `${text.slice(0, single.index)} ${other} ${text.slice(single.index + word.length + 2)}`;
}

/** After a negation `<` may have become `>=`, which is written the other way round. */
function turned(parts: readonly string[]): string {
  const at = parts.findIndex((part) => mirrored.has(part));
  if (at < 0) return parts.join(" ");
  const sign = mirrored.get(parts[at] ?? "") ?? "";
  return [...parts.slice(at + 1), sign, ...parts.slice(0, at)].join(" ");
}

function split(tokens: readonly Token[], words: readonly string[]): readonly (readonly Token[])[] {
  const parts: (readonly Token[])[] = [];
  let depth = 0;
  let from = 0;
  for (const [index, token] of tokens.entries()) {
    if (openers.has(token.text)) depth += 1;
    if (closers.has(token.text)) depth -= 1;
    if (depth !== 0 || !words.includes(token.text) || token.kind === "string") continue;
    parts.push(tokens.slice(from, index));
    from = index + 1;
  }
  return [...parts, tokens.slice(from)];
}

/** Without the round brackets around all of it. */
function unwrapped(tokens: readonly Token[]): readonly Token[] {
  let bare = tokens;
  while (bare[0]?.text === "(" && closingOf(bare) === bare.length - 1 && bare.length > 2)
    bare = bare.slice(1, -1);
  return bare;
}

function closingOf(tokens: readonly Token[]): number {
  let depth = 0;
  for (const [index, token] of tokens.entries()) {
    if (openers.has(token.text)) depth += 1;
    if (closers.has(token.text)) depth -= 1;
    if (depth === 0) return index;
  }
  return -1;
}
