/** Directories that are gone when the run ends. */
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";

const directories: string[] = [];
process.once("exit", () => {
  for (const directory of directories) rmSync(directory, { recursive: true, force: true });
});

export function temporaryDirectory(name: string): string {
  const directory = mkdtempSync(join(tmpdir(), `foureyes-bench-${name}-`));
  directories.push(directory);
  return directory;
}
