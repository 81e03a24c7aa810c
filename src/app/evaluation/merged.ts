/** Whether what was merged was clear: where it had to be, somebody went around the check (B09). */
import { rulesOf } from "../../core/branch-rules/rules.ts";
import type { MergedUnclear } from "../../domain/fact.ts";
import { type CachedRules, cachedRules } from "../branch-rules/cache.ts";
import { fetchRules } from "../branch-rules/fetch.ts";
import { wasClear } from "../journal/decisions.ts";
import { append, isTold } from "../journal/journal.ts";
import { lastKnown } from "../store/pulls.ts";
import type { KnownPull } from "../webhook/notes.ts";
import type { GuardParts, Target } from "./parts.ts";

/** Written into the journal, and told in the log, once. */
export async function noteMerged(
  parts: GuardParts,
  target: Target,
  { head, baseRef }: KnownPull,
): Promise<void> {
  const { database, log, now } = parts;
  const { key } = target;
  if ((await lastKnown(database, key))?.mode === "observe") return;
  if (await wasClear(database, key, head)) return;
  if (!(await isPinned(parts, target, baseRef))) return;
  const { installation, repository, pull } = key;
  const fact: MergedUnclear = { kind: "merged-unclear", repository, pull, head, baseRef };
  if (await isTold(database, fact)) return;
  await database
    .transaction()
    .execute((transaction) =>
      append(transaction, installation, new Date(now()).toISOString(), { kind: "fact", fact }),
    );
  const what = "It was never clear, though the branch requires the check: somebody went around it.";
  log.warn("merged without the check", { repository, pull, head, branch: baseRef, what });
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
