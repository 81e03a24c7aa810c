/** Rules that are made, changed and taken away, and who is told. */
import { isoOf } from "../shapes/scalars.ts";
import { tell } from "../webhooks/events.ts";
import { fullNameOf, type Protection, type Repository, type Ruleset } from "../world/repository.ts";
import type { World } from "../world/world.ts";
import { nextId } from "../world/world.ts";

export type NewRuleset = Partial<Omit<Ruleset, "id" | "name">>;

/** Replaces the one of the same name. */
export function setRuleset(
  world: World,
  repository: Repository,
  name: string,
  wanted: NewRuleset,
): Ruleset {
  const old = repository.rulesets.find((one) => one.name === name);
  const ruleset: Ruleset = {
    id: old?.id ?? nextId(world, "ruleset"),
    name,
    enforcement: "active",
    include: ["~DEFAULT_BRANCH"],
    exclude: [],
    requiredChecks: [],
    otherRules: [],
    bypass: [],
    ...wanted,
  };
  if (old === undefined) repository.rulesets.push(ruleset);
  else repository.rulesets.splice(repository.rulesets.indexOf(old), 1, ruleset);
  tellRuleset(world, repository, ruleset, old === undefined ? "created" : "edited");
  return ruleset;
}

export function removeRuleset(world: World, repository: Repository, name: string): void {
  const old = repository.rulesets.find((one) => one.name === name);
  if (old === undefined) throw new Error(`There is no ruleset ${name}.`);
  repository.rulesets.splice(repository.rulesets.indexOf(old), 1);
  tellRuleset(world, repository, old, "deleted");
}

function tellRuleset(
  world: World,
  repository: Repository,
  { id, name, enforcement }: Ruleset,
  action: "created" | "edited" | "deleted",
): void {
  const source = { source_type: "Repository", source: fullNameOf(repository) };
  const payload = {
    repository_ruleset: { id, name, target: "branch", enforcement, ...source },
  };
  const sender = repository.owner;
  tell(world, { event: "repository_ruleset", action, repository, sender, payload });
}

export type NewProtection = Partial<Omit<Protection, "id" | "pattern">>;

/** Replaces the one of the same pattern. */
export function setProtection(
  world: World,
  repository: Repository,
  pattern: string,
  wanted: NewProtection,
): Protection {
  const { protections } = repository;
  const old = protections.find((one) => one.pattern === pattern);
  const protection: Protection = {
    id: old?.id ?? nextId(world, "protection"),
    pattern,
    requiredChecks: [],
    requiredApprovals: 0,
    adminEnforced: true,
    dismissesStale: false,
    wantsLastPushApproval: false,
    wantsCodeOwners: false,
    allowsForcePushes: false,
    ...wanted,
  };
  if (old === undefined) protections.push(protection);
  else protections.splice(protections.indexOf(old), 1, protection);
  tellProtection(world, repository, protection, old === undefined ? "created" : "edited");
  return protection;
}

/** Whether there was one. */
export function removeProtection(world: World, repository: Repository, pattern: string): boolean {
  const { protections } = repository;
  const old = protections.find((one) => one.pattern === pattern);
  if (old === undefined) return false;
  protections.splice(protections.indexOf(old), 1);
  tellProtection(world, repository, old, "deleted");
  return true;
}

function tellProtection(
  world: World,
  repository: Repository,
  protection: Protection,
  action: "created" | "edited" | "deleted",
): void {
  const { id, pattern, requiredChecks, requiredApprovals, adminEnforced } = protection;
  const now = isoOf(new Date());
  const level = (on: boolean) => (on ? "everyone" : "off");
  const rule = {
    id,
    repository_id: repository.id,
    name: pattern,
    created_at: now,
    updated_at: now,
    pull_request_reviews_enforcement_level: level(requiredApprovals > 0),
    required_approving_review_count: requiredApprovals,
    dismiss_stale_reviews_on_push: protection.dismissesStale,
    require_code_owner_review: protection.wantsCodeOwners,
    authorized_dismissal_actors_only: false,
    ignore_approvals_from_contributors: false,
    required_status_checks: requiredChecks.map(({ context }) => context),
    required_status_checks_enforcement_level: level(requiredChecks.length > 0),
    strict_required_status_checks_policy: false,
    signature_requirement_enforcement_level: "off",
    linear_history_requirement_enforcement_level: "off",
    lock_branch_enforcement_level: "off",
    admin_enforced: adminEnforced,
    allow_force_pushes_enforcement_level: level(protection.allowsForcePushes),
    allow_deletions_enforcement_level: "off",
    merge_queue_enforcement_level: "off",
    required_deployments_enforcement_level: "off",
    required_conversation_resolution_level: "off",
    authorized_actors_only: false,
    authorized_actor_names: [],
  };
  const changes = action === "edited" ? { changes: {} } : {};
  const sender = repository.owner;
  const payload = { rule, ...changes };
  tell(world, { event: "branch_protection_rule", action, repository, sender, payload });
}
