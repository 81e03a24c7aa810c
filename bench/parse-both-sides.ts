/** A process of its own: parses both sides of the files of a list, in as many workers as a scan. */
import { readFileSync } from "node:fs";
import { openAnalysis } from "../src/app/analysis/analysis.ts";
import { scanWorkers } from "../src/app/cli/analysis-on-demand.ts";
import type { Path, Version } from "../src/domain/change.ts";
import type { Blob } from "../src/domain/content.ts";
import type { Sha } from "../src/domain/sha.ts";
import type { SyntheticFile } from "./repository.ts";

const files: readonly SyntheticFile[] = JSON.parse(readFileSync(process.argv[2] ?? "", "utf8"));
const extension = import.meta.url.endsWith(".ts") ? "ts" : "js";
const analysis = openAnalysis({
  ...scanWorkers,
  entry: new URL(`./parse-only-worker.${extension}`, import.meta.url),
});

const encoder = new TextEncoder();
const blobOf = (text: string): Blob => ({ kind: "bytes", bytes: encoder.encode(text) });

await Promise.all(
  files.map(({ path, before, after }) => {
    const version: Version = { path: path as Path, kind: "file", object: "0".repeat(40) as Sha };
    return analysis.analyse({
      file: { before: version, after: version },
      before: blobOf(before),
      after: blobOf(after),
      detectors: {},
    });
  }),
);
await analysis.close();
