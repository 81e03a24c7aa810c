/** Rules of classic branch protection that require the check. */
import { isWild } from "../../core/branch-rules/pattern.ts";
import type { RequiringRule } from "../../domain/branch-rules.ts";
import { checkNames } from "../../domain/publication.ts";
import type { ProtectionNode } from "../github/rules-query.ts";

/**
 * Of all rules that match a branch GitHub obeys one: that of the very name, else the oldest. So a
 * rule without the check takes branches away from one that has it.
 */
export function classicRules(nodes: readonly ProtectionNode[]): readonly RequiringRule[] {
  const byAge = nodes.toSorted((one, other) => ageOf(one) - ageOf(other));
  const exact = byAge.filter(({ pattern }) => !isWild(pattern));
  return byAge.flatMap((node) => {
    const sources = sourcesOf(node);
    if (sources.length === 0) return [];
    const stronger = isWild(node.pattern) ? [...exact, ...olderWild(byAge, node)] : [];
    return [
      {
        include: [refOf(node)],
        exclude: stronger.map(refOf),
        sources,
        bypass: node.isAdminEnforced
          ? []
          : [{ who: "administrators of the repository", isMachine: false }],
      },
    ];
  });
}

function sourcesOf({ requiresStatusChecks, requiredStatusChecks }: ProtectionNode) {
  if (!requiresStatusChecks) return [];
  return (requiredStatusChecks ?? [])
    .filter(({ context }) => context === checkNames.enforce)
    .map(({ app }) => app?.databaseId ?? null);
}

function olderWild(
  byAge: readonly ProtectionNode[],
  node: ProtectionNode,
): readonly ProtectionNode[] {
  return byAge.slice(0, byAge.indexOf(node)).filter(({ pattern }) => isWild(pattern));
}

function ageOf({ databaseId }: ProtectionNode): number {
  return databaseId ?? 0;
}

/** As rulesets write it: here `~ALL` is but a name that no branch can have. */
function refOf({ pattern }: ProtectionNode): string {
  return `refs/heads/${pattern}`;
}
