/** `foureyes explain`: what was said of a pull request, and why. */
import { refuseAppId } from "./app-id.ts";
import type { Console } from "./console.ts";
import { argumentsOf } from "./flags.ts";
import { namesJournal, withJournal } from "./journal-database.ts";
import { namedPull } from "./named-pull.ts";
import { formatOf } from "./render.ts";

/** Throws "usage" or "setting". */
export async function runExplain(args: readonly string[], console: Console): Promise<number> {
  const { flags, words } = argumentsOf(args, ["data", "app-id", "format"], 1);
  const { data, "app-id": appId, format: wanted = "text" } = flags;
  const format = formatOf(wanted);
  const named = namedPull(words[0]);
  if (namesJournal({ data, environment: console.environment })) {
    refuseAppId(appId);
    const { explainFromJournal } = await import("./explain-journal.ts");
    return withJournal({ data, writes: false }, console, (database) =>
      explainFromJournal(database, named, format, console),
    );
  }
  const { explainFromCheck } = await import("./explain-check.ts");
  return explainFromCheck(named, appId, format, console);
}
