/** Repositories in GraphQL. */

import { branchesOf } from "../git/refs.ts";
import { canSee } from "../http/access.ts";
import { pageUrlOf } from "../shapes/repository.ts";
import { nodeId } from "../shapes/scalars.ts";
import { includes } from "../world/accounts.ts";
import type { Pull, Repository } from "../world/repository.ts";
import { fullNameOf } from "../world/repository.ts";
import { repositoryOf, roleOf } from "../world/world.ts";
import { actorNode } from "./actor.ts";
import type { PageArguments } from "./connection.ts";
import { connectionOf } from "./connection.ts";
import { objectFor, refNode } from "./git-object.ts";
import { pullNode, stateOf } from "./pull.ts";
import { queueFor } from "./queue.ts";
import { protectionNodes, rulesetNodes } from "./rules.ts";
import type { Viewer } from "./viewer.ts";
import { demandPermission, notFound } from "./viewer.ts";

interface PullsArguments extends PageArguments {
  readonly states?: readonly string[] | null;
  readonly headRefName?: string | null;
  readonly baseRefName?: string | null;
  readonly orderBy?: { readonly field: string; readonly direction: "ASC" | "DESC" } | null;
}

export function repositoryFor(viewer: Viewer, { owner, name }: { owner: string; name: string }) {
  const found = repositoryOf(viewer.world, owner, name);
  if (found === null || !canSee(viewer.world, viewer.identity, found))
    throw notFound(`Could not resolve to a Repository with the name '${owner}/${name}'.`);
  return repositoryNode(viewer, found);
}

export function repositoryNode(viewer: Viewer, repository: Repository) {
  return {
    __typename: "Repository",
    id: nodeId("Repository", repository.id),
    databaseId: repository.id,
    name: repository.name,
    nameWithOwner: fullNameOf(repository),
    url: pageUrlOf(viewer.world, repository),
    owner: () => actorNode(viewer, repository.owner),
    isPrivate: repository.private,
    isFork: repository.parent !== null,
    isArchived: false,
    viewerPermission: viewerPermissionOf(viewer, repository),
    viewerCanAdminister: mayAdminister(viewer, repository),
    defaultBranchRef: () => {
      demandPermission(viewer, "contents");
      return refNode(viewer, repository, repository.defaultBranch);
    },
    ref: ({ qualifiedName }: { qualifiedName: string }) => {
      demandPermission(viewer, "contents");
      return refNode(viewer, repository, qualifiedName);
    },
    object: (wanted: { oid?: string; expression?: string }) =>
      objectFor(viewer, repository, wanted),
    pullRequest: ({ number }: { number: number }) => {
      demandPermission(viewer, "pull_requests");
      const pull = repository.pulls.find((one) => one.number === number);
      if (pull === undefined)
        throw notFound(`Could not resolve to a PullRequest with the number of ${number}.`);
      return pullNode(viewer, pull);
    },
    /** Whoever may push sees them; an App needs to be let in to metadata only. */
    collaborators: (page: PageArguments) => {
      const people = viewer.world.accounts.filter(
        (account) => account.kind === "User" && roleOf(repository, account) !== null,
      );
      const list = connectionOf(people, page, (account) => actorNode(viewer, account));
      const permissions = people.map((account) => roleOf(repository, account)?.toUpperCase());
      const first = people.indexOf(
        people.find((one) => one.id === list.nodes[0]?.databaseId) as never,
      );
      return {
        ...list,
        edges: list.edges.map((edge, index) => ({
          ...edge,
          permission: permissions[first + index],
        })),
      };
    },
    mergeQueue: ({ branch }: { readonly branch?: string | null }) =>
      queueFor(viewer, repository, branch ?? null),
    branchProtectionRules: (page: PageArguments) => protectionNodes(viewer, repository, page),
    rulesets: (page: PageArguments) => rulesetNodes(viewer, repository, page),
    refs: ({ refPrefix, ...page }: PageArguments & { readonly refPrefix: string }) => {
      demandPermission(viewer, "contents");
      const names = branchesOf(repository.directory).filter((name) =>
        `refs/heads/${name}`.startsWith(refPrefix),
      );
      return connectionOf(names, page, (name) => refNode(viewer, repository, name));
    },
    pullRequests: (page: PullsArguments) => {
      demandPermission(viewer, "pull_requests");
      return connectionOf(chosen(repository, page), page, (pull) => pullNode(viewer, pull));
    },
  };
}

function mayAdminister({ identity }: Viewer, repository: Repository): boolean {
  if (identity.kind === "user") return includes(roleOf(repository, identity.account), "admin");
  return identity.kind === "installation" && identity.permissions.administration === "write";
}

function chosen(repository: Repository, wanted: PullsArguments): readonly Pull[] {
  const { states, headRefName, baseRefName, orderBy } = wanted;
  const pulls = repository.pulls.filter(
    (pull) =>
      (states == null || states.includes(stateOf(pull))) &&
      (headRefName ?? pull.head.ref) === pull.head.ref &&
      (baseRefName ?? pull.base.ref) === pull.base.ref,
  );
  const byUpdate = (a: Pull, b: Pull) => a.updatedAt.getTime() - b.updatedAt.getTime();
  const ordered = orderBy?.field === "UPDATED_AT" ? pulls.toSorted(byUpdate) : pulls;
  return orderBy?.direction === "DESC" ? ordered.toReversed() : ordered;
}

/** For a token of an App GitHub says what its contents permission allows. */
function viewerPermissionOf({ identity }: Viewer, repository: Repository): string | null {
  if (identity.kind === "user") return roleOf(repository, identity.account)?.toUpperCase() ?? null;
  if (identity.kind !== "installation") return null;
  return identity.permissions.contents === "write" ? "WRITE" : "READ";
}
