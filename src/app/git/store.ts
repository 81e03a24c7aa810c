/** Objects apart from the repository they came in: none of its configuration comes with them. */
import { mkdir, mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { offlineEnvironment } from "./environment.ts";
import { type Spawn, spawnHere } from "./spawn.ts";

/** How git commands reach the objects. */
export interface Store {
  /** For `--git-dir`. */
  readonly gitDirectory: string;
  readonly environment: NodeJS.ProcessEnv;
  readonly spawn: Spawn;
}

/** A directory of our own, to be removed in the end. */
export interface TemporaryStore extends Store {
  remove(): Promise<void>;
}

/** Of a directory that we wrote ourselves. */
export function ownStore(gitDirectory: string, spawn: Spawn): Store {
  return { gitDirectory, environment: offlineEnvironment(), spawn };
}

/**
 * The objects of anybody's repository behind an empty one of ours, so that no setting, hook,
 * attribute, ref or promised object of theirs is ever seen. `idLength`: 40 or 64 digits.
 */
export async function writeStore(
  commonDirectory: string,
  idLength: number,
): Promise<TemporaryStore> {
  const gitDirectory = await mkdtemp(join(tmpdir(), "foureyes-"));
  await mkdir(join(gitDirectory, "refs"));
  await writeFile(join(gitDirectory, "HEAD"), "ref: refs/heads/none\n");
  await writeFile(join(gitDirectory, "config"), idLength === 64 ? sha256 : sha1);
  return {
    gitDirectory,
    environment: {
      ...offlineEnvironment(),
      GIT_OBJECT_DIRECTORY: join(commonDirectory, "objects"),
      GIT_SHALLOW_FILE: join(commonDirectory, "shallow"),
    },
    spawn: spawnHere,
    remove: () => rm(gitDirectory, { recursive: true, force: true }),
  };
}

const sha1 = "[core]\n\trepositoryformatversion = 0\n\tbare = true\n";
const sha256 = `[core]\n\trepositoryformatversion = 1\n\tbare = true\n[extensions]\n\tobjectFormat = sha256\n`;
