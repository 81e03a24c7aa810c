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
    readonly pullRequests: Connection<Node>;
  } | null;
}

export async function fetchOpenPulls(
  octokit: Octokit,
  { id, owner, name }: Repository,
): Promise<readonly KnownPull[]> {
  const list = async (after: string | null) => {
    const { repository } = await octokit.graphql<Answer>(openPullsQuery, { owner, name, after });
    return repository?.databaseId === id ? repository.pullRequests : null;
  };
  const first = await list(null);
  if (first === null) throw new Problem("github", `${owner}/${name} cannot be seen.`);
  return (await allNodes(first, list)).map((node) => ({
    repository: id,
    number: node.number,
    open: true,
    head: parseSha(node.headRefOid),
    headRepository: node.headRepository?.databaseId ?? null,
    headRef: node.headRefName,
    baseRef: node.baseRefName,
  }));
}
