/** Statements of code: what each holds, whatever its language calls it. */
import {
  holdsStatements,
  isGuarded,
  isNothing,
  isSilentIn,
  isStatement,
  turnsToOther,
} from "./code-nodes.ts";
import type { CodeGrammar } from "./grammar.ts";
import type { Notation } from "./language.ts";
import { isKeyword, isOneLeaf, tokensBetween, tokensOfLeaf } from "./leaf.ts";
import { bindingOf, isParameterList, nameOf, ownerOf, parametersOf } from "./names.ts";
import type { SyntaxNode } from "./node.ts";
import { append, emptyParts, finalKindOf, nested, type Parts, textOfMark } from "./parts.ts";
import type { Statement, StatementKind } from "./statement.ts";

/** Where what comes next in a node belongs. */
type Place = "head" | "body" | "alternative";

const heldRoles: ReadonlySet<string> = new Set(["body", "consequence", "alternative"]);
/** `for (i = 0; i < 9; …)` of Solidity has statements in its head. */
const headRoles: ReadonlySet<string> = new Set(["condition", "initial", "update"]);
const exits: ReadonlySet<StatementKind> = new Set(["raise", "return", "continue", "break"]);

export class CodeReader {
  readonly #text: string;
  readonly #grammar: CodeGrammar;
  readonly #notation: Notation;

  constructor(text: string, grammar: CodeGrammar, notation: Notation) {
    this.#text = text;
    this.#grammar = grammar;
    this.#notation = notation;
  }

