/**
 * Watches over the journal: verifies it at the start, tells every damage, and knows in which
 * installations nothing may be a success until two people have looked.
 */
import { setTimeout as pause } from "node:timers/promises";
import type { AnchorKeys } from "../../core/journal/mac.ts";
import type { StoredEntry } from "../../core/journal/verify.ts";
import type { Log } from "../log.ts";
import { reasonOf } from "../reason.ts";
import { type Memory, wantEverything } from "../webhook/learn.ts";
import { readDamages } from "./acknowledge.ts";
import { type Mismatch, recordDamage } from "./damage.ts";
import { hashAt, lastEntry } from "./heads.ts";
import type { HeadKeeping } from "./keep-heads.ts";
import { mend } from "./mend.ts";
import type { SideFile } from "./side-file.ts";
import { type ChainReport, verifyJournal } from "./verify.ts";

export interface JournalWatch {
  /** Whether it was verified; false when it was closed before. */
  readonly verified: () => Promise<boolean>;
  /** Null when the journal is whole, or those who must have looked; else what is to be done. */
  readonly trouble: () => string | null;
  readonly isDamaged: (installation: number) => Promise<boolean>;
  readonly tell: (mismatch: Mismatch) => Promise<void>;
  readonly close: () => Promise<void>;
}

export interface WatchParts extends Memory {
  readonly keys: AnchorKeys;
  readonly file: SideFile;
  readonly keeping: HeadKeeping;
  /** Milliseconds between two looks whether a damage was acknowledged. */
  readonly lookMs: number;
  readonly now: () => number;
  readonly log: Log;
  /** Called after keys were put into lanes. */
  readonly wanted: () => void;
}

const retryMs = 5_000;

export function openWatch(parts: WatchParts): JournalWatch {
  const { database, want, keys, log, now } = parts;
  /** Installations by the id of a damage that was not lifted yet: forgotten by nobody who edits the database. */
  const open = new Map<string, number>();
  const closing = new AbortController();
  let isVerified = false;
  const watching = verifiedAtLast();
  const looking = watching.then((verified) => (verified ? lookAgain() : undefined));

  async function verifiedAtLast(): Promise<boolean> {
    while (!closing.signal.aborted) {
      try {
        await verify();
        isVerified = true;
        return true;
      } catch (cause) {
        if (closing.signal.aborted) return false;
        log.error("journal not verified", {
          reason: reasonOf(cause),
          what: "Nothing is evaluated until it is. It is tried again.",
        });
        await rest(retryMs);
      }
    }
    return false;
  }

  async function verify(): Promise<void> {
    const last = await lastEntry(database);
    let mended = 0;
    const visit = async (entries: readonly StoredEntry[]) => {
      mended += await mend(database, entries);
    };
    const chains = await verifyJournal(database, { signal: closing.signal, visit });
    if (mended > 0) log.warn("what the journal is searched by was mended", { places: mended });
    const mismatches = [...chains.flatMap(brokenChain), ...(await strangersInSideFile(parts))];
    for (const mismatch of mismatches) await tell(mismatch);
    await look();
    parts.keeping.start(chains.flatMap(headOfChain), last);
    const entries = chains.reduce((sum, chain) => sum + chain.entries, 0);
    log.info("journal verified", { chains: chains.length, entries, damages: open.size });
  }

  async function tell(mismatch: Mismatch): Promise<void> {
    const { installation } = mismatch;
    const damage = await database.transaction().execute(async (transaction) => {
      const recorded = await recordDamage(transaction, keys, mismatch, now());
      if (recorded !== null)
        await wantEverything({ database: transaction, want }, installation, now());
      return recorded;
    });
    if (damage === null) return;
    open.set(damage.id, installation);
    const { id, where, seq, found } = damage;
    const what = `Nothing in this installation is a success until two people have looked, and each has said so: foureyes journal acknowledge --as NAME --reason TEXT --damage ${id}`;
    log.error("journal damaged", { installation, damage: id, where, entry: seq, found, what });
    parts.wanted();
  }

  /** What was lifted is worked on again. */
  async function look(): Promise<void> {
    for (const { damage, installation, isLifted } of await readDamages(database, keys)) {
      if (!isLifted) open.set(damage.id, installation);
      else if (open.delete(damage.id)) await lifted(damage.id, installation);
    }
  }

  async function lifted(damage: string, installation: number): Promise<void> {
    log.info("damage acknowledged", { installation, damage });
    if ([...open.values()].includes(installation)) return;
    await database
      .transaction()
      .execute((transaction) =>
        wantEverything({ database: transaction, want }, installation, now()),
      );
    parts.wanted();
  }

  async function lookAgain(): Promise<void> {
    for (await rest(parts.lookMs); !closing.signal.aborted; await rest(parts.lookMs))
      await look().catch((cause) => log.warn("damages not read", { reason: reasonOf(cause) }));
  }

  /** Ends early when the watch does. */
  async function rest(ms: number): Promise<void> {
    await pause(ms, undefined, { signal: closing.signal }).catch(() => {});
  }

  return {
    verified: () => watching,
    trouble: () => {
      if (!isVerified) return "the journal is being verified";
      const [damaged] = open;
      if (damaged === undefined) return null;
      const [id, installation] = damaged;
      return `the journal of installation ${installation} is damaged: two people must look, and acknowledge damage ${id}`;
    },
    isDamaged: async (installation) => {
      await look();
      return [...open.values()].includes(installation);
    },
    tell,
    close: async () => {
      closing.abort();
      await watching;
      await looking;
    },
  };
}

function headOfChain({ installation, head }: ChainReport) {
  return head === null ? [] : [{ installation, ...head }];
}

/** What was acknowledged stays broken: the last of them is the news, mostly. */
function brokenChain({ installation, lastBroken, breaks, digest }: ChainReport): Mismatch[] {
  if (lastBroken === null) return [];
  const { seq, reason } = lastBroken;
  const more = breaks > 1 ? ` It is the last of ${breaks} such places.` : "";
  return [{ installation, where: "chain", seq, expected: digest, found: `${reason}${more}` }];
}

/** What the side file knows, and the journal does not. */
async function strangersInSideFile({ database, file, log }: WatchParts) {
  const { heads, foreign } = await file.read();
  if (foreign > 1)
    log.warn("lines in the file of heads are not ours", {
      lines: foreign,
      what: "One may be torn when a machine loses its power. More were written with another FOUREYES_ANCHOR_KEY, or by somebody else.",
    });
  const mismatches: Mismatch[] = [];
  for (const { installation, seq, hash } of heads) {
    const there = await hashAt(database, installation, seq);
    if (there === hash) continue;
    const found = thereInstead(there);
    mismatches.push({ installation, where: "side-file", seq, expected: hash, found });
  }
  return mismatches;
}

export function thereInstead(hash: string | null): string {
  return hash === null
    ? "The entry is not there: the journal was shortened, or an older copy was put back."
    : "Another entry is there: the journal was written anew.";
}
