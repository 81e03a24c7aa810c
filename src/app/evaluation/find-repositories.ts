/**
 * Finds out where the App is installed, and puts each repository there into its lane: the database
 * may not know of them, or not of what happened while nobody listened.
 */
import type { Repository } from "../../domain/snapshot.ts";
import type { GitHub, Octokit } from "../github/client.ts";
import type { Log } from "../log.ts";
import { type Patience, pauseAfter } from "../patience.ts";
import { reasonOf } from "../reason.ts";
import { learn, type Memory } from "../webhook/learn.ts";
import { notesFor } from "../webhook/notes.ts";

export interface Finding {
  /** Resolves after the first try; what failed is tried again later. */
  readonly tried: () => Promise<void>;
  /** What is under way comes to nothing. */
  readonly close: () => void;
}

export interface FindingParts extends Memory {
  readonly github: Pick<GitHub, "app" | "installation">;
  readonly patience: Patience;
  readonly now: () => number;
  readonly log: Log;
  /** Called after keys were put into lanes. */
  readonly wanted: () => void;
}

export function findRepositories(parts: FindingParts): Finding {
  let timer: NodeJS.Timeout | undefined;
  let closed = false;
  const done = new Set<number>();

  async function attempt(tries: number): Promise<void> {
    try {
      await findAll(parts, done, () => closed);
    } catch (cause) {
      if (closed) return;
      parts.log.warn("installations not found", { attempt: tries, reason: reasonOf(cause) });
      timer = setTimeout(
        () => {
          trying = attempt(tries + 1);
        },
        pauseAfter(cause, tries, parts.patience),
      );
    }
  }

  let trying = attempt(0);
  return {
    tried: () => trying,
    close: () => {
      closed = true;
      clearTimeout(timer);
    },
  };
}

/** One that fails keeps no other waiting; throws the last failure. */
async function findAll(
  parts: FindingParts,
  done: Set<number>,
  isClosed: () => boolean,
): Promise<void> {
  const app = await parts.github.app();
  const installations = await app.paginate(app.rest.apps.listInstallations, { per_page: 100 });
  const failures: unknown[] = [];
  for (const { id, suspended_at } of installations) {
    if (isClosed()) return;
    if (suspended_at !== null || done.has(id)) continue;
    await findIn(parts, id).then(
      () => done.add(id),
      (cause) => failures.push(cause),
    );
  }
  if (failures.length > 0) throw failures.at(-1);
}

/** Nobody else writes meanwhile. */
const together = 100;

async function findIn(
  { database, want, github, now, wanted }: FindingParts,
  installation: number,
): Promise<void> {
  const found = await fetchRepositories(await github.installation(installation));
  for (let from = 0; from < found.length; from += together) {
    const repositories = found.slice(from, from + together);
    const keys = repositories.map(({ id }) => ({ installation, repository: id, pull: null }));
    const notes = notesFor(installation, { repositories, keys });
    await database
      .transaction()
      .execute((transaction) => learn({ database: transaction, want }, notes, now()));
    wanted();
  }
}

async function fetchRepositories(octokit: Octokit): Promise<readonly Repository[]> {
  const found = await octokit.paginate(octokit.rest.apps.listReposAccessibleToInstallation, {
    per_page: 100,
  });
  return found.map(({ id, name, owner }) => ({ id, name, owner: owner.login }));
}
