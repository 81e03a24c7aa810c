/** Where a repository keeps its objects: found here, so that git never searches by itself. */
import { lstat, readFile, stat } from "node:fs/promises";
import { dirname, join, resolve } from "node:path";
import { Problem } from "../../domain/problem.ts";

export interface Location {
  /** For `--git-dir`; absolute. */
  readonly gitDirectory: string;
  /** Where a linked work tree shares its objects; else the same. */
  readonly commonDirectory: string;
  /** Where the files of a commit are checked out; null for a bare repository. */
  readonly workTree: string | null;
}

const pointerLimit = 4096;

/** `directory` itself if bare, else its `.git` or that of a directory above. Throws "usage". */
export async function locateRepository(directory: string): Promise<Location> {
  const start = resolve(directory);
  const bare = await locationOf(start);
  if (bare !== null) return { ...bare, workTree: null };
  // A mistyped name inside a work tree must not lead to the repository around it.
  if (!(await isDirectory(start))) throw noRepository(directory);
  for (let at = start; ; at = dirname(at)) {
    const found = await locationOf(await followPointer(join(at, ".git")));
    if (found !== null) return { ...found, workTree: at };
    if (at === dirname(at)) throw noRepository(directory);
  }
}

function noRepository(directory: string): Problem {
  return new Problem("usage", `${JSON.stringify(directory)} is not a git repository.`);
}

/** `.git` of linked work trees and submodules is a file that says where the directory is. */
async function followPointer(path: string): Promise<string> {
  const text = await readPointer(path);
  if (text === null) return path;
  const target = /^gitdir: ([^\0\n]+)\n*$/.exec(text)?.[1];
  if (target === undefined)
    throw new Problem("usage", `${JSON.stringify(path)} does not say where its repository is.`);
  return resolve(dirname(path), target);
}

async function locationOf(gitDirectory: string): Promise<Omit<Location, "workTree"> | null> {
  // Old repositories have a symbolic link here, to a branch that may not exist yet.
  const head = await lstat(join(gitDirectory, "HEAD")).catch(() => null);
  if (head === null || head.isDirectory()) return null;
  const pointer = await readPointer(join(gitDirectory, "commondir"));
  const commonDirectory = pointer === null ? gitDirectory : resolve(gitDirectory, pointer.trim());
  const parts = await Promise.all(
    ["objects", "refs"].map((name) => isDirectory(join(commonDirectory, name))),
  );
  return parts.every(Boolean) ? { gitDirectory, commonDirectory } : null;
}

async function readPointer(path: string): Promise<string | null> {
  const entry = await stat(path).catch(() => null);
  if (entry === null || !entry.isFile() || entry.size > pointerLimit) return null;
  return readFile(path, "utf8").catch(() => null);
}

async function isDirectory(path: string): Promise<boolean> {
  return (await stat(path).catch(() => null))?.isDirectory() ?? false;
}
