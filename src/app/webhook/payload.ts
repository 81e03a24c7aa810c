/** The parts of GitHub's payloads that we read. Anything else in them is ignored, missing parts refuse the delivery. */
import { z } from "zod";
import type { Person } from "../../domain/person.ts";
import { isSha } from "../../domain/sha.ts";
import type { Repository, ReviewState } from "../../domain/snapshot.ts";

const id = z.int().nonnegative();
const sha = z.string().refine(isSha);

export const account = z.object({ id, login: z.string().max(200), type: z.string() }).transform(
  ({ id, login, type }): Person => ({
    id,
    login,
    kind: type === "User" ? "user" : type === "Bot" ? "bot" : "other",
  }),
);

const repository = z
  .object({ id, name: z.string(), owner: z.object({ login: z.string() }) })
  .transform(({ id, name, owner }): Repository => ({ id, name, owner: owner.login }));

/** Missing in old deliveries only. */
const ofPush = z.object({
  default_branch: z.string().optional(),
  pushed_at: z.union([z.string(), z.number()]).nullish(),
});

const installation = z.object({ id });

/** What Probot needs before any handler sees the delivery. */
export const anyEvent = z.object({ installation: installation.nullish() });

const pull = z.object({
  number: id,
  state: z.enum(["open", "closed"]),
  merged: z.boolean().nullish(),
  merged_at: z.string().nullish(),
  created_at: z.string().nullish(),
  updated_at: z.string(),
  user: account.nullable(),
  head: z.object({ sha, ref: z.string(), repo: z.object({ id }).nullable() }),
  base: z.object({ ref: z.string(), sha }),
});

export type PullPayload = z.infer<typeof pull>;

const common = { installation, repository, sender: account };

export const pullRequestEvent = z.object({
  ...common,
  action: z.string(),
  pull_request: pull,
  before: sha.optional(),
  after: sha.optional(),
  assignee: account.nullish(),
  requested_reviewer: account.nullish(),
  changes: z
    .object({ base: z.object({ ref: z.object({ from: z.string() }) }).optional() })
    .optional(),
});

const comment = z.object({ id, user: account.nullable(), body: z.string().nullish() });
export type CommentPayload = z.infer<typeof comment>;

/** Of an issue, which may be a pull request. */
export const issueCommentEvent = z.object({
  ...common,
  action: z.string(),
  issue: z.object({ number: id, pull_request: z.unknown() }),
  comment,
});

export const reviewCommentEvent = z.object({
  ...common,
  action: z.string(),
  pull_request: z.object({ number: id }),
  comment,
});

/** A payload's pull request of a review has no `merged`. */
export const reviewEvent = z.object({
  ...common,
  action: z.string(),
  pull_request: pull,
  review: z.object({
    id,
    user: account.nullable(),
    body: z.string().nullable(),
    state: z.string(),
    commit_id: sha.nullable(),
    submitted_at: z.string().nullish(),
    updated_at: z.string().nullish(),
  }),
});

export const pushEvent = z.object({
  ...common,
  repository: repository.and(ofPush),
  ref: z.string(),
  before: sha,
  after: sha,
  deleted: z.boolean(),
  forced: z.boolean().optional(),
  commits: z.array(z.object({ id: sha })),
});

/** A ruleset of an organisation or enterprise is for many repositories, even if one is named. */
export const rulesEvent = z.object({
  installation,
  repository: repository.nullish(),
  repository_ruleset: z.object({ source_type: z.string() }).partial().nullish(),
});

export const repositoryEvent = z.object({
  ...common,
  changes: z.object({ default_branch: z.unknown() }).partial().optional(),
});

/** To a team; of teams that contain it only the next is named. */
export const membershipEvent = z.object({
  installation,
  action: z.string(),
  member: account.nullable(),
  team: z.object({ id, parent: z.object({ id }).nullish() }),
});

/** To a repository. */
export const memberEvent = z.object({
  ...common,
  action: z.string(),
  member: account.nullable(),
});

export const organizationEvent = z.object({
  installation,
  action: z.string(),
  membership: z.object({ user: account.nullable() }).nullish(),
});

export const teamEvent = z.object({
  installation,
  action: z.string(),
  repository: repository.nullish(),
  team: z.object({ id, parent: z.object({ id }).nullish() }),
  changes: z.object({ name: z.unknown(), repository: z.unknown() }).partial().nullish(),
});

const suite = z.object({ head_sha: sha, app: z.object({ id }).nullish() });
export const checkRunEvent = z.object({
  ...common,
  action: z.string(),
  check_run: suite.extend({
    id,
    name: z.string(),
    external_id: z.string().nullish(),
    status: z.string().nullish(),
    conclusion: z.string().nullish(),
  }),
});
export const checkSuiteEvent = z.object({ ...common, check_suite: suite });

export const mergeGroupEvent = z.object({
  ...common,
  action: z.string(),
  reason: z.string().nullish(),
  merge_group: z.object({
    head_sha: sha,
    head_ref: z.string(),
    base_ref: z.string(),
  }),
});

const repositoryName = z.object({ id, name: z.string(), full_name: z.string() });
export const installationEvent = z.object({
  action: z.string(),
  installation: z.object({ id, account: z.object({ login: z.string() }).nullish() }),
  repositories: z.array(repositoryName).optional(),
  repositories_added: z.array(repositoryName).optional(),
});

const states: Readonly<Record<string, ReviewState>> = {
  approved: "approved",
  changes_requested: "changes-requested",
  commented: "commented",
  dismissed: "dismissed",
  pending: "pending",
};

/** Webhooks write states in lower case, GraphQL in upper case; null for one that we do not know. */
export function reviewStateOf(text: string): ReviewState | null {
  return states[text.toLowerCase()] ?? null;
}
