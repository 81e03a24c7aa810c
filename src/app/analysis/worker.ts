/** The thread that reads hostile files. Whatever goes wrong here ends it, and the pool says so. */
import { enableCompileCache, flushCompileCache } from "node:module";
import { parentPort, workerData } from "node:worker_threads";
import type { AnalysisRequest, WorkerMessage, WorkerStart } from "./request.ts";

const port = parentPort;
if (port === null) throw new TypeError("This file is the entry of a worker thread.");

const { compileCache }: WorkerStart = workerData;
if (compileCache !== undefined) enableCompileCache(compileCache);
// Only what is imported from here on is looked for there.
const { analyseFile } = await import("./analyse-file.ts");

function tell(message: WorkerMessage): void {
  port?.postMessage(message);
}

port.on("message", async (request: AnalysisRequest) => {
  tell({ kind: "findings", findings: await analyseFile(request) });
});
tell({ kind: "ready" });
// Threads are stopped, not ended: what was compiled is kept now.
flushCompileCache();
