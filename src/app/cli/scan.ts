/** `foureyes scan`: what an insider would hide in a change, from git alone. */
import { scanJson } from "../../core/publication/scan-json.ts";
import { scanPage } from "../../core/publication/scan-page.ts";
import type { Scan } from "../../core/scan.ts";
import { Problem } from "../../domain/problem.ts";
import type { Sha } from "../../domain/sha.ts";
import { openRepository, type Repository } from "../git/repository.ts";
import { scanChange } from "../inspection/scan-change.ts";
import { readManifest } from "../manifest.ts";
import { analysisOnDemand } from "./analysis-on-demand.ts";
import { type Console, exits } from "./console.ts";
import { flagsOf } from "./flags.ts";
import { openProgress } from "./progress.ts";
import { type Format, formatAmong, formats, jsonText, render } from "./render.ts";
import { nothingToFetch, supplyFromBase, supplyFromFile } from "./scan-policy.ts";

/** Code scanning shows findings, so only a scan has anything for it. */
const scanFormats = [...formats, "sarif"] as const;

/** Throws "usage"; what cannot be looked at is an answer, not an error. */
export async function runScan(args: readonly string[], console: Console): Promise<number> {
  const started = performance.now();
  const flags = flagsOf(args, ["repo", "base", "head", "policy", "format"]);
  const format = formatAmong(scanFormats, flags.format ?? "text");
  if (flags.base === undefined)
    throw new Problem(
      "usage",
      "--base is missing: name the commit or branch that the change is to be merged into.",
    );
  const policy = flags.policy === undefined ? supplyFromBase : await supplyFromFile(flags.policy);
  const repository = await openRepository(flags.repo ?? ".");
  const progress = openProgress(console, () => performance.now());
  try {
    const base = await commitOf(repository, flags.base);
    const head = await commitOf(repository, flags.head ?? "HEAD");
    const parts = {
      repository,
      fetchBlobs: nothingToFetch,
      analysis: analysisOnDemand,
      progress: progress.step,
    };
    const { scan } = await scanChange(parts, () => policy(repository, base), base, head);
    progress.end();
    const durationMs = Math.round((performance.now() - started) * 10) / 10;
    console.out(await scanText(scan, format, durationMs, console));
    return exits[scan.verdict];
  } finally {
    progress.end();
    await repository.close();
  }
}

async function scanText(
  scan: Scan,
  format: Format | "sarif",
  durationMs: number,
  console: Console,
): Promise<string> {
  if (format === "sarif") return sarifText(scan);
  const what = { page: () => scanPage(scan), json: () => scanJson(scan, durationMs) };
  return render(what, format, console);
}

/** Its rules are all detectors, which a scan of nothing guarded does not load. */
async function sarifText(scan: Scan): Promise<string> {
  const { sarifOf } = await import("../../core/publication/sarif.ts");
  return jsonText(sarifOf(scan, readManifest()));
}

/** Throws "usage". */
export async function commitOf(repository: Repository, revision: string): Promise<Sha> {
  const commit = await repository.resolve(revision);
  if (commit === null)
    throw new Problem(
      "usage",
      `There is no commit ${JSON.stringify(revision.slice(0, 200))} in this repository.`,
    );
  return commit;
}
