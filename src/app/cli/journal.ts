/** `foureyes journal`: the evidence that the App keeps. */
import { suggestionOf } from "../../core/policy/suggest.ts";
import { Problem } from "../../domain/problem.ts";
import type { Console } from "./console.ts";

type Run = (args: readonly string[], console: Console) => Promise<number>;

const runs: Readonly<Record<string, () => Promise<Run>>> = {
  verify: async () => (await import("./journal-verify.ts")).runJournalVerify,
  export: async () => (await import("./journal-export.ts")).runJournalExport,
  acknowledge: async () => (await import("./journal-acknowledge.ts")).runJournalAcknowledge,
};

/** Throws "usage". */
export async function runJournal(
  [name, ...rest]: readonly string[],
  console: Console,
): Promise<number> {
  const names = Object.keys(runs);
  if (name === undefined || name.startsWith("-"))
    throw new Problem("usage", `Say what to do with the journal: ${names.join(", ")}.`);
  const load = Object.hasOwn(runs, name) ? runs[name] : undefined;
  if (load !== undefined) return (await load())(rest, console);
  const near = suggestionOf(name, names);
  const hint = near === null ? "Try foureyes journal --help." : `Did you mean ${near}?`;
  throw new Problem(
    "usage",
    `There is no command journal ${JSON.stringify(name.slice(0, 60))}. ${hint}`,
  );
}
