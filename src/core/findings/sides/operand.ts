/** Names that a function no longer knows, and names that are new to it. */
import type { Guard } from "../checks/guard.ts";
import { meansOther } from "../words/antonyms.ts";
import type { Routine } from "./routine.ts";

/** True when two checks differ in nothing but names that were given up for new ones. */
export type IsRenamed = (guard: Guard, other: Guard) => boolean;

const name = /^[\p{L}_$][\p{L}\p{N}_$]*$/u;

export function renamingBetween(routine: Routine, now: Routine): IsRenamed {
  const before = wordsIn(routine);
  const after = wordsIn(now);
  const known = new Map<Guard, readonly string[]>();
  const wordsOf = (guard: Guard): readonly string[] => {
    const words = known.get(guard) ?? conditionWordsOf(guard);
    known.set(guard, words);
    return words;
  };
  return (guard, other) => {
    const old = wordsOf(guard);
    const words = wordsOf(other);
    if (old.length !== words.length || guard.exit !== other.exit) return false;
    const renamed = new Map<string, string>();
    return old.every((word, index) => {
      const is = words[index] ?? "";
      if (word === is) return true;
      const isNew =
        name.test(word) &&
        name.test(is) &&
        !after.has(word) &&
        !before.has(is) &&
        !meansOther(word, is);
      const known = renamed.get(word) ?? is;
      renamed.set(word, known);
      return isNew && known === is;
    });
  };
}

function conditionWordsOf(guard: Guard): readonly string[] {
  return [...guard.conjuncts, ...guard.under].join(" ").split(" ");
}

function wordsIn(routine: Routine): ReadonlySet<string> {
  return new Set(routine.steps.flatMap((step) => step.statement.tokens.map((token) => token.text)));
}
