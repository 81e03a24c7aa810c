/** Finds the settings of a statement, in whatever language it is written. */
import { readableOf } from "../../syntax/statement.ts";
import type { Token } from "../../syntax/token.ts";
import type { Placed } from "../sides/pairs.ts";
import { constantOf } from "./constant.ts";
import { unquoted } from "./literal.ts";
import type { Setting } from "./setting.ts";

const mostTokens = 2_000;
/** Of a key that is written for people: `daily withdrawal limit`. */
const mostWords = 4;
const assigns: ReadonlySet<string> = new Set(["=", ":=", ":", "=>", "->"]);
const comparisons: Readonly<Record<string, string>> = {
  ">": "<",
  "<": ">",
  ">=": "<=",
  "<=": ">=",
  "==": "==",
  "===": "===",
  "!=": "!=",
};
const openers: ReadonlySet<string> = new Set(["(", "[", "{"]);
const closers: ReadonlySet<string> = new Set([")", "]", "}"]);
const logical: ReadonlySet<string> = new Set([
  "and",
  "or",
  "&&",
  "||",
  "if",
  "else",
  "?",
  "return",
  "not",
  "assert",
  "while",
  "elif",
  "unless",
]);

/** In the order of the text. Linear. */
export function settingsIn(placed: Placed): readonly Setting[] {
  const { tokens } = placed.step.statement;
  if (tokens.length > mostTokens) return [];
  const settings: Setting[] = [];
  for (const segment of segmentsOf(tokens)) settings.push(...inSegment(segment, placed));
  settings.push(...options(placed), ...returned(placed));
  return settings;
}

/** What stands between commas and brackets, each bracket's content on its own; `call`: who is called. */
interface Segment {
  readonly tokens: readonly Token[];
  readonly call: string | null;
  readonly index: number;
  /** The first argument, when it is a string: `get("limit", 5)`. */
  readonly first: string | null;
}

function segmentsOf(tokens: readonly Token[]): readonly Segment[] {
  const segments: Segment[] = [];
  const open: { from: number; index: number; call: string | null; first: string | null }[] = [
    { from: 0, index: 0, call: null, first: null },
  ];
  const close = (at: number): void => {
    const top = open.at(-1);
    if (top === undefined) return;
    const inside = tokens.slice(top.from, at);
    const [only] = inside;
    if (top.index === 0 && inside.length === 1 && only?.kind === "string")
      top.first = keyOf(unquoted(only.text));
    if (inside.length > 0)
      segments.push({ tokens: inside, call: top.call, index: top.index, first: top.first });
    top.from = at + 1;
    top.index += 1;
  };
  for (const [index, { kind, text }] of tokens.entries()) {
    if (kind !== "operator") continue;
    if (openers.has(text)) {
      const previous = tokens[index - 1];
      const call = text === "(" && previous?.kind === "word" ? previous.text : null;
      open.push({ from: index + 1, index: 0, call, first: null });
    } else if (closers.has(text) && open.length > 1) {
      close(index);
      open.pop();
    } else if (text === "," || text === ";") close(index);
  }
  while (open.length > 0) {
    close(tokens.length);
    open.pop();
  }
  return segments;
}

/** Null for a sentence: what follows it is told, and not kept under it. */
function keyOf(text: string): string | null {
  return /[{}%=,!?]/.test(text) || text.split(" ").length > mostWords ? null : text;
}

function inSegment(segment: Segment, placed: Placed): readonly Setting[] {
  const { tokens } = segment;
  const setting = (name: string, sign: string, value: readonly Token[]): Setting => ({
    name,
    sign,
    tokens: value,
    value: constantOf(value),
    line: value[0]?.line ?? placed.step.statement.startLine,
    placed,
  });
  const at = outermost(tokens, assigns);
  if (at > 0) {
    const equals = lastAssign(tokens, at);
    const name = nameBefore(tokens, tokens[at]?.text === ":" && equals > at ? at : equals);
    return name === null ? [] : [...defaults(tokens.slice(equals + 1), name, setting)];
  }
  const bounds = boundsIn(tokens, setting);
  if (bounds.length > 0) return bounds;
  const isSetter = segment.call !== null && /^(?:set|with|max|min|limit)/i.test(segment.call);
  if (segment.index === 0 && isSetter) return [setting(segment.call ?? "", "=", tokens)];
  if (segment.index === 1 && segment.first !== null) return [setting(segment.first, "=", tokens)];
  return [];
}

