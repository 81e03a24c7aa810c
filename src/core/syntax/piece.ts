/** A text cut into statements that hold statements, by its braces, its indentation or its lines. */
import type { Language } from "./language.ts";
import { type Token, tokensOf } from "./token.ts";

export interface Piece {
  readonly tokens: readonly Token[];
  readonly startLine: number;
  endLine: number;
  /** True when a block follows its head. */
  block: boolean;
  readonly children: Piece[];
  /** The `else` or `catch` of it. */
  readonly otherwise: Piece[];
}

/** Blocks nested deeper than this are read as if they stood in the last one. */
const mostDepth = 200;
const otherwiseWords: ReadonlySet<string> = new Set(["else", "elif", "catch", "except", "rescue"]);

export function piecesOf(text: string, language: Language): readonly Piece[] {
  const tokens = tokensOf(text, language);
  switch (language.layout) {
    case "braces":
      return new BraceReader().read(tokens);
    case "indent":
      return indented(byLine(tokens, true), text);
    case "lines":
      return byLine(tokens, false);
    case "prose":
      return [];
    default:
      return language.layout satisfies never;
  }
}

const headsWithBody: ReadonlySet<string> = new Set(["if", "else", "for", "while", "switch"]);

class BraceReader {
  readonly #open: Piece[] = [pieceOf([], true)];
  /** Round and square brackets around the current token. */
  #brackets = 0;
  #head: Token[] = [];
  #beyond = 0;

  read(tokens: readonly Token[]): readonly Piece[] {
    for (const [index, token] of tokens.entries()) this.#step(token, tokens[index + 1]);
    this.#close();
    return this.#open[0]?.children ?? [];
  }

  #step(token: Token, next: Token | undefined): void {
    if (token.text === "{" && this.#opensBlock()) this.#enter();
    else if (token.text === "}") this.#leave(token.line);
    else this.#word(token, next);
  }

  #word(token: Token, next: Token | undefined): void {
    this.#head.push(token);
    if (token.text === "(" || token.text === "[") this.#brackets += 1;
    if (token.text === ")" || token.text === "]") this.#brackets = Math.max(0, this.#brackets - 1);
    if (this.#brackets > 0 || this.#awaitsBody(token) || this.#isClause(token, next)) return;
    if (endsStatement(token, next)) this.#close();
  }

  /** Inside brackets a brace is a literal or a function; either way what it holds is read. */
  #opensBlock(): boolean {
    if (this.#open.length < mostDepth) return true;
    this.#beyond += 1;
    return false;
  }

  /** `if (…)` before a line break: what follows belongs to it. */
  #awaitsBody(token: Token): boolean {
    return (
      token.text === ")" && headsWithBody.has(this.#head[0]?.text ?? "") && isOneGroup(this.#head)
    );
  }

  /** `if err := f(); err != nil {` of Go: a semicolon inside a head. */
  #isClause(token: Token, next: Token | undefined): boolean {
    if (token.text !== ";" || next?.line !== token.line) return false;
    const [lead, second, third] = this.#head.map((each) => each.text);
    if (lead === "else") return second === "if" && third !== "(";
    return headsWithBody.has(lead ?? "") && second !== "(";
  }

  #enter(): void {
    const piece = this.#add(true);
    this.#open.push(piece);
    this.#brackets = 0;
  }

  #leave(line: number): void {
    this.#close();
    this.#brackets = 0;
    if (this.#beyond > 0) this.#beyond -= 1;
    else if (this.#open.length > 1) {
      const piece = this.#open.pop();
      if (piece !== undefined) piece.endLine = line;
    }
  }

  #close(): void {
    if (this.#head.length > 0) this.#add(false);
  }

  #add(block: boolean): Piece {
    const piece = pieceOf(this.#head, block);
    this.#head = [];
    place(piece, this.#open.at(-1)?.children ?? []);
    return piece;
  }
}

/** An `else` goes to the statement before it. */
function place(piece: Piece, siblings: Piece[]): void {
  const lead = piece.tokens.find((token) => token.text !== "}")?.text ?? "";
  let last = siblings.at(-1);
  if (!otherwiseWords.has(lead) || last === undefined) {
    siblings.push(piece);
    return;
  }
  for (let depth = 0; depth < mostDepth; depth += 1) {
    const inner: Piece | undefined = last.otherwise.at(-1);
    if (inner === undefined || !leadsOn(inner)) break;
    last = inner;
  }
  last.otherwise.push(piece);
}

function leadsOn(piece: Piece): boolean {
  return piece.tokens.slice(0, 3).some((token) => token.text === "if" || token.text === "elif");
}

/** True for `if (…)` and `else if (…)`, with the first bracket closed by the last. */
function isOneGroup(head: readonly Token[]): boolean {
  const open = head.findIndex((token) => token.text === "(");
  let depth = 0;
  for (const token of head.slice(open, -1)) {
    if (token.text === "(") depth += 1;
    if (token.text === ")") depth -= 1;
    if (depth === 0) return false;
  }
  return open <= 2;
}

/** A line break ends a statement unless something is plainly unfinished. */
function endsStatement(token: Token, next: Token | undefined): boolean {
  if (token.text === ";" || next === undefined) return true;
  if (next.line === token.line || next.text === "{") return false;
  const unfinished = token.kind === "operator" && !/^[)\]}?!]|\+\+|--$/.test(token.text);
  const goesOn = next.kind === "operator" && !/^[({[!*&@#~\-+}]/.test(next.text);
  return !unfinished && !goesOn;
}

function byLine(tokens: readonly Token[], join: boolean): Piece[] {
  const pieces: Piece[] = [];
  let head: Token[] = [];
  let brackets = 0;
  for (const [index, token] of tokens.entries()) {
    head.push(token);
    if ("([{".includes(token.text)) brackets += 1;
    if (")]}".includes(token.text)) brackets = Math.max(0, brackets - 1);
    const next = tokens[index + 1];
    if (next !== undefined && (next.line === token.line || (join && brackets > 0))) continue;
    pieces.push(pieceOf(head, false));
    head = [];
  }
  return pieces;
}

function indented(flat: readonly Piece[], text: string): Piece[] {
  const lines = text.split("\n");
  const root = pieceOf([], true);
  const open: { readonly piece: Piece; readonly indent: number }[] = [{ piece: root, indent: -1 }];
  for (const piece of flat) {
    const indent = (lines[piece.startLine - 1] ?? "").search(/\S/);
    while (open.length > 1 && (open.at(-1)?.indent ?? -1) >= indent) open.pop();
    const holder = open.at(-1)?.piece ?? root;
    place(piece, holder.children);
    for (const { piece: outer } of open) outer.endLine = Math.max(outer.endLine, piece.endLine);
    piece.block = piece.tokens.at(-1)?.text === ":";
    if (piece.block && open.length < mostDepth) open.push({ piece, indent });
  }
  return root.children;
}

function pieceOf(tokens: readonly Token[], block: boolean): Piece {
  const startLine = tokens[0]?.line ?? 1;
  const endLine = tokens.at(-1)?.line ?? startLine;
  return { tokens, startLine, endLine, block, children: [], otherwise: [] };
}
