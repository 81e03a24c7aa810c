/** Comments on lines and files of a pull request. */
import { created, invalid, notFound, ok, Refusal } from "../http/answer.ts";
import type { Call } from "../http/call.ts";
import { actorOf, textOf } from "../http/call.ts";
import { pageOf } from "../http/pages.ts";
import type { Route } from "../http/route.ts";
import { onRepository } from "../http/route.ts";
import { addComment, checkPlace, type NewComment } from "../pulls/comments.ts";
import { commentShape } from "../shapes/comment.ts";
import { includes } from "../world/accounts.ts";
import type { Pull, Repository, ReviewComment } from "../world/repository.ts";
import { nextId, roleOf } from "../world/world.ts";
import { pullOf } from "./pulls.ts";

const pulls = "/repos/{owner}/{repo}/pulls";
const path = `${pulls}/{pull_number}/comments`;
const one = `${pulls}/comments/{comment_id}`;
const reading = { permission: ["pull_requests", "read"], role: "read" } as const;
const writing = { permission: ["pull_requests", "write"], role: "read" } as const;

export const commentRoutes: readonly Route[] = [
  onRepository("GET", path, reading, (call, repository) => {
    const pull = pullOf(call, repository);
    const page = pageOf(call, pull.comments);
    const shapes = page.items.map((comment) => commentShape(call.world, pull, comment));
    return { ...ok(shapes), headers: page.headers };
  }),
  onRepository("POST", path, writing, (call, repository) => {
    const pull = pullOf(call, repository);
    if (textOf(call.body.commit_id) !== pull.head.sha) throw invalid("commit_id is not the head");
    const wanted = newComment(call.body);
    checkPlace(pull, wanted);
    const author = actorOf(call.identity);
    const review = nextId(call.world, "review");
    return created(
      commentShape(call.world, pull, addComment(call.world, pull, author, wanted, review)),
    );
  }),
  onRepository(
    "GET",
    `${pulls}/{pull_number}/reviews/{review_id}/comments`,
    reading,
    (call, repository) => {
      const pull = pullOf(call, repository);
      const review = Number(call.path.review_id);
      const page = pageOf(
        call,
        pull.comments.filter((comment) => comment.review === review),
      );
      const shapes = page.items.map((comment) => commentShape(call.world, pull, comment));
      return { ...ok(shapes), headers: page.headers };
    },
  ),
  onRepository("GET", one, reading, (call, repository) => {
    const { pull, comment } = found(call, repository);
    return ok(commentShape(call.world, pull, comment));
  }),
  onRepository("PATCH", one, writing, (call, repository) => {
    const { pull, comment } = found(call, repository);
    if (comment.author !== actorOf(call.identity)) throw new Refusal(403, "Not your comment.");
    comment.body = String(call.body.body);
    comment.updatedAt = new Date();
    return ok(commentShape(call.world, pull, comment));
  }),
  onRepository("DELETE", one, writing, (call, repository) => {
    const { pull, comment } = found(call, repository);
    const by = actorOf(call.identity);
    if (comment.author !== by && !includes(roleOf(repository, by), "write")) throw notFound();
    pull.comments.splice(pull.comments.indexOf(comment), 1);
    return { status: 204 };
  }),
];

/** As a request writes it, in a review or alone. */
export function newComment(body: Call["body"]): NewComment {
  const isFile = body.subject_type === "file";
  if (!isFile && typeof body.line !== "number") throw invalid("line is missing");
  return {
    path: String(body.path),
    body: String(body.body),
    line: isFile ? null : Number(body.line),
    startLine: typeof body.start_line === "number" ? body.start_line : null,
    side: body.side === "LEFT" ? "LEFT" : "RIGHT",
  };
}

function found(
  call: Call,
  { pulls: all }: Repository,
): { readonly pull: Pull; readonly comment: ReviewComment } {
  const id = Number(call.path.comment_id);
  for (const pull of all) {
    const comment = pull.comments.find((each) => each.id === id);
    if (comment !== undefined) return { pull, comment };
  }
  throw notFound();
}
