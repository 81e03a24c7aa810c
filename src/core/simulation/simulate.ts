/** What would be decided if some people approved the head now, from what the last decision was made of. */
import type { RulesReading } from "../../domain/branch-rules.ts";
import type { Decision, Verdict } from "../../domain/decision.ts";
import type { AllInputs } from "../../domain/evidence.ts";
import type { DecisionRecord } from "../../domain/journal-entry.ts";
import type { Person } from "../../domain/person.ts";
import { guardedBranches } from "../branch-rules/rules.ts";
import { decidedAgain } from "../journal/replay.ts";
import { withApprovals } from "./approvals.ts";

export interface Simulated {
  readonly decision: Decision;
  readonly approvers: readonly Person[];
  readonly unjudged: Unjudged;
}

/** Other branches that require the check, for which nobody has judged the commit yet. */
export type Unjudged =
  | { readonly kind: "none" }
  | { readonly kind: "branches"; readonly branches: readonly string[] }
  /** It is not known which branches require it. */
  | { readonly kind: "unknown" };

/** `rules`: as they were read last; null when they are not known. */
export function simulate(
  recorded: DecisionRecord,
  inputs: AllInputs,
  approvers: readonly Person[],
  rules: RulesReading | null,
): Simulated {
  const decision = decidedAgain(recorded, withApprovals(inputs, approvers));
  return { decision, approvers, unjudged: unjudgedOf(recorded, decision, rules) };
}

/** Clear for its own branch is not yet clear: see `judgeElsewhere`, which is asked for then alone. */
function unjudgedOf(
  recorded: DecisionRecord,
  { verdict, mode, baseRef }: Decision,
  rules: RulesReading | null,
): Unjudged {
  const wasJudged = recorded.verdict === "clear" || recorded.elsewhere.length > 0;
  if (verdict !== "clear" || mode === "observe" || wasJudged) return { kind: "none" };
  if (rules === null || rules.isPartial) return { kind: "unknown" };
  const guarded = guardedBranches(rules);
  const names = guarded.length === 0 ? [rules.defaultBranch] : guarded;
  const branches = names.filter((name) => name !== baseRef);
  return branches.length === 0 ? { kind: "none" } : { kind: "branches", branches };
}

/** What nobody has judged is not clear. */
export function verdictOf({
  decision,
  unjudged,
}: Pick<Simulated, "decision" | "unjudged">): Verdict {
  return decision.verdict === "clear" && unjudged.kind !== "none"
    ? "undetermined"
    : decision.verdict;
}
