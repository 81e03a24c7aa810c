/** Addresses that stand where another one stood. */
import type { Hunk, HunkSide } from "../../change/lines.ts";
import { type Address, addressesIn } from "./address.ts";

export interface Place {
  readonly address: Address;
  /** 1-based. */
  readonly line: number;
  /** The text around it, and which address of its line it is: what it is called here. */
  readonly label: string;
}

export interface Replacement {
  readonly before: Place;
  readonly after: Place;
}

export function replacementsIn(hunks: readonly Hunk[]): readonly Replacement[] {
  const sides = hunks.map((hunk) => ({ old: placesIn(hunk.before), now: placesIn(hunk.after) }));
  const found: Replacement[] = [];
  // Lines that only moved go first, so that an address travels with its name.
  const moved = withoutMoved(
    sides.flatMap((side) => side.old),
    sides.flatMap((side) => side.now),
  );
  for (const { old, now } of sides)
    found.push(
      ...paired(
        old.filter((place) => moved.old.has(place)),
        now.filter((place) => moved.now.has(place)),
        labelOf,
      ),
    );
  const left = leftOver(moved, found);
  found.push(...paired(left.old.filter(isNamed), left.now.filter(isNamed), labelOf));
  // Without a name, an address that is still somewhere was moved; the others pair in order.
  const rest = withoutKept(leftOver(moved, found));
  for (const { old, now } of sides)
    found.push(
      ...paired(
        old.filter((place) => rest.old.has(place)),
        now.filter((place) => rest.now.has(place)),
        chainOf,
      ),
    );
  return found.toSorted((one, other) => one.after.line - other.after.line);
}

interface Sides {
  readonly old: ReadonlySet<Place>;
  readonly now: ReadonlySet<Place>;
}

function placesIn(side: HunkSide): readonly Place[] {
  return side.lines.flatMap((line, index) => {
    const addresses = addressesIn(line);
    return addresses.map((address, ordinal) => ({
      address,
      line: side.start + index,
      label: `${labelAt(line, addresses, ordinal)}\0${ordinal}`,
    }));
  });
}

/** What stands around an address, up to the ones beside it; of a long line no more than is near. */
function labelAt(line: string, addresses: readonly Address[], ordinal: number): string {
  const { at, text } = addresses[ordinal] ?? { at: 0, text: "" };
  const previous = addresses[ordinal - 1];
  const from = Math.max(
    previous === undefined ? 0 : previous.at + previous.text.length,
    at - mostLabel,
  );
  const to = Math.min(addresses[ordinal + 1]?.at ?? line.length, at + text.length + mostLabel);
  const around = `${line.slice(from, at)}\0${line.slice(at + text.length, to)}`;
  return around.replaceAll(/\s+|["'`,;]/g, "");
}

const mostLabel = 200;

function withoutMoved(old: readonly Place[], now: readonly Place[]): Sides {
  const key = (place: Place): string => `${place.label}\0${place.address.canonical}`;
  return unmatched(old, now, key);
}

function withoutKept(sides: {
  readonly old: readonly Place[];
  readonly now: readonly Place[];
}): Sides {
  return unmatched(sides.old, sides.now, (place) => place.address.canonical);
}

/** What is left when each takes one equal one of the other side. */
function unmatched(
  old: readonly Place[],
  now: readonly Place[],
  key: (place: Place) => string,
): Sides {
  const waiting = Map.groupBy(now, key);
  const gone = old.filter((place) => waiting.get(key(place))?.pop() === undefined);
  return { old: new Set(gone), now: new Set([...waiting.values()].flat()) };
}

function leftOver(
  sides: Sides,
  found: readonly Replacement[],
): { readonly old: readonly Place[]; readonly now: readonly Place[] } {
  const used = new Set(found.flatMap(({ before, after }) => [before, after]));
  return {
    old: [...sides.old].filter((place) => !used.has(place)),
    now: [...sides.now].filter((place) => !used.has(place)),
  };
}

/** Those with equal keys, in order, if their addresses differ. */
function paired(
  old: readonly Place[],
  now: readonly Place[],
  key: (place: Place) => string,
): readonly Replacement[] {
  const waiting = Map.groupBy(now.toReversed(), key);
  return old.flatMap((before) => {
    const candidates = waiting.get(key(before));
    const after = candidates?.at(-1);
    if (after === undefined || after.address.canonical === before.address.canonical) return [];
    candidates?.pop();
    return [{ before, after }];
  });
}

function labelOf(place: Place): string {
  // A bare list entry has no name: it is not its place that says what it is.
  return isNamed(place) ? place.label : "\0bare";
}

function isNamed(place: Place): boolean {
  return /[\p{L}\p{N}]/u.test(place.label.slice(0, place.label.lastIndexOf("\0")));
}

function chainOf(place: Place): string {
  return place.address.chain;
}
