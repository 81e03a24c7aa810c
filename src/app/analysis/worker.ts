/** The thread that reads hostile files. Whatever goes wrong here ends it, and the pool says so. */
import { parentPort } from "node:worker_threads";
import { analyseFile } from "./analyse-file.ts";
import type { AnalysisRequest, WorkerMessage } from "./request.ts";

const port = parentPort;
if (port === null) throw new TypeError("This file is the entry of a worker thread.");

function tell(message: WorkerMessage): void {
  port?.postMessage(message);
}

port.on("message", async (request: AnalysisRequest) => {
  tell({ kind: "found", found: await analyseFile(request) });
});
tell({ kind: "ready" });
