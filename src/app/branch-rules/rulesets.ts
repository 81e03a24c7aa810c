/** Rulesets that require the check. */
import type { Bypass, RequiringRule } from "../../domain/branch-rules.ts";
import { checkNames } from "../../domain/publication.ts";
import type { BypassNode, RulesetNode } from "../github/rules-query.ts";
import { wholeOf } from "./whole.ts";

/** `seesAll`: an empty bypass list is one. Null when GitHub does not show what would decide. */
export function rulesetRules(
  nodes: readonly RulesetNode[],
  seesAll: boolean,
): readonly RequiringRule[] | null {
  const rules: RequiringRule[] = [];
  for (const node of nodes) {
    if (!isInForce(node)) continue;
    const sources = sourcesOf(node);
    if (sources === null) return null;
    if (sources.length === 0) continue;
    const { refName } = node.conditions;
    if (refName === null) return null;
    const { include, exclude } = refName;
    rules.push({ include, exclude, sources, bypass: bypassIn(node, seesAll) });
  }
  return rules;
}

/** One that is only evaluated stops nobody, and neither does one for tags. */
function isInForce({ enforcement, target }: RulesetNode): boolean {
  return enforcement === "ACTIVE" && (target ?? "BRANCH") === "BRANCH";
}

/** Null when some rules are left out. */
function sourcesOf({ rules }: RulesetNode): readonly (number | null)[] | null {
  const whole = wholeOf(rules);
  if (whole === null) return null;
  return whole
    .flatMap(({ parameters }) => parameters?.requiredStatusChecks ?? [])
    .filter(({ context }) => context === checkNames.enforce)
    .map(({ integrationId }) => integrationId);
}

/** From whoever may not administer, GitHub hides who is on the list: an empty one says nothing. */
function bypassIn({ bypassActors }: RulesetNode, seesAll: boolean): readonly Bypass[] | null {
  const actors = wholeOf(bypassActors);
  return actors === null || (actors.length === 0 && !seesAll) ? null : actors.map(bypassBy);
}

function bypassBy(node: BypassNode): Bypass {
  if (node.organizationAdmin) return people("organization admins");
  if (node.deployKey) return { who: "deploy keys", isMachine: true };
  if (node.repositoryRoleName !== null) return people(`role ${node.repositoryRoleName}`);
  switch (node.actor?.__typename) {
    case "App":
      return { who: `App ${node.actor.slug}`, isMachine: true };
    case "Team":
      return people(`team ${node.actor.combinedSlug}`);
    default:
      return people("somebody whom GitHub does not name");
  }
}

function people(who: string): Bypass {
  return { who, isMachine: false };
}
