/** The GraphQL queries, and the answers' shapes. Held against GitHub's schema by a test. */
import { mostReviews } from "../../core/recovery/looked.ts";
import { checkNames } from "../../domain/publication.ts";
import { type HeadCommitNode, standingField } from "./anchors-query.ts";
import { type CommitNode, commitFields } from "./commits-query.ts";

const actor =
  "__typename login ... on User { databaseId } ... on Bot { databaseId } ... on Mannequin { databaseId }";
const page = "pageInfo { hasNextPage endCursor }";

export interface TeamName {
  readonly organization: string;
  readonly slug: string;
}

export interface ActorNode {
  readonly __typename: string;
  readonly login: string;
  readonly databaseId?: number | null;
}

export interface Connection<T> {
  readonly totalCount?: number;
  readonly pageInfo: { readonly hasNextPage: boolean; readonly endCursor: string | null };
  readonly nodes: readonly (T | null)[] | null;
}

export interface ReviewNode {
  readonly fullDatabaseId: string | null;
  readonly state: string;
  readonly author: ActorNode | null;
  readonly authorCanPushToRepository: boolean;
}

export interface SiblingNode {
  readonly number: number;
  readonly state: string;
  readonly headRefOid: string;
}

export interface PullNode {
  readonly number: number;
  readonly state: "OPEN" | "CLOSED" | "MERGED";
  readonly isDraft: boolean;
  readonly author: ActorNode | null;
  readonly headRefOid: string;
  readonly headRefName: string;
  readonly headRepository: {
    readonly databaseId: number | null;
    readonly name: string;
    readonly owner: { readonly login: string };
  } | null;
  readonly baseRefName: string;
  readonly baseRef: { readonly target: { readonly oid: string } | null } | null;
  readonly reviews: Connection<ReviewNode> | null;
  readonly commits: Connection<{ readonly commit: CommitNode }>;
  readonly last: {
    readonly nodes:
      | readonly ({
          readonly commit: HeadCommitNode & {
            readonly associatedPullRequests: Connection<SiblingNode> | null;
          };
        } | null)[]
      | null;
  };
}

export interface TeamNode {
  readonly databaseId: number | null;
  readonly members: Connection<ActorNode>;
}

export interface BaselineNode {
  readonly oid: string;
  readonly text: string | null;
  readonly isTruncated: boolean;
}

export interface CollaboratorsNode {
  readonly pageInfo: { readonly hasNextPage: boolean; readonly endCursor: string | null };
  readonly edges:
    | readonly ({ readonly permission: string; readonly node: ActorNode } | null)[]
    | null;
}

/** What is asked of people beside a pull request. */
export interface Asked {
  readonly teams: readonly TeamName[];
  /** Everybody who may push to the repository. */
  readonly collaborators: boolean;
}

/** What is asked for along with a pull request. */
export interface AskedAlong extends Asked {
  /** Our own App's: its check runs on the head are wanted. */
  readonly appId: number;
  /** Names of branches whose tips are wanted. */
  readonly branches: readonly string[];
}

export interface PeopleAnswer {
  readonly repository?: { readonly collaborators?: CollaboratorsNode | null } | null;
  readonly [team: `team${number}`]: { readonly team: TeamNode | null } | null;
}

/** Null for a branch that does not exist. */
export interface BranchTips {
  readonly [branch: `branch${number}`]: {
    readonly target: { readonly oid: string } | null;
  } | null;
}

export interface PullAnswer {
  readonly repository:
    | ({
        readonly databaseId: number;
        readonly collaborators?: CollaboratorsNode | null;
        readonly defaultBranchRef: {
          readonly name: string;
          readonly target: { readonly oid: string } | null;
        } | null;
        readonly pullRequest: PullNode | null;
      } & BranchTips)
    | null;
  /** The owner's repository for defaults, with the policy of the whole organisation. */
  readonly baseline?: { readonly object: BaselineNode | null } | null;
  readonly [team: `team${number}`]: { readonly team: TeamNode | null } | null;
}

const reviews = `${page} nodes { fullDatabaseId state author { ${actor} } authorCanPushToRepository }`;
const commits = `totalCount ${page} nodes { commit { ${commitFields} } }`;

const collaborators = `${page} edges { permission node { __typename login databaseId } }`;

