/**
 * Whether a merge that was let through was ever to be let through.
 *
 * GitHub decides by the check that stands there in that moment, and the server learns of everything
 * some time after it happened. So a merge is wrong when at no moment of the last while the oracle
 * would have cleared exactly this head into exactly this base; and when it never would have, it is
 * wrong however long that while is.
 */
import type { Pull } from "../github/world/repository.ts";
import { guarded } from "./cast.ts";
import { answer, type World } from "./oracle.ts";

export interface Watch {
  /** To be called after everything that may have changed what the oracle says of a pull request. */
  readonly look: (pull: Pull) => void;
  readonly lookAtAll: () => void;
  /** Right before GitHub is asked to merge; what comes of it is told to what is given back. */
  readonly merging: (pull: Pull) => (isThrough: boolean) => void;
  readonly merges: Merges;
}

export interface Merges {
  tried: number;
  /** Into a branch that requires the check. */
  through: number;
  /** Of those, the ones that the oracle would not clear in that very moment any more. */
  late: number;
  /** Into a branch that requires nothing. */
  unguarded: number;
  refused: number;
  /** One line each. */
  readonly wrong: string[];
}

/** From when to when the oracle cleared it; milliseconds of uptime. */
interface Span {
  readonly from: number;
  to: number | null;
}

/** `uptime`: milliseconds that the server has run; `windowMs`: what it has to learn of something. */
export function openWatch(world: World, uptime: () => number, windowMs: number): Watch {
  const places = new Map<number, Map<string, Span[]>>();
  const merges: Merges = { tried: 0, through: 0, late: 0, unguarded: 0, refused: 0, wrong: [] };

  function look(pull: Pull): void {
    const now = uptime();
    const place = placeOf(pull);
    for (const [other, left] of spansOf(pull)) if (other !== place) end(left, now);
    const known = spansOf(pull).get(place) ?? [];
    spansOf(pull).set(place, known);
    const isClear = pull.state === "open" && answer(world, pull) === "clear";
    const isOpen = known.at(-1)?.to === null;
    if (isClear && !isOpen) known.push({ from: now, to: null });
    if (!isClear) end(known, now);
  }

  function spansOf({ number }: Pull): Map<string, Span[]> {
    const known = places.get(number) ?? new Map<string, Span[]>();
    places.set(number, known);
    return known;
  }

  function merging(pull: Pull): (isThrough: boolean) => void {
    look(pull);
    const place = placeOf(pull);
    const isGuarded = guarded.some((branch) => branch === pull.base.ref);
    const last = spansOf(pull).get(place)?.at(-1);
    const ago = last === undefined ? null : last.to === null ? 0 : uptime() - last.to;
    return (isThrough) => {
      merges.tried += 1;
      if (!isThrough) merges.refused += 1;
      else if (!isGuarded) merges.unguarded += 1;
      else {
        merges.through += 1;
        if (ago !== 0) merges.late += 1;
        if (ago === null) merges.wrong.push(`${place} was merged, and was never clear`);
        else if (ago > windowMs)
          merges.wrong.push(`${place} was merged, and was not clear for ${Math.round(ago)} ms`);
      }
    };
  }

  return {
    look,
    lookAtAll: () => {
      for (const pull of world.repository.pulls) if (pull.state === "open") look(pull);
    },
    merging,
    merges,
  };
}

function end(spans: readonly Span[], now: number): void {
  const last = spans.at(-1);
  if (last?.to === null) last.to = now;
}

function placeOf({ number, head, base }: Pull): string {
  return `#${number} ${head.sha.slice(0, 12)} into ${base.ref}`;
}
