/** Whether what a check stood in is as it was before. */

import type { Statement } from "../../syntax/statement.ts";
import type { Matching } from "../sides/matching.ts";
import type { Routine, Step } from "../sides/routine.ts";
import type { Guard } from "./guard.ts";

/** Statements that are on the new side as they were, or edited. */
export interface Kept {
  readonly texts: ReadonlySet<string>;
  readonly edited: ReadonlySet<Statement>;
}

export function keptOf(now: Routine, { edited }: Matching): Kept {
  return {
    texts: new Set(now.steps.map((step) => step.text)),
    edited: new Set(edited.map(({ before }) => before.step.statement)),
  };
}

const mostProtected = 12;

/** What comes after the check; where nothing does, what came before. */
export function isLeftAlone({ step }: Guard, { steps }: Routine, kept: Kept): boolean {
  const at = steps.indexOf(step);
  const after: Step[] = [];
  for (let index = at + 1; index < steps.length && after.length < mostProtected; index += 1) {
    const other = steps[index];
    if (other !== undefined && other.statement.startLine > step.statement.endLine)
      after.push(other);
  }
  const protectedSteps =
    after.length > 0 ? after : steps.slice(Math.max(0, at - mostProtected), at);
  const left = protectedSteps.filter(
    ({ text, statement }) => kept.texts.has(text) || kept.edited.has(statement),
  );
  return left.length * 2 >= protectedSteps.length;
}

/** Steps of the old side that the new one has not, if it has no more of its own. */
export function missingIn(routine: Routine, now: Routine): readonly Step[] | null {
  const kept = new Set(now.steps.map(({ text }) => text));
  if (now.steps.length > routine.steps.length) return null;
  return routine.steps.filter(({ text }) => !kept.has(text));
}

export function isAllOfIt(missing: readonly Step[], { step: { statement } }: Guard): boolean {
  return missing
    .slice(0, mostProtected)
    .every(
      (each) =>
        statement.startLine <= each.statement.startLine &&
        each.statement.endLine <= statement.endLine,
    );
}
