/** What a statement of code is made of, while it is being read, and what becomes of it. */
import { type Statement, type StatementKind, textOf } from "./statement.ts";
import type { Token } from "./token.ts";

export interface Parts {
  readonly tokens: Token[];
  readonly marks: string[];
  readonly body: Statement[];
  readonly alternative: Statement[];
  /** Those of the alternatives that what follows is the other branch of: `elif`. */
  readonly chained: Set<Statement>;
}

export function emptyParts(): Parts {
  return { tokens: [], marks: [], body: [], alternative: [], chained: new Set() };
}

export function append(to: Token[], tokens: readonly Token[]): void {
  for (const token of tokens) to.push(token);
}

/** Without what only says that it is a mark: `@`, `#[…]`. */
export function textOfMark(tokens: readonly Token[]): string {
  const start = tokens.findIndex((token) => !/^(?:@|#|!|#?\[\[?)$/.test(token.text));
  const isBracketed = tokens.slice(0, Math.max(start, 0)).some(({ text }) => text.endsWith("["));
  return textOf(tokens.slice(start, isBracketed ? -1 : undefined));
}

/** `else if` chains, one inside the other; several handlers stay side by side. */
export function nested({ alternative, chained }: Parts): readonly Statement[] {
  const result: Statement[] = [];
  for (const statement of alternative.toReversed()) {
    const isChain = chained.has(statement) && result.length > 0;
    const rest = isChain ? result.splice(0).reverse() : [];
    result.push(
      isChain ? { ...statement, alternative: [...statement.alternative, ...rest] } : statement,
    );
  }
  return result.reverse();
}

/** By what it holds and says: a `let … else` is a condition, a call of `panic` raises. */
export function finalKindOf(
  kind: StatementKind,
  { tokens, alternative }: Parts,
  raises: ReadonlySet<string>,
): StatementKind {
  if (kind !== "simple") return kind;
  if (alternative.length > 0) return "if";
  const [first, second] = tokens;
  const isCall =
    second === undefined || second.kind !== "operator" || "(!;::".includes(second.text);
  return isCall && raises.has(first?.text ?? "") ? "raise" : kind;
}
