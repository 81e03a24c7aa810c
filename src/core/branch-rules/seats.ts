/** Seats of a policy that nobody can fill, given who exists and who may read the repository. */
import type { Person } from "../../domain/person.ts";
import type { Area, Seat, Subject } from "../../domain/policy.ts";
import type { Collaborators } from "../../domain/snapshot.ts";
import { knownPeople } from "../approvals/ballot.ts";
import { type Electorate, openElectorate, type Teams, teamName } from "../approvals/electorate.ts";
import { fillSeats } from "../approvals/seats.ts";

/** What somebody may do to the repository; `unknown`: GitHub did not say. */
export type Access = "reads" | "none" | "no-account" | "unknown";

export interface PeopleReading {
  readonly teams: Teams;
  readonly collaborators: Collaborators;
  /** By login in lower case. */
  readonly access: ReadonlyMap<string, Access>;
}

export type SubjectFault =
  | { readonly kind: "no-team"; readonly subject: Subject }
  | { readonly kind: "no-account"; readonly subject: Subject }
  /** Of all members of a team, or of somebody who is named. */
  | { readonly kind: "no-access"; readonly subject: Subject };

/** A seat with places for which there are not enough people. */
export interface Gap {
  readonly area: string;
  readonly seat: Seat;
  readonly places: number;
  readonly faults: readonly SubjectFault[];
}

export interface SeatsReading {
  readonly gaps: readonly Gap[];
  /** Areas where nobody can approve what one of these writes. */
  readonly tight: readonly { readonly area: string; readonly authors: readonly Person[] }[];
  /** Seats of roles, when those who have them are not listed. */
  readonly unlisted: number;
}

/** So many possible authors are tried; where there are more, nobody is short of people. */
const mostAuthors = 50;

export function readSeats(areas: readonly Area[], people: PeopleReading): SeatsReading {
  const known = knownPeople({ ...people, reviews: [] }, [], []);
  const electorate = openElectorate(people.teams, people.collaborators, known);
  const mayRead = ({ login }: Person) => {
    const access = people.access.get(login.toLowerCase());
    return access !== "none" && access !== "no-account";
  };
  const readers: Electorate = {
    ...electorate,
    listOf: (subject) => electorate.listOf(subject)?.filter(mayRead) ?? null,
  };
  const gaps = areas.flatMap((area) =>
    missingIn(area, readers, null).map((gap) => ({ ...gap, faults: faultsIn(gap.seat, people) })),
  );
  return {
    gaps,
    tight: areas.flatMap((area) => tightIn(area, readers)),
    unlisted: areas
      .flatMap(({ seats }) => seats)
      .filter(({ of }) => of.some((subject) => electorate.listOf(subject) === null)).length,
  };
}

/** `author`: wrote the change, and so fills nothing. Seats whose people are not listed are left out. */
function missingIn(
  { name, seats }: Area,
  electorate: Electorate,
  author: Person | null,
): readonly Omit<Gap, "faults">[] {
  const lists = new Map(
    seats.flatMap((seat) => {
      const people = peopleOf(seat, electorate)?.filter(({ id }) => id !== author?.id);
      if (people === undefined) return [];
      return [[seat, new Map(people.map((person) => [person.id, person]))] as const];
    }),
  );
  const places = seats.reduce((sum, { count }) => sum + count, 0);
  // Of a longer list no more people than there are places can matter.
  const people = [...lists.values()].flatMap((list) => [...list.values()].slice(0, places));
  const voters = distinct(people).map((person) => ({ person }));
  return fillSeats(
    [...lists.keys()],
    voters,
    ({ person }, seat) => lists.get(seat)?.has(person.id) === true,
  ).flatMap(({ seat, missing }) => (missing === 0 ? [] : [{ area: name, seat, places: missing }]));
}

/** Null when some of those who may fill it are not listed. Machines fill nothing. */
function peopleOf({ of }: Seat, electorate: Electorate): readonly Person[] | null {
  const lists = of.map((subject) => electorate.listOf(subject));
  return lists.every((list) => list !== null)
    ? distinct(lists.flat()).filter(({ kind }) => kind === "user")
    : null;
}

function distinct(people: readonly Person[]): readonly Person[] {
  return [...new Map(people.map((person) => [person.id, person])).values()];
}

function tightIn(area: Area, electorate: Electorate): SeatsReading["tight"] {
  if (missingIn(area, electorate, null).length > 0) return [];
  const authors = distinct(area.seats.flatMap((seat) => peopleOf(seat, electorate) ?? []))
    .slice(0, mostAuthors)
    .filter((person) => missingIn(area, electorate, person).length > 0);
  return authors.length === 0 ? [] : [{ area: area.name, authors }];
}

function faultsIn({ of }: Seat, people: PeopleReading): readonly SubjectFault[] {
  return of.flatMap((subject) => faultOf(subject, people) ?? []);
}

function faultOf(subject: Subject, { teams, access }: PeopleReading): SubjectFault | null {
  const isShut = (login: string) => access.get(login.toLowerCase()) === "none";
  switch (subject.kind) {
    case "role":
      return null;
    case "user": {
      if (access.get(subject.login.toLowerCase()) === "no-account")
        return { kind: "no-account", subject };
      return isShut(subject.login) ? { kind: "no-access", subject } : null;
    }
    case "team": {
      const team = teams[teamName(subject)];
      if (team === undefined || team.kind === "invisible") return { kind: "no-team", subject };
      const isAllShut = team.members.every(({ login }) => isShut(login));
      return isAllShut ? { kind: "no-access", subject } : null;
    }
    default:
      return subject satisfies never;
  }
}
