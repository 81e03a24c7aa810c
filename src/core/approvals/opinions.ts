/**
 * Each person's newest opinion: does it count, and if not, why not.
 *
 * What a review was about is what its delivery said; what GitHub shows now may have been bound to
 * another commit since (B02), so it can only take away.
 */
import type { Opinion, Veto } from "../../domain/decision.ts";
import type { Fact, ReviewDismissed, Reviewed } from "../../domain/fact.ts";
import type { Area } from "../../domain/policy.ts";
import { login, type Sentence, say } from "../../domain/sentence.ts";
import type { LiveReview, Snapshot } from "../../domain/snapshot.ts";
import type { Ballot } from "./ballot.ts";
import { notEligible } from "./discretion.ts";
import type { Voter } from "./electorate.ts";

export interface Opinions {
  readonly opinions: readonly Opinion[];
  readonly vetoes: readonly Veto[];
}

/** `areas`: those that guard something here. */
export function opinionsOf(
  snapshot: Snapshot,
  facts: readonly Fact[],
  ballot: Ballot,
  areas: readonly Area[],
): Opinions {
  const delivered = deliveriesOf(facts);
  const opinions = newestOpinions(snapshot.reviews, delivered).map((review) =>
    weigh(review, delivered, ballot, areas),
  );
  return {
    opinions,
    vetoes: [
      ...vetoesOf(snapshot.reviews, delivered, ballot, areas),
      ...unconfirmedVetoes(snapshot, delivered, ballot),
    ],
  };
}

interface Deliveries {
  readonly submitted: ReadonlyMap<number, Reviewed>;
  readonly dismissed: ReadonlyMap<number, ReviewDismissed>;
}

function deliveriesOf(facts: readonly Fact[]): Deliveries {
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
function newestOpinions(reviews: readonly LiveReview[], { submitted }: Deliveries): LiveReview[] {
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

function weigh(
  review: LiveReview,
  deliveries: Deliveries,
  ballot: Ballot,
  areas: readonly Area[],
): Opinion {
  const delivered = deliveries.submitted.get(review.id);
  return {
    review: review.id,
    person: review.person,
    said: saidOf(review),
    commit: delivered?.commit ?? null,
    ignored:
      review.state === "changes-requested"
        ? vetoIgnored(review, ballot, areas)
        : approvalIgnored(review, delivered, deliveries, ballot, areas),
    mayRepeat: delivered !== undefined && ballot.otherContent(delivered) !== null,
  };
}

function saidOf({ state }: LiveReview): Opinion["said"] {
  if (state === "approved") return "approved";
  return state === "changes-requested" ? "requested changes" : "dismissed";
}

/** The first reason found; null when the approval counts. */
function approvalIgnored(
  review: LiveReview,
  delivered: Reviewed | undefined,
  deliveries: Deliveries,
  ballot: Ballot,
  areas: readonly Area[],
): Sentence | null {
  const { person } = review;
  if (person === null) return say`the account no longer exists`;
  if (person.kind !== "user") return say`is a bot`;
  const hand = ballot.hands.find((each) => each.person.id === person.id);
  if (hand !== undefined) return hand.because;
  if (review.state !== "approved" || deliveries.dismissed.has(review.id))
    return dismissedWords(review, deliveries);
  if (delivered === undefined)
    return say`was given while Foureyes could not see it, so it is not known for which content`;
  if (delivered.by.id !== person.id || delivered.state !== "approved")
    return say`GitHub does not confirm it`;
  return (
    ballot.otherContent(delivered) ??
    mayNotCount({ person, mayPush: review.mayPush }, ballot, areas)
  );
}

/** Why this person may fill no seat here; null when there is one. */
function mayNotCount(voter: Voter, ballot: Ballot, areas: readonly Area[]): Sentence | null {
  if (ballot.discretion.excludes(voter.person)) return notEligible;
  const seats = areas.flatMap((area) => area.seats);
  if (seats.length === 0 || seats.some(({ of }) => ballot.mayFill(voter, of))) return null;
  return seats.some(({ of }) => ballot.isNamed(voter, of))
    ? notEligible
    : say`may not approve here`;
}

function dismissedWords(review: LiveReview, { dismissed }: Deliveries): Sentence {
  const by = dismissed.get(review.id)?.by;
  return by === undefined ? say`was dismissed` : say`was dismissed by ${login(by.login)}`;
}

/**
 * Bots and people without any right block nothing; whoever is watched still may, and whoever may
 * only read, where the policy asks them.
 */
function vetoIgnored(
  { person, mayPush }: LiveReview,
  { discretion, isNamed }: Ballot,
  areas: readonly Area[],
): Sentence | null {
  if (person === null) return say`the account no longer exists`;
  if (person.kind !== "user") return say`is a bot`;
  if (discretion.isMachine(person)) return notEligible;
  const isAsked = areas.some(({ seats }) =>
    seats.some(({ of }) => isNamed({ person, mayPush }, of)),
  );
  return mayPush || isAsked ? null : say`may not push to this repository`;
}

/** "Changes requested" stands until its author approves or withdraws it; nobody else's dismissal lifts it (B14). */
function vetoesOf(
  reviews: readonly LiveReview[],
  deliveries: Deliveries,
  ballot: Ballot,
  areas: readonly Area[],
): Veto[] {
  return newestOpinions(reviews, deliveries).flatMap((review): Veto[] => {
    const { person } = review;
    if (person === null || vetoIgnored(review, ballot, areas) !== null) return [];
    if (review.state === "changes-requested") return [{ person, reason: say`asked for changes` }];
    const dismissal = deliveries.dismissed.get(review.id);
    const wasVeto = deliveries.submitted.get(review.id)?.state === "changes-requested";
    if (!wasVeto || dismissal?.by.id === person.id) return [];
    const by = dismissal === undefined ? say`somebody` : say`${login(dismissal.by.login)}`;
    return [{ person, reason: say`asked for changes, and ${by} dismissed that` }];
  });
}

/** A delivered "changes requested" that GitHub's answer does not show yet: it stands. */
function unconfirmedVetoes(
  { reviews }: Snapshot,
  { submitted }: Deliveries,
  { discretion }: Ballot,
): Veto[] {
  const live = new Set(reviews.map((review) => review.id));
  return [...submitted.values()]
    .filter(
      (fact) =>
        fact.state === "changes-requested" &&
        !live.has(fact.review) &&
        fact.by.kind === "user" &&
        !discretion.isMachine(fact.by),
    )
    .map((fact) => ({ person: fact.by, reason: say`asked for changes` }));
}
