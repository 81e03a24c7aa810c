/** Statements of a text without a grammar, by its braces, its indentation or its lines. */
import type { Language } from "./language.ts";
import { type Piece, piecesOf } from "./piece.ts";
import type { Statement, StatementKind } from "./statement.ts";
import type { Token } from "./token.ts";

export function statementsOfText(text: string, language: Language): readonly Statement[] {
  return language.layout === "prose" ? [] : piecesOf(text, language).map(statementOf);
}

const kinds: Readonly<Record<string, StatementKind>> = {
  if: "if",
  elif: "if",
  unless: "if",
  else: "block",
  for: "loop",
  while: "loop",
  loop: "loop",
  do: "loop",
  try: "try",
  except: "handler",
  catch: "handler",
  rescue: "handler",
  finally: "block",
  switch: "block",
  match: "block",
  case: "case",
  default: "case",
  raise: "raise",
  throw: "raise",
  revert: "raise",
  panic: "raise",
  return: "return",
  continue: "continue",
  break: "break",
  class: "class",
  contract: "class",
  impl: "class",
  trait: "class",
  interface: "class",
  struct: "class",
  library: "class",
};
const functionWords: ReadonlySet<string> = new Set(["func", "function", "fn", "def", "fun"]);
const modifiers: ReadonlySet<string> = new Set(
  "public private protected internal static final abstract export async pub override open virtual unsafe inline".split(
    " ",
  ),
);

function statementOf(piece: Piece): Statement {
  const tokens = piece.tokens;
  const kind = kindOf(tokens, piece.block);
  if (kind === "if" && !piece.block) return oneLineIf(piece);
  return {
    kind,
    name: kind === "function" || kind === "class" ? nameOf(tokens, kind) : null,
    owner: null,
    parameters: [],
    marks: [],
    tokens,
    startLine: piece.startLine,
    endLine: piece.endLine,
    ...branchesOf(piece.children.map(statementOf), piece.otherwise.map(statementOf)),
  };
}

/** `if (…) throw …;`, and the Python of one line. */
function oneLineIf(piece: Piece): Statement {
  const end = conditionEnd(piece.tokens);
  const rest = piece.tokens.slice(end + 1);
  const body = { ...piece, tokens: rest, children: [], otherwise: [] };
  return {
    kind: "if",
    name: null,
    owner: null,
    parameters: [],
    marks: [],
    tokens: piece.tokens.slice(0, end + 1),
    startLine: piece.startLine,
    endLine: piece.endLine,
    ...branchesOf(rest.length === 0 ? [] : [innermost(body)], piece.otherwise.map(statementOf)),
  };
}

/** One `if` in one line is enough: a thousand in a row are no code. */
function innermost(piece: Piece): Statement {
  const { tokens, startLine, endLine } = piece;
  const isNested = kindOf(tokens, false) === "if";
  if (!isNested) return statementOf(piece);
  return {
    kind: "simple",
    name: null,
    owner: null,
    parameters: [],
    marks: [],
    tokens,
    startLine,
    endLine,
    body: [],
    alternative: [],
  };
}

/** Index of the bracket or colon that ends the condition. */
function conditionEnd(tokens: readonly Token[]): number {
  let depth = 0;
  for (const [index, token] of tokens.entries()) {
    if ("([{".includes(token.text)) depth += 1;
    if (")]}".includes(token.text)) depth -= 1;
    const isEnd = token.text === ":" || (token.text === ")" && opensAtHead(tokens));
    if (depth === 0 && isEnd) return index;
  }
  return tokens.length - 1;
}

function opensAtHead(tokens: readonly Token[]): boolean {
  return tokens.slice(0, 3).some((token) => token.text === "(");
}

function branchesOf(
  body: readonly Statement[],
  otherwise: readonly Statement[],
): Pick<Statement, "body" | "alternative"> {
  const alternative = otherwise.flatMap((other) => (other.kind === "block" ? other.body : [other]));
  return { body, alternative };
}

function kindOf(tokens: readonly Token[], block: boolean): StatementKind {
  const words = tokens.filter((token) => token.text !== "}");
  const lead = words.find((token) => !modifiers.has(token.text))?.text ?? "";
  if (lead === "else" && words.some((token) => token.text === "if")) return "if";
  const known = Object.hasOwn(kinds, lead) ? kinds[lead] : undefined;
  if (known !== undefined) return known;
  if (!block) return "simple";
  return isFunctionHead(tokens) ? "function" : "block";
}

/** `func name(…) {`, or `Type name(…) {` as C and Java have it. */
function isFunctionHead(tokens: readonly Token[]): boolean {
  if (tokens.some((token) => functionWords.has(token.text))) return true;
  const open = tokens.findIndex((token) => token.text === "(");
  const assigns = tokens.slice(0, Math.max(open, 0)).some((token) => token.text.endsWith("="));
  return open > 0 && tokens[open - 1]?.kind === "word" && !assigns;
}

function nameOf(tokens: readonly Token[], kind: "function" | "class"): string | null {
  const lead = tokens.findIndex((token) =>
    kind === "class" ? kinds[token.text] === "class" : functionWords.has(token.text),
  );
  const after = tokens.slice(lead + 1);
  if (lead >= 0 && after[0]?.kind === "word") return after[0].text;
  const open = after.findIndex(
    (token, index) => token.text === "(" && index > 0 && after[index - 1]?.kind === "word",
  );
  return open > 0 ? (after[open - 1]?.text ?? null) : null;
}
