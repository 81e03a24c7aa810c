/** Where a shallow clone ends: the commits whose parents were left out. */
import { readFile, stat } from "node:fs/promises";
import { join } from "node:path";
import { Problem } from "../../domain/problem.ts";

const limit = 16 * 1024 * 1024;

/** Empty for a whole clone. Throws "git" when the list is there and cannot be read. */
export async function readShallow(commonDirectory: string): Promise<ReadonlySet<string>> {
  const path = join(commonDirectory, "shallow");
  try {
    // A pipe or a device in its place would keep us waiting.
    const entry = await stat(path);
    if (!entry.isFile() || entry.size > limit) throw new TypeError("Not an ordinary file.");
    const text = await readFile(path, "latin1");
    return new Set(text.split("\n").filter((line) => line !== ""));
  } catch (cause) {
    if ((cause as NodeJS.ErrnoException).code === "ENOENT") return new Set();
    throw new Problem("git", "The list of shallow commits cannot be read.", { cause });
  }
}
