/** Seats: who may fill which, and the assignment of people to seats that fills most of them. */
import type { SeatFilling } from "../../domain/decision.ts";
import type { Person } from "../../domain/person.ts";
import type { Seat, Subject } from "../../domain/policy.ts";
import type { Team } from "../../domain/snapshot.ts";

export interface Voter {
  readonly person: Person;
  readonly mayPush: boolean;
}

export type Teams = Readonly<Record<string, Team>>;

export function teamName(subject: Extract<Subject, { kind: "team" }>): string {
  return `${subject.organization}/${subject.slug}`;
}

export function mayFill(voter: Voter, of: readonly Subject[], teams: Teams): boolean {
  return of.some((subject) => isOf(voter, subject, teams));
}

function isOf({ person, mayPush }: Voter, subject: Subject, teams: Teams): boolean {
  switch (subject.kind) {
    case "role":
      return mayPush && subject.role === "write";
    case "user":
      return person.login.toLowerCase() === subject.login.toLowerCase();
    case "team":
      return membersOf(subject, teams).some((member) => member.id === person.id);
    default:
      return subject satisfies never;
  }
}

export function membersOf(
  subject: Extract<Subject, { kind: "team" }>,
  teams: Teams,
): readonly Person[] {
  const team = teams[teamName(subject)];
  return team?.kind === "members" ? team.members : [];
}

/**
 * One person fills one seat of an area. Places are filled along augmenting paths, so a person who
 * could sit in two of them is never wasted on the one that somebody else could have filled too.
 */
export function fillSeats(
  seats: readonly Seat[],
  voters: readonly Voter[],
  teams: Teams,
): readonly SeatFilling[] {
  const places = seats.flatMap((seat) => Array.from({ length: seat.count }, () => seat));
  const sitting = new Map<number, Voter>();
  for (const voter of distinct(voters)) seatVoter(voter, places, sitting, teams, new Set());
  return seats.map((seat) => {
    const filledBy = [...sitting]
      .filter(([place]) => places[place] === seat)
      .map(([, voter]) => voter.person);
    filledBy.sort((one, other) => one.id - other.id);
    return { seat, filledBy, missing: seat.count - filledBy.length, couldFill: [], unfillable: 0 };
  });
}

/** Tries to seat the voter, moving others to another place if that frees one. */
function seatVoter(
  voter: Voter,
  places: readonly Seat[],
  sitting: Map<number, Voter>,
  teams: Teams,
  tried: Set<number>,
): boolean {
  for (const [place, seat] of places.entries()) {
    if (tried.has(place) || !mayFill(voter, seat.of, teams)) continue;
    tried.add(place);
    const occupant = sitting.get(place);
    if (occupant === undefined || seatVoter(occupant, places, sitting, teams, tried)) {
      sitting.set(place, voter);
      return true;
    }
  }
  return false;
}

/** People, never reviews: two approvals of one person are one. */
function distinct(voters: readonly Voter[]): readonly Voter[] {
  return [...new Map(voters.map((voter) => [voter.person.id, voter])).values()];
}
