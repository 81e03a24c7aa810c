/** All open pull requests of a repository, with what tells whether they are as they were. */
import type { Seen } from "../../core/recovery/looked.ts";
import { Problem } from "../../domain/problem.ts";
import { parseSha } from "../../domain/sha.ts";
import type { Repository } from "../../domain/snapshot.ts";
import type { Octokit } from "../github/client.ts";
import {
  type Connection,
  openPullsQuery,
  type PullNode,
  type ReviewNode,
} from "../github/query.ts";
import type { KnownPull } from "../webhook/notes.ts";
import { reviewStateOf } from "../webhook/payload.ts";
import { allNodes } from "./pages.ts";
import { dataBeside } from "./teams.ts";

type Node = Pick<
  PullNode,
  "number" | "isDraft" | "headRefOid" | "headRefName" | "baseRefName" | "baseRef"
> & {
  readonly headRepository: { readonly databaseId: number | null } | null;
  readonly reviews: {
    readonly nodes: readonly (Pick<ReviewNode, "fullDatabaseId" | "state"> | null)[] | null;
  } | null;
};

interface Answer {
  readonly repository: Listing | null;
  /** The owner's repository for defaults, with the policy of the whole organisation. */
  readonly baseline?: { readonly object: { readonly oid: string } | null } | null;
}

interface Listing {
  readonly databaseId: number;
  readonly defaultBranchRef: {
    readonly name: string;
    readonly target: { readonly oid: string } | null;
  } | null;
  readonly policy: { readonly oid: string } | null;
  readonly pullRequests: Connection<Node>;
}

export interface ListedPull extends KnownPull {
  /** Null where GitHub leaves out what belongs to it. */
  readonly seen: Seen | null;
}

export interface FoundRepository {
  readonly pulls: readonly ListedPull[];
  /** The default branch, if it has a policy. */
  readonly policyBranch: string | null;
}

export async function fetchOpenPulls(
  octokit: Octokit,
  { id, owner, name }: Repository,
): Promise<FoundRepository> {
  const ask = async (after: string | null) => {
    const { repository, baseline } = await octokit
      .graphql<Answer>(openPullsQuery, { owner, name, after })
      .catch((cause: unknown) => dataBeside<Answer>(cause));
    return repository?.databaseId === id
      ? { repository, baseline: baseline?.object?.oid ?? null }
      : null;
  };
  const found = await ask(null);
  if (found === null) throw new Problem("github", `${owner}/${name} cannot be seen.`);
  const { repository, baseline } = found;
  const nodes = await allNodes(
    repository.pullRequests,
    async (after) => (await ask(after))?.repository.pullRequests ?? null,
  );
  const { defaultBranchRef, policy } = repository;
  return {
    pulls: nodes.map((node) => ({
      ...openPull(id, node),
      seen: seenOf(node, defaultBranchRef, baseline),
    })),
    policyBranch: policy === null ? null : (defaultBranchRef?.name ?? null),
  };
}

function openPull(repository: number, node: Node): KnownPull {
  return {
    repository,
    number: node.number,
    open: true,
    merged: false,
    head: parseSha(node.headRefOid),
    headRepository: node.headRepository?.databaseId ?? null,
    headRef: node.headRefName,
    baseRef: node.baseRefName,
  };
}

function seenOf(
  { headRefOid, baseRefName, baseRef, isDraft, reviews }: Node,
  byDefault: Listing["defaultBranchRef"],
  baseline: string | null,
): Seen | null {
  const base = baseRef?.target?.oid;
  const commit = byDefault?.target?.oid;
  const nodes = reviews?.nodes?.filter((node) => node !== null);
  if (base === undefined || byDefault === null || commit === undefined || nodes === undefined)
    return null;
  return {
    head: headRefOid,
    baseRef: baseRefName,
    base,
    draft: isDraft,
    // One that we could not judge by differs from all that was looked at.
    reviews: nodes.map(({ fullDatabaseId, state }) => ({
      id: Number(fullDatabaseId),
      state: reviewStateOf(state) ?? state,
    })),
    default: { ref: byDefault.name, commit },
    baseline,
  };
}
