/** `foureyes journal verify`: whether the evidence is whole. */
import { existsSync } from "node:fs";
import { join } from "node:path";
import type { AnchorKeys } from "../../core/journal/mac.ts";
import { Problem } from "../../domain/problem.ts";
import { anchorKeysIn } from "../environment.ts";
import { type KnownDamage, readDamages } from "../journal/acknowledge.ts";
import { hashAt } from "../journal/heads.ts";
import { type InputsReport, verifyInputs } from "../journal/kept-inputs.ts";
import { openSideFile } from "../journal/side-file.ts";
import { type ChainReport, verifyJournal } from "../journal/verify.ts";
import { thereInstead } from "../journal/watch.ts";
import type { Database } from "../store/database.ts";
import { type Console, exits } from "./console.ts";
import { damageLine } from "./damage-words.ts";
import { flagsOf } from "./flags.ts";
import { dataIn, withJournal } from "./journal-database.ts";
import { printableLine } from "./printable.ts";
import { type SinkWords, wordsOfSink } from "./sink-words.ts";

/** Throws "usage" or "setting". */
export async function runJournalVerify(args: readonly string[], console: Console): Promise<number> {
  const { data, sink } = flagsOf(args, ["data", "sink"]);
  const keys = anchorKeysIn(console.environment);
  if (sink !== undefined && keys === null)
    throw new Problem("usage", "--sink needs FOUREYES_ANCHOR_KEY, set as it is for the App.");
  const sideFile = join(dataIn({ data, environment: console.environment }), "anchors.jsonl");
  return withJournal({ data, writes: false }, console, async (database) => {
    const chains = await verifyJournal(database);
    const inputs = await verifyInputs(database);
    const damages = keys === null ? [] : await readDamages(database, keys);
    const beside = keys === null ? [] : await besideLines({ database, keys, sideFile, damages });
    const kept =
      sink === undefined || keys === null ? noSink : await wordsOfSink(database, sink, keys);
    const isWhole =
      kept.isWhole &&
      chains.every(({ broken }) => broken === null) &&
      isKept(inputs) &&
      damages.every(({ isLifted }) => isLifted) &&
      beside.length === 0;
    const lines = [
      ...chains.map(chainLine),
      ...(chains.length === 0 ? ["The journal has no entries."] : []),
      ...inputLines(inputs),
      ...damages.map(damageLine),
      ...beside,
      ...kept.lines,
      ...(keys === null ? [keyless] : []),
      ...(isWhole ? [] : [advice]),
    ];
    console.out(`${lines.map(printableLine).join("\n")}\n`);
    return isWhole ? exits.clear : exits.held;
  });
}

interface Beside {
  readonly database: Database;
  readonly keys: AnchorKeys;
  readonly sideFile: string;
  readonly damages: readonly KnownDamage[];
}

/** What the file beside the database knows better, unless a damage tells of it already. */
async function besideLines({ database, keys, sideFile, damages }: Beside) {
  if (!existsSync(sideFile)) return [];
  const lines: string[] = [];
  for (const { installation, seq, hash } of (await openSideFile(sideFile, keys).read()).heads) {
    const there = await hashAt(database, installation, seq);
    const isTold = damages.some(
      (known) => known.installation === installation && known.damage.covers >= seq,
    );
    if (there !== hash && !isTold)
      lines.push(
        `Installation ${installation}: ${sideFile} tells of entry ${seq} with another hash. ${thereInstead(there)}`,
      );
  }
  return lines;
}

const noSink: SinkWords = { isWhole: true, lines: [] };

const keyless =
  "Not looked at, as FOUREYES_ANCHOR_KEY is not set: damages that the App found, and the file of heads.";

const advice =
  "What to do: keep a copy of the database as it is, find out who could write to it, and compare it with a backup. Decisions from before the first broken place still stand.";

function chainLine({ installation, entries, head, broken, breaks }: ChainReport): string {
  const what = `Installation ${installation}: ${entries} ${entries === 1 ? "entry" : "entries"}`;
  if (broken === null) return `${what}, whole. Head: ${head?.seq} ${head?.hash}`;
  const more = breaks > 1 ? ` ${breaks} places are broken; this is the first.` : "";
  return `${what}, broken at entry ${broken.seq}. ${broken.reason}${more}`;
}

function isKept({ edited, missing }: InputsReport): boolean {
  return edited.length + missing.length === 0;
}

function inputLines(inputs: InputsReport): readonly string[] {
  const { contents, edited, missing } = inputs;
  if (isKept(inputs)) return [`What decisions were made of: ${contents} contents, whole.`];
  return [
    ...edited.map((hash) => `Input ${hash} was edited: its content is not what its hash says.`),
    ...missing.map(({ entry, hash }) => `Input ${hash}, which entry ${entry} names, is missing.`),
  ];
}
