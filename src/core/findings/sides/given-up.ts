/** Names that a statement gave up for new ones, told from another variable in their place. */
import type { Token } from "../../syntax/token.ts";
import type { Logic } from "../conditions/condition.ts";
import type { Edited } from "./matching.ts";
import type { Routine } from "./routine.ts";

/** Old name to new one; of each statement, what its function does not know on the other side. */
export type Renames = ReadonlyMap<string, string>;

export function renamesIn({ before, after, diff }: Edited): Renames {
  const renames = new Map<string, string>();
  if (diff.edits === null || diff.edits.length === 0) return renames;
  const old = wordsIn(before.routine);
  const now = wordsIn(after.routine);
  for (const edit of diff.edits)
    for (const [index, was] of edit.before.entries()) {
      const is = edit.after[index];
      // From the first token that is no name for a name, nothing says what stands for what.
      if (is === undefined || was.kind !== is.kind) break;
      if (was.kind !== "word" || was.text === is.text) continue;
      if (now.has(was.text) || old.has(is.text)) break;
      const owners = [
        ownerAt(diff.before, edit.at.before + index),
        ownerAt(diff.after, edit.at.after + index),
      ] as const;
      // `self.limit` and `user.balance` are two things.
      if (owners[0] !== owners[1] && renames.get(owners[0] ?? "") !== owners[1]) break;
      if (!renames.has(was.text)) renames.set(was.text, is.text);
    }
  return renames;
}

/** `self` of `self.limit`; null where the name stands alone. */
function ownerAt(tokens: readonly Token[], index: number): string | null {
  const isPart = /^(?:\??\.|->|::)$/.test(tokens[index - 1]?.text ?? "");
  return isPart ? (tokens[index - 2]?.text ?? "") : null;
}

/** A condition in the new names. */
export function inNewNames(logic: Logic, renames: Renames): Logic {
  if (renames.size === 0) return logic;
  if (logic.kind !== "leaf")
    return { ...logic, of: logic.of.map((part) => inNewNames(part, renames)) };
  const words = logic.text.split(" ").map((word) => renames.get(word) ?? word);
  return { ...logic, text: words.join(" ") };
}

const known = new WeakMap<Routine, ReadonlySet<string>>();

function wordsIn(routine: Routine): ReadonlySet<string> {
  const words =
    known.get(routine) ??
    new Set([
      ...routine.parameters,
      ...routine.steps.flatMap(({ statement }) => statement.tokens.filter(isName).map(textOf)),
    ]);
  known.set(routine, words);
  return words;
}

function isName({ kind }: Token): boolean {
  return kind === "word";
}

function textOf({ text }: Token): string {
  return text;
}
