/** Comparing what areas ask for: whoever satisfies the stricter one satisfies the other as well. */
import { atLeast } from "../../domain/finding.ts";
import { type Area, roles, type Seat, type Subject } from "../../domain/policy.ts";
import { teamsNamed } from "../approvals/subjects.ts";

/** Whether `strict` guards everything that `area` guards and asks for at least as much. May say no too often, never yes. */
export function isWithin(area: Area, strict: Area): boolean {
  const paths = new Set(strict.paths);
  const except = new Set(area.except);
  return (
    area.paths.every((glob) => paths.has(glob)) &&
    strict.except.every((glob) => except.has(glob)) &&
    asksNoLess(area, strict)
  );
}

/** Whether `to` asks of people for at least as much as `from`, whatever they guard. */
export function asksNoLess(from: Area, to: Area): boolean {
  return (
    seatsHold(from.seats, to.seats) &&
    (!from.independent || (to.independent && approversBesides(from, to).length === 0)) &&
    atLeast(from.hold, to.hold) &&
    isSubset(to.answers, from.answers)
  );
}

/**
 * Whether everybody who fills the seats `to` fills the seats `from` too: each place of `from` has
 * a place of `to` of its own whose people are among those that `from` takes. The closest match is
 * used up first; where that is not the best choice the answer is a no too many.
 */
export function seatsHold(from: readonly Seat[], to: readonly Seat[]): boolean {
  const left = to.map(({ count }) => count);
  return from.every(({ count, of }) => {
    const fitting = [...to.keys()]
      .filter((index) => isSubset(to[index]?.of ?? [], of))
      .sort((one, other) => closeness(to[other], of) - closeness(to[one], of));
    let missing = count;
    for (const index of fitting) {
      const taken = Math.min(missing, left[index] ?? 0);
      left[index] = (left[index] ?? 0) - taken;
      missing -= taken;
    }
    return missing === 0;
  });
}

/** Who may approve in `to` alone: somebody of them may be all that is independent there. */
export function approversBesides(from: Area, to: Area): readonly Subject[] {
  const known = from.seats.flatMap(({ of }) => of);
  return to.seats.flatMap(({ of }) => of).filter((subject) => !isSubset([subject], known));
}

/** Teams that only the first of them name. */
export function teamsLost(from: readonly Area[], to: readonly Area[]): readonly string[] {
  const named = new Set(teamsNamed(to));
  return teamsNamed(from).filter((team) => !named.has(team));
}

/** Seats for the same people are used up before those for fewer. */
function closeness(seat: Seat | undefined, of: readonly Subject[]): number {
  return seat !== undefined && isSubset(of, seat.of) ? 1 : 0;
}

/** Whether everybody of `few` is surely among `many`; nobody knows who is in which team. */
export function isSubset(few: readonly Subject[], many: readonly Subject[]): boolean {
  return few.every((one) => many.some((other) => includes(other, one)));
}

function includes(many: Subject, one: Subject): boolean {
  switch (many.kind) {
    case "team":
      return (
        one.kind === "team" && one.organization === many.organization && one.slug === many.slug
      );
    case "user":
      return one.kind === "user" && one.login === many.login;
    case "role":
      return one.kind === "role" && roles.indexOf(one.role) >= roles.indexOf(many.role);
    default:
      return many satisfies never;
  }
}
