/** Rulesets and classic protection as the REST API writes them. */
import type { Bypass, OtherRule, Protection, Repository, Ruleset } from "../world/repository.ts";
import { fullNameOf } from "../world/repository.ts";
import type { World } from "../world/world.ts";
import { apiUrlOf } from "./repository.ts";
import { nodeId } from "./scalars.ts";

/** `withBypass`: whoever asks may see who need not follow it. */
export function rulesetShape(
  world: World,
  repository: Repository,
  ruleset: Ruleset,
  withBypass: boolean,
) {
  const { id, name, enforcement, include, exclude } = ruleset;
  return {
    id,
    name,
    target: "branch",
    source_type: "Repository",
    source: fullNameOf(repository),
    enforcement,
    node_id: nodeId("RepositoryRuleset", id),
    _links: { self: { href: `${apiUrlOf(world, repository)}/rulesets/${id}` } },
    conditions: { ref_name: { include, exclude } },
    rules: ruleShapes(ruleset),
    ...(withBypass ? { bypass_actors: ruleset.bypass.map(bypassShape) } : {}),
  };
}

export function ruleShapes({ requiredChecks, otherRules }: Ruleset): readonly OtherRule[] {
  const required_status_checks = requiredChecks.map(({ context, appId }) => ({
    context,
    ...(appId === null ? {} : { integration_id: appId }),
  }));
  const parameters = { required_status_checks, strict_required_status_checks_policy: false };
  const checks = { type: "required_status_checks", parameters };
  return requiredChecks.length === 0 ? otherRules : [checks, ...otherRules];
}

/** GitHub's numbers of the roles that every repository has. */
export const roleIds = { maintain: 2, write: 4, admin: 5 } as const;

function bypassShape(bypass: Bypass) {
  const shape = (actor_type: string, actor_id: number | null) => {
    return { actor_id, actor_type, bypass_mode: "always" };
  };
  switch (bypass.kind) {
    case "organization-admin":
      return shape("OrganizationAdmin", 1);
    case "deploy-key":
      return shape("DeployKey", null);
    case "role":
      return shape("RepositoryRole", roleIds[bypass.role]);
    case "team":
      return shape("Team", bypass.team.id);
    case "app":
      return shape("Integration", bypass.app.id);
    default:
      return bypass satisfies never;
  }
}

/** Both as it is read and as the answer to a change: the common part. */
export function protectionShape(world: World, repository: Repository, protection: Protection) {
  const { pattern, requiredChecks, requiredApprovals, adminEnforced } = protection;
  const url = `${apiUrlOf(world, repository)}/branches/${encodeURIComponent(pattern)}/protection`;
  const checks = requiredChecks.map(({ context, appId }) => ({ context, app_id: appId }));
  return {
    url,
    ...(checks.length === 0
      ? {}
      : {
          required_status_checks: {
            url: `${url}/required_status_checks`,
            contexts_url: `${url}/required_status_checks/contexts`,
            strict: false,
            contexts: checks.map(({ context }) => context),
            checks,
          },
        }),
    ...(requiredApprovals === 0
      ? {}
      : {
          required_pull_request_reviews: {
            url: `${url}/required_pull_request_reviews`,
            required_approving_review_count: requiredApprovals,
            dismiss_stale_reviews: protection.dismissesStale,
            require_code_owner_reviews: protection.wantsCodeOwners,
            require_last_push_approval: protection.wantsLastPushApproval,
          },
        }),
    enforce_admins: { url: `${url}/enforce_admins`, enabled: adminEnforced },
    allow_force_pushes: { enabled: protection.allowsForcePushes },
  };
}
