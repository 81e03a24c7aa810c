/** Rules of branches: rulesets beside classic protection, and who gets around them. */

import type { Account } from "../world/accounts.ts";
import { includes } from "../world/accounts.ts";
import type { Repository, RequiredCheck, Ruleset } from "../world/repository.ts";
import { protectionOf } from "../world/repository.ts";
import { roleOf } from "../world/world.ts";

/** What a branch requires of whoever merges into it. */
export function requiredChecksFor(
  repository: Repository,
  branch: string,
  by: Account,
): readonly RequiredCheck[] {
  const protection = protectionOf(repository, branch);
  const isFree = protection?.adminEnforced === false && isAdmin(repository, by);
  const classic = protection === null || isFree ? [] : protection.requiredChecks;
  return [
    ...classic,
    ...rulesetsFor(repository, branch)
      .filter((ruleset) => !bypasses(repository, ruleset, by))
      .flatMap(({ requiredChecks }) => requiredChecks),
  ];
}

/** Those in force on a branch. */
export function rulesetsFor(repository: Repository, branch: string): readonly Ruleset[] {
  const matches = (pattern: string) =>
    pattern === "~ALL" ||
    (pattern === "~DEFAULT_BRANCH" && branch === repository.defaultBranch) ||
    wildcard(pattern).test(`refs/heads/${branch}`);
  return repository.rulesets.filter(
    ({ enforcement, include, exclude }) =>
      enforcement === "active" && include.some(matches) && !exclude.some(matches),
  );
}

/** By either kind of rule, as the list of branches tells everybody. */
export function isProtected(repository: Repository, branch: string): boolean {
  return protectionOf(repository, branch) !== null || rulesetsFor(repository, branch).length > 0;
}

function wildcard(pattern: string): RegExp {
  const source = pattern.split("*").map((part) => RegExp.escape(part));
  return new RegExp(`^${source.join("[^/]*")}$`, "u");
}

function bypasses(repository: Repository, { bypass }: Ruleset, by: Account): boolean {
  return bypass.some((actor) => {
    switch (actor.kind) {
      case "organization-admin":
        return isAdmin(repository, by);
      case "role":
        return includes(roleOf(repository, by), actor.role);
      case "deploy-key":
        return false;
      case "team":
        return [...actor.team.members].includes(by);
      case "app":
        return actor.app.bot === by;
      default:
        return actor satisfies never;
    }
  });
}

function isAdmin(repository: Repository, account: Account): boolean {
  return includes(roleOf(repository, account), "admin");
}
