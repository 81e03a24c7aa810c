/** Who is set aside in an area though their approval counts: whoever explained a finding there, and pairs. */
import type { JudgedFinding, Opinion } from "../../domain/decision.ts";
import type { Person } from "../../domain/person.ts";
import type { Area, Seat } from "../../domain/policy.ts";
import { type Sentence, say } from "../../domain/sentence.ts";
import type { Ballot } from "./ballot.ts";
import { notEligible } from "./discretion.ts";
import { distinct } from "./reserves.ts";
import { fillSeats } from "./seats.ts";
import type { OnePerson } from "./voters.ts";

/** What was said of the change. */
export interface Said {
  readonly voters: readonly OnePerson[];
  readonly opinions: readonly Opinion[];
  readonly findings: readonly JudgedFinding[];
}

/** Why somebody fills no seat of the area; null when they may. */
export type SetAside = (person: Person) => Sentence | null;

export function setAsideIn(area: Area, said: Said, ballot: Ballot): SetAside {
  const { discretion, pairedWith } = ballot;
  const paired: SetAside = area.independent ? pairedWith : () => null;
  const explainers = explainersIn(area, said.findings);
  if (explainers.length === 0) return paired;
  const accounts = new Set(explainers.map(({ id }) => id));
  const people = new Set(explainers.map(discretion.identityOf));
  const isExplainer = (person: Person) => people.has(discretion.identityOf(person));
  const needed = neededIn(area.seats, said, ballot, isExplainer, paired);
  return (person) => {
    const because = paired(person);
    if (because !== null || !isExplainer(person) || needed.has(person.id)) return because;
    return accounts.has(person.id) ? explained : notEligible;
  };
}

const explained = say`explained a finding here; somebody else must approve`;

/** Whoever says that something is fine which an insider would hide is not also one of the fewest who look. */
function explainersIn({ name }: Area, findings: readonly JudgedFinding[]): readonly Person[] {
  return findings.flatMap(({ finding, areas, answer }) =>
    answer !== null && finding.severity === "critical" && areas.includes(name)
      ? [answer.person]
      : [],
  );
}

interface Candidate {
  readonly person: Person;
  readonly fits: (seat: Seat) => boolean;
}

/**
 * Explainers without whom the seats could not be filled, whoever else approved. A seat whose people
 * cannot be listed has others.
 */
function neededIn(
  seats: readonly Seat[],
  said: Said,
  ballot: Ballot,
  isExplainer: (person: Person) => boolean,
  paired: SetAside,
): ReadonlySet<number> {
  const listed = seats.filter((seat) => ballot.reserves.of(seat) !== null);
  const candidates = candidatesFor(listed, said, ballot).filter(
    ({ person }) => paired(person) === null,
  );
  const filledBy = (some: readonly Candidate[]) =>
    fillSeats(listed, some, ({ fits }, seat) => fits(seat)).reduce(
      (sum, { filledBy: sitting }) => sum + sitting.length,
      0,
    );
  const others = candidates.filter(({ person }) => !isExplainer(person));
  const needed: Candidate[] = [];
  for (const candidate of candidates.filter(({ person }) => isExplainer(person))) {
    const before = [...others, ...needed];
    if (filledBy([...before, candidate]) > filledBy(before)) needed.push(candidate);
  }
  return new Set(needed.map(({ person }) => person.id));
}

/** Those who approved, then those who still could. Who tried, and is not eligible, is told so. */
function candidatesFor(
  seats: readonly Seat[],
  { voters, opinions }: Said,
  { reserves, mayFill }: Ballot,
): readonly Candidate[] {
  const inVain = opinions.filter(
    ({ said, ignored }) => said === "approved" && ignored === notEligible,
  );
  const done = new Set([
    ...inVain.map(({ person }) => person?.id),
    ...voters.flatMap(({ accounts }) => accounts.map(({ person }) => person.id)),
  ]);
  const idsOf = new Map(
    seats.map((seat) => [seat, new Set((reserves.of(seat) ?? []).map(({ id }) => id))]),
  );
  const left = distinct(seats.flatMap((seat) => reserves.of(seat) ?? []));
  return [
    ...voters.map(({ person, accounts }) => ({
      person,
      fits: (seat: Seat) => accounts.some((account) => mayFill(account, seat.of)),
    })),
    ...left
      .filter(({ id }) => !done.has(id))
      .map((person) => ({
        person,
        fits: (seat: Seat) => idsOf.get(seat)?.has(person.id) === true,
      })),
  ];
}
