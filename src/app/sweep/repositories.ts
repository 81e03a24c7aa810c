/**
 * Has the repositories that we are installed in looked at, whatever deliveries told of them, and
 * lets go of those that we are not.
 */
import type { Repository } from "../../domain/snapshot.ts";
import type { Octokit } from "../github/client.ts";
import { reasonOf } from "../reason.ts";
import { readBookmark, writeBookmark } from "../store/bookmarks.ts";
import type { Database } from "../store/database.ts";
import { learn } from "../webhook/learn.ts";
import { notesFor } from "../webhook/notes.ts";
import type { StepParts } from "./parts.ts";

/** A query each: with a sweep every five minutes about a thousand an hour, of five thousand. */
const mostTogether = 80;

export async function sweepRepositories(parts: StepParts): Promise<void> {
  const { lanes, github, log } = parts;
  const installations = await listInstallations(await github.app());
  for (const { id, isSuspended } of installations) {
    if (parts.isClosing()) return;
    if (isSuspended) continue;
    await sweepInstallation(parts, id).catch((cause: unknown) =>
      log.warn("installation not swept", { installation: id, reason: reasonOf(cause) }),
    );
  }
  const ids = new Set(installations.map(({ id }) => id));
  await lanes.letGo(({ installation }) => !ids.has(installation));
}

async function listInstallations(octokit: Octokit) {
  const listed = await octokit.paginate(octokit.rest.apps.listInstallations, { per_page: 100 });
  return listed.map(({ id, suspended_at }) => ({ id, isSuspended: suspended_at !== null }));
}

async function sweepInstallation(parts: StepParts, installation: number): Promise<void> {
  const { database, lanes, github, now } = parts;
  const held = await listRepositories(await github.unhurried(installation));
  await learnNew(parts, installation, held);
  for (const repository of await nextOf(database, installation, held))
    await lanes.remind(database, { installation, repository, pull: null }, now());
  const ids = new Set(held.map(({ id }) => id));
  await lanes.letGo((key) => key.installation === installation && !ids.has(key.repository));
}

async function listRepositories(octokit: Octokit): Promise<readonly Repository[]> {
  const { listReposAccessibleToInstallation } = octokit.rest.apps;
  const listed = await octokit.paginate(listReposAccessibleToInstallation, { per_page: 100 });
  return listed.map(({ id, name, owner }) => ({ id, name, owner: owner.login }));
}

/** No delivery told us of these, or of their name, or that another installation has them now. */
async function learnNew(
  { database, lanes, now }: StepParts,
  installation: number,
  held: readonly Repository[],
): Promise<void> {
  const rows = await database
    .selectFrom("repository")
    .selectAll()
    .where("installation", "=", installation)
    .execute();
  const known = new Set(rows.map(({ id, owner, name }) => `${id} ${owner}/${name}`));
  const repositories = held.filter(({ id, owner, name }) => !known.has(`${id} ${owner}/${name}`));
  if (repositories.length === 0) return;
  const keys = repositories.map(({ id }) => ({ installation, repository: id, pull: null }));
  const notes = notesFor(installation, { repositories, keys });
  await database
    .transaction()
    .execute((transaction) => learn({ database: transaction, want: lanes.want }, notes, now()));
}

/** In turn: of a large firm's not all at once. */
async function nextOf(
  database: Database,
  installation: number,
  held: readonly Repository[],
): Promise<readonly number[]> {
  const ids = held.map(({ id }) => id).toSorted((one, other) => one - other);
  if (ids.length <= mostTogether) return ids;
  const bookmark = `swept ${installation}`;
  const last = Number((await readBookmark(database, bookmark)) ?? 0);
  const next = ids.filter((id) => id > last).slice(0, mostTogether);
  const isRound = next.length < mostTogether;
  await writeBookmark(database, bookmark, String(isRound ? 0 : next.at(-1)));
  return next;
}
