/** Everybody who may push to a repository, with their roles. */
import type { Role } from "../../domain/policy.ts";
import { Problem } from "../../domain/problem.ts";
import type { Collaborator, Collaborators, Repository } from "../../domain/snapshot.ts";
import type { Octokit } from "../github/client.ts";
import {
  type CollaboratorsNode,
  moreCollaboratorsQuery,
  type PeopleAnswer,
} from "../github/query.ts";
import { personOf } from "./people.ts";

/** Of a hundred; beyond that nobody chooses reviewers from a list. */
const mostPages = 10;

const roleOf: Readonly<Record<string, Role>> = {
  WRITE: "write",
  MAINTAIN: "maintain",
  ADMIN: "admin",
};

/** From the first page on; null: GitHub does not show them to us. */
export async function readCollaborators(
  octokit: Pick<Octokit, "graphql">,
  { owner, name }: Pick<Repository, "owner" | "name">,
  first: CollaboratorsNode | null,
): Promise<Collaborators> {
  const found: Collaborator[] = [];
  let node = first;
  for (let pages = 1; node !== null; pages += 1) {
    found.push(...collaboratorsIn(node));
    const { hasNextPage, endCursor } = node.pageInfo;
    if (!hasNextPage) return { kind: "listed", collaborators: found };
    if (endCursor === null || pages === mostPages) break;
    const answer = await octokit.graphql<PeopleAnswer>(moreCollaboratorsQuery, {
      owner,
      name,
      after: endCursor,
    });
    node = answer.repository?.collaborators ?? null;
  }
  return { kind: "unlisted" };
}

/** Those who may only read or triage are left out. */
function collaboratorsIn({ edges }: CollaboratorsNode): readonly Collaborator[] {
  return (edges ?? [null]).flatMap((edge) => {
    if (edge === null) throw new Problem("github", "GitHub left items of a list out.");
    const role = roleOf[edge.permission];
    const person = personOf(edge.node);
    return role === undefined || person === null ? [] : [{ person, role }];
  });
}
