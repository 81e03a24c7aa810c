/** What was told of reviews, and which of them are opinions that stand. */
import type { Fact, ReviewDismissed, Reviewed } from "../../domain/fact.ts";
import type { LiveReview } from "../../domain/snapshot.ts";

export interface Deliveries {
  readonly submitted: ReadonlyMap<number, Reviewed>;
  readonly dismissed: ReadonlyMap<number, ReviewDismissed>;
}

export function deliveriesOf(facts: readonly Fact[]): Deliveries {
  return {
    submitted: new Map(
      facts.filter((fact) => fact.kind === "reviewed").map((fact) => [fact.review, fact]),
    ),
    dismissed: new Map(
      facts.filter((fact) => fact.kind === "review-dismissed").map((fact) => [fact.review, fact]),
    ),
  };
}

/**
 * Newest by review id, which GitHub counts upwards. A comment is no opinion, but a dismissed
 * approval is: nothing falls back to an older one (B13).
 */
export function newestOpinions(
  reviews: readonly LiveReview[],
  { submitted }: Deliveries,
): LiveReview[] {
  const opinions = reviews.filter((review) => isOpinion(review, submitted.get(review.id)));
  const newest = new Map<number | string, LiveReview>();
  for (const review of [...opinions].sort((one, other) => one.id - other.id)) {
    newest.set(review.person?.id ?? `ghost ${review.id}`, review);
  }
  return [...newest.values()];
}

function isOpinion(review: LiveReview, delivered: Reviewed | undefined): boolean {
  if (review.state === "commented" || review.state === "pending") return false;
  return !(review.state === "dismissed" && delivered?.state === "commented");
}
