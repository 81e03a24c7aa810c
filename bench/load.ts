/** Signed deliveries from a thread of their own, so that sending does not slow what is measured. */
import { once } from "node:events";
import { Worker } from "node:worker_threads";
import type { LoadAnswer, LoadRequest } from "./load-worker.ts";

export interface Load {
  /** Many at once over kept connections; milliseconds until the last was acknowledged. */
  readonly send: (url: string, count: number) => Promise<number>;
  readonly close: () => Promise<unknown>;
}

export function openLoad(secret: string): Load {
  const worker = new Worker(new URL("./load-worker.ts", import.meta.url));
  const ask = async (request: LoadRequest): Promise<LoadAnswer> => {
    worker.postMessage(request);
    // Rejects when the thread fails.
    const [answer] = await once(worker, "message");
    return answer;
  };
  return {
    send: async (url, count) => {
      const { milliseconds, refused } = await ask({ url, count, secret });
      if (refused > 0) throw new Error(`${refused} deliveries were not acknowledged.`);
      return milliseconds;
    },
    close: () => worker.terminate(),
  };
}
