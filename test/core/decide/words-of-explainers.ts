/** Who is left out of an area though they approved, by the words of the policy. */
import { type Finding, severities } from "../../../src/domain/finding.ts";
import type { Area, Seat } from "../../../src/domain/policy.ts";
import { approvalsOfThis, explanationsOf, guardingOf, type Voter } from "./words.ts";
import { handsOf, listOf, mayFill, type Question, selvesOf } from "./words-of-people.ts";

export function isOneOf(
  id: number | string,
  people: readonly number[],
  question: Question,
): boolean {
  const selves = selvesOf(id, question);
  return people.some((other) => [...selvesOf(other, question)].some((self) => selves.has(self)));
}

/** Of a pair that approved only each other. */
export function isPaired(id: number | string, question: Question): boolean {
  const works = (of: number | string) =>
    question.snapshot.endorsements
      .filter(({ by }) => isOneOf(of, [by.id], question))
      .map((each) => each.of.map((author) => author.id))
      .filter((authors) => !isOneOf(of, authors, question));
  const isOnly = (one: number | string, other: number | string) =>
    works(one).length > 0 && works(one).every((authors) => isOneOf(other, authors, question));
  return [...handsOf(question)].some(
    (hand) => !isOneOf(id, [hand], question) && isOnly(id, hand) && isOnly(hand, id),
  );
}

/** Accounts that explained a critical finding of the area, of each finding the last. */
export function explainersIn(area: Area, question: Question): readonly number[] {
  return question.snapshot.inspection.findings.flatMap((finding: Finding) => {
    const guarding = guardingOf(finding, question);
    const isHere = guarding.some(({ name }) => name === area.name);
    if (!isHere || severities.indexOf(finding.severity) < 3) return [];
    return explanationsOf(finding, guarding, question)
      .slice(-1)
      .flatMap(({ person }) => person?.id ?? []);
  });
}

/** How many places nobody but those who explained could take, if everybody who is listed approved. */
export function placesOnlyFor(
  { seats, independent }: Area,
  voters: readonly Voter[],
  explainers: readonly number[],
  question: Question,
): number {
  const listed = seats.filter(({ of }) =>
    of.every((subject) => listOf(subject, question) !== null),
  );
  const places = listed.flatMap((seat) => Array.from({ length: seat.count }, () => seat));
  const others = listed
    .flatMap(({ of }) => of.flatMap((subject) => listOf(subject, question) ?? []))
    .filter((id) => !handsOf(question).has(Number(id)) && !isOneOf(id, explainers, question))
    .filter((id) => !independent || !isPaired(id, question))
    .filter((id) => !approvalsOfThis(question).some((each) => each.person?.id === id));
  const candidates = [
    ...voters.map(
      (voter) => (seat: Seat) => voter.some((review) => mayFill(review, seat.of, question)),
    ),
    ...[...new Set(others)].map(
      (id) => (seat: Seat) => seat.of.some((subject) => listOf(subject, question)?.includes(id)),
    ),
  ];
  const most = (place: number, used: ReadonlySet<number>): number => {
    const seat = places[place];
    if (seat === undefined) return 0;
    const taken = candidates.flatMap((fits, at) =>
      fits(seat) && !used.has(at) ? [1 + most(place + 1, new Set([...used, at]))] : [],
    );
    return Math.max(most(place + 1, used), ...taken);
  };
  return places.length - most(0, new Set());
}
