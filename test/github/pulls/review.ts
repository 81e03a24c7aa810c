/** Reviews: who may give which, bound to what, and who is told. */
import { invalid } from "../http/answer.ts";
import { reviewShape, simplePullShape } from "../shapes/pull.ts";
import { tell } from "../webhooks/events.ts";
import type { Account } from "../world/accounts.ts";
import type { Pull, Review } from "../world/repository.ts";
import type { World } from "../world/world.ts";
import { nextId } from "../world/world.ts";
import { tellComment } from "./comments.ts";
import { factsOf } from "./facts.ts";

/** What the API calls it, and what becomes of the review. */
const stateOf = {
  APPROVE: "APPROVED",
  REQUEST_CHANGES: "CHANGES_REQUESTED",
  COMMENT: "COMMENTED",
} as const;

export type Opinion = keyof typeof stateOf;

export interface NewReview {
  readonly author: Account;
  /** Null: pending, seen by its author only. */
  readonly event: Opinion | null;
  readonly body: string;
  /** Null: the head. */
  readonly commit: string | null;
}

export function addReview(world: World, pull: Pull, wanted: NewReview): Review {
  const { author, event, body } = wanted;
  const commit = wanted.commit ?? pull.head.sha;
  if (commit !== pull.head.sha && !factsOf(pull).commits.includes(commit))
    throw invalid("Commit is not part of the pull request");
  if (pull.reviews.some((one) => one.author === author && one.state === "PENDING"))
    throw invalid("User can only have one pending review per pull request");
  if (event !== null) checkOpinion(pull, author, event, body);
  const id = nextId(world, "review");
  const review: Review = { id, author, state: "PENDING", body, commit, submittedAt: null };
  pull.reviews.push(review);
  if (event !== null) submit(world, pull, review, event);
  return review;
}

/** Makes a pending review seen. */
export function submitReview(
  world: World,
  pull: Pull,
  review: Review,
  event: Opinion,
  body: string,
): void {
  if (review.state !== "PENDING") throw invalid("Could not submit a review that is not pending.");
  checkOpinion(pull, review.author, event, body);
  review.body = body;
  submit(world, pull, review, event);
  for (const comment of pull.comments)
    if (comment.review === review.id) tellComment(world, pull, comment);
}

export function editReview(
  world: World,
  pull: Pull,
  review: Review,
  body: string,
  sender: Account,
): void {
  const changes = { body: { from: review.body } };
  review.body = body;
  if (review.state !== "PENDING") tellReview(world, pull, review, "edited", sender, { changes });
}

export function dismissReview(world: World, pull: Pull, review: Review, sender: Account): void {
  if (review.state !== "APPROVED" && review.state !== "CHANGES_REQUESTED")
    throw invalid("Can not dismiss a review that neither approves nor requests changes");
  review.state = "DISMISSED";
  tellReview(world, pull, review, "dismissed", sender);
}

function submit(world: World, pull: Pull, review: Review, event: Opinion): void {
  review.state = stateOf[event];
  review.submittedAt = new Date(Date.now() + world.switches.reviewsComeLaterMs);
  tellReview(world, pull, review, "submitted", review.author);
}

function checkOpinion(pull: Pull, author: Account, event: Opinion, body: string): void {
  if (author === pull.author && event === "APPROVE")
    throw invalid("Review Can not approve your own pull request");
  if (author === pull.author && event === "REQUEST_CHANGES")
    throw invalid("Review Can not request changes on your own pull request");
  if (event !== "APPROVE" && body === "") throw invalid("Review cannot be empty");
}

/** `state` is lower case here, unlike in REST and GraphQL. */
function tellReview(
  world: World,
  pull: Pull,
  review: Review,
  action: string,
  sender: Account,
  more: Readonly<Record<string, unknown>> = {},
): void {
  const shape = reviewShape(world, pull, review);
  const payload = {
    review: { ...shape, state: review.state.toLowerCase() },
    pull_request: simplePullShape(world, pull),
    ...more,
  };
  const { repository } = pull;
  tell(world, { event: "pull_request_review", action, repository, sender, payload });
}
