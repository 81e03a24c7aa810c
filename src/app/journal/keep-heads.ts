/**
 * Brings the heads of chains into the side file, soon after they change: whoever appends does not
 * wait for it, and what comes while the disk is busy is written together.
 */
import type { Head } from "../../core/journal/verify.ts";
import type { Log } from "../log.ts";
import { reasonOf } from "../reason.ts";
import type { Database } from "../store/database.ts";
import { type ChainHead, headOf, headsAfter } from "./heads.ts";
import type { SideFile } from "./side-file.ts";

export interface HeadKeeping {
  /** Those are the heads now; of what is appended after the entry of that number it finds them. */
  readonly start: (heads: readonly ChainHead[], after: number) => void;
  /** Gives the chain's head, when it is on the disk. Rejects when it cannot be written. */
  readonly held: (installation: number) => Promise<Head>;
  /** Writes what is new. */
  readonly close: () => Promise<void>;
}

const pauseMs = 250;

export function openHeadKeeping(database: Database, file: SideFile, log: Log): HeadKeeping {
  const onDisk = new Map<number, number>();
  const waiting = new Map<number, ChainHead>();
  let reached: number | null = null;
  let busy: Promise<void> = Promise.resolve();
  let next: Promise<void> | null = null;
  let timer: NodeJS.Timeout | undefined;
  let closed = false;
  let isFailing = false;

  function written(heads: readonly ChainHead[]): Promise<void> {
    for (const head of heads)
      if (head.seq > (waiting.get(head.installation)?.seq ?? 0))
        waiting.set(head.installation, head);
    next ??= busy.then(writeWaiting);
    busy = next.catch(() => {});
    return next;
  }

  async function writeWaiting(): Promise<void> {
    const news = [...waiting.values()].filter(
      ({ installation, seq }) => seq !== onDisk.get(installation),
    );
    waiting.clear();
    next = null;
    if (news.length === 0) return;
    await file.write(news);
    isFailing = false;
    for (const { installation, seq } of news) onDisk.set(installation, seq);
  }

  async function writeNew(): Promise<void> {
    if (reached === null) return;
    const { heads, last } = await headsAfter(database, reached);
    await written(heads);
    reached = last;
  }

  /** Once, until it works again. */
  function complain(cause: unknown): void {
    if (isFailing) return;
    isFailing = true;
    const what = "Nothing becomes a success meanwhile: see to the disk and its permissions.";
    log.error("heads of the journal not written", { reason: reasonOf(cause), what });
  }

  async function again(): Promise<void> {
    await writeNew().catch(complain);
    if (!closed) timer = setTimeout(() => void again(), pauseMs).unref();
  }

  return {
    start: (heads, after) => {
      reached = after;
      written(heads).catch(complain);
      void again();
    },
    held: async (installation) => {
      const head = await headOf(database, installation);
      if (head.seq > 0) await written([{ installation, ...head }]);
      return head;
    },
    close: async () => {
      closed = true;
      clearTimeout(timer);
      await writeNew().catch(complain);
      await busy;
    },
  };
}
