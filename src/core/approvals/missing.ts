/** Who could fill what is still free, and what nobody can: people we can list who wrote no part of it. */
import type { Hand, SeatFilling } from "../../domain/decision.ts";
import type { Person } from "../../domain/person.ts";
import type { Seat } from "../../domain/policy.ts";
import type { Electorate } from "./electorate.ts";
import { fillSeats } from "./seats.ts";

/** Everybody who could approve for one area, however many of them already did. */
export interface Reserve {
  /** By seat; null when some of those who may fill it cannot be listed. */
  readonly bySeat: ReadonlyMap<Seat, readonly Person[] | null>;
}

export function reserveOf(
  seats: readonly Seat[],
  electorate: Electorate,
  hands: readonly Hand[],
): Reserve {
  const writers = new Set(hands.map(({ person }) => person.id));
  const logins = new Set(hands.map(({ person }) => person.login.toLowerCase()));
  const isFree = ({ id, login, kind }: Person) =>
    kind === "user" && !writers.has(id) && !logins.has(login.toLowerCase());
  return {
    bySeat: new Map(
      seats.map((seat) => {
        const lists = seat.of.map((subject) => electorate.listOf(subject));
        const whole = lists.every((list) => list !== null);
        return [seat, whole ? distinct(lists.flat()).filter(isFree) : null] as const;
      }),
    ),
  };
}

/** Names the people for each free place, and counts the places that nobody can fill. */
export function nameMissing(
  fillings: readonly SeatFilling[],
  { bySeat }: Reserve,
): readonly SeatFilling[] {
  const seated = fillings.flatMap(({ filledBy }) => filledBy);
  const seatedIds = new Set(seated.map(({ id }) => id));
  const best = fullestOf(fillings, bySeat);
  return fillings.map((filling, index) => {
    if (filling.missing === 0) return filling;
    const list = bySeat.get(filling.seat) ?? null;
    return {
      ...filling,
      couldFill: (list ?? []).filter(({ id }) => !seatedIds.has(id)),
      unfillable: list === null ? 0 : Math.min(filling.missing, best[index] ?? 0),
    };
  });
}

/**
 * By seat: how many places stay free even if everybody in the lists approved. Of a longer list no
 * more people than there are places can matter.
 */
function fullestOf(fillings: readonly SeatFilling[], bySeat: Reserve["bySeat"]): readonly number[] {
  const listed = fillings.filter(({ seat }) => (bySeat.get(seat) ?? null) !== null);
  const places = listed.reduce((sum, { seat }) => sum + seat.count, 0);
  const lists = new Map(
    listed.map(({ seat, filledBy }) => {
      const people = distinct([...filledBy, ...(bySeat.get(seat) ?? [])]).slice(0, places);
      return [seat, people] as const;
    }),
  );
  const ids = new Map(
    [...lists].map(([seat, people]) => [seat, new Set(people.map(({ id }) => id))]),
  );
  const filled = fillSeats(
    listed.map(({ seat }) => seat),
    distinct([...lists.values()].flat()).map((person) => ({ person })),
    ({ person }, seat) => ids.get(seat)?.has(person.id) ?? false,
  );
  return fillings.map((filling) => filled[listed.indexOf(filling)]?.missing ?? 0);
}

function distinct(people: readonly Person[]): readonly Person[] {
  return [...new Map(people.map((person) => [person.id, person])).values()];
}
