/** Accounts and teams in GraphQL. */
import { nodeId } from "../shapes/scalars.ts";
import { userShape } from "../shapes/user.ts";
import type { Account, Team } from "../world/accounts.ts";
import { emailOf } from "../world/accounts.ts";
import type { PageArguments } from "./connection.ts";
import { connectionOf } from "./connection.ts";
import type { Viewer } from "./viewer.ts";
import { demandPermission, notFound } from "./viewer.ts";

/** A bot's login has no `[bot]` here, unlike in REST. */
export function actorNode({ world }: Viewer, account: Account) {
  const shape = userShape(world, account);
  return {
    __typename: account.kind,
    id: shape.node_id,
    databaseId: account.id,
    login: account.kind === "Bot" ? account.login.replace(/\[bot\]$/, "") : account.login,
    url: shape.html_url,
    avatarUrl: shape.avatar_url,
    resourcePath: `/${account.login}`,
    createdAt: account.createdAt.toISOString(),
    ...(account.kind === "User" ? { name: account.login, email: emailOf(account) } : {}),
  };
}

export function organizationNode(viewer: Viewer, account: Account) {
  return {
    ...actorNode(viewer, account),
    team: ({ slug }: { slug: string }) => {
      demandPermission(viewer, "members");
      const found = viewer.world.teams.find(
        (team) => team.organization === account && team.slug === slug,
      );
      return found === undefined ? null : teamNode(viewer, found);
    },
    teams: (page: PageArguments) => {
      demandPermission(viewer, "members");
      const teams = viewer.world.teams.filter(({ organization }) => organization === account);
      return connectionOf(teams, page, (team) => teamNode(viewer, team));
    },
  };
}

/** An App sees only organizations that it is installed on. */
export function organizationFor(viewer: Viewer, login: string) {
  const { identity, world } = viewer;
  const found = world.accounts.find(
    (one) => one.kind === "Organization" && one.login.toLowerCase() === login.toLowerCase(),
  );
  const foreign = identity.kind === "installation" && identity.installation.account !== found;
  if (found === undefined || foreign)
    throw notFound(`Could not resolve to an Organization with the login of '${login}'.`);
  return organizationNode(viewer, found);
}

function teamNode(viewer: Viewer, team: Team) {
  return {
    __typename: "Team",
    id: nodeId("Team", team.id),
    databaseId: team.id,
    slug: team.slug,
    name: team.slug,
    combinedSlug: `${team.organization.login}/${team.slug}`,
    organization: () => organizationNode(viewer, team.organization),
    members: (page: PageArguments) =>
      connectionOf([...team.members], page, (account) => actorNode(viewer, account)),
  };
}
