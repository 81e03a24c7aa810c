/** One pull request: read, decide, journal, publish. */

import { reviewersToAsk } from "../../core/approvals/reviewers.ts";
import { guardedBranches } from "../../core/branch-rules/rules.ts";
import type { Withdrawal } from "../../core/publication/withdrawn-page.ts";
import { digestOf } from "../../core/recovery/looked.ts";
import { onDamagedJournal } from "../../core/verdict/damaged.ts";
import type { Decision } from "../../domain/decision.ts";
import { type CachedRules, cachedRules } from "../branch-rules/cache.ts";
import { recordAfter } from "../journal/decisions.ts";
import { noteMoves } from "../journal/moves.ts";
import type { Outcome, Run } from "../lane/lanes.ts";
import { pauseAfter } from "../patience.ts";
import { announceAfter } from "../publication/announce.ts";
import { publishComments } from "../publication/comments.ts";
import { publish } from "../publication/publish.ts";
import { requestReviewers } from "../publication/reviewers.ts";
import { withdraw } from "../publication/withdraw.ts";
import { fetchPull, type PullReading } from "../snapshot/pull.ts";
import { readLooked, rememberLooked } from "../store/looked.ts";
import { decidedHead, lastDecision, rememberOpen, siblingsToDecide } from "../store/pulls.ts";
import type { KnownPull } from "../webhook/notes.ts";
import type { Account } from "./account.ts";
import { mostBranches } from "./elsewhere.ts";
import { look } from "./look.ts";
import { noteMerged } from "./merged.ts";
import type { GuardParts, Target } from "./parts.ts";
import type { Recall } from "./recall.ts";

export async function evaluate(
  parts: GuardParts,
  target: Target,
  run: Pick<Run, "isSuperseded" | "attempt">,
  account: Account,
  recall: Recall,
): Promise<Outcome> {
  const { database, want, publisher, now } = parts;
  const { key, repository, octokit } = target;
  const decidedBefore = await lastDecision(database, key);
  const lookedBefore = await readLooked(database, key);
  const rules = await cachedRules(database, repository.id, now());
  const asked = {
    ...(parts.asked.get(key.repository) ?? { teams: [], collaborators: false }),
    branches: guardedIn(rules),
    appId: parts.appId,
  };
  const found = await fetchPull(octokit, repository, key.pull, asked);
  if (found === null) return "done";
  const { known, reading } = found;
  const before = await decidedHead(database, key);
  await rememberOpen(database, key, known);
  if (reading === null) {
    const recalled = await recall.end();
    if (known.merged) await learnMoves(parts, key);
    if (before !== null)
      await withdraw(publisher, octokit, target, before, fateOf(known), recalled === before);
    if (known.merged) await noteMerged(parts, target, known);
    return "done";
  }
  if (before !== null && known.head !== before)
    await withdraw(publisher, octokit, target, before, "moved");

  const looked = await look(parts, target, reading, rules, () =>
    announceAfter(publisher, octokit, target, reading.pull.head, parts.patience.lookMs),
  );
  const { inputs } = looked;
  const decision = await onWholeJournal(parts, target, looked.decision, reading);
  const recalled = await recall.end();
  // What came meanwhile may take an approval away; the next run, which is due, decides with it.
  if (decision.verdict === "clear" && (await run.isSuperseded())) return "done";

  const entry = await recordAfter(decidedBefore, database, decision, inputs, now());
  if (entry === null) return { retryAfterMs: parts.patience.retryMs(run.attempt) };
  const { siblings } = reading;
  const { verdict, head } = decision;
  account.decided({ verdict, head, entry });
  await publish(publisher, octokit, { decision, entry, retrying: false, siblings });
  await rememberLooked(database, key, lookedBefore, lookedAt(reading));
  if (decision.mode === "observe")
    await withdraw(publisher, octokit, target, head, "observed", recalled === head);

  for (const sibling of await siblingsToDecide(database, key, head, siblings))
    await want(database, sibling, now());
  return speak(parts, octokit, reading, decision, run.attempt, account);
}

/** As the sweep asks for it again. */
function lookedAt({ pull, reviews, default: policies, baseline }: PullReading): string {
  const { head, baseRef, base, draft } = pull;
  const seen = { head, baseRef, base, draft, reviews, default: policies };
  return digestOf({ ...seen, baseline: baseline?.oid ?? null });
}

/** Nothing is clear before what stands on GitHub was compared with the journal. */
async function onWholeJournal(
  { watch, readBack }: GuardParts,
  { octokit, key, repository }: Target,
  decision: Decision,
  { standing }: PullReading,
): Promise<Decision> {
  if (decision.verdict !== "clear" || decision.mode === "observe") return decision;
  await readBack(octokit, key, repository, standing);
  return (await watch.isDamaged(key.installation)) ? onDamagedJournal(decision) : decision;
}

/** The delivery that told of the merge may have been lost. */
function learnMoves({ database, want, now }: GuardParts, key: Target["key"]): Promise<void> {
  return database.transaction().execute(async (transaction) => {
    const again = await noteMoves(transaction, key, new Date(now()).toISOString());
    for (const concerned of again) await want(transaction, concerned, now());
  });
}

/** What became of a pull request that is open no more. */
function fateOf({ merged }: KnownPull): Withdrawal {
  return merged ? "merged" : "closed";
}

/** Their tips are asked for along with the pull request; what is not known yet is asked for later. */
function guardedIn(rules: CachedRules): readonly string[] {
  if (rules.kind === "unknown") return [];
  return guardedBranches(rules.reading).slice(0, mostBranches);
}

/**
 * Beside the check: comments on lines, and requests for reviews. The verdict stands already, so
 * what fails here is tried again without a word on the check.
 */
async function speak(
  { database, patience }: GuardParts,
  octokit: Target["octokit"],
  reading: PullReading,
  decision: Decision,
  attempt: number,
  account: Account,
): Promise<Outcome> {
  try {
    await publishComments(database, octokit, decision);
    if (reading.pull.draft) return "done";
    const known = {
      teams: reading.teams,
      collaborators: reading.collaborators ?? { kind: "unlisted" as const },
      reviews: reading.reviews,
    };
    const asked = reviewersToAsk(known, decision);
    await requestReviewers(database, octokit, decision, asked);
    return "done";
  } catch (cause) {
    account.unspoken(cause);
    return { retryAfterMs: pauseAfter(cause, attempt, patience) };
  }
}
