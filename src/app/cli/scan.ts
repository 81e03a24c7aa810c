/** `foureyes scan`: what an insider would hide in a change, from git alone. */
import { readFileSync } from "node:fs";
import { styleText } from "node:util";
import { knownDetectors } from "../../core/findings/registry.ts";
import { markdownOf } from "../../core/publication/markdown.ts";
import { scanJson } from "../../core/publication/scan-json.ts";
import { scanPage } from "../../core/publication/scan-page.ts";
import { type Palette, plainPalette, terminalOf } from "../../core/publication/terminal.ts";
import { failedScan, type Scan, scanOf } from "../../core/scan.ts";
import { Problem } from "../../domain/problem.ts";
import type { Sha } from "../../domain/sha.ts";
import { openAnalysis } from "../analysis/analysis.ts";
import { openRepository, type Repository } from "../git/repository.ts";
import { inspect } from "../inspection/inspect.ts";
import { type PolicyReading, policyFrom, policyPath, readPolicy } from "../inspection/policy.ts";
import { type Console, exits } from "./console.ts";
import { flagsOf } from "./flags.ts";
import { openProgress, type Progress } from "./progress.ts";

const formats = ["text", "json", "markdown"] as const;
type Format = (typeof formats)[number];

const analysisWorkers = 2;
const analysisDeadlineMs = 5_000;

export async function runScan(args: readonly string[], console: Console): Promise<number> {
  const started = performance.now();
  const flags = flagsOf(args, ["repo", "base", "head", "policy", "format"]);
  const format = formatOf(flags.format ?? "text");
  if (flags.base === undefined)
    throw new Problem(
      "usage",
      "--base is missing: name the commit or branch that the change is to be merged into.",
    );
  const progress = openProgress(console);
  const repository = await openRepository(flags.repo ?? ".");
  try {
    const base = await commitOf(repository, flags.base);
    const head = await commitOf(repository, flags.head ?? "HEAD");
    const policy =
      flags.policy === undefined
        ? await readPolicy(repository, base, nothingToFetch, knownDetectors)
        : policyFile(flags.policy);
    const scan = await scanChange(repository, policy, base, head, progress);
    progress.end();
    console.out(rendered(scan, format, console, performance.now() - started));
    return exits[scan.verdict];
  } finally {
    progress.end();
    await repository.close();
  }
}

function formatOf(text: string): Format {
  const format = formats.find((each) => each === text);
  if (format === undefined)
    throw new Problem(
      "usage",
      `--format is ${JSON.stringify(text.slice(0, 60))}; it can be ${formats.join(", ")}.`,
    );
  return format;
}

async function commitOf(repository: Repository, revision: string): Promise<Sha> {
  const commit = await repository.resolve(revision);
  if (commit === null)
    throw new Problem(
      "usage",
      `There is no commit ${JSON.stringify(revision.slice(0, 200))} in this repository.`,
    );
  return commit;
}

function policyFile(path: string): PolicyReading {
  const source = { kind: "file", path } as const;
  try {
    return policyFrom(readFileSync(path), source, knownDetectors);
  } catch (cause) {
    throw new Problem("usage", `The policy ${JSON.stringify(path)} cannot be read.`, { cause });
  }
}

/** A user's repository has what it has: nothing is fetched. */
async function nothingToFetch(): Promise<void> {}

async function scanChange(
  repository: Repository,
  reading: PolicyReading,
  base: Sha,
  head: Sha,
  progress: Progress,
): Promise<Scan> {
  if (reading.kind === "invalid") {
    const path = reading.source.kind === "file" ? reading.source.path : policyPath;
    return failedScan(base, head, { kind: "policy", path, errors: reading.errors });
  }
  const read = await repository.readChange(base, head);
  if (read.kind === "unreadable")
    return failedScan(base, head, { kind: "unreadable", reason: read.reason });
  const analysis = openAnalysis({ workers: analysisWorkers, deadlineMs: analysisDeadlineMs });
  try {
    const parts = { repository, fetchBlobs: nothingToFetch, analysis, progress: progress.step };
    return scanOf(await inspect(parts, reading.policy, read.change), reading.policy);
  } finally {
    await analysis.close();
  }
}

function rendered(scan: Scan, format: Format, console: Console, durationMs: number): string {
  switch (format) {
    case "json":
      return `${JSON.stringify(scanJson(scan, Math.round(durationMs * 10) / 10), null, 2)}\n`;
    case "markdown":
      return markdownOf(scanPage(scan));
    case "text":
      return terminalOf(scanPage(scan), paletteOf(console));
    default:
      return format satisfies never;
  }
}

function paletteOf({ outIsTerminal, environment }: Console): Palette {
  if (!outIsTerminal || environment.NO_COLOR !== undefined) return plainPalette;
  const paint = (style: Parameters<typeof styleText>[0]) => (text: string) =>
    styleText(style, text, { validateStream: false });
  return {
    strong: paint("bold"),
    removed: paint("red"),
    added: paint("green"),
    faint: paint("dim"),
  };
}
