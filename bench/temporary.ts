/** Directories that are gone when the run ends. */
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";

export function temporaryDirectory(name: string): string {
  const directory = mkdtempSync(join(tmpdir(), `foureyes-bench-${name}-`));
  process.once("exit", () => rmSync(directory, { recursive: true, force: true }));
  return directory;
}
