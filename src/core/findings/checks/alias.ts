/** Names that stand for an expression: `status = response.status`, assigned once in a function. */
import { textOf } from "../../syntax/statement.ts";
import type { Routine } from "../sides/routine.ts";
import type { Guard } from "./guard.ts";

export type Aliases = ReadonlyMap<string, string>;

const declarations: ReadonlySet<string> = new Set(["const", "let", "var", "val", "final", "auto"]);
const mostTokens = 24;

export function aliasesOf(routine: Routine): Aliases {
  const aliases = new Map<string, string>();
  const assigned = new Set<string>();
  for (const { statement } of routine.steps) {
    const from = declarations.has(statement.tokens[0]?.text ?? "") ? 1 : 0;
    const [name, sign, ...value] = statement.tokens.slice(from, from + mostTokens);
    const isAssignment = name?.kind === "word" && /^[-+*/|&^%:]?=$/.test(sign?.text ?? "");
    if (name === undefined || !isAssignment) continue;
    // A name that is assigned twice may hold either value.
    if (assigned.has(name.text) || statement.tokens.length >= mostTokens) aliases.delete(name.text);
    else if (sign?.text === "=" || sign?.text === ":=") aliases.set(name.text, textOf(value));
    assigned.add(name.text);
  }
  return aliases;
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
