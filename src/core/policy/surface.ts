/**
 * Which YAML a policy may use, told from its tokens before it is parsed.
 *
 * A policy needs maps, lists and text. Tags, directives, explicit keys and deep nesting are refused
 * here, for they hide meaning from a reader or cost the parser more than their length.
 */
import { CST, Lexer } from "yaml";

/** A mistake at an offset, in characters from the start of the text. */
export interface Mistake {
  readonly offset: number;
  readonly message: string;
}

export const mostAliases = 100;
const deepest = 16;

interface State {
  depth: number;
  /** `-` in a row: a list within a list on one line. */
  dashes: number;
  aliases: number;
  /** The last token that was not white space. */
  last: CST.TokenType | null;
}

/** The first thing that a policy may not use, or null. Linear in the text; stops where it finds it. */
export function surfaceMistakeOf(text: string): Mistake | null {
  return signMistakeOf(text) ?? tokenMistakeOf(text);
}

/**
 * Characters that show one policy and mean another: controls that turn the reading direction,
 * line ends that only some programs honour. A tab has no width that all agree on.
 */
const misleading = /(?!\n|\r\n)\p{Cc}|[\p{Bidi_Control}\u2028\u2029\ufffd\p{Cs}]|(?<!^)\ufeff/u;

function signMistakeOf(text: string): Mistake | null {
  const found = misleading.exec(text);
  if (found === null) return null;
  if (found[0] === "\t") return { offset: found.index, message: "Use spaces instead of this tab." };
  // UTF-16 without its mark is UTF-8 full of NULs.
  const broken = /[\0\ufffd\p{Cs}]/u.test(found[0]);
  return {
    offset: found.index,
    message: broken
      ? "This is not UTF-8: save the file as UTF-8."
      : "There is an invisible character here: remove it.",
  };
}

function tokenMistakeOf(text: string): Mistake | null {
  const state: State = { depth: 0, dashes: 0, aliases: 0, last: null };
  let offset = 0;
  let scalarFollows = false;
  for (const token of new Lexer().lex(text)) {
    const type = scalarFollows ? "scalar" : CST.tokenType(token);
    scalarFollows = token === CST.SCALAR && !scalarFollows;
    if (scalarFollows || token === CST.DOCUMENT || token === CST.FLOW_END) continue;
    const message = refusalOf(type, token, state);
    if (message !== null) return { offset, message };
    offset += token.length;
  }
  return null;
}

function refusalOf(type: CST.TokenType | null, token: string, state: State): string | null {
  if (type === "space" || type === "comment") return null;
  if (type === "newline") {
    state.dashes = 0;
    if (state.last !== "comma") state.last = null;
    return null;
  }
  const previous = state.last;
  state.last = type;
  if (type !== "seq-item-ind") state.dashes = 0;
  switch (type) {
    case "tag":
      return `Tags are not used here: put a value that starts with "!" in quotes.`;
    case "alias":
      return aliasRefusalOf(token, state);
    case "directive-line":
      return `Directives are not used here: put a value that starts with "%" in quotes.`;
    case "explicit-key-ind":
      return `Write the key as "key: value", without "?".`;
    case "comma":
      return previous === "comma" ? "There is nothing between these two commas." : null;
    case "map-value-ind":
      return previous === type ? "There is nothing between these two colons." : null;
    case "scalar":
    case "single-quoted-scalar":
    case "double-quoted-scalar":
      return previous === type ? "A comma or a line end is missing here." : null;
    default:
      return depthRefusalOf(type, state);
  }
}

function aliasRefusalOf(token: string, state: State): string | null {
  state.aliases += 1;
  if (!/^\*[\w-]+$/.test(token)) return `Put a value that starts with "*" in quotes.`;
  return state.aliases > mostAliases
    ? `A policy may use at most ${mostAliases} aliases: write the rest out.`
    : null;
}

function depthRefusalOf(type: CST.TokenType | null, state: State): string | null {
  if (type === "seq-item-ind") state.dashes += 1;
  if (type === "flow-map-start" || type === "flow-seq-start") state.depth += 1;
  if (type === "flow-map-end" || type === "flow-seq-end") state.depth -= 1;
  if (state.depth < 0) return "This bracket closes nothing: remove it, or open it before.";
  return state.depth > deepest || state.dashes > deepest
    ? `Nothing in a policy is nested deeper than ${deepest}: write it flat.`
    : null;
}
