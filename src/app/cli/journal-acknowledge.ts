/** `foureyes journal acknowledge`: somebody looked at a damage. */
import { Problem } from "../../domain/problem.ts";
import { anchorKeysIn } from "../environment.ts";
import { acknowledge, readDamages } from "../journal/acknowledge.ts";
import { type Console, exits } from "./console.ts";
import { damageLine } from "./damage-words.ts";
import { flagsOf } from "./flags.ts";
import { withJournal } from "./journal-database.ts";
import { printableLine } from "./printable.ts";

/** Throws "usage" or "setting". */
export async function runJournalAcknowledge(
  args: readonly string[],
  console: Console,
): Promise<number> {
  const { as: by, reason, damage, data } = flagsOf(args, ["as", "reason", "damage", "data"]);
  if (by === undefined) throw new Problem("usage", "--as is missing: give your name.");
  if (reason === undefined)
    throw new Problem("usage", "--reason is missing: say why it is fine to go on.");
  const keys = anchorKeysIn(console.environment);
  if (keys === null)
    throw new Problem("setting", "FOUREYES_ANCHOR_KEY is not set: set it as it is for the App.");
  return withJournal({ data, writes: true }, console, async (database) => {
    const waiting = (await readDamages(database, keys)).filter(({ isLifted }) => !isLifted);
    const [only] = waiting;
    if (damage === undefined && waiting.length > 1) {
      console.out(`${waiting.map(damageLine).map(printableLine).join("\n")}\n`);
      throw new Problem("usage", "Several damages wait: name one with --damage ID.");
    }
    const id = damage ?? only?.damage.id;
    if (id === undefined) {
      console.out("No damage waits to be acknowledged.\n");
      return exits.clear;
    }
    const known = await acknowledge(database, keys, { damage: id, by, reason }, Date.now());
    const end = known.isLifted
      ? "Lifted: the App works on as usual within a minute."
      : "Somebody else must acknowledge it, too.";
    console.out(`${printableLine(`${damageLine(known)} ${end}`)}\n`);
    return exits.clear;
  });
}
