/** Rulesets, the rules of a branch, and what workflows may, by the REST API. */
import { permits } from "../http/access.ts";
import { created, invalid, notFound, ok } from "../http/answer.ts";
import type { Call } from "../http/call.ts";
import { numberOf } from "../http/call.ts";
import type { Route } from "../http/route.ts";
import { onRepository } from "../http/route.ts";
import { rulesetsFor } from "../rules/branches.ts";
import { type NewRuleset, removeRuleset, setRuleset } from "../rules/change.ts";
import { roleIds, ruleShapes, rulesetShape } from "../shapes/rules.ts";
import { includes } from "../world/accounts.ts";
import type { Bypass, OtherRule, Repository, Ruleset } from "../world/repository.ts";
import { fullNameOf } from "../world/repository.ts";
import { roleOf, type World } from "../world/world.ts";

const repo = "/repos/{owner}/{repo}";
const reading = { permission: ["metadata", "read"], role: "read" } as const;
const looking = { permission: ["administration", "read"], role: "admin" } as const;
const writing = { permission: ["administration", "write"], role: "admin" } as const;

export const rulesetRoutes: readonly Route[] = [
  onRepository("GET", `${repo}/rulesets`, reading, ({ world }, repository) =>
    ok(repository.rulesets.map((ruleset) => listedShape(world, repository, ruleset))),
  ),
  onRepository("POST", `${repo}/rulesets`, writing, (call, repository) => {
    const name = String(call.body.name);
    if (repository.rulesets.some((one) => one.name === name)) throw invalid("Name must be unique");
    const ruleset = setRuleset(call.world, repository, name, wantedIn(call));
    return created(rulesetShape(call.world, repository, ruleset, true));
  }),
  onRepository("GET", `${repo}/rulesets/{ruleset_id}`, reading, (call, repository) =>
    ok(
      rulesetShape(call.world, repository, rulesetOf(call, repository), seesAll(call, repository)),
    ),
  ),
  onRepository("PUT", `${repo}/rulesets/{ruleset_id}`, writing, (call, repository) => {
    const { name } = rulesetOf(call, repository);
    const ruleset = setRuleset(call.world, repository, name, wantedIn(call));
    return ok(rulesetShape(call.world, repository, ruleset, true));
  }),
  onRepository("DELETE", `${repo}/rulesets/{ruleset_id}`, writing, (call, repository) => {
    removeRuleset(call.world, repository, rulesetOf(call, repository).name);
    return { status: 204 };
  }),
  onRepository("GET", `${repo}/rules/branches/{branch}`, reading, (call, repository) => {
    const source = { ruleset_source_type: "Repository", ruleset_source: fullNameOf(repository) };
    return ok(
      rulesetsFor(repository, call.path.branch ?? "").flatMap((ruleset) =>
        ruleShapes(ruleset).map((rule) => ({ ...rule, ...source, ruleset_id: ruleset.id })),
      ),
    );
  }),
  onRepository("GET", `${repo}/actions/permissions/workflow`, looking, (_, repository) =>
    ok({
      default_workflow_permissions: "read",
      can_approve_pull_request_reviews: repository.actionsMayApprove,
    }),
  ),
];

function rulesetOf({ path }: Call, repository: Repository): Ruleset {
  const found = repository.rulesets.find(({ id }) => id === numberOf(path.ruleset_id));
  if (found === undefined) throw notFound();
  return found;
}

/** GitHub shows who may bypass a ruleset to whoever may change it. */
function seesAll({ identity }: Call, repository: Repository): boolean {
  if (identity.kind === "installation")
    return permits(identity.permissions, ["administration", "write"]);
  return identity.kind === "user" && includes(roleOf(repository, identity.account), "admin");
}

function listedShape(world: World, repository: Repository, ruleset: Ruleset) {
  const { rules: _, conditions: __, ...shape } = rulesetShape(world, repository, ruleset, false);
  return shape;
}

interface WantedRuleset {
  readonly enforcement: Ruleset["enforcement"];
  readonly conditions?: {
    readonly ref_name?: { readonly include?: string[]; readonly exclude?: string[] };
  };
  readonly bypass_actors?: readonly { readonly actor_id?: number; readonly actor_type: string }[];
  readonly rules?: readonly OtherRule[];
}

/** The contract has held the body to its schema before. */
function wantedIn({ body, world }: Call): NewRuleset {
  const { enforcement, conditions, bypass_actors, rules = [] } = body as unknown as WantedRuleset;
  const checks = rules.filter(({ type }) => type === "required_status_checks");
  return {
    enforcement,
    include: conditions?.ref_name?.include ?? [],
    exclude: conditions?.ref_name?.exclude ?? [],
    requiredChecks: checks.flatMap(({ parameters }) => checksIn(parameters)),
    otherRules: rules.filter((rule) => !checks.includes(rule)),
    bypass: (bypass_actors ?? []).map((actor) => bypassIn(world, actor)),
  };
}

function checksIn(parameters: OtherRule["parameters"]) {
  const list = (parameters?.required_status_checks ?? []) as readonly {
    readonly context: string;
    readonly integration_id?: number;
  }[];
  return list.map(({ context, integration_id }) => ({ context, appId: integration_id ?? null }));
}

function bypassIn(
  world: World,
  { actor_type, actor_id }: { readonly actor_id?: number; readonly actor_type: string },
): Bypass {
  const role = (["maintain", "write", "admin"] as const).find((one) => roleIds[one] === actor_id);
  const team = world.teams.find(({ id }) => id === actor_id);
  const app = world.apps.find(({ id }) => id === actor_id);
  if (actor_type === "OrganizationAdmin") return { kind: "organization-admin" };
  if (actor_type === "DeployKey") return { kind: "deploy-key" };
  if (actor_type === "RepositoryRole" && role !== undefined) return { kind: "role", role };
  if (actor_type === "Team" && team !== undefined) return { kind: "team", team };
  if (actor_type === "Integration" && app !== undefined) return { kind: "app", app };
  throw invalid("Actor does not exist");
}
