/** A thread that takes a file and then all the memory it can get. */
import { parentPort } from "node:worker_threads";

const hoard: number[][] = [];
parentPort?.on("message", () => {
  for (;;) hoard.push(new Array<number>(100_000).fill(0.5));
});
parentPort?.postMessage({ kind: "ready" });
