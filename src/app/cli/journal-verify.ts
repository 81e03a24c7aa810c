/** `foureyes journal verify`: whether the evidence is whole. */
import { anchorKeysIn } from "../environment.ts";
import { readDamages } from "../journal/acknowledge.ts";
import { type InputsReport, verifyInputs } from "../journal/kept-inputs.ts";
import { type ChainReport, verifyJournal } from "../journal/verify.ts";
import { type Console, exits } from "./console.ts";
import { damageLine } from "./damage-words.ts";
import { flagsOf } from "./flags.ts";
import { withJournal } from "./journal-database.ts";
import { printable } from "./printable.ts";

/** Throws "usage" or "setting". */
export async function runJournalVerify(args: readonly string[], console: Console): Promise<number> {
  const { data } = flagsOf(args, ["data"]);
  const keys = anchorKeysIn(console.environment);
  return withJournal({ data, writes: false }, console, async (database) => {
    const chains = await verifyJournal(database);
    const inputs = await verifyInputs(database);
    const damages = keys === null ? [] : await readDamages(database, keys);
    const waiting = damages.filter(({ isLifted }) => !isLifted);
    const lines = [
      ...chains.map(chainLine),
      ...(chains.length === 0 ? ["The journal has no entries."] : []),
      ...inputLines(inputs),
      ...waiting.map(damageLine),
    ];
    const isWhole =
      chains.every(({ broken }) => broken === null) && isKept(inputs) && waiting.length === 0;
    const end = isWhole ? [] : [advice];
    console.out(`${[...lines, ...end].map(printable).join("\n")}\n`);
    return isWhole ? exits.clear : exits.held;
  });
}

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
