/** Ways around the check on a branch: told on the page, and never a part of the verdict. */
import type { BranchRules, Weakness } from "../../domain/branch-rules.ts";

/** Null: the rules could not be read. */
export function weaknessesOf(rules: BranchRules | null): readonly Weakness[] {
  if (rules === null) return [{ kind: "unreadable" }];
  const { check, bypass } = rules;
  if (check === "not-required") return [{ kind: "not-required" }];
  return [...(check === "pinned" ? [] : [{ kind: check }]), ...bypassWeakness(bypass)];
}

function bypassWeakness(bypass: BranchRules["bypass"]): readonly Weakness[] {
  if (bypass === null) return [{ kind: "bypass-unknown" }];
  return bypass.length === 0 ? [] : [{ kind: "bypass", by: bypass }];
}
