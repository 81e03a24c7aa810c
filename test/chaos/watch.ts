/**
 * Whether a merge that was let through was ever to be let through.
 *
 * GitHub decides by the check that stands on the head in that moment, and the server learns of
 * everything some time after it happened. So a merge is wrong when at no moment of the last while
 * the oracle would have cleared that head, for all pull requests that were open with it and the
 * bases that they then were for; and when it never would have, it is wrong however long that while
 * is. Nobody can keep somebody from retargeting or reopening a pull request and merging it at once:
 * such merges are late, and listed.
 */
import type { Pull } from "../github/world/repository.ts";
import { guarded } from "./cast.ts";
import { answerFor, type World } from "./oracle.ts";

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
  /** Of those, the ones that the oracle would not clear in that very moment any more: one line each. */
  readonly late: string[];
  /** Into a branch that requires nothing. */
  unguarded: number;
  refused: number;
  /** One line each. */
  readonly wrong: string[];
}

/** From when to when the oracle cleared a head; milliseconds of uptime. */
interface Span {
  /** For what. */
  readonly pulls: string;
  readonly from: number;
  to: number | null;
}

/** `uptime`: milliseconds that the server has run; `windowMs`: what it has to learn of something. */
export function openWatch(world: World, uptime: () => number, windowMs: number): Watch {
  const spans = new Map<string, Span[]>();
  const merges: Merges = { tried: 0, through: 0, late: [], unguarded: 0, refused: 0, wrong: [] };

  /** What happens to one pull request may be about all heads that it has, or had. */
  function look({ head }: Pull): void {
    const clear = [...spans].filter(([, known]) => isClearStill(known)).map(([sha]) => sha);
    for (const sha of new Set([head.sha, ...clear])) lookAt(sha);
  }

  function lookAt(head: string): void {
    const now = uptime();
    const known = spans.get(head) ?? [];
    spans.set(head, known);
    const open = world.repository.pulls.filter(
      (pull) => pull.state === "open" && pull.head.sha === head,
    );
    const isClear = open.length > 0 && answerFor(world, head) === "clear";
    if (!isClear) end(known, now);
    else if (!isClearStill(known))
      known.push({ pulls: open.map(placeOf).join(" and "), from: now, to: null });
  }

  function merging(pull: Pull): (isThrough: boolean) => void {
    look(pull);
    const place = placeOf(pull);
    const isGuarded = guarded.some((branch) => branch === pull.base.ref);
    const last = spans.get(pull.head.sha)?.at(-1);
    const ago = last === undefined ? null : last.to === null ? 0 : uptime() - last.to;
    return (isThrough) => {
      merges.tried += 1;
      if (!isThrough) merges.refused += 1;
      else if (!isGuarded) merges.unguarded += 1;
      else {
        merges.through += 1;
        const until = `until ${Math.round(ago ?? 0)} ms before, as ${last?.pulls}`;
        if (ago === null) merges.wrong.push(`${place} was merged, and was never clear`);
        else if (ago > windowMs) merges.wrong.push(`${place} was merged, and was clear ${until}`);
        else if (ago > 0) merges.late.push(`${place} was merged, and was clear ${until}`);
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

function isClearStill(spans: readonly Span[]): boolean {
  return spans.at(-1)?.to === null;
}

function end(spans: readonly Span[], now: number): void {
  const last = spans.at(-1);
  if (last?.to === null) last.to = now;
}

function placeOf({ number, head, base }: Pull): string {
  return `#${number} ${head.sha.slice(0, 12)} into ${base.ref}`;
}
