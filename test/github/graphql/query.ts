/** Where a GraphQL query starts. */

import { canSee } from "../http/access.ts";
import { actorOf } from "../http/call.ts";
import { rateOf } from "../http/rate.ts";
import { parseNodeId } from "../shapes/scalars.ts";
import { accountOf } from "../world/world.ts";
import { actorNode, organizationFor } from "./actor.ts";
import { pullNode } from "./pull.ts";
import { repositoryFor, repositoryNode } from "./repository.ts";
import type { Viewer } from "./viewer.ts";
import { notFound } from "./viewer.ts";

export function queryRoot(viewer: Viewer) {
  const { world, identity } = viewer;
  return {
    viewer: () => actorNode(viewer, actorOf(identity)),
    rateLimit: () => {
      const { limit, used, remaining, reset } = rateOf(world, identity);
      const resetAt = new Date(reset * 1_000).toISOString();
      return { limit, used, remaining, resetAt, cost: 1, nodeCount: 0 };
    },
    repository: (wanted: { owner: string; name: string }) => repositoryFor(viewer, wanted),
    organization: ({ login }: { login: string }) => organizationFor(viewer, login),
    user: ({ login }: { login: string }) => {
      const account = accountOf(world, login);
      if (account?.kind !== "User")
        throw notFound(`Could not resolve to a User with the login of '${login}'.`);
      return actorNode(viewer, account);
    },
    node: ({ id }: { id: string }) => nodeFor(viewer, id),
    nodes: ({ ids }: { ids: readonly string[] }) => ids.map((id) => nodeFor(viewer, id)),
  };
}

/** Repositories and pull requests can be asked for by node id. */
function nodeFor(viewer: Viewer, text: string) {
  const wanted = parseNodeId(text);
  const visible = viewer.world.repositories.filter((one) =>
    canSee(viewer.world, viewer.identity, one),
  );
  const repository = visible.find(({ id }) => wanted?.kind === "Repository" && id === wanted.id);
  if (repository !== undefined) return repositoryNode(viewer, repository);
  const pulls = visible.flatMap((one) => one.pulls);
  const pull = pulls.find(({ id }) => wanted?.kind === "PullRequest" && id === wanted.id);
  if (pull !== undefined) return pullNode(viewer, pull);
  throw notFound(`Could not resolve to a node with the global id of '${text}'.`);
}
