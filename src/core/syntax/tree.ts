/** Statements of a syntax tree. Never deeper than the tree, which its maker keeps shallow. */
import { type Grammar, grammarOf, isStatement } from "./grammar.ts";
import type { GrammarName, Notation } from "./language.ts";
import type { SyntaxNode } from "./node.ts";
import type { Statement } from "./statement.ts";
import { type Token, tokensOf } from "./token.ts";

/** Nodes that were skipped are left out. */
export function statementsOfTree(
  root: SyntaxNode,
  text: string,
  name: GrammarName,
  notation: Notation,
): readonly Statement[] {
  return new Reader(text, grammarOf(name), notation).inside(root);
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

/** What a statement is made of, while it is being read. */
interface Parts {
  readonly tokens: Token[];
  readonly body: Statement[];
  readonly alternative: Statement[];
}

class Reader {
  readonly #text: string;
  readonly #grammar: Grammar;
  readonly #notation: Notation;

  constructor(text: string, grammar: Grammar, notation: Notation) {
    this.#text = text;
    this.#grammar = grammar;
    this.#notation = notation;
  }

  /** The statements that a block holds. */
  inside(block: SyntaxNode): readonly Statement[] {
    const statements: Statement[] = [];
    for (const child of block.children) {
      if (child.reach === "skipped" || this.#grammar.comments.has(child.type)) continue;
      if (this.#grammar.blocks.has(child.type)) statements.push(...this.inside(child));
      else if (!isBareWord(child)) statements.push(this.#statement(child, null));
    }
    return statements;
  }

  #statement(node: SyntaxNode, name: string | null): Statement {
    const kind = this.#grammar.kinds.get(node.type) ?? "simple";
    const parts: Parts = { tokens: [], body: [], alternative: [] };
    if (node.reach === "too-deep") this.#leaf(node, parts);
    for (const child of node.children) this.#part(child, node, parts);
    return {
      kind,
      name: kind === "function" || kind === "class" ? (this.#nameOf(node) ?? name) : null,
      parameters: kind === "function" ? parametersOf(node, this.#text) : [],
      tokens: parts.tokens,
      startLine: node.startLine,
      endLine: node.endLine,
      body: parts.body,
      alternative: nested(parts.alternative),
    };
  }

  #part(child: SyntaxNode, parent: SyntaxNode, parts: Parts): void {
    const { blocks, alternatives, functions } = this.#grammar;
    if (child.reach === "skipped" || this.#grammar.comments.has(child.type)) return;
    if (alternatives.has(child.type)) {
      const other = this.#statement(child, null);
      parts.alternative.push(...(other.kind === "block" ? other.body : [other]));
    } else if (blocks.has(child.type)) parts.body.push(...this.inside(child));
    else if (functions.has(child.type) && hasBlock(child, blocks))
      this.#function(child, parent, parts);
    else if (isStatement(this.#grammar, child.type)) {
      if (child.type === "arrow_function") this.#expression(child, parts);
      else parts.body.push(this.#statement(child, null));
    } else this.#expression(child, parts);
  }

  /** A function inside an expression: its head belongs to the statement around it as well. */
  #function(node: SyntaxNode, parent: SyntaxNode, parts: Parts): void {
    const statement = this.#statement(node, bindingOf(parent, this.#text));
    for (const token of statement.tokens) parts.tokens.push(token);
    parts.body.push(statement);
  }

  #expression(node: SyntaxNode, parts: Parts): void {
    if (node.children.length === 0 || this.#isPlainString(node)) this.#leaf(node, parts);
    else for (const child of node.children) this.#part(child, node, parts);
  }

  #isPlainString(node: SyntaxNode): boolean {
    return (
      this.#grammar.strings.has(node.type) &&
      !node.children.some(
        (child) => child.type.includes("interpolation") || child.type.includes("substitution"),
      )
    );
  }

  #leaf(node: SyntaxNode, parts: Parts): void {
    const text = this.#text.slice(node.start, node.end);
    const isString = this.#grammar.strings.has(node.type);
    if (text === "") return;
    if (isString) parts.tokens.push({ kind: "string", text, line: node.startLine });
    else if (node.reach === "too-deep" || text.includes(" "))
      parts.tokens.push(...tokensOf(text, this.#notation, node.startLine).slice(0, mostTokens));
    else parts.tokens.push({ kind: kindOf(text), text, line: node.startLine });
  }

  #nameOf(node: SyntaxNode): string | null {
    const name = node.children.find((child) => child.role === "name");
    return name === undefined ? null : this.#text.slice(name.start, name.end);
  }
}

const mostTokens = 50_000;

/** `else if` chains, one inside the other; several handlers stay side by side. */
function nested(alternatives: readonly Statement[]): readonly Statement[] {
  const result: Statement[] = [];
  for (const statement of alternatives.toReversed()) {
    const isChain = statement.kind === "if" && result.length > 0;
    const rest = isChain ? result.splice(0).reverse() : [];
    result.push(
      isChain ? { ...statement, alternative: [...statement.alternative, ...rest] } : statement,
    );
  }
  return result.reverse();
}

function hasBlock(node: SyntaxNode, blocks: ReadonlySet<string>): boolean {
  return node.children.some((child) => blocks.has(child.type));
}

/** The name a function is bound to: `name = …`, `name: …`. */
function bindingOf(parent: SyntaxNode, text: string): string | null {
  const target = parent.children.find((child) =>
    ["name", "key", "left", "property"].includes(child.role ?? ""),
  );
  if (target === undefined || target.end - target.start > 200) return null;
  return text.slice(target.start, target.end);
}

function parametersOf(node: SyntaxNode, text: string): readonly string[] {
  const list = node.children.find((child) => child.role === "parameters");
  return (list?.children ?? [])
    .filter((child) => !isPunctuation(child))
    .map((child) => {
      const head = /^[\p{L}\p{N}_$]+/u.exec(
        text.slice(child.start, Math.min(child.end, child.start + 200)),
      );
      return head?.[0] ?? "";
    });
}

function kindOf(text: string): Token["kind"] {
  if (/^[\p{L}_$]/u.test(text)) return "word";
  return /^\d/.test(text) ? "number" : "operator";
}

/** `export`, `@`, `{`: a leaf between statements says nothing of its own. */
function isBareWord(node: SyntaxNode): boolean {
  return (
    node.children.length === 0 &&
    node.reach === "whole" &&
    /^(?:[a-z]+|[\p{P}\p{S}]+)$/u.test(node.type)
  );
}

function isPunctuation(node: SyntaxNode): boolean {
  return node.children.length === 0 && /^[\p{P}\p{S}]$/u.test(node.type);
}
