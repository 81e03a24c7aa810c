/** Takes back a success while it is looked at again: a run that waits stands before it. */
import type { Decision } from "../../domain/decision.ts";
import { type CheckRun, checkNames } from "../../domain/publication.ts";
import type { Sha } from "../../domain/sha.ts";
import type { Octokit } from "../github/client.ts";
import { type Publisher, show } from "./publish.ts";
import { inDoubt, readShown } from "./shown.ts";

/**
 * `when`: whenever it may be a success, or only when that is in doubt. Gives whether a run was
 * posted; rejects when GitHub did not confirm it, and then it is in doubt.
 */
export function recall(
  publisher: Publisher,
  octokit: Octokit,
  about: Pick<Decision, "key" | "repository">,
  head: Sha,
  when: "maybe" | "in doubt",
): Promise<boolean> {
  const { database } = publisher;
  const { repository } = about;
  return publisher.exclusive(`${repository.id} ${head}`, async () => {
    const shown = await readShown(database, repository.id, head, checkNames.enforce);
    if (shown === undefined) return false;
    const isMeant = shown.state === inDoubt || (when === "maybe" && shown.state === "success");
    if (!isMeant) return false;
    await show(publisher, octokit, about, shown.decision, lookingAgain(head));
    return true;
  });
}

function lookingAgain(head: Sha): CheckRun {
  return {
    name: checkNames.enforce,
    head,
    state: "in_progress",
    title: "Looking at the change again",
    summary:
      "Something happened since Foureyes looked at this commit. It looks again; this takes a few seconds.",
    annotations: [],
  };
}
