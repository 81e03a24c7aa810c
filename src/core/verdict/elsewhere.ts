/** Green is for a commit: a verdict is as strict as the strictest of all branches it would open. */
import { type Decision, type Elsewhere, strictestOf } from "../../domain/decision.ts";
import { isShort, waits } from "./reach.ts";

/** What a decision about another branch comes to; null when the commit is clear there as well. */
export function elsewhereOf(
  { baseRef, verdict, areas, findings }: Decision,
  isShown: boolean,
): Elsewhere | null {
  if (verdict === "clear") return null;
  return {
    branch: baseRef,
    verdict,
    missing: areas.filter(isShort).map(({ name, seats }) => ({
      area: name,
      count: seats.reduce((sum, { missing }) => sum + missing, 0),
    })),
    waiting: findings.filter(waits).length,
    isShown,
  };
}

export function withElsewhere(decision: Decision, elsewhere: readonly Elsewhere[]): Decision {
  const verdict = strictestOf(decision.verdict, ...elsewhere.map((other) => other.verdict));
  return { ...decision, verdict, elsewhere };
}
