/** Comments on lines as the REST API and webhooks show them. */
import type { Pull, ReviewComment } from "../world/repository.ts";
import type { World } from "../world/world.ts";
import { reactionsShape } from "./issue.ts";
import { associationOf } from "./pull.ts";
import { apiUrlOf, pageUrlOf } from "./repository.ts";
import { isoOf, nodeId } from "./scalars.ts";
import { userShape } from "./user.ts";

export function commentShape(world: World, pull: Pull, comment: ReviewComment) {
  const api = `${apiUrlOf(world, pull.repository)}/pulls`;
  const url = `${api}/comments/${comment.id}`;
  const html = `${pageUrlOf(world, pull.repository)}/pull/${pull.number}#discussion_r${comment.id}`;
  const pullUrl = `${api}/${pull.number}`;
  const link = (href: string) => ({ href });
  return {
    url,
    pull_request_review_id: comment.review,
    id: comment.id,
    node_id: nodeId("PullRequestReviewComment", comment.id),
    diff_hunk: "",
    path: comment.path,
    position: 1,
    original_position: 1,
    commit_id: comment.commit,
    original_commit_id: comment.commit,
    user: userShape(world, comment.author),
    body: comment.body,
    created_at: isoOf(comment.createdAt),
    updated_at: isoOf(comment.updatedAt),
    html_url: html,
    pull_request_url: pullUrl,
    author_association: associationOf(pull.repository, comment.author),
    _links: { self: link(url), html: link(html), pull_request: link(pullUrl) },
    ...(comment.line === null
      ? { subject_type: "file" }
      : {
          line: comment.line,
          original_line: comment.line,
          side: comment.side,
          start_line: comment.startLine,
          original_start_line: comment.startLine,
          start_side: comment.startLine === null ? null : comment.side,
          subject_type: "line",
        }),
  };
}

/** Webhooks leave nothing out. */
export function commentEventShape(world: World, pull: Pull, comment: ReviewComment) {
  const shape = commentShape(world, pull, comment);
  const nowhere = { line: null, original_line: null, side: comment.side };
  const one = { start_line: null, original_start_line: null, start_side: null };
  return { ...nowhere, ...one, ...shape, reactions: reactionsShape(shape.url) };
}
