/** Who could fill what is still free, and what nobody can. */
import type { SeatFilling } from "../../domain/decision.ts";
import type { Person } from "../../domain/person.ts";
import type { Seat } from "../../domain/policy.ts";
import { distinct, type Reserves } from "./reserves.ts";
import { fillSeats } from "./seats.ts";

/** Names the people for each free place, and counts the places that nobody can fill. */
export function nameMissing(
  fillings: readonly SeatFilling[],
  reserves: Reserves,
): readonly SeatFilling[] {
  if (fillings.every(({ missing }) => missing === 0)) return fillings;
  const seated = new Set(fillings.flatMap(({ filledBy }) => filledBy.map(({ id }) => id)));
  const free = freeAtBest(fillings, reserves);
  return fillings.map((filling, index) => {
    const { seat, missing } = filling;
    if (missing === 0) return filling;
    const list = reserves.of(seat);
    return {
      ...filling,
      couldFill: (list ?? []).filter(({ id }) => !seated.has(id)),
      unfillable: free[index] ?? 0,
    };
  });
}

/**
 * By seat: how many places stay free even if everybody else approved too. Whoever sits stays
 * seated; of a longer list no more people than there are places can matter.
 */
function freeAtBest(fillings: readonly SeatFilling[], reserves: Reserves): readonly number[] {
  const listed = fillings.filter(({ seat }) => reserves.of(seat) !== null);
  const places = listed.reduce((sum, { seat }) => sum + seat.count, 0);
  const seated = listed.map(({ filledBy }) => filledBy.map((person) => ({ person })));
  const sitting = new Set(listed.flatMap(({ filledBy }) => filledBy.map(({ id }) => id)));
  const lists = listed.map(({ seat }) => (reserves.of(seat) ?? []).slice(0, places + sitting.size));
  const fits = new Map<Seat, Set<number>>();
  for (const { seat, filledBy } of listed) {
    const ids = [...(reserves.of(seat) ?? []), ...filledBy].map(({ id }) => id);
    fits.set(seat, new Set([...(fits.get(seat) ?? []), ...ids]));
  }
  const others = distinct(lists.flat()).filter(({ id }) => !sitting.has(id));
  const filled = fillSeats(
    listed.map(({ seat }) => seat),
    others.map((person) => ({ person })),
    ({ person }: { readonly person: Person }, seat) => fits.get(seat)?.has(person.id) ?? false,
    seated,
  );
  return fillings.map((filling) => filled[listed.indexOf(filling)]?.missing ?? 0);
}
