/** The query for a merge queue, and its answer's shape. Held against GitHub's schema by a test. */
import type { Connection } from "./query.ts";

export interface QueueEntryNode {
  readonly position: number;
  readonly headCommit: { readonly oid: string } | null;
  readonly pullRequest: { readonly number: number; readonly headRefOid: string } | null;
}

export interface QueueAnswer {
  readonly repository: {
    readonly databaseId: number;
    readonly ref: { readonly target: { readonly oid: string } | null } | null;
    readonly mergeQueue: { readonly entries: Connection<QueueEntryNode> | null } | null;
  } | null;
}

/** The branch and its queue at one moment. GitHub builds no more than a hundred entries. */
export const queueQuery = `query queue($owner: String!, $name: String!, $branch: String!, $ref: String!) {
  repository(owner: $owner, name: $name) {
    databaseId
    ref(qualifiedName: $ref) { target { oid } }
    mergeQueue(branch: $branch) {
      entries(first: 100) {
        pageInfo { hasNextPage endCursor }
        nodes { position headCommit { oid } pullRequest { number headRefOid } }
      }
    }
  }
}`;
