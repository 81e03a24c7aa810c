/** Calls in a statement: who is called, with what. */
import { wordsOf } from "../../syntax/statement.ts";
import type { Token } from "../../syntax/token.ts";

export interface Call {
  /** The last word of the path: `check` of `risk.check(…)`. */
  readonly name: string;
  readonly path: readonly Token[];
  readonly arguments: readonly (readonly Token[])[];
  /** True when the statement is this call and nothing else. */
  readonly isWhole: boolean;
}

const checks: ReadonlySet<string> = new Set(
  "validate check ensure verify authorize authorise assert require enforce guard must only".split(
    " ",
  ),
);
const openers: ReadonlySet<string> = new Set(["(", "[", "{"]);
const closers: ReadonlySet<string> = new Set([")", "]", "}"]);
const pathMarks: ReadonlySet<string> = new Set([".", "?.", "::", "->", "!"]);

/** By convention such a function stops its caller: `validateOrder`, `_check_limit`. */
export function isCheckName(name: string): boolean {
  return checks.has(wordsOf(name)[0] ?? "");
}

/** The call that a statement starts with, `await` aside; null when it starts with anything else. */
export function callOf(tokens: readonly Token[]): Call | null {
  const start = tokens[0]?.text === "await" ? 1 : 0;
  let open = start;
  while (tokens[open]?.kind === "word" || pathMarks.has(tokens[open]?.text ?? "")) open += 1;
  if (open === start || tokens[open]?.text !== "(") return null;
  const path = tokens.slice(start, open);
  const name = path.findLast((token) => token.kind === "word")?.text ?? "";
  const { parts, end } = argumentsAt(tokens, open);
  const rest = tokens.slice(end + 1);
  return {
    name,
    path,
    arguments: parts,
    isWhole: rest.every((token) => ";?".includes(token.text)),
  };
}

/** Every call of a statement. */
export function callsIn(tokens: readonly Token[]): readonly Call[] {
  const calls: Call[] = [];
  const end = Math.min(tokens.length - 1, mostTokens);
  for (let index = 0; index < end; index += 1) {
    const token = tokens[index];
    if (token?.kind !== "word" || tokens[index + 1]?.text !== "(") continue;
    const { parts } = argumentsAt(tokens, index + 1);
    calls.push({ name: token.text, path: [token], arguments: parts, isWhole: false });
  }
  return calls;
}

const mostTokens = 400;

function argumentsAt(
  tokens: readonly Token[],
  open: number,
): { readonly parts: readonly (readonly Token[])[]; readonly end: number } {
  const parts: (readonly Token[])[] = [];
  let depth = 0;
  let from = open + 1;
  for (let index = open; index < tokens.length; index += 1) {
    const text = tokens[index]?.text ?? "";
    if (openers.has(text)) depth += 1;
    if (closers.has(text)) depth -= 1;
    if (depth > 1 || (depth === 1 && text !== ",")) continue;
    if (index > from) parts.push(tokens.slice(from, index));
    from = index + 1;
    if (depth === 0) return { parts, end: index };
  }
  return { parts, end: tokens.length - 1 };
}
