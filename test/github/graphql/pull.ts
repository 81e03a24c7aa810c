/** Pull requests and reviews in GraphQL. */

import { canSee } from "../http/access.ts";
import { factsOf } from "../pulls/facts.ts";
import { isMergeable } from "../pulls/mergeable.ts";
import { issueCommentShape } from "../shapes/issue.ts";
import { pullShape, reviewShape } from "../shapes/pull.ts";
import { includes } from "../world/accounts.ts";
import type { IssueComment, Pull, Review, ReviewState } from "../world/repository.ts";
import { roleOf } from "../world/world.ts";
import { actorNode } from "./actor.ts";
import type { PageArguments } from "./connection.ts";
import { connectionOf } from "./connection.ts";
import { commitNode, refNode } from "./git-object.ts";
import { repositoryNode } from "./repository.ts";
import type { Viewer } from "./viewer.ts";
import { demandPermission } from "./viewer.ts";

export function pullNode(viewer: Viewer, pull: Pull) {
  const { repository, head, base } = pull;
  const shape = pullShape(viewer.world, pull, "unknown");
  const seesHead = canSee(viewer.world, viewer.identity, head.repository);
  return {
    __typename: "PullRequest",
    id: shape.node_id,
    databaseId: pull.id,
    fullDatabaseId: String(pull.id),
    number: pull.number,
    title: pull.title,
    body: pull.body ?? "",
    url: shape.html_url,
    state: stateOf(pull),
    isDraft: pull.draft,
    merged: pull.merged !== null,
    mergedAt: shape.merged_at,
    closed: pull.state === "closed",
    closedAt: shape.closed_at,
    createdAt: shape.created_at,
    updatedAt: shape.updated_at,
    changedFiles: () => shape.changed_files,
    additions: () => shape.additions,
    deletions: () => shape.deletions,
    mergeable: () => mergeabilityOf(pull),
    mergedBy: () => (pull.merged === null ? null : actorNode(viewer, pull.merged.by)),
    mergeCommit: () =>
      pull.merged === null ? null : commitNode(viewer, repository, pull.merged.commit),
    author: () => actorNode(viewer, pull.author),
    authorAssociation: shape.author_association,
    repository: () => repositoryNode(viewer, repository),
    headRefName: head.ref,
    headRefOid: head.sha,
    headRef: () => (seesHead ? refNode(viewer, head.repository, head.ref) : null),
    headRepository: () => (seesHead ? repositoryNode(viewer, head.repository) : null),
    headRepositoryOwner: () => actorNode(viewer, head.repository.owner),
    isCrossRepository: head.repository !== repository,
    maintainerCanModify: pull.maintainerCanModify,
    baseRefName: base.ref,
    baseRefOid: base.sha,
    baseRef: () => refNode(viewer, repository, base.ref),
    baseRepository: () => repositoryNode(viewer, repository),
    reviews: (page: PageArguments & { states?: readonly ReviewState[] | null }) =>
      connectionOf(reviewsOf(pull, page.states ?? null), page, (one) =>
        reviewNode(viewer, pull, one),
      ),
    assignees: (page: PageArguments) => {
      const people = pull.assignees.filter(({ kind }) => kind === "User");
      return connectionOf(people, page, (account) => actorNode(viewer, account));
    },
    comments: (page: PageArguments) => {
      demandPermission(viewer, "issues");
      return connectionOf(pull.conversation, page, (one) => commentNode(viewer, pull, one));
    },
    commits: (page: PageArguments) =>
      connectionOf(factsOf(pull).commits, page, (sha) => ({
        __typename: "PullRequestCommit",
        id: shape.node_id,
        commit: () => commitNode(viewer, repository, sha),
      })),
  };
}

export function reviewNode(viewer: Viewer, pull: Pull, review: Review) {
  const shape = reviewShape(viewer.world, pull, review);
  return {
    __typename: "PullRequestReview",
    id: shape.node_id,
    databaseId: review.id,
    fullDatabaseId: String(review.id),
    state: review.state,
    body: review.body,
    url: shape.html_url,
    submittedAt: shape.submitted_at ?? null,
    commit: () => commitNode(viewer, pull.repository, review.commit),
    author: () => actorNode(viewer, review.author),
    authorAssociation: shape.author_association,
    authorCanPushToRepository: includes(roleOf(pull.repository, review.author), "write"),
    pullRequest: () => pullNode(viewer, pull),
  };
}

function commentNode(viewer: Viewer, pull: Pull, comment: IssueComment) {
  const shape = issueCommentShape(viewer.world, pull, comment);
  return {
    __typename: "IssueComment",
    id: shape.node_id,
    databaseId: comment.id,
    fullDatabaseId: String(comment.id),
    author: () => actorNode(viewer, comment.author),
    body: comment.body,
    url: shape.html_url,
    createdAt: shape.created_at,
    updatedAt: shape.updated_at,
  };
}

export function stateOf(pull: Pull): "OPEN" | "CLOSED" | "MERGED" {
  if (pull.merged !== null) return "MERGED";
  return pull.state === "open" ? "OPEN" : "CLOSED";
}

function mergeabilityOf(pull: Pull): "MERGEABLE" | "CONFLICTING" | "UNKNOWN" {
  if (pull.state === "closed") return "UNKNOWN";
  return isMergeable(pull) ? "MERGEABLE" : "CONFLICTING";
}

/** Pending ones are their author's alone. */
function reviewsOf(pull: Pull, states: readonly ReviewState[] | null): readonly Review[] {
  return pull.reviews.filter(
    ({ state }) => state !== "PENDING" && (states === null || states.includes(state)),
  );
}
