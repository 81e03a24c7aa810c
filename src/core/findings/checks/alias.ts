/** Names that stand for an expression: `status = response.status`, assigned once in a function. */
import { textOf } from "../../syntax/statement.ts";
import type { Token } from "../../syntax/token.ts";
import type { Routine } from "../sides/routine.ts";
import type { Guard } from "./guard.ts";

export type Aliases = ReadonlyMap<string, string>;

const mostTokens = 24;
const sets = /^(?:=|:=)$/;
const changes = /^(?:[-+*/|&^%]|\?\?|\|\||&&|<<|>>|\*\*|\/\/)=$/;

export function aliasesOf(routine: Routine): Aliases {
  const aliases = new Map<string, string>();
  const assigned = new Set<string>();
  for (const { statement } of routine.steps) {
    const tokens = statement.tokens.slice(0, mostTokens);
    const at = tokens.findIndex(({ text }) => sets.test(text) || changes.test(text));
    if (at < 1 || statement.kind !== "simple") continue;
    const isKnown = sets.test(tokens[at]?.text ?? "") && statement.tokens.length < mostTokens;
    const value = withoutEnd(tokens.slice(at + 1));
    for (const [name, part] of namesIn(tokens.slice(0, at))) {
      // A name that is assigned twice may hold either value.
      if (assigned.has(name) || !isKnown || part === unclear) aliases.delete(name);
      else aliases.set(name, part === null ? textOf(value) : `${textOf(value)} . ${part}`);
      assigned.add(name);
    }
  }
  return aliases;
}

const unclear = Symbol("one of several values, or a part of something");
type Part = string | null | typeof unclear;

/** Each name with the field that it takes, null for all of it: `uint256 x`, `x: T`, `{ a, b }`. */
function namesIn(target: readonly Token[]): readonly (readonly [string, Part])[] {
  const open = target.findIndex(({ text }) => text === "{");
  if (open >= 0) return fieldsIn(target.slice(open + 1, -1));
  const colon = target.findIndex(({ text }) => text === ":");
  const declared = colon < 0 ? target : target.slice(0, colon);
  const name = declared.at(-1);
  const isPlain = name?.kind === "word" && declared.every(({ text }) => !/^[.[(,]|->$/.test(text));
  if (isPlain) return [[name.text, null]];
  const words = declared.filter(({ kind }) => kind === "word");
  return words.map(({ text }) => [text, unclear]);
}

/** `{ amount, to: recipient }`. */
function fieldsIn(tokens: readonly Token[]): readonly (readonly [string, string])[] {
  return tokens.flatMap((token, index): readonly (readonly [string, string])[] => {
    if (token.kind !== "word" || tokens[index + 1]?.text === ":") return [];
    const field = tokens[index - 1]?.text === ":" ? tokens[index - 2] : token;
    return field === undefined ? [] : [[token.text, field.text]];
  });
}

function withoutEnd(tokens: readonly Token[]): readonly Token[] {
  return tokens.at(-1)?.text === ";" ? tokens.slice(0, -1) : tokens;
}

/** The guard with what its names stand for. */
export function spelledOut(guard: Guard, aliases: Aliases): Guard {
  const spell = (text: string): string =>
    text
      .split(" ")
      .map((word, index, words) => (words[index - 1] === "." ? word : (aliases.get(word) ?? word)))
      .join(" ");
  return { ...guard, conjuncts: guard.conjuncts.map(spell), under: guard.under.map(spell) };
}
