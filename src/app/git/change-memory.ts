/** What was read of commits: what one is to another never changes, so it is read once. */
import type { Sha } from "../../domain/sha.ts";
import type { ReadChange } from "./read-change.ts";

export interface ChangeMemory {
  /** What was read before of the same commits of the same repository, else what `read` gives. */
  readonly recall: (
    repository: string,
    base: Sha,
    head: Sha,
    read: () => Promise<ReadChange>,
  ) => Promise<ReadChange>;
  /** The same, of whether a merge is what git makes of its parents. */
  readonly recallMerge: (commit: Sha, read: () => Promise<boolean>) => Promise<boolean>;
}

/** Merges; when there are more, all are told anew. */
const mostMerges = 10_000;

/** Files and commits of all changes together; those that were asked for long ago go first. */
export function openChangeMemory(most: number): ChangeMemory {
  const known = new Map<string, { readonly change: ReadChange; readonly size: number }>();
  const merges = new Map<Sha, boolean>();
  let size = 0;

  function forget(name: string): void {
    size -= known.get(name)?.size ?? 0;
    known.delete(name);
  }

  function keep(name: string, change: ReadChange): void {
    forget(name);
    known.set(name, { change, size: sizeOf(change) });
    size += sizeOf(change);
    for (const oldest of known.keys()) {
      if (size <= most) return;
      forget(oldest);
    }
  }

  return {
    recallMerge: async (commit, read) => {
      const isMechanical = merges.get(commit) ?? (await read());
      if (merges.size >= mostMerges) merges.clear();
      merges.set(commit, isMechanical);
      return isMechanical;
    },
    recall: async (repository, base, head, read) => {
      const name = `${repository} ${base} ${head}`;
      const change = known.get(name)?.change ?? (await read());
      // Why a change could not be read may be gone the next time.
      if (change.kind === "change") keep(name, change);
      return change;
    },
  };
}

function sizeOf(read: ReadChange): number {
  if (read.kind !== "change") return 0;
  const { files, commits, steps } = read.change;
  const inSteps = steps.reduce((sum, step) => sum + step.files.length + step.gone.length, 0);
  return 1 + files.length + commits.length + inSteps;
}
