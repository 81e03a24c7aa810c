/** Statements of a syntax tree. Never deeper than the tree, which its maker keeps shallow. */
import { CodeReader } from "./code-tree.ts";
import { DataReader } from "./data-tree.ts";
import { grammarOf } from "./grammar.ts";
import type { GrammarName, Notation } from "./language.ts";
import type { SyntaxNode } from "./node.ts";
import type { Statement } from "./statement.ts";

/** Nodes that were skipped are left out. */
export function statementsOfTree(
  root: SyntaxNode,
  text: string,
  name: GrammarName,
  notation: Notation,
): readonly Statement[] {
  const grammar = grammarOf(name);
  return grammar.of === "code"
    ? new CodeReader(text, grammar, notation).inside(root)
    : new DataReader(text, grammar, notation).inside(root);
}

/** True where a part that was read did not parse. */
export function isBroken(root: SyntaxNode): boolean {
  const waiting = [root];
  for (let node = waiting.pop(); node !== undefined; node = waiting.pop()) {
    if (node.reach === "whole" && node.type === "ERROR") return true;
    for (const child of node.children) waiting.push(child);
  }
  return false;
}
