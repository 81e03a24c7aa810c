/** A condition that was turned together with its branches means what it meant. */
import { type Statement, textOf } from "../../syntax/statement.ts";
import type { Pair } from "../sides/pairs.ts";
import { stops } from "../sides/routine.ts";

/** True for `if a: x else: y` as `if not a: y else: x`, and for an early exit written as a branch. */
export function isTurned({ before, after }: Pair): boolean {
  const old = before.step.statement;
  const now = after.step.statement;
  if (old.kind !== "if" || now.kind !== "if") return false;
  const oldElse = old.alternative.length > 0 ? old.alternative : following(before);
  const nowElse = now.alternative.length > 0 ? now.alternative : following(after);
  return startsAlike(old.body, nowElse) || startsAlike(oldElse, now.body);
}

/** What runs when the condition does not hold, if what runs when it does ends in an exit. */
function following({ step }: Pair["before"]): readonly Statement[] {
  return stops(step.statement.body) === null || step.next === null ? [] : [step.next];
}

function startsAlike(one: readonly Statement[], other: readonly Statement[]): boolean {
  const [left] = one;
  return left !== undefined && other.some((right) => isSame(left, right));
}

function isSame(left: Statement, right: Statement): boolean {
  return textOf(left.tokens) === textOf(right.tokens) && left.kind === right.kind;
}
