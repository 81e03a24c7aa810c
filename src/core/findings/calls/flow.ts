/** Which names of a function hold something, because it was assigned to them. */

import { remembered } from "../../remembered.ts";
import type { Statement } from "../../syntax/statement.ts";
import type { Token } from "../../syntax/token.ts";
import type { Routine } from "../sides/routine.ts";
import { type Assignment, assignmentOf } from "./assignment.ts";

/** Does this expression give the thing, when these names hold it? */
export type Gives = (value: readonly Token[], held: ReadonlySet<string>) => boolean;

const mostSteps = 3_000;
/** Names that tell how a call went: they hold nothing of what it was given. */
const outcomes = /^(?:err|error|ok|_|e|ex)$/;
const none: ReadonlySet<string> = new Set();

/** Twice through, so that a loop is gone round once. `known`: names that hold it from outside. */
export function namesHolding(
  routine: Routine,
  gives: Gives,
  known: ReadonlySet<string> = none,
): ReadonlySet<string> {
  const held = new Set(known);
  const assignments = givenIn(routine);
  for (let round = 0; round < 2; round += 1)
    for (const { names, value } of assignments)
      if (value.length > 0 && gives(value, held))
        for (const name of names.filter((each) => !outcomes.test(each))) held.add(name);
  return held;
}

/** Everything that a function gives to a name. */
const givenIn = remembered((routine: Routine): readonly Given[] =>
  routine.steps.slice(0, mostSteps).flatMap(({ statement }) => {
    const given = takenInTurn(statement) ?? assignmentOf(statement.tokens);
    return given === null ? [] : [given];
  }),
);

type Given = Pick<Assignment, "names" | "value">;

/** `for part in parts`, `for (const part of parts)`, `for _, part := range parts`. */
function takenInTurn({ kind, tokens }: Statement): Given | null {
  if (kind !== "loop") return null;
  const at = tokens.findIndex(({ text }) => text === "in" || text === "of" || text === "range");
  if (at < 1) return null;
  const words = tokens.slice(1, at).filter(({ kind: each }) => each === "word");
  const names = words.map(({ text }) => text).filter((text) => !/^(?:const|let|var)$/.test(text));
  // The first name of a range is an index.
  const taken = tokens[at]?.text === "range" ? names.slice(1) : names;
  return { names: taken, value: tokens.slice(at + 1) };
}
