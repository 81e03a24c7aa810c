/** Pull requests as the issues that they are too, and comments on them. */
import type { IssueComment, Pull } from "../world/repository.ts";
import type { World } from "../world/world.ts";
import { appShape } from "./app.ts";
import { associationOf, simplePullShape } from "./pull.ts";
import { apiUrlOf } from "./repository.ts";
import { isoOf, nodeId } from "./scalars.ts";
import { userShape } from "./user.ts";

/** An issue has another id than its pull request. */
const issueIds = 500_000_000;

export function issueShape(world: World, pull: Pull) {
  const shape = simplePullShape(world, pull);
  const url = `${apiUrlOf(world, pull.repository)}/issues/${pull.number}`;
  const { html_url, diff_url, patch_url, merged_at } = shape;
  return {
    id: pull.id + issueIds,
    node_id: shape.node_id,
    url,
    repository_url: apiUrlOf(world, pull.repository),
    labels_url: `${url}/labels{/name}`,
    comments_url: `${url}/comments`,
    events_url: `${url}/events`,
    timeline_url: `${url}/timeline`,
    html_url,
    number: pull.number,
    state: pull.state,
    state_reason: null,
    title: pull.title,
    body: pull.body,
    user: shape.user,
    labels: [],
    assignee: shape.assignee,
    assignees: shape.assignees,
    milestone: null,
    locked: false,
    active_lock_reason: null,
    comments: pull.conversation.length,
    pull_request: { url: shape.url, html_url, diff_url, patch_url, merged_at },
    closed_at: shape.closed_at,
    created_at: shape.created_at,
    updated_at: shape.updated_at,
    draft: pull.draft,
    author_association: shape.author_association,
    reactions: reactionsShape(url),
    performed_via_github_app: null,
  };
}

export function issueCommentShape(world: World, pull: Pull, comment: IssueComment) {
  const issue = issueShape(world, pull);
  const url = `${apiUrlOf(world, pull.repository)}/issues/comments/${comment.id}`;
  const app = world.apps.find(({ bot }) => bot === comment.author);
  return {
    id: comment.id,
    node_id: nodeId("IssueComment", comment.id),
    url,
    html_url: `${issue.html_url}#issuecomment-${comment.id}`,
    issue_url: issue.url,
    body: comment.body,
    user: userShape(world, comment.author),
    created_at: isoOf(comment.createdAt),
    updated_at: isoOf(comment.createdAt),
    author_association: associationOf(pull.repository, comment.author),
    reactions: reactionsShape(url),
    performed_via_github_app: app === undefined ? null : appShape(world, app),
  };
}

export function reactionsShape(url: string) {
  const none = { "+1": 0, "-1": 0, laugh: 0, hooray: 0, confused: 0, heart: 0, rocket: 0, eyes: 0 };
  return { url: `${url}/reactions`, total_count: 0, ...none };
}
