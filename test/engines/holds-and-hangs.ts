/** A thread that takes a lock, tells so, and stands still from then on. */
import { parentPort, workerData } from "node:worker_threads";
import { openAdvisoryLocks } from "../../src/app/store/advisory-locks.ts";

const { url, silence, name } = workerData;
await openAdvisoryLocks({ connectionString: url }, silence).hold(name, async () => {
  parentPort?.postMessage("held");
  // Nothing of this thread runs meanwhile, as in a process that is stopped.
  setImmediate(() => Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0));
  await new Promise(() => {});
});
