/** What stands in the way of a change, by the words of the policy: every seating is tried. */
import type { AnswerLine, Reviewed } from "../../../src/domain/fact.ts";
import { type Finding, severities } from "../../../src/domain/finding.ts";
import type { Person } from "../../../src/domain/person.ts";
import type { Area, Seat, Subject } from "../../../src/domain/policy.ts";
import type { LiveReview } from "../../../src/domain/snapshot.ts";
import { explainersIn, isOneOf, isPaired, placesOnlyFor } from "./words-of-explainers.ts";
import {
  handsOf,
  isMachine,
  isOf,
  isSomebodyUnknown,
  mayFill,
  mayVote,
  membersOf,
  type Question,
  selvesOf,
} from "./words-of-people.ts";

/** All that stands in the way; nothing of it: the change is clear. */
export interface Words {
  /** Not everybody is known whom the policy means. */
  readonly isUnknown: boolean;
  readonly isVetoed: boolean;
  /** Areas without a seating. */
  readonly open: readonly string[];
  /** Findings that hold, and that nobody explained. */
  readonly waiting: readonly Finding[];
}

export function wordsOn(question: Question): Words {
  const { snapshot, policy } = question;
  const { guarded, passing } = snapshot.inspection;
  const names = new Set([...guarded, ...passing].flatMap(({ areas }) => areas));
  const areas = policy.areas.filter(({ name }) => names.has(name));
  return {
    isUnknown: isUnknown(question, areas),
    isVetoed: areas.length > 0 && isVetoed(question, areas),
    open: areas.filter((area) => !isSeated(area, question)).map(({ name }) => name),
    waiting: snapshot.inspection.findings.filter((finding) => isWaiting(finding, question)),
  };
}

function subjectsIn(areas: readonly Area[]): readonly Subject[] {
  return areas.flatMap(({ seats, answers }) => [...seats.flatMap(({ of }) => of), ...answers]);
}

function isUnknown({ snapshot, policy }: Question, areas: readonly Area[]): boolean {
  const asked = areas.some(({ independent }) => independent) ? policy.areas : areas;
  const noRoles = snapshot.collaborators.kind === "unlisted";
  return (
    subjectsIn(asked).some((one) => one.kind === "team" && membersOf(one, snapshot) === null) ||
    (noRoles && subjectsIn(areas).some((one) => one.kind === "role" && one.role !== "write"))
  );
}

function deliveryOf({ id }: LiveReview, { facts }: Question): Reviewed | undefined {
  return facts.filter((fact) => fact.kind === "reviewed").find(({ review }) => review === id);
}

function dismissersOf({ id }: LiveReview, { facts }: Question): readonly Person[] {
  return facts
    .filter((fact) => fact.kind === "review-dismissed")
    .flatMap(({ review, by }) => (review === id ? [by] : []));
}

/** Whom the policy names for the rules themselves: not everybody who may write. */
function mayOverrule(person: Person, question: Question): boolean {
  const named = question.policy.areas
    .filter(({ name }) => name === "guard")
    .flatMap(({ seats }) => seats.flatMap(({ of }) => of))
    .filter((subject) => subject.kind !== "role" || subject.role !== "write");
  return mayVote(person, question) && mayFill({ person, mayPush: false }, named, question);
}

/** Of what would be merged: somebody has held it against that. */
function isForThis({ review, commit }: Reviewed, { snapshot }: Question): boolean {
  return snapshot.bindings.some(
    (binding) => binding.review === review && binding.commit === commit && binding.differs === null,
  );
}

function isOpinion(review: LiveReview, question: Question): boolean {
  if (review.state === "dismissed") return deliveryOf(review, question)?.state !== "commented";
  return review.state === "approved" || review.state === "changes-requested";
}

/** Of an account. */
function isNewest(review: LiveReview, question: Question): boolean {
  return !question.snapshot.reviews.some(
    (each) =>
      each.person?.id === review.person?.id && each.id > review.id && isOpinion(each, question),
  );
}

function isVetoed(question: Question, areas: readonly Area[]): boolean {
  const { snapshot, facts } = question;
  const isAsked = (review: LiveReview) =>
    areas
      .flatMap(({ seats }) => seats.flatMap(({ of }) => of))
      .some((subject) => isOf(review, subject, question, null));
  const shown = snapshot.reviews.some((review) => {
    const { person } = review;
    if (person === null || isMachine(person, question)) return false;
    if (!isNewest(review, question) || !isOpinion(review, question)) return false;
    if (!review.mayPush && !isAsked(review)) return false;
    const wasVeto = deliveryOf(review, question)?.state === "changes-requested";
    const isTakenBack = dismissersOf(review, question).some(
      (dismisser) => dismisser.id === person.id || mayOverrule(dismisser, question),
    );
    return review.state === "changes-requested" || (wasVeto && !isTakenBack);
  });
  const untold = facts.some(
    (fact) =>
      fact.kind === "reviewed" &&
      fact.state === "changes-requested" &&
      !isMachine(fact.by, question) &&
      !snapshot.reviews.some(({ id }) => id === fact.review),
  );
  return shown || untold;
}

