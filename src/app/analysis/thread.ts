/** One worker thread: takes a file at a time, and is given up when it does not come back. */
import { Worker } from "node:worker_threads";
import type { FileFindings } from "../../core/findings/file-findings.ts";
import type { Blob } from "../../domain/content.ts";
import type { AnalysisRequest, WorkerMessage } from "./request.ts";

export interface Thread {
  /** Null: out of time or memory, crashed, or stopped. Never rejects. One at a time. */
  run(request: AnalysisRequest, deadlineMs: number): Promise<FileFindings | null>;
  isReusable(): boolean;
  stop(): Promise<void>;
}

/** In megabytes, for each thread. Parsers have their memory elsewhere. */
const limits = { maxOldGenerationSizeMb: 256, maxYoungGenerationSizeMb: 32, stackSizeMb: 4 };
/** Loading code and grammars on a busy machine. */
const startMs = 20_000;
/** A parser never gives memory back: after this many bytes in one file the thread is replaced. */
const mostBytes = 1_000_000;

export function openThread(entry: URL): Thread {
  return new WorkerThread(entry);
}

class WorkerThread implements Thread {
  readonly #worker: Worker;
  readonly #ready: Promise<boolean>;
  #answer: (found: FileFindings | null) => void = () => {};
  #isUsable = true;

  constructor(entry: URL) {
    // Hostile input is read here: no environment, so no secrets.
    this.#worker = new Worker(entry, { resourceLimits: limits, env: {}, execArgv: [] });
    this.#worker.unref();
    this.#ready = new Promise((resolve) => {
      this.#worker.on("message", (message: WorkerMessage) => {
        if (message.kind === "ready") resolve(true);
        else this.#answer(message.found);
      });
      const over = (): void => {
        this.#isUsable = false;
        resolve(false);
        this.#answer(null);
      };
      this.#worker.on("error", over);
      this.#worker.on("messageerror", over);
      this.#worker.on("exit", over);
    });
  }

  isReusable(): boolean {
    return this.#isUsable;
  }

  async run(request: AnalysisRequest, deadlineMs: number): Promise<FileFindings | null> {
    const isReady = await within(this.#ready, startMs);
    if (isReady !== true || !this.#isUsable) return this.#giveUp();
    this.#worker.ref();
    const answered = new Promise<FileFindings | null>((resolve) => {
      this.#answer = resolve;
    });
    this.#post(request);
    const found = await within(answered, deadlineMs);
    this.#worker.unref();
    if (found === null) return this.#giveUp();
    if (bytesIn(request) > mostBytes) this.#isUsable = false;
    return found;
  }

  async stop(): Promise<void> {
    this.#isUsable = false;
    await this.#worker.terminate();
  }

  #giveUp(): null {
    this.#isUsable = false;
    return null;
  }

  #post(request: AnalysisRequest): void {
    const before = copyOf(request.before);
    const after = copyOf(request.after);
    const transfer = [before, after].flatMap((blob) =>
      blob?.kind === "bytes" ? [blob.bytes.buffer as ArrayBuffer] : [],
    );
    this.#worker.postMessage({ ...request, before, after }, transfer);
  }
}

/** A batch of blobs may share one buffer, which a transfer would take away from all of them. */
function copyOf(blob: Blob | null): Blob | null {
  return blob?.kind === "bytes" ? { kind: "bytes", bytes: Uint8Array.from(blob.bytes) } : blob;
}

function bytesIn({ before, after }: AnalysisRequest): number {
  return [before, after].reduce(
    (sum, blob) => sum + (blob?.kind === "bytes" ? blob.bytes.length : 0),
    0,
  );
}

function within<Result>(promise: Promise<Result>, milliseconds: number): Promise<Result | null> {
  const { promise: late, resolve } = Promise.withResolvers<null>();
  const timer = setTimeout(() => resolve(null), milliseconds);
  return Promise.race([promise, late]).finally(() => clearTimeout(timer));
}
