/** Who could fill the places that are still free: people we can name who wrote no part of the change. */
import type { Hand, SeatFilling } from "../../domain/decision.ts";
import type { Person } from "../../domain/person.ts";
import { membersOf, type Teams } from "./seats.ts";

export function nameMissing(
  fillings: readonly SeatFilling[],
  teams: Teams,
  hands: readonly Hand[],
): readonly SeatFilling[] {
  const out = new Set(hands.map((hand) => hand.person.id));
  const seated = new Set(
    fillings.flatMap((filling) => filling.filledBy.map((person) => person.id)),
  );
  return fillings.map((filling) => {
    const members = filling.seat.of.flatMap((subject) =>
      subject.kind === "team" ? membersOf(subject, teams) : [],
    );
    const free = members.filter(
      (person) => person.kind === "user" && !out.has(person.id) && !seated.has(person.id),
    );
    return filling.missing === 0 ? filling : { ...filling, couldFill: distinct(free) };
  });
}

function distinct(people: readonly Person[]): readonly Person[] {
  return [...new Map(people.map((person) => [person.id, person])).values()];
}