/** By whoever counts. */
function approvals(question: Question): readonly LiveReview[] {
  return approvalsOfThis(question).filter(
    ({ person }) => person !== null && mayVote(person, question),
  );
}

/** By anybody. */
export function approvalsOfThis(question: Question): readonly LiveReview[] {
  return question.snapshot.reviews.filter((review) => {
    const delivery = deliveryOf(review, question);
    return (
      review.person !== null &&
      review.state === "approved" &&
      isNewest(review, question) &&
      dismissersOf(review, question).length === 0 &&
      delivery?.state === "approved" &&
      delivery.by.id === review.person.id &&
      isForThis(delivery, question)
    );
  });
}

/** The approvals of one person, under whichever accounts. */
export type Voter = readonly LiveReview[];

function votersOf(question: Question): readonly Voter[] {
  const byPerson = Map.groupBy(approvals(question), ({ person }) =>
    [...selvesOf(person?.id ?? 0, question)].map(String).toSorted().join(" "),
  );
  return [...byPerson.values()];
}

/** One more where nobody knows who wrote some of it. */
function seatsOf({ seats }: Area, question: Question): readonly Seat[] {
  const anybody = { count: 1, of: seats.flatMap(({ of }) => of) };
  return isSomebodyUnknown(question) ? [...seats, anybody] : seats;
}

function isSeated(area: Area, question: Question): boolean {
  const { independent } = area;
  const seats = seatsOf(area, question);
  const paired = (voter: Voter) => independent && isPaired(voter[0]?.person?.id ?? 0, question);
  const voters = votersOf(question).filter((voter) => !paired(voter));
  const explainers = explainersIn(area, question);
  const isExplainer = ([review]: Voter) => isOneOf(review?.person?.id ?? 0, explainers, question);
  const spare =
    explainers.length === 0
      ? 0
      : placesOnlyFor(
          { ...area, seats },
          voters.filter((voter) => !isExplainer(voter)),
          explainers,
          question,
        );
  const places = seats.flatMap(({ count, of }) => Array.from({ length: count }, () => of));
  const isFilled = (place: number, sitting: readonly Voter[]): boolean => {
    const of = places[place];
    if (sitting.filter(isExplainer).length > spare) return false;
    if (of === undefined)
      return !independent || sitting.some((voter) => isElsewhere(voter, question));
    return voters
      .filter((voter) => !sitting.includes(voter))
      .filter((voter) => voter.some((review) => mayFill(review, of, question)))
      .some((voter) => isFilled(place + 1, [...sitting, voter]));
  };
  return isFilled(0, []);
}

/** In no team that the policy names and that somebody who wrote it is in, under any account. */
function isElsewhere([first]: Voter, question: Question): boolean {
  const { policy, snapshot } = question;
  const hands = new Set([...handsOf(question)].flatMap((id) => [...selvesOf(id, question)]));
  const selves = selvesOf(first?.person?.id ?? 0, question);
  return subjectsIn(policy.areas)
    .map((subject) => membersOf(subject, snapshot) ?? [])
    .every((ids) => !ids.some((id) => hands.has(id)) || !ids.some((id) => selves.has(id)));
}

export function guardingOf(finding: Finding, { snapshot, policy }: Question): readonly Area[] {
  const { guarded, passing } = snapshot.inspection;
  return policy.areas.filter(({ name }) =>
    [...guarded, ...passing].some(
      ({ file, areas }) => areas.includes(name) && file.after?.path === finding.path,
    ),
  );
}

function isWaiting(finding: Finding, question: Question): boolean {
  const guarding = guardingOf(finding, question);
  const rank = severities.indexOf(finding.severity);
  if (!guarding.some(({ hold }) => rank >= severities.indexOf(hold))) return false;
  return explanationsOf(finding, guarding, question).length === 0;
}

/** That count: the last of them is shown. */
export function explanationsOf(
  finding: Finding,
  guarding: readonly Area[],
  question: Question,
): readonly LiveReview[] {
  const isPair = (id: number) =>
    guarding.some(({ independent }) => independent) && isPaired(id, question);
  return question.facts
    .filter((fact) => fact.kind === "reviewed")
    .flatMap((fact) => question.snapshot.reviews.filter(({ id }) => id === fact.review))
    .filter(
      (review) =>
        review.person !== null &&
        mayVote(review.person, question) &&
        !isPair(review.person.id) &&
        guarding.every(({ answers }) => mayFill(review, answers, question)) &&
        explains(review, finding, question),
    );
}

function explains(review: LiveReview, { fingerprint }: Finding, question: Question): boolean {
  const all = new Set(question.snapshot.inspection.findings.map((each) => each.fingerprint));
  const delivery = deliveryOf(review, question);
  if (delivery?.state !== review.state || delivery.by.id !== review.person?.id) return false;
  if (dismissersOf(review, question).length > 0) return false;
  const digits = isForThis(delivery, question) ? 8 : 32;
  const isMeant = ({ id, reason }: AnswerLine) =>
    reason !== "" &&
    id.length >= digits &&
    fingerprint.startsWith(id) &&
    [...all].filter((each) => each.startsWith(id)).length === 1;
  return delivery.answers.some(isMeant);
}
