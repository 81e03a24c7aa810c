/** What a node without children says: one token, or the tokens of a text that nobody took apart. */
import type { Grammar } from "./grammar.ts";
import type { Notation } from "./language.ts";
import type { SyntaxNode } from "./node.ts";
import { type Token, tokensOf } from "./token.ts";

const mostTokens = 50_000;
/** Words that say something where they stand alone; the last takes checks away in Solidity. */
const values: ReadonlySet<string> = new Set(
  "true false nil null self this super unchecked".split(" "),
);

export function tokensOfLeaf(
  node: SyntaxNode,
  text: string,
  grammar: Grammar,
  notation: Notation,
): readonly Token[] {
  const own = text.slice(node.start, node.end);
  if (own.trim() === "") return [];
  if (grammar.plain.has(node.type) && node.reach === "whole")
    return tokensOf(own, { ...notation, comments: [] }, node.startLine).slice(0, mostTokens);
  if (grammar.strings.has(node.type)) return [{ kind: "string", text: own, line: node.startLine }];
  if (node.reach === "too-deep" || own.includes(" "))
    return tokensOf(own, notation, node.startLine).slice(0, mostTokens);
  return [{ kind: kindOf(own), text: own, line: node.startLine }];
}

/** What stands between two children and is in neither: `14` of `14 days`, in some grammars. */
export function tokensBetween(
  previous: SyntaxNode | undefined,
  parent: SyntaxNode,
  next: SyntaxNode | undefined,
  text: string,
  notation: Notation,
): readonly Token[] {
  const start = previous?.end ?? parent.start;
  const own = text.slice(start, next?.start ?? parent.end);
  // A backslash at the end of a line goes on with it.
  if (/^(?:\s|\\\r?\n)*$/.test(own)) return [];
  const line = previous?.endLine ?? parent.startLine;
  return tokensOf(own, { ...notation, comments: [] }, line).slice(0, mostTokens);
}

function kindOf(text: string): Token["kind"] {
  if (/^[:@]{0,2}[\p{L}_$]/u.test(text)) return "word";
  return /^\d/.test(text) ? "number" : "operator";
}

/** `export`, `@`, `{`: its type is its text. Alone between statements it says nothing. */
export function isKeyword(node: SyntaxNode, text: string): boolean {
  if (node.children.length > 0 || node.reach !== "whole") return false;
  const { type, start, end } = node;
  const isAsNamed = end - start === type.length && text.startsWith(type, start);
  return (isAsNamed && !values.has(type)) || text.slice(start, end).trim() === "";
}

/** True where nothing inside is of interest: strings too, unless code is put into them. */
export function isOneLeaf(node: SyntaxNode, { strings, plain }: Grammar): boolean {
  if (node.children.length === 0 || plain.has(node.type)) return true;
  return strings.has(node.type) && !node.children.some((child) => isCode(child.type));
}

function isCode(type: string): boolean {
  return /interpolation|substitution/.test(type);
}
