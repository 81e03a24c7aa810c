/**
 * Key → journal → check: one evaluation, and the place that catches what fails before a verdict.
 *
 * Everything is derived anew from GitHub, git and the journal, so an evaluation may run twice, late
 * or after a crash, and says the same.
 */
import { undetermined } from "../core/undetermined.ts";
import { isGroup } from "../domain/key.ts";
import type { Sha } from "../domain/sha.ts";
import type { Repository } from "../domain/snapshot.ts";
import { type Account, openAccount } from "./evaluation/account.ts";
import { discover } from "./evaluation/discover.ts";
import { evaluate } from "./evaluation/evaluate.ts";
import { confessGroup, evaluateGroup } from "./evaluation/group.ts";
import type { GuardParts, Target } from "./evaluation/parts.ts";
import { beginRecall, handBack } from "./evaluation/recall.ts";
import { settleMoves } from "./evaluation/settle-moves.ts";
import { troubleOf } from "./evaluation/trouble.ts";
import { Limited } from "./github/limiter.ts";
import { recordDecision } from "./journal/decisions.ts";
import type { Outcome, Run } from "./lane/lanes.ts";
import { pauseAfter } from "./patience.ts";
import { publish } from "./publication/publish.ts";
import { withdraw } from "./publication/withdraw.ts";
import { decidedHead, lastKnown, readRepository } from "./store/pulls.ts";

export function openGuard(parts: GuardParts): (run: Run) => Promise<Outcome> {
  return async (run) => {
    const repository = await readRepository(parts.database, run.key);
    if (repository === null) return "done";
    const account = openAccount(parts, run);
    try {
      const outcome = await attempt(parts, run, repository, account);
      // What was discovered has a line of its own.
      if (run.key.pull !== null || isGroup(run.key)) account.close();
      return outcome;
    } catch (cause) {
      const retryAfterMs = pauseAfter(cause, run.attempt, parts.patience);
      account.failed(cause, await confess(parts, run, repository, cause, retryAfterMs));
      return { retryAfterMs };
    }
  };
}

async function attempt(
  parts: GuardParts,
  run: Run,
  repository: Repository,
  account: Account,
): Promise<Outcome> {
  const { installation, pull } = run.key;
  if (isGroup(run.key)) return evaluateGroup(parts, run, run.key, repository, account);
  if (pull === null) {
    if (await settleMoves(parts, run.key, repository)) {
      // To be found besides is what nobody told of, and that may take GitHub long.
      await parts.want(parts.database, run.key, parts.now());
      return "done";
    }
    const octokit = await parts.github.unhurried(installation);
    return discover(parts, octokit, run.key, repository);
  }
  const octokit = await parts.github.installation(installation);
  const target = { octokit, repository, key: { ...run.key, pull } };
  const recall = await beginRecall(parts, target);
  try {
    return await evaluate(parts, target, run, account, recall);
  } finally {
    await handBack(parts, target, await recall.end());
  }
}

/** Says on the pull request that we could not look, and when we try again. Gives why it could not be said; or null. */
async function confess(
  parts: GuardParts,
  run: Run,
  repository: Repository,
  cause: unknown,
  retryAfterMs: number,
): Promise<unknown> {
  // Nothing may be sent now, so nothing can be said; what is in doubt stays so.
  if (cause instanceof Limited) return null;
  const { key, retries } = run;
  if (isGroup(key)) return confessGroup(parts, run, key, repository, cause, retryAfterMs);
  const { pull } = key;
  const known = pull === null ? null : await lastKnown(parts.database, { ...key, pull });
  if (pull === null || known === null) return null;
  const place = { key: { ...key, pull }, repository };
  const retryAt = retries ? new Date(parts.now() + retryAfterMs) : null;
  const { reason, retrying } = troubleOf(cause, retryAt);
  const where = { ...place, ...known, sources: [] };
  const decision = undetermined(where, { kind: "trouble", reason });
  try {
    await letGo(parts, place, known.pull.head);
    const entry = await recordDecision(parts.database, decision, null, parts.now());
    const octokit = await parts.github.installation(key.installation);
    await publish(parts.publisher, octokit, { decision, entry, retrying, siblings: [] });
    return null;
  } catch (second) {
    return second;
  }
}

/** Nobody comes back to the head that was decided on before, once there is a decision on this one. */
async function letGo(
  { database, github, publisher }: GuardParts,
  place: Pick<Target, "key" | "repository">,
  head: Sha,
): Promise<void> {
  const before = await decidedHead(database, place.key);
  if (before === null || before === head) return;
  const octokit = await github.installation(place.key.installation);
  await withdraw(publisher, octokit, place, before, "moved");
}