  /** The statements that a block holds. */
  inside(block: SyntaxNode): readonly Statement[] {
    const statements: Statement[] = [];
    let marks: SyntaxNode[] = [];
    for (const child of block.children) {
      if (isNothing(child, this.#grammar)) continue;
      if (this.#grammar.marks.has(child.type)) {
        marks.push(child);
        continue;
      }
      const found = this.#held(child);
      statements.push(...this.#marked(found, marks));
      if (found.length > 0) marks = [];
    }
    return [...statements, ...marks.map((mark) => this.#statement(mark, null))];
  }

  /** The statements that a node is or holds, where statements are expected. */
  #held(node: SyntaxNode): readonly Statement[] {
    if (this.#grammar.blocks.has(node.type))
      return isGuarded(node, this.#grammar)
        ? [this.#statement(node, null, "try", "body")]
        : this.inside(node);
    return isKeyword(node, this.#text) ? [] : [this.#statement(node, null)];
  }

  /** Marks are siblings of what they mark, in some languages; they become part of its head. */
  #marked(found: readonly Statement[], marks: readonly SyntaxNode[]): readonly Statement[] {
    const [first, ...rest] = found;
    if (first === undefined || marks.length === 0) return found;
    const parts = emptyParts();
    for (const mark of marks) this.#mark(mark, parts);
    const marked: Statement = {
      ...first,
      tokens: [...parts.tokens, ...first.tokens],
      marks: [...parts.marks, ...first.marks],
      startLine: marks[0]?.startLine ?? first.startLine,
    };
    return [marked, ...rest];
  }

  #statement(
    node: SyntaxNode,
    name: string | null,
    kind: StatementKind = this.#grammar.kinds.get(node.type) ?? "simple",
    place: Place = "head",
  ): Statement {
    const parts = emptyParts();
    if (isOneLeaf(node, this.#grammar)) this.#leaf(node, parts);
    else this.#children(node, kind, parts, place);
    const isDefinition = kind === "function" || kind === "class";
    return {
      kind: finalKindOf(kind, parts, this.#grammar.raises),
      name: isDefinition ? (this.#nameOf(node) ?? name) : null,
      owner: kind === "function" ? ownerOf(node, this.#text) : null,
      parameters: kind === "function" ? parametersOf(node, this.#text) : [],
      marks: parts.marks,
      tokens: parts.tokens,
      startLine: node.startLine,
      endLine: node.endLine,
      body: parts.body,
      alternative: nested(parts),
    };
  }

  /** A head with words of its own, and then, after a word or in a role, what the node holds. */
  #children(node: SyntaxNode, kind: StatementKind, parts: Parts, from: Place): void {
    const opener = this.#grammar.bodies.get(node.type);
    let place = from;
    this.#each(node, parts, (child) => {
      const isSilent = isSilentIn(kind, child, this.#grammar, this.#text);
      if (turnsToOther(child, kind)) place = "alternative";
      else if (!isSilent && this.#isHeld(child, place)) this.#hold(child, place, parts);
      else if (!isSilent) this.#part(child, node, parts);
      const opens = child.type === opener || (opener !== undefined && child.role === opener);
      if (place === "head" && opens) place = "body";
    });
  }

  /** The children, and the words of the node itself that stand between them. */
  #each(node: SyntaxNode, { tokens }: Parts, read: (child: SyntaxNode) => void): void {
    let previous: SyntaxNode | undefined;
    for (const child of [...node.children, undefined]) {
      append(tokens, tokensBetween(previous, node, child, this.#text, this.#notation));
      if (child !== undefined) read(child);
      previous = child;
    }
  }

  #isHeld(child: SyntaxNode, place: Place): boolean {
    if (place !== "head") return !isParameterList(child);
    return heldRoles.has(child.role ?? "") && !isKeyword(child, this.#text);
  }

  #hold(child: SyntaxNode, place: Place, parts: Parts): void {
    if (this.#grammar.alternatives.has(child.type)) this.#other(child, parts);
    else if (place === "alternative" || child.role === "alternative")
      parts.alternative.push(...this.#held(child));
    else parts.body.push(...this.#held(child));
  }

  #other(child: SyntaxNode, parts: Parts): void {
    const other = this.#statement(child, null);
    if (other.kind === "if") parts.chained.add(other);
    parts.alternative.push(...(other.kind === "block" ? other.body : [other]));
  }

  #part(child: SyntaxNode, parent: SyntaxNode, parts: Parts): void {
    const { blocks, alternatives, functions, marks } = this.#grammar;
    if (isNothing(child, this.#grammar)) return;
    if (isKeyword(child, this.#text)) this.#leaf(child, parts);
    else if (alternatives.has(child.type)) this.#other(child, parts);
    else if (blocks.has(child.type) && !headRoles.has(child.role ?? ""))
      parts.body.push(...this.#held(child));
    else if (marks.has(child.type)) this.#mark(child, parts);
    else if (functions.has(child.type) && holdsStatements(child, this.#grammar))
      this.#function(child, parent, parts);
    else if (isStatement(child, this.#grammar)) this.#inner(child, parts);
    else this.#expression(child, parts);
  }

  /** A statement inside another; one that leaves is told with it, as in `x ?: return`. */
  #inner(child: SyntaxNode, parts: Parts): void {
    const statement = this.#statement(child, null);
    if (exits.has(statement.kind)) append(parts.tokens, statement.tokens);
    parts.body.push(statement);
  }

  /** A function inside an expression: its head belongs to the statement around it as well. */
  #function(node: SyntaxNode, parent: SyntaxNode, parts: Parts): void {
    const statement = this.#statement(node, bindingOf(parent, this.#text));
    append(parts.tokens, statement.tokens);
    parts.body.push(statement);
  }

  #mark(node: SyntaxNode, parts: Parts): void {
    const own = emptyParts();
    this.#expression(node, own);
    append(parts.tokens, own.tokens);
    parts.body.push(...own.body);
    parts.marks.push(textOfMark(own.tokens));
  }

  #expression(node: SyntaxNode, parts: Parts): void {
    if (isOneLeaf(node, this.#grammar)) this.#leaf(node, parts);
    else
      this.#each(node, parts, (child) => {
        this.#part(child, node, parts);
      });
  }

  #leaf(node: SyntaxNode, parts: Parts): void {
    append(parts.tokens, tokensOfLeaf(node, this.#text, this.#grammar, this.#notation));
  }

  #nameOf(node: SyntaxNode): string | null {
    if (!this.#grammar.nameless.has(node.type)) return nameOf(node, this.#text);
    const word = node.children.find((child) => isKeyword(child, this.#text));
    return word?.type ?? null;
  }
}
