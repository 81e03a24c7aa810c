/** The mirrors under the data folder, one a repository. */
import { join } from "node:path";
import type { RepositoryKey } from "../../domain/key.ts";
import type { Repository } from "../../domain/snapshot.ts";
import { openChangeMemory } from "./change-memory.ts";
import { type Mirror, openMirror } from "./mirror.ts";

export interface Mirrors {
  /** To be closed by whoever opened it; the files stay. */
  readonly open: (key: RepositoryKey, repository: Repository) => Promise<Mirror>;
  /** Ends the git processes behind them. */
  readonly close: () => Promise<void>;
}

export interface MirrorsParts {
  readonly directory: string;
  /** Where repositories are fetched from; no slash at its end. */
  readonly gitUrl: string;
  readonly token: (installation: number) => Promise<string>;
}

/** Some tens of megabytes. */
const mostRemembered = 100_000;
/** A mirror that nobody uses keeps its git process for as long: the next review may be near. */
const idleMs = 10_000;

interface Shared {
  readonly mirror: Promise<Mirror>;
  users: number;
  ending: NodeJS.Timeout | undefined;
}

/** Named by the numeric id, which no rename changes. Whoever reads at the same time shares one. */
export function openMirrors({ directory, gitUrl, token }: MirrorsParts): Mirrors {
  const memory = openChangeMemory(mostRemembered);
  const open = new Map<string, Shared>();

  function end(name: string, { mirror }: Shared): Promise<void> {
    open.delete(name);
    return mirror.then(
      (opened) => opened.close(),
      () => {},
    );
  }

  function giveBack(name: string, shared: Shared): void {
    shared.users -= 1;
    if (shared.users > 0 || open.get(name) !== shared) return;
    shared.ending = setTimeout(() => void end(name, shared), idleMs).unref();
  }

  return {
    open: async ({ installation }, { id, owner, name }) => {
      const url = `${gitUrl}/${encodeURIComponent(owner)}/${encodeURIComponent(name)}.git`;
      // Of another name, or for another installation, it is fetched otherwise.
      const place = `${installation} ${id} ${url}`;
      const shared = open.get(place) ?? {
        mirror: openMirror({
          directory: join(directory, `${id}.git`),
          url,
          token: () => token(installation),
          memory,
        }),
        users: 0,
        ending: undefined,
      };
      open.set(place, shared);
      shared.users += 1;
      clearTimeout(shared.ending);
      try {
        return lent(await shared.mirror, () => giveBack(place, shared));
      } catch (cause) {
        // Others may have opened it anew meanwhile.
        if (open.get(place) === shared) open.delete(place);
        throw cause;
      }
    },
    close: async () => {
      for (const [name, shared] of open) {
        clearTimeout(shared.ending);
        await end(name, shared);
      }
    },
  };
}

/** The same, but that closing it gives it back. */
function lent(mirror: Mirror, giveBack: () => void): Mirror {
  return {
    fetchCommits: (commits, signal) => mirror.fetchCommits(commits, signal),
    fetchBlobs: (ids, signal) => mirror.fetchBlobs(ids, signal),
    isMechanicalMerge: (commit) => mirror.isMechanicalMerge(commit),
    readMerge: (ours, theirs) => mirror.readMerge(ours, theirs),
    readCommits: (ids) => mirror.readCommits(ids),
    readDifference: (before, after) => mirror.readDifference(before, after),
    resolve: (revision) => mirror.resolve(revision),
    readChange: (base, head) => mirror.readChange(base, head),
    readFile: (commit, path) => mirror.readFile(commit, path),
    readTree: (commit) => mirror.readTree(commit),
    fetchIfThere: (commits) => mirror.fetchIfThere(commits),
    readEntries: (commit, paths) => mirror.readEntries(commit, paths),
    heldBy: (tips, commits) => mirror.heldBy(tips, commits),
    readBlobs: (ids) => mirror.readBlobs(ids),
    close: async () => giveBack(),
  };
}
