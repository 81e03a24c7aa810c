/** A new, empty mirror: four files and directories, and in place all at once. */
import { randomUUID } from "node:crypto";
import { mkdir, readdir, rename, rm, writeFile } from "node:fs/promises";
import { basename, dirname, join } from "node:path";

/** Beside `directory`, under a name of its own; move it with `replaceDirectory`. */
export async function writeBareRepository(directory: string): Promise<string> {
  await removeLeftovers(directory);
  const fresh = `${directory}.new-${randomUUID()}`;
  await mkdir(join(fresh, "objects"), { recursive: true, mode: 0o700 });
  await mkdir(join(fresh, "refs"));
  await writeFile(join(fresh, "config"), "[core]\n\trepositoryformatversion = 0\n\tbare = true\n");
  await writeFile(join(fresh, "HEAD"), "ref: refs/heads/none\n");
  return fresh;
}

/** `fresh` takes the place of `directory`, whatever was there. */
export async function replaceDirectory(directory: string, fresh: string): Promise<void> {
  const old = `${directory}.old-${randomUUID()}`;
  const moved = await rename(directory, old).then(
    () => true,
    () => false,
  );
  await rename(fresh, directory);
  if (moved) await rm(old, { recursive: true, force: true });
}

/** A process that was killed while it replaced the directory left them behind. */
async function removeLeftovers(directory: string): Promise<void> {
  const parent = dirname(directory);
  const name = basename(directory);
  const beside = await readdir(parent).catch(() => []);
  const left = beside.filter(
    (at) => at.startsWith(`${name}.new-`) || at.startsWith(`${name}.old-`),
  );
  await Promise.all(left.map((at) => rm(join(parent, at), { recursive: true, force: true })));
}
