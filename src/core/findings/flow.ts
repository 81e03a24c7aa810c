/** Which names of a function hold something, because it was assigned to them. */
import type { Token } from "../syntax/token.ts";
import { assignmentOf } from "./assignment.ts";
import type { Routine } from "./routine.ts";

/** Does this expression give the thing, when these names hold it? */
export type Gives = (value: readonly Token[], held: ReadonlySet<string>) => boolean;

const mostSteps = 3_000;
const none: ReadonlySet<string> = new Set();

/** Twice through, so that a loop is gone round once. `known`: names that hold it from outside. */
export function namesHolding(
  routine: Routine,
  gives: Gives,
  known: ReadonlySet<string> = none,
): ReadonlySet<string> {
  const held = new Set(known);
  const assignments = routine.steps.slice(0, mostSteps).flatMap(({ statement }) => {
    const assignment = assignmentOf(statement.tokens);
    return assignment === null ? [] : [assignment];
  });
  for (let round = 0; round < 2; round += 1)
    for (const { names, value } of assignments)
      if (value.length > 0 && gives(value, held)) for (const name of names) held.add(name);
  return held;
}
