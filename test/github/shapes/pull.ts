/** Pull requests and reviews as the REST API and webhooks show them. */
import type { PullFacts } from "../pulls/facts.ts";
import { factsOf } from "../pulls/facts.ts";
import { isMergeable } from "../pulls/mergeable.ts";
import type { Account } from "../world/accounts.ts";
import type { Pull, Repository, Review } from "../world/repository.ts";
import type { World } from "../world/world.ts";
import { roleOf } from "../world/world.ts";
import { apiUrlOf, pageUrlOf, repositoryShape } from "./repository.ts";
import { isoOf, isoOrNull, nodeId } from "./scalars.ts";
import { userShape } from "./user.ts";

/** As lists and reviews show it. */
export function simplePullShape(world: World, pull: Pull) {
  const url = `${apiUrlOf(world, pull.repository)}/pulls/${pull.number}`;
  const page = `${pageUrlOf(world, pull.repository)}/pull/${pull.number}`;
  const assignees = pull.assignees.map((account) => userShape(world, account));
  return {
    url,
    id: pull.id,
    node_id: nodeId("PullRequest", pull.id),
    html_url: page,
    diff_url: `${page}.diff`,
    patch_url: `${page}.patch`,
    ...linksOf(world, pull, url),
    number: pull.number,
    state: pull.state,
    locked: false,
    title: pull.title,
    user: userShape(world, pull.author),
    body: pull.body,
    created_at: isoOf(pull.createdAt),
    updated_at: isoOf(pull.updatedAt),
    closed_at: isoOrNull(pull.closedAt),
    merged_at: isoOrNull(pull.merged?.at ?? null),
    merge_commit_sha: pull.merged?.commit ?? null,
    assignee: assignees[0] ?? null,
    assignees,
    requested_reviewers: [],
    requested_teams: [],
    labels: [],
    milestone: null,
    draft: pull.draft,
    head: sideShape(world, pull.head.repository, pull.head.ref, pull.head.sha),
    base: sideShape(world, pull.repository, pull.base.ref, pull.base.sha),
    author_association: associationOf(pull.repository, pull.author),
    auto_merge: autoMergeShape(world, pull),
    active_lock_reason: null,
  };
}

function autoMergeShape(world: World, { autoMerge, title, body }: Pull) {
  if (autoMerge === null) return null;
  return {
    enabled_by: userShape(world, autoMerge),
    merge_method: "merge",
    commit_title: title,
    commit_message: body ?? "",
  };
}

/** As its own page shows it. Webhooks say that mergeability is not known yet, as GitHub's do. */
export function pullShape(world: World, pull: Pull, mergeability: "computed" | "unknown") {
  const mergeable =
    mergeability === "unknown" || pull.state === "closed" ? null : isMergeable(pull);
  return {
    ...simplePullShape(world, pull),
    merged: pull.merged !== null,
    mergeable,
    rebaseable: mergeable,
    mergeable_state: mergeable === null ? "unknown" : mergeable ? "clean" : "dirty",
    merged_by: pull.merged === null ? null : userShape(world, pull.merged.by),
    comments: pull.conversation.length,
    review_comments: pull.comments.length,
    maintainer_can_modify: pull.maintainerCanModify,
    ...countsOf(factsOf(pull)),
  };
}

/** As check runs mention it. */
export function pullMention(world: World, pull: Pull) {
  const mention = (repository: Repository, ref: string, sha: string) => ({
    ref,
    sha,
    repo: { id: repository.id, url: apiUrlOf(world, repository), name: repository.name },
  });
  return {
    id: pull.id,
    number: pull.number,
    url: `${apiUrlOf(world, pull.repository)}/pulls/${pull.number}`,
    head: mention(pull.head.repository, pull.head.ref, pull.head.sha),
    base: mention(pull.repository, pull.base.ref, pull.base.sha),
  };
}

/** `state` is upper case in REST, lower case in webhooks. */
export function reviewShape(world: World, pull: Pull, review: Review) {
  const page = `${pageUrlOf(world, pull.repository)}/pull/${pull.number}`;
  const html = `${page}#pullrequestreview-${review.id}`;
  const pullUrl = `${apiUrlOf(world, pull.repository)}/pulls/${pull.number}`;
  const submitted = review.submittedAt === null ? {} : { submitted_at: isoOf(review.submittedAt) };
  return {
    id: review.id,
    node_id: nodeId("PullRequestReview", review.id),
    user: userShape(world, review.author),
    body: review.body,
    state: review.state as string,
    html_url: html,
    pull_request_url: pullUrl,
    author_association: associationOf(pull.repository, review.author),
    _links: { html: { href: html }, pull_request: { href: pullUrl } },
    commit_id: review.commit,
    ...submitted,
  };
}

function countsOf(facts: PullFacts) {
  return {
    commits: facts.commits.length,
    additions: facts.files.reduce((sum, file) => sum + file.additions, 0),
    deletions: facts.files.reduce((sum, file) => sum + file.deletions, 0),
    changed_files: facts.files.length,
  };
}

function sideShape(world: World, repository: Repository, ref: string, sha: string) {
  return {
    label: `${repository.owner.login}:${ref}`,
    ref,
    sha,
    user: userShape(world, repository.owner),
    repo: repositoryShape(world, repository),
  };
}

function linksOf(world: World, pull: Pull, url: string) {
  const api = apiUrlOf(world, pull.repository);
  const urls = {
    issue_url: `${api}/issues/${pull.number}`,
    commits_url: `${url}/commits`,
    review_comments_url: `${url}/comments`,
    review_comment_url: `${api}/pulls/comments{/number}`,
    comments_url: `${api}/issues/${pull.number}/comments`,
    statuses_url: `${api}/statuses/${pull.head.sha}`,
  };
  const page = `${pageUrlOf(world, pull.repository)}/pull/${pull.number}`;
  const href = (address: string) => ({ href: address });
  const _links = {
    self: href(url),
    html: href(page),
    issue: href(urls.issue_url),
    comments: href(urls.comments_url),
    review_comments: href(urls.review_comments_url),
    review_comment: href(urls.review_comment_url),
    commits: href(urls.commits_url),
    statuses: href(urls.statuses_url),
  };
  return { ...urls, _links };
}

export function associationOf(repository: Repository, account: Account): string {
  if (repository.owner === account) return "OWNER";
  return roleOf(repository, account) === null ? "NONE" : "COLLABORATOR";
}
