/** Pull requests whose last decision may hold on though their base branch moves. */
import { parseSha, type Sha } from "../../domain/sha.ts";
import { readBases } from "../journal/decisions.ts";
import { type LookedPull, readLookedPulls } from "../store/looked.ts";
import type { GuardParts } from "./parts.ts";

/** One that was decided on as it is, and that nobody waits for. */
export interface Resting {
  readonly number: number;
  readonly head: Sha;
  readonly baseRef: string;
  /** The tip that it was decided against. */
  readonly base: Sha;
  /** It may have been let pass. */
  readonly isClear: boolean;
  /** See `LookedPull`. */
  readonly looked: string;
}

/** Of the pull requests with these numbers. */
export async function readResting(
  { database, busy }: GuardParts,
  repository: number,
  numbers: ReadonlySet<number>,
): Promise<readonly Resting[]> {
  if (numbers.size === 0) return [];
  // Before: what is decided after this is decided on what GitHub shows after this.
  const waiting = await busy(repository);
  const pulls = [...(await readLookedPulls(database, repository)).values()].filter(
    (pull) => numbers.has(pull.number) && isDecided(pull) && !waiting.has(pull.number),
  );
  const bases = await readBases(
    database,
    pulls.flatMap(({ decision }) => decision ?? []),
  );
  return pulls.flatMap(({ number, head, baseRef, verdict, decision, looked }) => {
    const base = bases.get(decision ?? 0);
    const isClear = verdict === "clear";
    const pull = { number, head: parseSha(head), baseRef, isClear, looked };
    return base === undefined ? [] : [{ ...pull, base }];
  });
}

function isDecided({ open, head, decidedHead, verdict, looked, isForgotten }: LookedPull): boolean {
  const isKnown = verdict !== null && verdict !== "undetermined";
  return open && isKnown && decidedHead === head && looked !== "" && !isForgotten;
}
