/** Pull requests whose last decision may hold on though their base branch moves, and whether it does. */
import { type LeavesAsItWas, openMove } from "../../core/recovery/moved.ts";
import type { RepositoryKey } from "../../domain/key.ts";
import { parseSha, type Sha } from "../../domain/sha.ts";
import type { Repository } from "../../domain/snapshot.ts";
import type { Mirror } from "../git/mirror.ts";
import { readBases } from "../journal/decisions.ts";
import { reasonOf } from "../reason.ts";
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

/**
 * Numbers of those that the move of their base to `tip` does not provably leave as they were within
 * so many milliseconds, each as soon as that is known. Only git is asked.
 */
export async function* touchedBy(
  parts: GuardParts,
  key: RepositoryKey,
  repository: Repository,
  tip: Sha,
  pulls: readonly Resting[],
  withinMs: number,
): AsyncGenerator<number> {
  if (pulls.length === 0) return;
  const signal = AbortSignal.timeout(withinMs);
  const mirror = await openWith(parts, key, repository, [tip, ...pulls.flatMap(commitsOf)], signal);
  try {
    const isLeft = mirror === null ? async () => false : openComparison(mirror, tip);
    for (const pull of pulls) if (signal.aborted || !(await isLeft(pull))) yield pull.number;
  } finally {
    await mirror?.close();
  }
}

function commitsOf({ head, base }: Resting): readonly Sha[] {
  return [head, base];
}

/** Null when the commits cannot be had in time. */
async function openWith(
  { mirrors, log }: GuardParts,
  key: RepositoryKey,
  repository: Repository,
  commits: readonly Sha[],
  signal: AbortSignal,
): Promise<Mirror | null> {
  let mirror: Mirror | null = null;
  try {
    mirror = await mirrors.open(key, repository);
    await mirror.fetchCommits([...new Set(commits)], signal);
    return mirror;
  } catch (cause) {
    log.warn("base not compared", { repository: key.repository, reason: reasonOf(cause) });
    await mirror?.close();
    return null;
  }
}

function openComparison(mirror: Mirror, tip: Sha): (pull: Resting) => Promise<boolean> {
  const moves = new Map<Sha, Promise<LeavesAsItWas | null>>();
  const moveFrom = async (base: Sha) => {
    const read = await mirror.readChange(base, tip);
    return read.kind === "change" ? openMove(read.change) : null;
  };
  return async ({ head, base }) => {
    const move = moves.get(base) ?? moveFrom(base).catch(() => null);
    moves.set(base, move);
    const leaves = await move;
    if (leaves === null) return false;
    const read = await mirror.readChange(base, head).catch(() => null);
    return read?.kind === "change" && leaves(read.change);
  };
}
