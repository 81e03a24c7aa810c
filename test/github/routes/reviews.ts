/** Reviews of a pull request. */
import { notFound, ok, Refusal } from "../http/answer.ts";
import type { Call } from "../http/call.ts";
import { actorOf, textOf } from "../http/call.ts";
import { pageOf } from "../http/pages.ts";
import type { Route } from "../http/route.ts";
import { onRepository } from "../http/route.ts";
import { addComment, checkPlace } from "../pulls/comments.ts";
import type { Opinion } from "../pulls/review.ts";
import { addReview, dismissReview, editReview, submitReview } from "../pulls/review.ts";
import { reviewShape } from "../shapes/pull.ts";
import { includes } from "../world/accounts.ts";
import type { Pull, Repository, Review } from "../world/repository.ts";
import { roleOf } from "../world/world.ts";
import { newComment } from "./comments.ts";
import { pullOf } from "./pulls.ts";

const path = "/repos/{owner}/{repo}/pulls/{pull_number}/reviews";
const one = `${path}/{review_id}`;
const reading = { permission: ["pull_requests", "read"], role: "read" } as const;
const writing = { permission: ["pull_requests", "write"], role: "read" } as const;
const dismissing = { permission: ["pull_requests", "write"], role: "write" } as const;

export const reviewRoutes: readonly Route[] = [
  onRepository("GET", path, reading, (call, repository) => {
    const pull = pullOf(call, repository);
    const page = pageOf(call, visible(call, pull));
    const shapes = page.items.map((review) => reviewShape(call.world, pull, review));
    return { ...ok(shapes), headers: page.headers };
  }),
  onRepository("POST", path, writing, (call, repository) => {
    const pull = pullOf(call, repository);
    const { body, identity, world } = call;
    const event = textOf(body.event) as Opinion | null;
    const commit = textOf(body.commit_id);
    const text = textOf(body.body) ?? "";
    const author = actorOf(identity);
    const comments = (Array.isArray(body.comments) ? body.comments : []).map(newComment);
    for (const comment of comments) checkPlace(pull, comment);
    const review = addReview(world, pull, { author, event, body: text, commit });
    for (const comment of comments) addComment(world, pull, author, comment, review.id);
    return ok(reviewShape(world, pull, review));
  }),
  onRepository("GET", one, reading, (call, repository) => {
    const { pull, review } = found(call, repository);
    return ok(reviewShape(call.world, pull, review));
  }),
  onRepository("PUT", one, writing, (call, repository) => {
    const { pull, review } = found(call, repository);
    const sender = actorOf(call.identity);
    if (review.author !== sender && !includes(roleOf(repository, sender), "admin"))
      throw new Refusal(403, "You do not have permission to edit this review.");
    editReview(call.world, pull, review, String(call.body.body), sender);
    return ok(reviewShape(call.world, pull, review));
  }),
  onRepository("PUT", `${one}/dismissals`, dismissing, (call, repository) => {
    const { pull, review } = found(call, repository);
    dismissReview(call.world, pull, review, actorOf(call.identity));
    return ok(reviewShape(call.world, pull, review));
  }),
  onRepository("POST", `${one}/events`, writing, (call, repository) => {
    const { pull, review } = found(call, repository);
    if (review.author !== actorOf(call.identity)) throw notFound();
    const text = textOf(call.body.body) ?? review.body;
    submitReview(call.world, pull, review, call.body.event as Opinion, text);
    return ok(reviewShape(call.world, pull, review));
  }),
];

/** A pending review is seen by its author only. */
function visible({ identity }: Call, pull: Pull): readonly Review[] {
  return pull.reviews.filter(
    ({ state, author }) =>
      state !== "PENDING" || (identity.kind !== "nobody" && actorOf(identity) === author),
  );
}

function found(
  call: Call,
  repository: Repository,
): { readonly pull: Pull; readonly review: Review } {
  const pull = pullOf(call, repository);
  const id = Number(call.path.review_id);
  const review = visible(call, pull).find((candidate) => candidate.id === id);
  if (review === undefined) throw notFound();
  return { pull, review };
}
