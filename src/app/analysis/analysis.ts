/** Findings of files, computed in worker threads that can be stopped. */
import { type FileFindings, failed } from "../../core/findings/file-findings.ts";
import { urlOf } from "../programs.ts";
import type { AnalysisRequest } from "./request.ts";
import { openThread, type Thread } from "./thread.ts";
import { unreadSubject } from "./unread.ts";

export interface AnalysisSettings {
  /** How many threads at most; they start when they are needed. */
  readonly workers: number;
  /** For one file, from when a thread takes it, in milliseconds. */
  readonly deadlineMs: number;
  /** The thread's entry, instead of our own: for tests of what a runaway does. */
  readonly entry?: URL;
}

export interface Analysis {
  /**
   * Never rejects. A file on which the thread ran out of time or memory, or crashed, has one
   * finding that says so. Bytes are copied: the caller may go on using them.
   */
  analyse(request: AnalysisRequest): Promise<FileFindings>;
  /** Files still waiting count as not analysed. */
  close(): Promise<void>;
}

interface Job {
  readonly request: AnalysisRequest;
  readonly resolve: (found: FileFindings) => void;
}

export function openAnalysis(settings: AnalysisSettings): Analysis {
  return new Pool(settings);
}

class Pool implements Analysis {
  readonly #settings: AnalysisSettings;
  readonly #waiting: Job[] = [];
  readonly #idle: Thread[] = [];
  readonly #all = new Set<Thread>();
  #busy = 0;
  #isClosed = false;

  constructor(settings: AnalysisSettings) {
    this.#settings = settings;
  }

  analyse(request: AnalysisRequest): Promise<FileFindings> {
    if (this.#isClosed) return Promise.resolve(failed(unreadSubject(request)));
    return new Promise((resolve) => {
      this.#waiting.push({ request, resolve });
      this.#next();
    });
  }

  async close(): Promise<void> {
    this.#isClosed = true;
    for (const job of this.#waiting.splice(0)) job.resolve(failed(unreadSubject(job.request)));
    await Promise.all([...this.#all].map((thread) => thread.stop()));
  }

  #next(): void {
    if (this.#busy >= this.#settings.workers) return;
    const job = this.#waiting.shift();
    if (job !== undefined) void this.#run(job);
  }

  async #run(job: Job): Promise<void> {
    this.#busy += 1;
    const thread = this.#idle.pop() ?? this.#start();
    const found = await thread.run(job.request, this.#settings.deadlineMs);
    if (thread.isReusable() && !this.#isClosed) this.#idle.push(thread);
    else {
      this.#all.delete(thread);
      await thread.stop();
    }
    this.#busy -= 1;
    job.resolve(found ?? failed(unreadSubject(job.request)));
    this.#next();
  }

  #start(): Thread {
    const thread = openThread(this.#settings.entry ?? urlOf("analysis-worker"));
    this.#all.add(thread);
    return thread;
  }
}
