/** Vetoes: "changes requested" that stand, and who else than their authors may lift them. */
import type { Veto } from "../../domain/decision.ts";
import type { Fact, ReviewDismissed } from "../../domain/fact.ts";
import type { Person } from "../../domain/person.ts";
import type { Area, Policy, Subject } from "../../domain/policy.ts";
import { login, type Sentence, say } from "../../domain/sentence.ts";
import type { LiveReview, Snapshot } from "../../domain/snapshot.ts";
import { guard } from "../policy/builtin.ts";
import type { Ballot } from "./ballot.ts";
import { type Deliveries, deliveriesOf, newestOpinions } from "./deliveries.ts";
import { notEligible } from "./discretion.ts";

/** `touched`: areas that guard something here. */
export function vetoesOf(
  snapshot: Snapshot,
  facts: readonly Fact[],
  ballot: Ballot,
  touched: readonly Area[],
  policy: Pick<Policy, "areas">,
): readonly Veto[] {
  const delivered = deliveriesOf(facts);
  const lifters = distinct(
    overrulers(policy).flatMap(({ seats }) => seats.flatMap(({ of }) => of)),
  );
  const vetoes = [
    ...standing(snapshot.reviews, delivered, ballot, touched, liftersOf(ballot, lifters)),
    ...unconfirmedVetoes(snapshot, delivered, ballot),
  ];
  return lifters.length === 0 ? vetoes : vetoes.map((veto) => ({ ...veto, lifters }));
}

/** Whether a request for changes was dismissed by somebody else: then it matters who that is. */
export function isOverruled(facts: readonly Fact[]): boolean {
  const { submitted, dismissed } = deliveriesOf(facts);
  return [...dismissed.values()].some(({ review, by }) => {
    const veto = submitted.get(review);
    return veto?.state === "changes-requested" && veto.by.id !== by.id;
  });
}

/**
 * The area of the rules themselves, as far as it names somebody: whoever may approve changes to it may
 * overrule a no. Where all who may write are asked for it, that would be everybody.
 */
export function overrulers({ areas }: Pick<Policy, "areas">): readonly Area[] {
  const isChosen = (subject: Subject) => subject.kind !== "role" || subject.role !== "write";
  return areas
    .filter(({ name }) => name === guard.name)
    .map((area) => ({
      ...area,
      seats: area.seats.map((seat) => ({ ...seat, of: seat.of.filter(isChosen) })),
      answers: [],
    }));
}

type MayLift = (by: Person) => boolean;

/** Nobody overrules a no to their own work: whoever wrote it is excluded. */
function liftersOf({ discretion, mayFill }: Ballot, of: readonly Subject[]): MayLift {
  return (person) =>
    person.kind === "user" &&
    !discretion.excludes(person) &&
    mayFill({ person, mayPush: false }, of);
}

/**
 * Bots and people without any right block nothing; whoever is watched still may, and whoever may
 * only read, where the policy asks them.
 */
export function vetoIgnored(
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

/** "Changes requested" stands until its author approves or withdraws it, or who may lifts it (B14). */
function standing(
  reviews: readonly LiveReview[],
  deliveries: Deliveries,
  ballot: Ballot,
  areas: readonly Area[],
  mayLift: MayLift,
): Veto[] {
  return newestOpinions(reviews, deliveries).flatMap((review): Veto[] => {
    const { person } = review;
    if (person === null || vetoIgnored(review, ballot, areas) !== null) return [];
    if (review.state === "changes-requested") return [{ person, reason: say`asked for changes` }];
    const dismissal = deliveries.dismissed.get(review.id);
    const wasVeto = deliveries.submitted.get(review.id)?.state === "changes-requested";
    if (!wasVeto || isLifted(dismissal, person, mayLift)) return [];
    const by = dismissal === undefined ? say`somebody` : say`${login(dismissal.by.login)}`;
    return [{ person, reason: say`asked for changes, and ${by} dismissed that` }];
  });
}

function isLifted(
  dismissal: ReviewDismissed | undefined,
  author: Person,
  mayLift: MayLift,
): boolean {
  return dismissal !== undefined && (dismissal.by.id === author.id || mayLift(dismissal.by));
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

function distinct(subjects: readonly Subject[]): readonly Subject[] {
  return [...new Map(subjects.map((subject) => [JSON.stringify(subject), subject])).values()];
}
