/** A thread that takes a file and then all the memory it can get. */
import { parentPort } from "node:worker_threads";

const hoard: number[][] = [];
parentPort?.on("message", () => {
  for (;;) hoard.push(Array.from({ length: 100_000 }, Math.random));
});
parentPort?.postMessage({ kind: "ready" });
