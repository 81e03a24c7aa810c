/** Rules of branches in GraphQL. */
import { nodeId } from "../shapes/scalars.ts";
import type { Bypass, Protection, Repository, Ruleset } from "../world/repository.ts";
import type { PageArguments } from "./connection.ts";
import { connectionOf } from "./connection.ts";
import type { Viewer } from "./viewer.ts";
import { demandPermission, forbidden } from "./viewer.ts";

export function protectionNodes(viewer: Viewer, repository: Repository, page: PageArguments) {
  demandRules(viewer);
  return connectionOf(repository.protections, page, protectionNode(viewer));
}

function demandRules(viewer: Viewer): void {
  const { identity, world } = viewer;
  if (identity.kind === "installation" && world.switches.hidesRules) throw forbidden();
  demandPermission(viewer, "administration");
}

function protectionNode({ world }: Viewer) {
  return ({ id, pattern, adminEnforced, requiredChecks }: Protection) => ({
    __typename: "BranchProtectionRule",
    id: nodeId("BranchProtectionRule", id),
    databaseId: id,
    pattern,
    isAdminEnforced: adminEnforced,
    requiresStatusChecks: requiredChecks.length > 0,
    requiredStatusChecks: requiredChecks.map(({ context, appId }) => {
      const app = world.apps.find(({ id }) => id === appId);
      const node = { __typename: "App", id: nodeId("App", appId ?? 0), databaseId: appId };
      return { context, app: appId === null ? null : { ...node, slug: app?.slug ?? "other" } };
    }),
  });
}

export function rulesetNodes(viewer: Viewer, repository: Repository, page: PageArguments) {
  demandRules(viewer);
  return connectionOf(repository.rulesets, page, (ruleset) => rulesetNode(viewer, ruleset));
}

function rulesetNode({ world }: Viewer, ruleset: Ruleset) {
  const { id, name, enforcement, include, exclude, requiredChecks, bypass } = ruleset;
  const checks = requiredChecks.map(({ context, appId }) => ({ context, integrationId: appId }));
  const rule = {
    __typename: "RepositoryRule",
    id: nodeId("RepositoryRule", id),
    type: "REQUIRED_STATUS_CHECKS",
    parameters: { __typename: "RequiredStatusChecksParameters", requiredStatusChecks: checks },
  };
  return {
    __typename: "RepositoryRuleset",
    id: nodeId("RepositoryRuleset", id),
    databaseId: id,
    name,
    target: "BRANCH",
    enforcement: enforcement.toUpperCase(),
    conditions: { refName: { include, exclude } },
    /** Whether a token that only reads sees them is not known: `hidesBypassLists` decides. */
    bypassActors: (page: PageArguments) =>
      world.switches.hidesBypassLists ? null : connectionOf(bypass, page, bypassNode),
    rules: (page: PageArguments) =>
      connectionOf(requiredChecks.length === 0 ? [] : [rule], page, (one) => one),
  };
}

function bypassNode(bypass: Bypass) {
  const node = {
    __typename: "RepositoryRulesetBypassActor",
    id: nodeId("RepositoryRulesetBypassActor", 1),
    deployKey: bypass.kind === "deploy-key",
    organizationAdmin: bypass.kind === "organization-admin",
    repositoryRoleName: bypass.kind === "role" ? bypass.role : null,
  };
  switch (bypass.kind) {
    case "organization-admin":
    case "role":
    case "deploy-key":
      return { ...node, actor: null };
    case "team": {
      const { organization, slug } = bypass.team;
      return {
        ...node,
        actor: { __typename: "Team", combinedSlug: `${organization.login}/${slug}` },
      };
    }
    case "app":
      return { ...node, actor: { __typename: "App", slug: bypass.app.slug } };
    default:
      return bypass satisfies never;
  }
}
