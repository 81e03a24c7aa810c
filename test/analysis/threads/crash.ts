/** A thread that dies of the file it takes. */
import { parentPort } from "node:worker_threads";

parentPort?.on("message", () => {
  throw new TypeError("This file is more than I can take.");
});
parentPort?.postMessage({ kind: "ready" });
