/** What a name of the file stands for, wherever in the file it is defined. */

import { pathOf } from "../../../domain/change.ts";
import { remembered } from "../../remembered.ts";
import { languageOf } from "../../syntax/language.ts";
import type { Token } from "../../syntax/token.ts";
import { tokensOf } from "../../syntax/token.ts";
import type { Named, Reading, Source } from "../sides/subject.ts";
import { assignmentOf } from "./assignment.ts";

const mostDefinitions = 4;
const mostLine = 400;
const mostWords = 80;
/** Each is looked for in the whole text: a file of a thousand of them is made to be slow. */
const mostNames = 500;

export function namedOf(reading: Reading, side: "before" | "after"): Named {
  return { path: pathOf(reading.file), source: reading[side] };
}

/** Values that it is given on lines of their own; changed or not. */
export function definitionsOf(name: string, file: Named): readonly (readonly Token[])[] {
  const known = found(file.source);
  if (known.size >= mostNames) return known.get(name) ?? [];
  const definitions = known.get(name) ?? definitionsIn(name, file);
  known.set(name, definitions);
  return definitions;
}

type Definitions = Map<string, readonly (readonly Token[])[]>;

/** What was looked up in a text before. */
const found: (source: Source) => Definitions = remembered(() => new Map());

function definitionsIn(name: string, { path, source }: Named): readonly (readonly Token[])[] {
  const definitions: (readonly Token[])[] = [];
  const { text } = source;
  const notation = languageOf(path);
  let at = text.indexOf(name);
  for (let count = 0; at >= 0 && count < mostWords; count += 1) {
    const from = text.lastIndexOf("\n", at) + 1;
    const end = text.indexOf("\n", at);
    const line = text.slice(from, Math.min(end < 0 ? text.length : end, from + mostLine));
    const assignment = line.includes("=") ? assignmentOf(tokensOf(line, notation)) : null;
    if (assignment?.names.includes(name) === true) definitions.push(assignment.value);
    if (definitions.length >= mostDefinitions) break;
    at = text.indexOf(name, at + name.length);
  }
  return definitions;
}

/** With what its names stand for in this file, and what those stand for: `PAGE * PAGES`. */
export function spelledOut(value: readonly Token[], file: Named): readonly Token[] {
  let tokens = value;
  for (let round = 0; round < mostRounds && tokens.length <= mostSpelled; round += 1) {
    const next = tokens.flatMap((token, index) => meantBy(token, index, tokens, file));
    if (next.length === tokens.length) break;
    tokens = next;
  }
  return tokens.length <= mostSpelled ? tokens : value;
}

const mostRounds = 3;
const mostSpelled = 40;

function meantBy(
  token: Token,
  index: number,
  tokens: readonly Token[],
  file: Named,
): readonly Token[] {
  const isAlone = ![tokens[index - 1], tokens[index + 1]].some(({ text = "" } = token) =>
    /^(?:\.|::|->|\?\.|=)$/.test(text),
  );
  if (token.kind !== "word" || !isAlone || tokens[index + 1]?.text === "(") return [token];
  const [only, ...others] = definitionsOf(token.text, file);
  if (only === undefined || others.length > 0 || only.length > mostSpelled) return [token];
  const bracket = (text: string): Token => ({ kind: "operator", text, line: token.line });
  return [bracket("("), ...only, bracket(")")];
}

/** The name that an expression is, such as `self.wallet`; null for anything else. */
export function nameIn(value: readonly Token[]): string | null {
  const words = value.filter(({ kind }) => kind === "word");
  const isPath =
    value.length <= 8 &&
    value.every(({ kind, text }) => kind === "word" || /^[.()]$|^::$/.test(text));
  return isPath && words.length <= 4 ? (words.at(-1)?.text ?? null) : null;
}
