/** People who come and go: teams, roles on repositories, the organization; and who is told. */
import { organizationShape, teamShape, userShape } from "../shapes/user.ts";
import { tell, tellOrganization } from "../webhooks/events.ts";
import type { Account, Role, Team } from "./accounts.ts";
import type { Repository } from "./repository.ts";
import type { World } from "./world.ts";

export function moveMember(
  world: World,
  team: Team,
  member: Account,
  action: "added" | "removed",
): void {
  const { members, organization } = team;
  if (members.has(member) === (action === "added")) return;
  if (action === "added") members.add(member);
  else members.delete(member);
  const payload = {
    scope: "team",
    member: userShape(world, member),
    team: teamShape(world, team),
  };
  tellOrganization(world, { event: "membership", action, organization, payload });
}

/** GitHub leads nobody from the old name to the new one. */
export function renameTeam(world: World, team: Team, to: string): void {
  const changes = { name: { from: team.slug } };
  team.slug = to;
  const payload = { changes, team: teamShape(world, team) };
  tellOrganization(world, {
    event: "team",
    action: "edited",
    organization: team.organization,
    payload,
  });
}

export function removeTeam(world: World, team: Team): void {
  world.teams.splice(world.teams.indexOf(team), 1);
  for (const repository of world.repositories) repository.teams.delete(team);
  const payload = { team: teamShape(world, team) };
  tellOrganization(world, {
    event: "team",
    action: "deleted",
    organization: team.organization,
    payload,
  });
}

/** Null: the team loses the repository. */
export function setTeamRole(
  world: World,
  repository: Repository,
  team: Team,
  role: Role | null,
): void {
  if (role === null) repository.teams.delete(team);
  else repository.teams.set(team, role);
  const action = role === null ? "removed_from_repository" : "added_to_repository";
  const payload = { team: teamShape(world, team) };
  const { organization } = team;
  tellOrganization(world, { event: "team", action, organization, payload, repository });
}

/** Teams and installations of whoever had it are left behind; people stay. */
export function transferRepository(world: World, repository: Repository, to: Account): void {
  for (const { account, repositories } of world.installations)
    if (account === repository.owner) repositories.delete(repository);
  repository.teams.clear();
  repository.owner = to;
}

const legacyName: Readonly<Record<Role, string>> = {
  read: "read",
  triage: "read",
  write: "write",
  maintain: "write",
  admin: "admin",
};

/** Null: no collaborator any more. */
export function setRole(
  world: World,
  repository: Repository,
  account: Account,
  role: Role | null,
): void {
  const before = repository.collaborators.get(account.id) ?? null;
  if (role === null) repository.collaborators.delete(account.id);
  else repository.collaborators.set(account.id, role);
  if (before === role) return;
  const action = before === null ? "added" : role === null ? "removed" : "edited";
  const to = role === null ? "" : legacyName[role];
  const given = { added: { permission: { to } }, edited: { permission: { from: before, to } } };
  const changes = action === "removed" ? {} : { changes: given[action] };
  const payload = { member: userShape(world, account), ...changes };
  tell(world, { event: "member", action, repository, sender: repository.owner, payload });
}

/** Out of all its teams and repositories. Of each of them nobody is told. */
export function removeFromOrganization(
  world: World,
  organization: Account,
  account: Account,
): void {
  for (const team of world.teams)
    if (team.organization === organization) team.members.delete(account);
  for (const repository of world.repositories)
    if (repository.owner === organization) repository.collaborators.delete(account.id);
  const { url } = organizationShape(world, organization);
  const membership = {
    url: `${url}/memberships/${account.login}`,
    state: "active",
    role: "unaffiliated",
    organization_url: url,
    user: userShape(world, account),
  };
  const payload = { membership };
  tellOrganization(world, {
    event: "organization",
    action: "member_removed",
    organization,
    payload,
  });
}
