/** The tree that git makes of two commits; what it writes for that is thrown away. */
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { parseSha, type Sha } from "../../domain/sha.ts";
import { failed, type GitCommand, runGit } from "./process.ts";
import type { Store } from "./store.ts";

const deadline = 60_000;

/** Null when they conflict. Throws "git"; every blob that is to be merged must be here. */
export async function mergedTree(store: Store, ours: Sha, theirs: Sha): Promise<Sha | null> {
  const objects = await mkdtemp(join(tmpdir(), "foureyes-"));
  try {
    const command = merging(store, objects, ours, theirs);
    const result = await runGit(command);
    if (result.status === 1) return null;
    if (result.status !== 0) throw failed(command, result);
    return parseSha(result.output.toString("latin1").trim());
  } finally {
    await rm(objects, { recursive: true, force: true });
  }
}

function merging(store: Store, objects: string, ours: Sha, theirs: Sha): GitCommand {
  const lender = store.environment.GIT_OBJECT_DIRECTORY ?? join(store.gitDirectory, "objects");
  return {
    command: ["merge-tree", "--write-tree", "--no-messages", ours, theirs],
    ...store,
    environment: {
      ...store.environment,
      GIT_OBJECT_DIRECTORY: objects,
      // Quoted, as there may be a colon in it.
      GIT_ALTERNATE_OBJECT_DIRECTORIES: JSON.stringify(lender),
    },
    signal: AbortSignal.timeout(deadline),
  };
}
