/** Takes back a green that no open pull request stands for any more. */
import { type Withdrawal, withdrawnRun } from "../../core/publication/withdrawn-page.ts";
import type { Decision } from "../../domain/decision.ts";
import { checkNames } from "../../domain/publication.ts";
import type { Sha } from "../../domain/sha.ts";
import { guardAny } from "../branch-rules/cache.ts";
import type { Octokit } from "../github/client.ts";
import type { Database } from "../store/database.ts";
import { groupAsSibling } from "../store/merge-groups.ts";
import { type Publisher, show } from "./publish.ts";
import { inDoubt, readShown } from "./shown.ts";

/** Of what may be a success: one in doubt could be. */
const green = ["success", inDoubt];

/** `isRecalled`: a run that waits stands before it already, and says too little. */
export function withdraw(
  publisher: Publisher,
  octokit: Octokit,
  target: Pick<Decision, "key" | "repository">,
  head: Sha,
  why: Withdrawal,
  isRecalled = false,
): Promise<void> {
  const { database } = publisher;
  const { repository, key } = target;
  return publisher.exclusive(`${repository.id} ${head}`, async () => {
    const shown = await readShown(database, repository.id, head, checkNames.enforce);
    if (shown === undefined || !(isRecalled || green.includes(shown.state))) return;
    if (await isStoodFor(database, repository.id, head)) return;
    await show(publisher, octokit, target, shown.decision, withdrawnRun(head, key.pull, why));
  });
}

/** By an open pull request that the check is for, or by one whose merge needed it. */
async function isStoodFor(database: Database, repository: number, head: Sha): Promise<boolean> {
  const pulls = await database
    .selectFrom("pull")
    .select(["open", "merged", "base_ref", "mode", "decided_head"])
    .where((where) => where.and({ repository, head }))
    .where((where) => where.or([where("open", "=", 1), where("merged", "=", 1)]))
    .execute();
  if (pulls.some((pull) => pull.open === 1 && !isObserved(pull, head))) return true;
  if ((await groupAsSibling(database, repository, head, "enforce")).length > 0) return true;
  const bases = pulls.filter(({ merged }) => merged === 1).map((pull) => pull.base_ref);
  return guardAny(database, repository, bases);
}

function isObserved(
  { mode, decided_head }: { readonly mode: string | null; readonly decided_head: string | null },
  head: Sha,
): boolean {
  return mode === "observe" && decided_head === head;
}
