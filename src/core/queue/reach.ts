/** What a merge group comes to: as strict as the strictest of its pull requests, and of its flaws. */
import { type Decision, strictestOf, type Verdict } from "../../domain/decision.ts";
import type { GroupDecision, GroupFlaw } from "../../domain/group.ts";
import type { Mode } from "../../domain/policy.ts";

/** A group without members is nothing that anybody approved. */
export function reachGroup(
  decisions: readonly Pick<Decision, "verdict">[],
  flaws: readonly GroupFlaw[],
): Verdict {
  return strictestOf(
    decisions.length + flaws.length === 0 ? "undetermined" : "clear",
    ...decisions.map(({ verdict }) => verdict),
    ...flaws.map(({ kind }): Verdict => (kind === "trouble" ? "undetermined" : "blocked")),
  );
}

/** One pull request that is guarded in earnest is enough. `before`: where nobody was asked about. */
export function modeOfGroup(decisions: readonly Pick<Decision, "mode">[], before: Mode): Mode {
  const modes = decisions.map(({ mode }) => mode);
  if (modes.length === 0) return before;
  return modes.every((mode) => mode === "observe") ? "observe" : "enforce";
}

export function withFlaw(group: GroupDecision, flaw: GroupFlaw): GroupDecision {
  const flaws = [...group.flaws, flaw];
  const decisions = group.members.map(({ decision }) => decision);
  return { ...group, flaws, verdict: reachGroup(decisions, flaws) };
}
