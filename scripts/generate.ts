/** Writes the pages that are made from the code; with --check, says which of them are stale. */
import { existsSync, mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { attacksPage } from "./pages/attacks.ts";
import { commandsPage } from "./pages/commands.ts";
import { detectorsPage } from "./pages/detectors.ts";
import { journalSchemaFile } from "./pages/journal.ts";
import { metricsPage } from "./pages/metrics.ts";
import { policyPage, policySchemaFile } from "./pages/policy.ts";
import { settingsPage } from "./pages/settings.ts";

interface Page {
  /** From the root of the repository. */
  readonly path: string;
  readonly compose: () => string;
}

const pages: readonly Page[] = [
  { path: "docs/attacks.md", compose: attacksPage },
  { path: "docs/commands.md", compose: commandsPage },
  { path: "docs/detectors.md", compose: detectorsPage },
  { path: "docs/metrics.md", compose: metricsPage },
  { path: "docs/journal.schema.json", compose: journalSchemaFile },
  { path: "docs/policy.md", compose: policyPage },
  { path: "docs/policy.schema.json", compose: policySchemaFile },
  { path: "docs/settings.md", compose: settingsPage },
];

const root = dirname(import.meta.dirname);

function isStale({ path, compose }: Page): boolean {
  const file = join(root, path);
  return !existsSync(file) || readFileSync(file, "utf8") !== compose();
}

function write({ path, compose }: Page): void {
  const file = join(root, path);
  mkdirSync(dirname(file), { recursive: true });
  writeFileSync(file, compose());
  console.log(`${path} is written anew.`);
}

const stale = pages.filter(isStale);
if (process.argv.includes("--check")) {
  for (const { path } of stale) console.error(`${path} is stale: run npm run generate.`);
  if (stale.length > 0) process.exitCode = 1;
} else for (const page of stale) write(page);
