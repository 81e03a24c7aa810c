/** The query for what GitHub enforces on branches, and its answer's shape. */
const page = "pageInfo { hasNextPage endCursor }";

export interface BypassNode {
  readonly actor:
    | { readonly __typename: "App"; readonly slug: string }
    | { readonly __typename: "Team"; readonly combinedSlug: string }
    | null;
  readonly deployKey: boolean;
  readonly organizationAdmin: boolean;
  readonly repositoryRoleName: string | null;
}

export interface List<T> {
  readonly pageInfo: { readonly hasNextPage: boolean; readonly endCursor: string | null };
  readonly nodes: readonly (T | null)[] | null;
}

export interface RulesetNode {
  readonly target: string | null;
  readonly enforcement: string;
  readonly conditions: {
    readonly refName: {
      readonly include: readonly string[];
      readonly exclude: readonly string[];
    } | null;
  };
  readonly bypassActors: List<BypassNode> | null;
  readonly rules: List<{
    readonly parameters: {
      readonly requiredStatusChecks?: readonly {
        readonly context: string;
        readonly integrationId: number | null;
      }[];
    } | null;
  }> | null;
}

export interface ProtectionNode {
  /** Older rules have smaller ones. */
  readonly databaseId: number | null;
  readonly pattern: string;
  readonly isAdminEnforced: boolean;
  readonly requiresStatusChecks: boolean;
  readonly requiredStatusChecks:
    | readonly {
        readonly context: string;
        readonly app: { readonly databaseId: number | null } | null;
      }[]
    | null;
}

export interface RulesNode {
  readonly viewerCanAdminister: boolean;
  readonly defaultBranchRef: { readonly name: string } | null;
  readonly branchProtectionRules: List<ProtectionNode>;
  readonly rulesets: List<RulesetNode> | null;
}

export interface RulesAnswer {
  readonly repository: RulesNode | null;
}

export interface BranchesAnswer {
  readonly repository: {
    readonly refs: List<{ readonly prefix: string; readonly name: string }> | null;
  } | null;
}

const bypass = `bypassActors(first: 100) { ${page} nodes { deployKey organizationAdmin repositoryRoleName actor { __typename ... on App { slug } ... on Team { combinedSlug } } } }`;
const checks =
  "... on RequiredStatusChecksParameters { requiredStatusChecks { context integrationId } }";

export const rulesQuery = `query rules($owner: String!, $name: String!) {
  repository(owner: $owner, name: $name) {
    viewerCanAdminister
    defaultBranchRef { name }
    branchProtectionRules(first: 100) {
      ${page}
      nodes { databaseId pattern isAdminEnforced requiresStatusChecks requiredStatusChecks { context app { databaseId } } }
    }
    rulesets(first: 100, includeParents: true) {
      ${page}
      nodes {
        target enforcement
        conditions { refName { include exclude } }
        ${bypass}
        rules(first: 20, type: REQUIRED_STATUS_CHECKS) { ${page} nodes { parameters { __typename ${checks} } } }
      }
    }
  }
}`;

/** `prefix`: `refs/heads/`, or a folder in there. */
export const branchesQuery = `query branches($owner: String!, $name: String!, $prefix: String!, $after: String) {
  repository(owner: $owner, name: $name) {
    refs(refPrefix: $prefix, first: 100, after: $after) { ${page} nodes { prefix name } }
  }
}`;