/** `a = get() ?? 5`: the value, and what it is when nothing else is there. */
function defaults(
  tokens: readonly Token[],
  name: string,
  setting: (name: string, sign: string, value: readonly Token[]) => Setting,
): readonly Setting[] {
  const at = outermost(tokens, new Set(["??", "||", "or"]));
  const assigned = setting(name, "=", tokens);
  return at > 0 ? [assigned, setting(name, "=", tokens.slice(at + 1))] : [assigned];
}

function boundsIn(
  tokens: readonly Token[],
  setting: (name: string, sign: string, value: readonly Token[]) => Setting,
): readonly Setting[] {
  const found: Setting[] = [];
  for (const [index, token] of tokens.entries()) {
    const mirrored = token.kind === "operator" ? comparisons[token.text] : undefined;
    if (mirrored === undefined) continue;
    const left = backTo(tokens, index);
    const right = forwardTo(tokens, index);
    if (constantOf(right) !== null) found.push(setting(textIn(left), token.text, right));
    else if (constantOf(left) !== null) found.push(setting(textIn(right), mirrored, left));
  }
  return found;
}

function textIn(tokens: readonly Token[]): string {
  return readableOf(tokens.map(({ text }) => text).join(" "));
}

function backTo(tokens: readonly Token[], index: number): readonly Token[] {
  let from = index;
  while (from > 0 && !endsOperand(tokens[from - 1])) from -= 1;
  return tokens.slice(from, index);
}

function forwardTo(tokens: readonly Token[], index: number): readonly Token[] {
  let to = index + 1;
  while (to < tokens.length && !endsOperand(tokens[to])) to += 1;
  return tokens.slice(index + 1, to);
}

function endsOperand(token: Token | undefined): boolean {
  if (token === undefined || logical.has(token.text)) return true;
  return (
    (token.kind === "operator" && token.text in comparisons) ||
    token.text === ":" ||
    token.text === "{"
  );
}

/** `--threshold 3` of a command, also as `--threshold=3`. */
function options(placed: Placed): readonly Setting[] {
  const { tokens } = placed.step.statement;
  return tokens.flatMap(({ kind, text }, index): readonly Setting[] => {
    const name = kind === "operator" ? /^--([a-z][\w-]*)$/i.exec(text)?.[1] : undefined;
    if (name === undefined) return [];
    const next = tokens[index + 1];
    const value = next?.text === "=" ? tokens[index + 2] : next;
    if (value === undefined || value.kind === "operator") return [];
    return [
      {
        name,
        sign: "=",
        tokens: [value],
        value: constantOf([value]),
        line: value.line,
        placed,
      },
    ];
  });
}

/** `return 5` in `maxWithdrawal()`. */
function returned(placed: Placed): readonly Setting[] {
  const { statement } = placed.step;
  if (statement.kind !== "return" || placed.routine.path === null) return [];
  const tokens = statement.tokens.slice(1).filter(({ text }) => text !== ";");
  const value = constantOf(tokens);
  if (value === null) return [];
  const name = placed.routine.path.split(".").at(-1) ?? "";
  return [{ name, sign: "=", tokens, value, line: statement.startLine, placed }];
}

/** Index of the first of these outside brackets, or -1. */
function outermost(tokens: readonly Token[], signs: ReadonlySet<string>): number {
  let depth = 0;
  for (const [index, { kind, text }] of tokens.entries()) {
    if (kind === "operator" && openers.has(text)) depth += 1;
    if (kind === "operator" && closers.has(text)) depth -= 1;
    if (depth === 0 && kind !== "string" && signs.has(text)) return index;
  }
  return -1;
}

/** `max: number = 5` has its value after the second sign. */
function lastAssign(tokens: readonly Token[], first: number): number {
  if (tokens[first]?.text !== ":") return first;
  const rest = outermost(tokens.slice(first + 1), new Set(["=", ":="]));
  return rest < 0 ? first : first + 1 + rest;
}

/** `daily-` of the key `daily-limit`, which code could not assign to. */
function dashedBefore(tokens: readonly Token[], end: number): string {
  let from = end;
  while (tokens[from - 1]?.text === "-" && tokens[from - 2]?.kind === "word") from -= 2;
  return tokens
    .slice(from, end)
    .map(({ text }) => text)
    .join("");
}

function nameBefore(tokens: readonly Token[], sign: number): string | null {
  for (let index = sign - 1; index >= 0; index -= 1) {
    const token = tokens[index];
    if (token?.kind === "word") return `${dashedBefore(tokens, index)}${token.text}`;
    if (token?.kind === "string") return unquoted(token.text);
  }
  return null;
}
