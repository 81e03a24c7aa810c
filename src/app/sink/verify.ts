/** Holds a file that somebody kept of the sink against the journal. */
import { parseSinkLine } from "../../core/journal/sink-line.ts";
import type { SinkLine } from "../../domain/sink-line.ts";
import type { Database } from "../store/database.ts";

export interface SinkFault {
  /** Of the file, from 1. */
  readonly line: number;
  readonly installation: number;
  readonly seq: number;
  /** `gone`: the journal has no such entry any more. `changed`: it has another one there. */
  readonly what: "gone" | "changed";
}

export interface KeptChain {
  readonly installation: number;
  /** Numbers of the first and the last entry that the file tells of. */
  readonly from: number;
  readonly to: number;
  /** Entries of the journal between these that the file does not have. */
  readonly missing: number;
  /** Entries after these: not handed over yet, or kept from it. */
  readonly behind: number;
}

export interface SinkReport {
  /** That a key vouches for, and others: half of one, or what somebody wrote into the file. */
  readonly lines: number;
  readonly unreadable: number;
  readonly chains: readonly KeptChain[];
  /** The first of them. */
  readonly faults: readonly SinkFault[];
  readonly moreFaults: number;
}

/** Whether journal and file tell the same; unreadable lines alone are no fault, what they held is missing. */
export function agrees({ faults, chains }: SinkReport): boolean {
  return faults.length === 0 && chains.every(({ missing }) => missing === 0);
}

const mostTogether = 500;
const mostFaults = 20;

interface Kept {
  readonly from: number;
  to: number;
  count: number;
}

/** In bounded memory, however long the file. `keys`: the anchor key, and the one before. */
export async function verifySink(
  database: Database,
  lines: AsyncIterable<string> | Iterable<string>,
  keys: readonly string[],
): Promise<SinkReport> {
  const kept = new Map<number, Kept>();
  const faults: SinkFault[] = [];
  let [number, read, unreadable, moreFaults] = [0, 0, 0, 0];
  let batch: { readonly line: number; readonly told: SinkLine }[] = [];
  const check = async () => {
    const found = await faultsIn(database, batch);
    const shown = found.slice(0, mostFaults - faults.length);
    faults.push(...shown);
    moreFaults += found.length - shown.length;
    batch = [];
  };
  for await (const text of lines) {
    number += 1;
    if (text === "") continue;
    const told = parseSinkLine(text, keys);
    if (told === null) {
      unreadable += 1;
      continue;
    }
    read += 1;
    keep(kept, told);
    batch.push({ line: number, told });
    if (batch.length >= mostTogether) await check();
  }
  await check();
  return {
    lines: read,
    unreadable,
    chains: await chainsIn(database, kept),
    faults,
    moreFaults,
  };
}

/** Lines come twice, and never out of order: only those that go on count. */
function keep(kept: Map<number, Kept>, { installation, seq }: SinkLine): void {
  const chain = kept.get(installation);
  if (chain === undefined) kept.set(installation, { from: seq, to: seq, count: 1 });
  else if (seq > chain.to) {
    chain.to = seq;
    chain.count += 1;
  }
}

async function faultsIn(
  database: Database,
  batch: readonly { readonly line: number; readonly told: SinkLine }[],
): Promise<readonly SinkFault[]> {
  if (batch.length === 0) return [];
  const rows = await database
    .selectFrom("journal")
    .select(["seq", "installation", "hash"])
    .where(
      "seq",
      "in",
      batch.map(({ told }) => told.seq),
    )
    .execute();
  const known = new Map(
    rows.map(({ seq, installation, hash }) => [Number(seq), `${installation} ${hash}`]),
  );
  return batch.flatMap(({ line, told: { installation, seq, hash } }) => {
    const there = known.get(seq);
    if (there === `${installation} ${hash}`) return [];
    return [{ line, installation, seq, what: there === undefined ? "gone" : "changed" }];
  });
}

async function chainsIn(
  database: Database,
  kept: ReadonlyMap<number, Kept>,
): Promise<readonly KeptChain[]> {
  const chains: KeptChain[] = [];
  for (const [installation, { from, to, count }] of kept) {
    const entries = database
      .selectFrom("journal")
      .select((row) => row.fn.countAll().as("count"))
      .where("installation", "=", installation);
    const there = await entries
      .where("seq", ">=", from)
      .where("seq", "<=", to)
      .executeTakeFirstOrThrow();
    const after = await entries.where("seq", ">", to).executeTakeFirstOrThrow();
    const missing = Math.max(0, Number(there.count) - count);
    chains.push({ installation, from, to, missing, behind: Number(after.count) });
  }
  return chains;
}
