/** All open pull requests of a repository, for when the App is installed. */
import { Problem } from "../../domain/problem.ts";
import { parseSha } from "../../domain/sha.ts";
import type { Repository } from "../../domain/snapshot.ts";
import type { Octokit } from "../github/client.ts";
import { type Connection, openPullsQuery, type PullNode } from "../github/query.ts";
import type { KnownPull } from "../webhook/notes.ts";
import { allNodes } from "./pages.ts";

type Node = Pick<
  PullNode,
  "number" | "headRefOid" | "headRefName" | "baseRefName" | "headRepository"
>;

interface Answer {
  readonly repository: {
    readonly databaseId: number;
    readonly defaultBranchRef: { readonly name: string } | null;
    readonly policy: { readonly oid: string } | null;
    readonly pullRequests: Connection<Node>;
  } | null;
}

export interface FoundRepository {
  readonly pulls: readonly KnownPull[];
  /** The default branch, if it has a policy. */
  readonly policyBranch: string | null;
}

export async function fetchOpenPulls(
  octokit: Octokit,
  { id, owner, name }: Repository,
): Promise<FoundRepository> {
  const ask = async (after: string | null) => {
    const { repository } = await octokit.graphql<Answer>(openPullsQuery, { owner, name, after });
    return repository?.databaseId === id ? repository : null;
  };
  const repository = await ask(null);
  if (repository === null) throw new Problem("github", `${owner}/${name} cannot be seen.`);
  const nodes = await allNodes(
    repository.pullRequests,
    async (after) => (await ask(after))?.pullRequests ?? null,
  );
  return {
    pulls: nodes.map((node) => openPull(id, node)),
    policyBranch: repository.policy === null ? null : (repository.defaultBranchRef?.name ?? null),
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
