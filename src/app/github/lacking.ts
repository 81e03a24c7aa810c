/** Which of the App's permissions GitHub misses where it refuses, as far as it says. */

/** All that the App asks for. What GitHub says is foreign, and believed only as one of these. */
const permissions = [
  "actions",
  "administration",
  "checks",
  "contents",
  "issues",
  "members",
  "merge_queues",
  "pull_requests",
] as const;
type Permission = (typeof permissions)[number];

/** By the last part of a query that is one of these: what a field needs, GraphQL does not say. */
const asked: readonly (readonly [part: RegExp, permission: Permission])[] = [
  [/^(?:checkSuites|checkRuns)$/, "checks"],
  [/^(?:pullRequests?|associatedPullRequests|reviews)$/, "pull_requests"],
  [/^(?:team|teams|team\d+)$/, "members"],
  [/^(?:rulesets|branchProtectionRules|bypassActors)$/, "administration"],
  [/^mergeQueue$/, "merge_queues"],
  [/^(?:defaultBranchRef|refs?|object|policy|branch\d+|commit\d+)$/, "contents"],
];

interface Refused {
  readonly status?: unknown;
  readonly response?: { readonly headers?: Readonly<Record<string, unknown>> };
  readonly errors?: readonly { readonly type?: unknown; readonly path?: unknown }[];
}

/** Their names, each once; none for whatever failed for another reason. */
export function lackingIn(cause: unknown): readonly Permission[] {
  const { status, response, errors } = (cause ?? {}) as Refused;
  const told = response?.headers?.["x-accepted-github-permissions"];
  const named =
    status === 403 && typeof told === "string" ? told.slice(0, 500).split(/[;,=\s]+/) : [];
  const refused = Array.isArray(errors)
    ? errors.filter((error) => error?.type === "FORBIDDEN")
    : [];
  const found = new Set<string>([
    ...named,
    ...refused.flatMap((error) => permissionAt(error.path)),
  ]);
  return permissions.filter((name) => found.has(name));
}

function permissionAt(path: unknown): readonly Permission[] {
  const parts = Array.isArray(path) ? path.map(String).toReversed() : [];
  for (const part of parts) {
    const found = asked.find(([pattern]) => pattern.test(part));
    if (found !== undefined) return [found[1]];
  }
  return [];
}