function collaboratorsField(wanted: boolean): string {
  return wanted ? `collaborators(first: 100) { ${collaborators} }` : "";
}

/** One query for people, reviews and commits, and for those whom we know to be asked for. */
export function pullQuery(asked: AskedAlong): string {
  return `query pull($owner: String!, $name: String!, $number: Int!) {
    repository(owner: $owner, name: $name) {
      databaseId
      defaultBranchRef { name target { oid } }
      ${collaboratorsField(asked.collaborators)}
      ${asked.branches.map(branchField).join(" ")}
      pullRequest(number: $number) {
        number state isDraft headRefOid headRefName baseRefName
        author { ${actor} }
        headRepository { databaseId name owner { login } }
        baseRef { target { oid } }
        reviews(first: 100) { ${reviews} }
        commits(first: 100) { ${commits} }
        last: commits(last: 1) { nodes { commit { oid associatedPullRequests(first: 50) { ${page} nodes { number state headRefOid } } ${runsField(asked.appId)} } } }
      }
    }
    baseline: repository(owner: $owner, name: ".github") {
      object(expression: "HEAD:foureyes.yml") { ... on Blob { oid text isTruncated } }
    }
    ${asked.teams.map(teamField).join("\n    ")}
  }`;
}

function runsField(appId: number): string {
  const { enforce, observe } = checkNames;
  return standingField(String(appId), JSON.stringify(enforce), JSON.stringify(observe));
}

function branchField(branch: string, index: number): string {
  return `branch${index}: ref(qualifiedName: ${JSON.stringify(`refs/heads/${branch}`)}) { target { oid } }`;
}

/** Names are checked against GitHub's alphabet before, and quoted as JSON strings are. */
function teamField({ organization, slug }: TeamName, index: number): string {
  const field = `members(first: 100) { ${page} nodes { __typename login databaseId } }`;
  return `team${index}: organization(login: ${JSON.stringify(organization)}) { team(slug: ${JSON.stringify(slug)}) { databaseId ${field} } }`;
}

export function peopleQuery({ teams, ...asked }: Asked): string {
  const listed = asked.collaborators
    ? `repository(owner: $owner, name: $name) { ${collaboratorsField(true)} }`
    : "";
  const names = asked.collaborators ? "($owner: String!, $name: String!)" : "";
  return `query people${names} { ${listed} ${teams.map(teamField).join("\n")} }`;
}

export const moreCollaboratorsQuery = `query collaborators($owner: String!, $name: String!, $after: String) {
  repository(owner: $owner, name: $name) { collaborators(first: 100, after: $after) { ${collaborators} } }
}`;

export function tipsQuery(branches: readonly string[]): string {
  return `query tips($owner: String!, $name: String!) {
    repository(owner: $owner, name: $name) { ${branches.map(branchField).join(" ")} }
  }`;
}

export const moreMembersQuery = `query members($organization: String!, $slug: String!, $after: String) {
  organization(login: $organization) { team(slug: $slug) { members(first: 100, after: $after) { ${page} nodes { __typename login databaseId } } } }
}`;

export const moreReviewsQuery = `query reviews($owner: String!, $name: String!, $number: Int!, $after: String) {
  repository(owner: $owner, name: $name) { pullRequest(number: $number) { reviews(first: 100, after: $after) { ${reviews} } } }
}`;

export const moreCommitsQuery = `query commits($owner: String!, $name: String!, $number: Int!, $after: String) {
  repository(owner: $owner, name: $name) { pullRequest(number: $number) { commits(first: 100, after: $after) { ${commits} } } }
}`;

export const openPullsQuery = `query openPulls($owner: String!, $name: String!, $after: String) {
  repository(owner: $owner, name: $name) {
    databaseId
    defaultBranchRef { name target { oid } }
    policy: object(expression: "HEAD:.github/foureyes.yml") { oid }
    pullRequests(states: OPEN, first: 100, after: $after) {
      ${page}
      nodes {
        number isDraft headRefOid headRefName baseRefName
        headRepository { databaseId }
        baseRef { target { oid } }
        reviews(last: ${mostReviews}) { nodes { fullDatabaseId state } }
      }
    }
  }
  baseline: repository(owner: $owner, name: ".github") { object(expression: "HEAD:foureyes.yml") { oid } }
}`;
