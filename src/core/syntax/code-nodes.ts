/** What a node is in its place, by the grammar: nothing, a statement, something that holds some. */
import type { CodeGrammar } from "./grammar.ts";
import { isKeyword } from "./leaf.ts";
import type { SyntaxNode } from "./node.ts";
import type { StatementKind } from "./statement.ts";

export function isNothing(node: SyntaxNode, grammar: CodeGrammar): boolean {
  return node.reach === "skipped" || grammar.comments.has(node.type);
}

/** Of the head it only holds together: it says nothing. */
export function isSilentIn(
  kind: StatementKind,
  child: SyntaxNode,
  grammar: CodeGrammar,
  text: string,
): boolean {
  if (isNothing(child, grammar)) return true;
  return kind !== "simple" && grammar.silent.has(child.type) && isKeyword(child, text);
}

/** A bare `else`: of an `if`, and of a `let` that may fail. */
export function turnsToOther(child: SyntaxNode, kind: StatementKind): boolean {
  return child.type === "else" && child.children.length === 0 && /^(?:if|simple)$/.test(kind);
}

/** A function or class without a body is a reference to one, or an expression. */
export function isStatement(node: SyntaxNode, grammar: CodeGrammar): boolean {
  const kind = grammar.kinds.get(node.type);
  if (kind === "function" || kind === "class") return holdsStatements(node, grammar);
  return kind !== undefined || grammar.statements.test(node.type);
}

export function holdsStatements(node: SyntaxNode, { blocks, bodies }: CodeGrammar): boolean {
  return bodies.has(node.type) || node.children.some((child) => blocks.has(child.type));
}

/** Ruby's `rescue` stands in the body of a function, without a `begin`. */
export function isGuarded(block: SyntaxNode, { alternatives, kinds }: CodeGrammar): boolean {
  return block.children.some(({ type }) => alternatives.has(type) && kinds.get(type) === "handler");
}
