/** What is asked of commits: whom GitHub takes their names and addresses for. */
import type { ActorNode } from "./query.ts";

const gitActor = "name user { __typename login databaseId }";
/** Of one commit. */
export const commitFields = `oid signature { isValid wasSignedByGitHub } authors(first: 20) { totalCount nodes { ${gitActor} } } committer { ${gitActor} }`;

export interface GitActorNode {
  readonly name: string | null;
  readonly user: ActorNode | null;
}

export interface CommitNode {
  readonly oid: string;
  /** GitHub signs what it makes itself, for whoever is its author. */
  readonly signature: { readonly isValid: boolean; readonly wasSignedByGitHub: boolean } | null;
  readonly authors: {
    readonly totalCount: number;
    readonly nodes: readonly (GitActorNode | null)[] | null;
  };
  readonly committer: GitActorNode | null;
}

/** Commits that the pull request's own list does not show: it stops at 250. */
export function commitsByIdQuery(ids: readonly string[]): string {
  const fields = ids.map(
    (id, index) =>
      `commit${index}: object(oid: ${JSON.stringify(id)}) { ... on Commit { ${commitFields} } }`,
  );
  return `query commitsById($owner: String!, $name: String!) { repository(owner: $owner, name: $name) { ${fields.join("\n")} } }`;
}
