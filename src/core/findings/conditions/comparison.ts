/** Comparisons in a statement, also those that are written as calls. */
import type { Token } from "../../syntax/token.ts";

export interface Comparison {
  readonly left: readonly Token[];
  /** `==` also for calls that ask for equality, `in` for those that look into a list. */
  readonly sign: string;
  readonly right: readonly Token[];
  /** The operator or the name of the method, as it is written. */
  readonly written: string;
}

const mostTokens = 600;
const mostOperand = 60;
const signs: ReadonlyMap<string, string> = new Map([
  ["==", "=="],
  ["===", "=="],
  ["!=", "!="],
  ["!==", "!="],
  ["<", "<"],
  ["<=", "<="],
  [">", ">"],
  [">=", ">="],
  ["-lt", "<"],
  ["-le", "<="],
  ["-gt", ">"],
  ["-ge", ">="],
  ["in", "in"],
]);
/** `a.equals(b)`, `[a, b].includes(c)`, `now.isAfter(day)`; in small letters without `_`. */
const methods: ReadonlyMap<string, string> = new Map(
  Object.entries({
    "==": "equals equalsignorecase eq equal isequal equalfold strcmp strcasecmp localecompare compare compareto cmp",
    in: "includes contains has include indexof startswith endswith hasprefix hassuffix strstr stristr strpos stripos strcontains strstartswith",
    "<": "before isbefore lt",
    "<=": "issameorbefore lte",
    ">": "after isafter gt",
    ">=": "issameorafter gte",
  }).flatMap(([sign, names]) => names.split(" ").map((name) => [name, sign] as const)),
);
const openers: ReadonlySet<string> = new Set(["(", "[", "{"]);
const closers: ReadonlySet<string> = new Set([")", "]", "}"]);
const ends: ReadonlySet<string> = new Set(
  "and or not if elif else unless while until return assert when then && || ! ? : , ; = := => -> ?? await case".split(
    " ",
  ),
);

/** In the order of the text. Linear, as operands are short. */
export function comparisonsIn(all: readonly Token[]): readonly Comparison[] {
  const tokens = withShellSigns(all.slice(0, mostTokens));
  return tokens.flatMap((token, index) => {
    const sign = token.kind === "string" ? undefined : signs.get(token.text);
    if (sign !== undefined) return operator(tokens, index, sign);
    const method = methods.get(token.text.toLowerCase().replaceAll("_", ""));
    return method !== undefined && tokens[index + 1]?.text === "("
      ? call(tokens, index, method)
      : [];
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

function operator(tokens: readonly Token[], index: number, sign: string): readonly Comparison[] {
  const isDenied = sign === "in" && tokens[index - 1]?.text === "not";
  const left = backwards(tokens, isDenied ? index - 1 : index);
  return comparisonOf(left, sign, forwards(tokens, index + 1), tokens[index]?.text ?? sign);
}

/** The receiver and the argument; of a function, both arguments. */
function call(tokens: readonly Token[], index: number, sign: string): readonly Comparison[] {
  const first = forwards(tokens, index + 2);
  const after = index + 2 + first.length;
  const second = tokens[after]?.text === "," ? forwards(tokens, after + 1) : [];
  const receiver =
    tokens[index - 1]?.text === "." || tokens[index - 1]?.text === "?."
      ? backwards(tokens, index - 1)
      : [];
  const written = tokens[index]?.text ?? sign;
  // `strings.EqualFold(a, b)`: the receiver is a package. An order is asked of a value.
  return second.length > 0 && !/[<>]/.test(sign)
    ? comparisonOf(first, sign, second, written)
    : comparisonOf(receiver, sign, first, written);
}

function comparisonOf(
  left: readonly Token[],
  sign: string,
  right: readonly Token[],
  written: string,
): readonly Comparison[] {
  return left.length === 0 || right.length === 0 ? [] : [{ left, sign, right, written }];
}

function backwards(tokens: readonly Token[], to: number): readonly Token[] {
  let depth = 0;
  let from = to;
  while (from > 0 && to - from < mostOperand) {
    const { kind, text } = tokens[from - 1] as Token;
    if (kind !== "string" && depth === 0 && (openers.has(text) || isEnd(text))) break;
    if (kind === "operator" && closers.has(text)) depth += 1;
    if (kind === "operator" && openers.has(text)) depth -= 1;
    from -= 1;
  }
  return tokens.slice(from, to);
}

function forwards(tokens: readonly Token[], from: number): readonly Token[] {
  let depth = 0;
  let to = from;
  while (to < tokens.length && to - from < mostOperand) {
    const { kind, text } = tokens[to] as Token;
    if (kind !== "string" && depth === 0 && (closers.has(text) || isEnd(text))) break;
    if (kind === "operator" && openers.has(text)) depth += 1;
    if (kind === "operator" && closers.has(text)) depth -= 1;
    to += 1;
  }
  return tokens.slice(from, to);
}

function isEnd(text: string): boolean {
  return ends.has(text) || (signs.has(text) && text !== "in");
}
