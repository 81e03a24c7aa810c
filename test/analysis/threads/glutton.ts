/** A thread that takes a file and then all the memory it can get. */
import { parentPort } from "node:worker_threads";

const meal = Array.from({ length: 100_000 }, () => 0.5);
const hoard: number[][] = [];
parentPort?.on("message", () => {
  for (;;) hoard.push([...meal]);
});
parentPort?.postMessage({ kind: "ready" });
