/** One area: who sits where, who was left out, and what is missing. */
import type { Path } from "../../domain/change.ts";
import type { AreaDecision } from "../../domain/decision.ts";
import type { Area, Seat } from "../../domain/policy.ts";
import type { Ballot } from "./ballot.ts";
import { independenceOf } from "./independence.ts";
import { nameMissing } from "./missing.ts";
import { reservesWithout } from "./reserves.ts";
import { fillSeats } from "./seats.ts";
import { type Said, setAsideIn } from "./set-aside.ts";
import type { OnePerson } from "./voters.ts";

/**
 * Seats those who are independent first: then whoever could reach independence sits. `paths`: what
 * the area guards here.
 */
export function fillArea(
  area: Area,
  paths: readonly Path[],
  said: Said,
  ballot: Ballot,
): AreaDecision {
  const { isIndependent, mayFill } = ballot;
  const seats = seatsAsked(area, ballot);
  const setAside = setAsideIn({ ...area, seats }, said, ballot);
  const voters = said.voters.filter(({ person }) => setAside(person) === null);
  const isFree = ({ person }: OnePerson) => isIndependent(person);
  const ordered = area.independent
    ? [...voters.filter(isFree), ...voters.filter((voter) => !isFree(voter))]
    : voters;
  const fillings = fillSeats(seats, ordered, ({ accounts }, seat) =>
    accounts.some((account) => mayFill(account, seat.of)),
  );
  const reserves = reservesWithout(ballot.reserves, (person) => setAside(person) !== null);
  const leftOut = said.voters
    .filter(({ accounts }) => area.seats.some(({ of }) => accounts.some((one) => mayFill(one, of))))
    .flatMap(({ person }) => {
      const because = setAside(person);
      return because === null ? [] : [{ person, because }];
    });
  return {
    name: area.name,
    paths,
    seats: nameMissing(fillings, reserves),
    independence: independenceOf(area, fillings, { ...ballot, reserves }),
    ...(leftOut.length === 0 ? {} : { leftOut }),
  };
}

/** Whoever wrote what nobody can be found for may be among those who approve: one more makes up for it. */
function seatsAsked({ seats }: Area, { unknownHands }: Ballot): readonly Seat[] {
  if (unknownHands.length === 0 || seats.length === 0) return seats;
  const of = new Map(seats.flatMap((seat) => seat.of).map((each) => [JSON.stringify(each), each]));
  return [...seats, { count: 1, of: [...of.values()] }];
}
