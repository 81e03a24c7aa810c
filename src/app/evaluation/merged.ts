/** Whether what was merged was clear: where it had to be, somebody went around the check (B09). */
import { rulesOf } from "../../core/branch-rules/rules.ts";
import { mergedOf } from "../../core/journal/merged.ts";
import type { Merged, MergedUnclear } from "../../domain/merged.ts";
import { type CachedRules, cachedRules } from "../branch-rules/cache.ts";
import { fetchRules } from "../branch-rules/fetch.ts";
import { readClearDecision } from "../journal/decisions.ts";
import { append, isTold } from "../journal/journal.ts";
import { lastKnown } from "../store/pulls.ts";
import type { KnownPull } from "../webhook/notes.ts";
import type { GuardParts, Target } from "./parts.ts";

/** Written into the journal, once: what was approved; or that it was not, which the log tells too. */
export async function noteMerged(
  parts: GuardParts,
  target: Target,
  { head, baseRef }: KnownPull,
): Promise<void> {
  const { database, log } = parts;
  const { key } = target;
  if ((await lastKnown(database, key))?.mode === "observe") return;
  const clear = await readClearDecision(database, key, head);
  if (clear !== null) {
    const merged = mergedOf(clear.decision, clear.seq);
    if (merged !== null) await note(parts, target, merged);
    return;
  }
  if (!(await isPinned(parts, target, baseRef))) return;
  const { repository, pull } = key;
  const fact: MergedUnclear = { kind: "merged-unclear", repository, pull, head, baseRef };
  if (!(await note(parts, target, fact))) return;
  const what = "It was never clear, though the branch requires the check: somebody went around it.";
  log.warn("merged without the check", { repository, pull, head, branch: baseRef, what });
}

/** Gives whether it is news. */
async function note(
  { database, now }: GuardParts,
  { key }: Target,
  fact: Merged | MergedUnclear,
): Promise<boolean> {
  if (await isTold(database, fact)) return false;
  const at = new Date(now()).toISOString();
  await database
    .transaction()
    .execute((transaction) => append(transaction, key.installation, at, { kind: "fact", fact }));
  return true;
}

async function isPinned(
  { appId, database, now }: GuardParts,
  { octokit, repository }: Target,
  branch: string,
): Promise<boolean> {
  const known: CachedRules = await cachedRules(database, repository.id, now());
  const reading = known.kind === "known" ? known.reading : await fetchRules(octokit, repository);
  return reading !== null && rulesOf(reading, branch, appId)?.check === "pinned";
}
