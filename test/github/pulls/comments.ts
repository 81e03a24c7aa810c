/** Comments on lines and files of a pull request. */
import { invalid } from "../http/answer.ts";
import { commentEventShape } from "../shapes/comment.ts";
import { simplePullShape } from "../shapes/pull.ts";
import { tell } from "../webhooks/events.ts";
import type { Account } from "../world/accounts.ts";
import type { Pull, ReviewComment } from "../world/repository.ts";
import type { World } from "../world/world.ts";
import { nextId } from "../world/world.ts";
import { factsOf } from "./facts.ts";

export interface NewComment {
  readonly path: string;
  readonly body: string;
  /** The last one; null for the whole file. */
  readonly line: number | null;
  /** The first of several; null for one. */
  readonly startLine: number | null;
  readonly side: "LEFT" | "RIGHT";
}

/** Refuses what is not in the diff, as GitHub does. */
export function checkPlace(pull: Pull, { path, line, startLine, side }: NewComment): void {
  const file = factsOf(pull).files.find((one) => one.path === path);
  if (file === undefined) throw invalid("Pull request review thread path is invalid");
  const lines = linesIn(file.patch ?? "")[side];
  if ([line, startLine].some((one) => one !== null && !lines.has(one)))
    throw invalid("Pull request review thread line must be part of the diff");
}

export function addComment(
  world: World,
  pull: Pull,
  author: Account,
  wanted: NewComment,
  review: number,
): ReviewComment {
  const id = nextId(world, "comment");
  const now = new Date();
  const commit = pull.head.sha;
  const comment = { id, author, ...wanted, review, commit, createdAt: now, updatedAt: now };
  pull.comments.push(comment);
  const isPending = pull.reviews.some((one) => one.id === review && one.state === "PENDING");
  if (!isPending) tellComment(world, pull, comment);
  return comment;
}

export function tellComment(world: World, pull: Pull, comment: ReviewComment): void {
  const payload = {
    comment: commentEventShape(world, pull, comment),
    pull_request: simplePullShape(world, pull),
  };
  const { repository } = pull;
  const about = { action: "created", repository, sender: comment.author, payload };
  tell(world, { event: "pull_request_review_comment", ...about });
}

/** Lines that a diff shows: changed ones, and those around them. */
function linesIn(patch: string): { readonly LEFT: Set<number>; readonly RIGHT: Set<number> } {
  const shown = { LEFT: new Set<number>(), RIGHT: new Set<number>() };
  let [left, right] = [0, 0];
  for (const line of patch.split("\n")) {
    const head = /^@@ -(\d+),\d+ \+(\d+),\d+ @@/.exec(line);
    if (head !== null) [left, right] = [Number(head[1]), Number(head[2])];
    else {
      if (!line.startsWith("+")) shown.LEFT.add(left);
      if (!line.startsWith("-")) shown.RIGHT.add(right);
      if (!line.startsWith("+")) left += 1;
      if (!line.startsWith("-")) right += 1;
    }
  }
  return shown;
}
