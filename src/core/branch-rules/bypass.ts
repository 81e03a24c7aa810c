/** Who gets around several rules at once. */
import type { Bypass } from "../../domain/branch-rules.ts";

type BypassList = readonly Bypass[] | null;

/** A rule stops whoever may not bypass it. `lists`: of every rule; null for one that is not shown. */
export function bypassOf(lists: readonly BypassList[]): BypassList {
  if (lists.some((list) => list?.length === 0)) return [];
  const known = lists.filter((list) => list !== null);
  if (known.length < lists.length) return null;
  const [shortest = [], ...others] = known.toSorted((one, other) => one.length - other.length);
  return shortest.flatMap((bypass) => withinAll(bypass, others));
}

/** Somebody may be of a group here and of another group there; nobody else is a machine. */
function withinAll(bypass: Bypass, others: readonly (readonly Bypass[])[]): readonly Bypass[] {
  const { who, isMachine } = bypass;
  const elsewhere = others.filter((list) => list.every((other) => other.who !== who));
  if (elsewhere.length === 0) return [bypass];
  const isPossible =
    !isMachine && elsewhere.every((list) => list.some((other) => !other.isMachine));
  return isPossible ? [{ who: `${who} who may bypass the other rules, too`, isMachine }] : [];
}
