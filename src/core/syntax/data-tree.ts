/** Statements of settings: a key that holds others is a class, a key with a value a simple statement. */
import type { DataGrammar } from "./grammar.ts";
import type { Notation } from "./language.ts";
import { isKeyword, isOneLeaf, tokensOfLeaf } from "./leaf.ts";
import type { SyntaxNode } from "./node.ts";
import type { Statement } from "./statement.ts";
import type { Token } from "./token.ts";

interface Parts {
  readonly tokens: Token[];
  readonly body: Statement[];
  /** The words of the key, until something separates it from its value. */
  readonly key: string[];
  isKey: boolean;
}

export class DataReader {
  readonly #text: string;
  readonly #grammar: DataGrammar;
  readonly #notation: Notation;

  constructor(text: string, grammar: DataGrammar, notation: Notation) {
    this.#text = text;
    this.#grammar = grammar;
    this.#notation = notation;
  }

  inside(root: SyntaxNode): readonly Statement[] {
    const parts: Parts = { tokens: [], body: [], key: [], isKey: false };
    this.#part(root, parts);
    return parts.body.length > 0 || parts.tokens.length === 0
      ? parts.body
      : [statementOf("simple", root, parts)];
  }

  #part(node: SyntaxNode, parts: Parts): void {
    const { comments, entries, lists, maps } = this.#grammar;
    if (node.reach === "skipped" || comments.has(node.type)) return;
    if (this.#grammar.brackets.has(node.type)) return;
    if (entries.has(node.type)) parts.body.push(this.#entry(node));
    else if (lists.has(node.type)) this.#collection(node, parts, (child) => this.#item(child));
    else if (maps.has(node.type)) this.#collection(node, parts, null);
    else this.#value(node, parts);
  }

  /** Brackets are told only where nothing stands between them. */
  #collection(
    node: SyntaxNode,
    parts: Parts,
    read: ((child: SyntaxNode) => Statement) | null,
  ): void {
    const held = node.children.filter((child) => !this.#isBracket(child));
    if (held.length === 0) this.#leaf({ ...node, reach: "too-deep" }, parts);
    for (const child of held) {
      if (child.reach === "skipped" || this.#grammar.comments.has(child.type)) continue;
      if (read === null) this.#part(child, parts);
      else parts.body.push(read(child));
    }
  }

  #entry(node: SyntaxNode): Statement {
    const parts: Parts = { tokens: [], body: [], key: [], isKey: true };
    if (node.reach === "too-deep") this.#leaf(node, parts);
    // A value on lines of its own holds more, even where it is out of view.
    let holds = false;
    for (const child of node.children) {
      if (this.#grammar.separators.has(child.type)) parts.isKey = false;
      if (child.reach !== "skipped") this.#part(child, parts);
      else if (this.#grammar.comments.has(child.type)) continue;
      else if (parts.isKey) this.#key(child, parts);
      else holds = true;
    }
    return statementOf(holds || parts.body.length > 0 ? "class" : "simple", node, parts);
  }

  #item(node: SyntaxNode): Statement {
    const parts: Parts = { tokens: [], body: [], key: [], isKey: false };
    this.#part(node, parts);
    return statementOf(parts.body.length > 0 ? "block" : "simple", node, parts);
  }

  #value(node: SyntaxNode, parts: Parts): void {
    if (isOneLeaf(node, this.#grammar)) this.#leaf(node, parts);
    else for (const child of node.children) this.#part(child, parts);
  }

  #leaf(node: SyntaxNode, parts: Parts): void {
    if (parts.isKey) this.#key(node, parts);
    else
      for (const token of tokensOfLeaf(node, this.#text, this.#grammar, this.#notation))
        parts.tokens.push(token);
  }

  /** One token: a hyphen in a key takes nothing away. */
  #key(node: SyntaxNode, parts: Parts): void {
    const text = this.#text.slice(node.start, node.end);
    if (isKeyword(node, this.#text) && /^\W*$/.test(text)) return;
    parts.key.push(unquoted(text));
    const kind = this.#grammar.strings.has(node.type) ? "string" : "word";
    parts.tokens.push({ kind, text, line: node.startLine });
  }

  #isBracket(node: SyntaxNode): boolean {
    return isKeyword(node, this.#text) || this.#grammar.brackets.has(node.type);
  }
}

function statementOf(
  kind: "class" | "block" | "simple",
  node: SyntaxNode,
  { tokens, body, key }: Parts,
): Statement {
  return {
    kind,
    name: kind === "class" ? key.join(".") : null,
    owner: null,
    parameters: [],
    marks: [],
    tokens,
    startLine: node.startLine,
    endLine: node.endLine,
    body,
    alternative: [],
  };
}

function unquoted(key: string): string {
  return /^(["']).*\1$/s.test(key) ? key.slice(1, -1) : key;
}
