/**
 * Each person's newest opinion: does it count, and if not, why not.
 *
 * What a review was about is what its delivery said; what GitHub shows now may have been bound to
 * another commit since (B02), so it can only take away.
 */
import type { Opinion } from "../../domain/decision.ts";
import type { Fact, Reviewed } from "../../domain/fact.ts";
import type { Area } from "../../domain/policy.ts";
import { login, type Sentence, say } from "../../domain/sentence.ts";
import type { LiveReview, Snapshot } from "../../domain/snapshot.ts";
import type { Ballot } from "./ballot.ts";
import { type Deliveries, deliveriesOf, newestOpinions } from "./deliveries.ts";
import { notEligible } from "./discretion.ts";
import type { Voter } from "./electorate.ts";
import { vetoIgnored } from "./vetoes.ts";

/** `areas`: those that guard something here. */
export function opinionsOf(
  snapshot: Snapshot,
  facts: readonly Fact[],
  ballot: Ballot,
  areas: readonly Area[],
): readonly Opinion[] {
  const delivered = deliveriesOf(facts);
  return newestOpinions(snapshot.reviews, delivered).map((review) =>
    weigh(review, delivered, ballot, areas),
  );
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
