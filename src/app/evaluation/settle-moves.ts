/**
 * The default branch moved forward: whom that touches is evaluated, and nobody else. Most pushes
 * touch few of the pull requests that wait for the same branch.
 */
import type { RepositoryKey } from "../../domain/key.ts";
import type { Repository } from "../../domain/snapshot.ts";
import { forgetMove, type Move, readMoves } from "../store/moves.ts";
import { openInto } from "../store/pulls.ts";
import type { GuardParts } from "./parts.ts";
import { type Resting, readResting } from "./resting.ts";
import { touchedBy } from "./touched.ts";

/** Gives whether there was anything to settle. */
export async function settleMoves(
  parts: GuardParts,
  key: RepositoryKey,
  repository: Repository,
): Promise<boolean> {
  const moves = await readMoves(parts.database, key.repository);
  for (const move of moves) await settleMove(parts, key, repository, move);
  return moves.length > 0;
}

/** Forgotten last: after a crash it is settled once more. */
async function settleMove(
  parts: GuardParts,
  { installation, repository: id }: RepositoryKey,
  repository: Repository,
  move: Move,
): Promise<void> {
  const { database, want, now, log } = parts;
  const key = { installation, repository: id };
  const pulls = await openInto(database, id, move.branch);
  const decided = await readResting(parts, id, new Set(pulls));
  const resting = decided.filter(({ baseRef }) => baseRef === move.branch);
  const known = new Set(resting.map(({ number }) => number));
  const touched = pulls.filter((pull) => !known.has(pull));
  for (const pull of touched) await want(database, { ...key, pull }, now());
  for await (const pull of touchedAmong(parts, key, repository, move, resting)) {
    await want(database, { ...key, pull }, now());
    touched.push(pull);
  }
  await forgetMove(database, id, move);
  log.info("base moved", { repository: id, pulls: pulls.length, touched: touched.length });
}

/** What was let pass stands no longer than any look may take; the others pass nothing meanwhile. */
async function* touchedAmong(
  parts: GuardParts,
  key: RepositoryKey,
  repository: Repository,
  { tip }: Move,
  resting: readonly Resting[],
): AsyncGenerator<number> {
  const { lookMs, answerMs } = parts.patience;
  const clear = resting.filter(({ isClear }) => isClear);
  const others = resting.filter(({ isClear }) => !isClear);
  yield* touchedBy(parts, key, repository, tip, clear, lookMs);
  yield* touchedBy(parts, key, repository, tip, others, answerMs);
}
