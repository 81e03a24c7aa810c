/** The query for the check runs that stand at the heads of the pull requests that moved last. */

export interface RunNode {
  readonly databaseId: number | null;
  readonly name: string;
  readonly status: string;
  readonly conclusion: string | null;
  readonly externalId: string | null;
}

interface Nodes<T> {
  readonly nodes: readonly (T | null)[] | null;
}

export interface HeadCommitNode {
  readonly oid: string;
  readonly checkSuites: Nodes<{
    readonly enforced: Nodes<RunNode> | null;
    readonly observed: Nodes<RunNode> | null;
  }> | null;
}

export interface HeadNode {
  readonly commits: Nodes<{ readonly commit: HeadCommitNode }>;
}

export interface AnchorsAnswer {
  readonly repository: {
    readonly databaseId: number;
    readonly pullRequests: Nodes<HeadNode>;
  } | null;
}

const run = "nodes { databaseId name status conclusion externalId }";

/** Of each name the newest run. Each is a value as GraphQL writes it, or a variable. */
export function standingField(app: string, enforced: string, observed: string): string {
  const latest = (name: string) =>
    `checkRuns(first: 1, filterBy: { checkType: LATEST, checkName: ${name} }) { ${run} }`;
  return `checkSuites(first: 5, filterBy: { appId: ${app} }) { nodes { enforced: ${latest(enforced)} observed: ${latest(observed)} } }`;
}

export const anchorsQuery = `query anchors($owner: String!, $name: String!, $app: Int!, $enforced: String!, $observed: String!) {
  repository(owner: $owner, name: $name) {
    databaseId
    pullRequests(first: 20, orderBy: { field: UPDATED_AT, direction: DESC }) {
      nodes {
        commits(last: 1) {
          nodes {
            commit {
              oid
              ${standingField("$app", "$enforced", "$observed")}
            }
          }
        }
      }
    }
  }
}`;
