/** Seats: the assignment of people to seats that fills most of them. */
import type { SeatFilling } from "../../domain/decision.ts";
import type { Person } from "../../domain/person.ts";
import type { Seat } from "../../domain/policy.ts";

export type MayFill<V> = (voter: V, seat: Seat) => boolean;

interface Voter {
  readonly person: Person;
}

/**
 * One voter fills one seat of an area. Places are filled along augmenting paths: whoever could sit
 * in two of them is never wasted on the one that somebody else could have filled too, and whoever
 * sits stays seated, so those who come first are seated if any assignment seats them. `seated` are
 * those who sit already, by seat: they may have to move, but a place that is filled stays filled.
 */
export function fillSeats<V extends Voter>(
  seats: readonly Seat[],
  voters: readonly V[],
  mayFill: MayFill<V>,
  seated: readonly (readonly V[])[] = [],
): readonly SeatFilling[] {
  const places = seats.flatMap((seat, index) => Array.from({ length: seat.count }, () => index));
  const candidateOf = (voter: V): Candidate => ({
    person: voter.person,
    fits: seats.map((seat) => mayFill(voter, seat)),
  });
  const sitting = new Map<number, Candidate>(
    seated.flatMap((ofSeat, index) => {
      const first = places.indexOf(index);
      return ofSeat.map((voter, at) => [first + at, candidateOf(voter)] as const);
    }),
  );
  for (const voter of voters) {
    if (sitting.size === places.length) break;
    seatCandidate(candidateOf(voter), places, sitting, new Set());
  }
  return seats.map((seat, index) => {
    const filledBy = [...sitting]
      .filter(([place]) => places[place] === index)
      .map(([, { person }]) => person);
    filledBy.sort((one, other) => one.id - other.id);
    const missing = seat.count - filledBy.length;
    return { seat, filledBy, missing, couldFill: [], unfillable: 0 };
  });
}

interface Candidate {
  readonly person: Person;
  /** By seat. */
  readonly fits: readonly boolean[];
}

/** Tries to seat somebody, moving others to another place if that frees one. */
function seatCandidate(
  candidate: Candidate,
  places: readonly number[],
  sitting: Map<number, Candidate>,
  tried: Set<number>,
): boolean {
  for (const [place, seat] of places.entries()) {
    if (tried.has(place) || candidate.fits[seat] !== true) continue;
    tried.add(place);
    const occupant = sitting.get(place);
    if (occupant === undefined || seatCandidate(occupant, places, sitting, tried)) {
      sitting.set(place, candidate);
      return true;
    }
  }
  return false;
}
