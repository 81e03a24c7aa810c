/** What stands before or in the head of a function and decides who may call it: modifiers, decorators. */
import { type Statement, textOf } from "../../syntax/statement.ts";
import type { Token } from "../../syntax/token.ts";
import type { Placed } from "../sides/pairs.ts";
import type { Routine, Step } from "../sides/routine.ts";
import { speaksOf } from "../words/lexicon.ts";

export interface Mark {
  /** `onlyRole`, `login_required`. Hostile text. */
  readonly name: string;
  /** With its arguments, layout aside. */
  readonly text: string;
  readonly line: number;
}

/** A function or class with what it is marked with. */
export interface Marked {
  readonly placed: Placed;
  readonly name: string;
  readonly marks: readonly Mark[];
}

const plain: ReadonlySet<string> = new Set(
  "public private internal external view pure payable virtual override returns constant returns memory calldata storage is abstract indexed anonymous immutable".split(
    " ",
  ),
);
const mostMarks = 12;

/** True for what asks who calls, or in which state: told from `@property`, `view`. */
export function asksForAccess({ text }: Mark): boolean {
  return speaksOf("access", withoutTexts(text)) && !isOpen(text);
}

/** Help for people may have any word in it. */
function withoutTexts(text: string): string {
  return text.replaceAll(/"[^"]*"|'[^']*'/g, "");
}

/** It lets everybody in. */
export function isOpen(text: string): boolean {
  return speaksOf("open", text);
}

/** All functions and classes of a side, in its order. */
export function markedIn(routines: readonly Routine[]): readonly Marked[] {
  return routines.flatMap((routine) =>
    routine.steps.flatMap((step, index) => {
      const { kind, name } = step.statement;
      if ((kind !== "function" && kind !== "class") || name === null) return [];
      return [{ placed: { step, routine }, name, marks: allMarks(routine.steps, index) }];
    }),
  );
}

/** Names the function also where another has its name: by its parameters. */
export function keyOf({ placed: { step }, name }: Marked): string {
  const { tokens } = step.statement;
  // Decorators before the name have brackets of their own.
  const named = tokens.slice(
    Math.max(
      0,
      tokens.findIndex(({ text }) => text === name),
    ),
  );
  const { open, close } = bracketsOf(named);
  return [...step.holders, name, textOf(named.slice(open, close))].join("\0");
}

/** What the grammar told of, else what the text shows. */
function allMarks(steps: readonly Step[], index: number): readonly Mark[] {
  const statement = steps[index]?.statement;
  if (statement === undefined || statement.marks.length === 0) return marksAt(steps, index);
  return statement.marks.slice(0, mostMarks).map((text) => {
    const name =
      /^[\p{L}\p{N}_$. :]+/u
        .exec(text)?.[0]
        .trim()
        .split(/[ .:]+/)
        .at(-1) ?? text;
    return { name, text, line: lineOfMark(statement, name) };
  });
}

function lineOfMark({ tokens, startLine }: Statement, name: string): number {
  return tokens.find(({ text }) => text === name)?.line ?? startLine;
}

function marksAt(steps: readonly Step[], index: number): readonly Mark[] {
  const marks = [...inHead(steps[index]?.statement.tokens ?? [])];
  for (let at = index - 1; at >= 0 && index - at <= mostMarks; at -= 1) {
    const { kind, tokens } = steps[at]?.statement ?? { kind: "block", tokens: [] };
    // A function before it may begin with a decorator, too, which is its own.
    if (kind !== "simple" || !isDecorator(tokens)) break;
    marks.unshift(markOf(tokens));
  }
  return marks;
}

/** `@name(…)`, `#[name(…)]`, `[Name(…)]`. */
export function isDecorator(tokens: readonly Token[]): boolean {
  const [first, second] = tokens;
  if (first?.text.startsWith("@")) return true;
  if (first?.text === "#") return second?.text === "[" || second?.text === "!";
  return first?.text === "[" && tokens.at(-1)?.text === "]" && second?.kind === "word";
}

function markOf(tokens: readonly Token[]): Mark {
  const end = tokens.findIndex(({ text }) => text === "(");
  const path = end < 0 ? tokens : tokens.slice(0, end);
  const name = path.findLast(({ kind }) => kind === "word")?.text ?? "";
  return {
    name: name.replace(/^@/, ""),
    text: textOf(tokens).replace(/^@ /, "@"),
    line: tokens[0]?.line ?? 1,
  };
}

/** Solidity: `external onlyRole(ADMIN) nonReentrant returns (uint256)`. */
function inHead(tokens: readonly Token[]): readonly Mark[] {
  if (tokens[0]?.text !== "function" && tokens[0]?.text !== "constructor") return [];
  const marks: Mark[] = [];
  let index = bracketsOf(tokens).close + 1;
  while (index < tokens.length) {
    const token = tokens[index];
    const isCall = tokens[index + 1]?.text === "(";
    const end = isCall ? bracketsOf(tokens.slice(index)).close + index : index;
    if (token?.kind === "word" && !plain.has(token.text))
      marks.push({
        name: token.text,
        text: textOf(tokens.slice(index, end + 1)),
        line: token.line,
      });
    index = Math.max(end, index) + 1;
  }
  return marks;
}

/** Where the first round bracket opens, and where it closes. */
function bracketsOf(tokens: readonly Token[]): { readonly open: number; readonly close: number } {
  const open = tokens.findIndex(({ text }) => text === "(");
  let depth = 0;
  for (let index = Math.max(open, 0); index < tokens.length; index += 1) {
    if (tokens[index]?.text === "(") depth += 1;
    if (tokens[index]?.text === ")") depth -= 1;
    if (depth === 0 && open >= 0) return { open, close: index };
  }
  return { open: Math.max(open, 0), close: tokens.length };
}
