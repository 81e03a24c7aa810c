/** Shows what was decided on a merge group, unless something newer is shown. */
import { groupRunOf } from "../../core/publication/group-run.ts";
import type { GroupDecision } from "../../domain/group.ts";
import type { Octokit } from "../github/client.ts";
import { type Publisher, show } from "./publish.ts";
import { readSiblings } from "./siblings.ts";

export interface DecidedGroup {
  readonly group: GroupDecision;
  /** Its number in the journal. */
  readonly entry: number;
  readonly retrying: boolean;
}

export function publishGroup(
  publisher: Publisher,
  octokit: Octokit,
  { group, entry, retrying }: DecidedGroup,
): Promise<void> {
  return publisher.exclusive(`${group.repository.id} ${group.head}`, async () => {
    // Of all pull requests: the one that it was made for may have this very commit as its head now.
    const anyone = { ...group, key: { ...group.key, pull: 0 } };
    const siblings = await readSiblings(publisher.database, anyone, []);
    const run = groupRunOf(group, { entry, retrying, siblings });
    await show(publisher, octokit, group, entry, run);
  });
}
