/** Everybody who could approve and wrote no part of the change, by whom a seat asks for. */
import type { Hand } from "../../domain/decision.ts";
import type { Person } from "../../domain/person.ts";
import type { Seat } from "../../domain/policy.ts";
import type { Electorate } from "./electorate.ts";

export interface Reserves {
  /** Null when some of those who may fill the seat cannot be listed. */
  readonly of: (seat: Seat) => readonly Person[] | null;
}

/** Many areas ask for the same people, so each list is made once. */
export function openReserves(electorate: Electorate, hands: readonly Hand[]): Reserves {
  const writers = new Set(hands.map(({ person }) => person.id));
  const isFree = ({ id, kind }: Person) => kind === "user" && !writers.has(id);
  const made = new Map<string, readonly Person[] | null>();
  return {
    of: (seat) => {
      const wanted = JSON.stringify(seat.of);
      const known = made.get(wanted);
      if (known !== undefined) return known;
      const lists = seat.of.map((subject) => electorate.listOf(subject));
      const whole = lists.filter((list) => list !== null);
      const list = whole.length < lists.length ? null : distinct(whole.flat()).filter(isFree);
      made.set(wanted, list);
      return list;
    },
  };
}

export function distinct(people: readonly Person[]): readonly Person[] {
  return [...new Map(people.map((person) => [person.id, person])).values()];
}

/** The same, without some. Of one list one list is made. */
export function reservesWithout(reserves: Reserves, isOut: (person: Person) => boolean): Reserves {
  const made = new Map<readonly Person[] | null, readonly Person[] | null>([[null, null]]);
  return {
    of: (seat) => {
      const list = reserves.of(seat);
      const known = made.get(list);
      if (known !== undefined) return known;
      const rest = list?.filter((person) => !isOut(person)) ?? null;
      made.set(list, rest);
      return rest;
    },
  };
}
