/** People, teams, repositories, and what somebody may do. */
import { permits } from "../http/access.ts";
import { forbiddenToIntegration, notFound, ok } from "../http/answer.ts";
import type { Call } from "../http/call.ts";
import { pageOf } from "../http/pages.ts";
import type { Route } from "../http/route.ts";
import { onAccount, onRepository } from "../http/route.ts";
import { fullRepositoryShape } from "../shapes/repository.ts";
import { profileShape, teamShape, userShape } from "../shapes/user.ts";
import { includes, type Role, type Team } from "../world/accounts.ts";
import type { Repository } from "../world/repository.ts";
import { accountOf, roleOf, teamOf } from "../world/world.ts";

const team = "/orgs/{org}/teams/{team_slug}";
const metadata = { permission: ["metadata", "read"], role: "read" } as const;

/** What each role was called before there were five. */
const legacyName: Readonly<Record<Role, string>> = {
  read: "read",
  triage: "read",
  write: "write",
  maintain: "write",
  admin: "admin",
};

export const accountRoutes: readonly Route[] = [
  onAccount("GET", "/user", (call) => {
    if (call.identity.kind !== "user") throw forbiddenToIntegration();
    return ok(profileShape(call.world, call.identity.account));
  }),
  onAccount("GET", "/users/{username}", (call) => {
    const account = accountOf(call.world, call.path.username ?? "");
    if (account === null) throw notFound();
    return ok(profileShape(call.world, account));
  }),
  onRepository("GET", "/repos/{owner}/{repo}", metadata, (call, repository) =>
    ok({ ...fullRepositoryShape(call.world, repository), ...permissionsOf(call, repository) }),
  ),
  onRepository(
    "GET",
    "/repos/{owner}/{repo}/collaborators/{username}/permission",
    metadata,
    (call, repository) => {
      const account = accountOf(call.world, call.path.username ?? "");
      if (account === null) throw notFound();
      const role = roleOf(repository, account);
      const permission = role === null ? "none" : legacyName[role];
      const role_name = role ?? "none";
      const user = { ...userShape(call.world, account), role_name };
      return ok({ permission, role_name, user });
    },
  ),
  onAccount("GET", `${team}/members`, (call) => {
    const page = pageOf(call, [...visibleTeam(call).members]);
    const shapes = page.items.map((account) => userShape(call.world, account));
    return { ...ok(shapes), headers: page.headers };
  }),
  onAccount("GET", `${team}/memberships/{username}`, (call) => {
    const found = visibleTeam(call);
    const account = accountOf(call.world, call.path.username ?? "");
    if (account === null || !found.members.has(account)) throw notFound();
    const url = `${teamShape(call.world, found).url}/memberships/${account.login}`;
    return ok({ role: "member", state: "active", url });
  }),
];

/** What a person may do there; Apps have permissions instead of a role. */
function permissionsOf({ identity }: Call, repository: Repository) {
  if (identity.kind !== "user") return {};
  const role = roleOf(repository, identity.account);
  const may = (wanted: Role) => includes(role, wanted);
  return {
    permissions: {
      admin: may("admin"),
      maintain: may("maintain"),
      push: may("write"),
      triage: may("triage"),
      pull: may("read"),
    },
  };
}

/** People see every team; an App needs `members: read` and an installation on the organization. */
function visibleTeam({ world, path, identity }: Call): Team {
  const found = teamOf(world, path.org ?? "", path.team_slug ?? "");
  if (found === null) throw notFound();
  if (identity.kind === "installation") {
    if (identity.installation.account !== found.organization) throw notFound();
    if (!permits(identity.permissions, ["members", "read"])) throw forbiddenToIntegration();
  }
  return found;
}
