/** The baseline's worker: it parses both sides, and looks for nothing. */
import { parentPort } from "node:worker_threads";
import { loadParser } from "../src/app/analysis/grammars.ts";
import type { AnalysisRequest, WorkerMessage } from "../src/app/analysis/request.ts";
import { noShape } from "../src/core/findings/sides/shape.ts";
import { languageOf } from "../src/core/syntax/language.ts";
import { pathOf } from "../src/domain/change.ts";

const decoder = new TextDecoder();

function tell(message: WorkerMessage): void {
  parentPort?.postMessage(message);
}

parentPort?.on("message", async ({ file, before, after }: AnalysisRequest) => {
  const { grammar } = languageOf(pathOf(file));
  if (grammar === null) throw new TypeError("The baseline has files to parse.");
  const parser = await loadParser(grammar);
  for (const blob of [before, after]) {
    if (blob?.kind === "bytes") parser.parse(decoder.decode(blob.bytes))?.delete();
  }
  tell({ kind: "found", found: { findings: [], shape: noShape, isRead: true } });
});
tell({ kind: "ready" });
