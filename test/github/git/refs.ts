/** Branches and other refs of a bare repository, kept as loose files. */
import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";

/** What git writes for "no commit". */
export const noCommit = "0".repeat(40);

/** Full names (`refs/heads/main`) that git takes and that stay inside the repository. */
export function isRefName(ref: string): boolean {
  const parts = ref.split("/");
  const bad = (part: string) =>
    part === "" || part.startsWith(".") || part.endsWith(".lock") || part.endsWith(".");
  // Control characters, the space, `~` and a few more.
  const forbidden = /[^!-}\u0080-\uffff]|[\^:?*[\\]|\.\.|@\{/;
  return parts[0] === "refs" && parts.length > 2 && !parts.some(bad) && !forbidden.test(ref);
}

export function readRef(directory: string, ref: string): string | null {
  if (!isRefName(ref)) return null;
  const file = join(directory, ref);
  return existsSync(file) ? readFile(file) : readPackedRef(directory, ref);
}

export function writeRef(directory: string, ref: string, commit: string): void {
  if (!isRefName(ref)) throw new TypeError(`Not a ref: ${JSON.stringify(ref)}`);
  const file = join(directory, ref);
  mkdirSync(dirname(file), { recursive: true });
  writeFileSync(file, `${commit}\n`);
}

export function deleteRef(directory: string, ref: string): void {
  if (isRefName(ref)) rmSync(join(directory, ref), { force: true });
}

/** Branch names, sorted. */
export function branchesOf(directory: string): readonly string[] {
  const root = join(directory, "refs/heads");
  const entries = readdirSync(root, { recursive: true, withFileTypes: true });
  const files = entries.filter((entry) => entry.isFile());
  return files.map((entry) => join(entry.parentPath, entry.name).slice(root.length + 1)).sort();
}

export function tipOf(directory: string, branch: string): string | null {
  return readRef(directory, `refs/heads/${branch}`);
}

function readFile(file: string): string | null {
  try {
    return readFileSync(file, "latin1").trim();
  } catch (error) {
    // A directory: `a` is asked for where `a/b` is a branch.
    if (error instanceof Error && "code" in error && error.code === "EISDIR") return null;
    throw error;
  }
}

function readPackedRef(directory: string, ref: string): string | null {
  const file = join(directory, "packed-refs");
  if (!existsSync(file)) return null;
  const line = readFileSync(file, "latin1")
    .split("\n")
    .find((one) => one.endsWith(` ${ref}`));
  return line?.slice(0, 40) ?? null;
}
