/** Takes back a green that no open pull request stands for any more. */
import { type Withdrawal, withdrawnRun } from "../../core/publication/withdrawn-page.ts";
import type { Decision } from "../../domain/decision.ts";
import { checkNames } from "../../domain/publication.ts";
import type { Sha } from "../../domain/sha.ts";
import type { Octokit } from "../github/client.ts";
import type { Database } from "../store/database.ts";
import { type Publisher, show } from "./publish.ts";
import { inDoubt, readShown } from "./shown.ts";

/** Of what may be a success: one in doubt could be. */
const green = ["success", inDoubt];

export function withdraw(
  publisher: Publisher,
  octokit: Octokit,
  target: Pick<Decision, "key" | "repository">,
  head: Sha,
  why: Withdrawal,
): Promise<void> {
  const { database } = publisher;
  const { repository, key } = target;
  return publisher.exclusive(`${repository.id} ${head}`, async () => {
    const shown = await readShown(database, repository.id, head, checkNames.enforce);
    if (shown === undefined || !green.includes(shown.state)) return;
    if (await isStoodFor(database, repository.id, head)) return;
    await show(publisher, octokit, target, shown.decision, withdrawnRun(head, key.pull, why));
  });
}

/** By an open pull request, or by one that was merged: what was merged is in the branch already. */
async function isStoodFor(database: Database, repository: number, head: Sha): Promise<boolean> {
  const row = await database
    .selectFrom("pull")
    .select("number")
    .where("repository", "=", repository)
    .where("head", "=", head)
    .where((where) => where.or([where("open", "=", 1), where("merged", "=", 1)]))
    .limit(1)
    .executeTakeFirst();
  return row !== undefined;
}
