/** `foureyes simulate`: what would be said of a pull request if some people approved it now. */
import { Problem } from "../../domain/problem.ts";
import { refuseAppId } from "./app-id.ts";
import type { Console } from "./console.ts";
import { argumentsOf } from "./flags.ts";
import { namesJournal, withJournal } from "./journal-database.ts";
import { namedPull } from "./named-pull.ts";
import { formatOf } from "./render.ts";

/** Throws "usage" or "setting". */
export async function runSimulate(args: readonly string[], console: Console): Promise<number> {
  const { flags, words } = argumentsOf(args, ["approve", "data", "app-id", "format"], 1);
  const { data, "app-id": appId, format: wanted = "text" } = flags;
  const format = formatOf(wanted);
  const named = namedPull(words[0]);
  const logins = loginsIn(flags.approve);
  if (!namesJournal({ data, environment: console.environment })) {
    const { simulateFromGitHub } = await import("./simulate-github.ts");
    return simulateFromGitHub({ named, logins, format }, appId, console);
  }
  refuseAppId(appId);
  const { simulateFromJournal } = await import("./simulate-journal.ts");
  return withJournal({ data, writes: false }, console, (database) =>
    simulateFromJournal(database, { named, logins, format }, console),
  );
}

/** More people than a change is ever approved by. */
const mostPeople = 100;

function loginsIn(text: string | undefined): readonly string[] {
  const names = (text ?? "").split(",").map((name) => name.trim().replace(/^@/, ""));
  const logins = [...new Set(names.filter((name) => name !== ""))];
  if (logins.length === 0)
    throw new Problem("usage", "Say who would approve: --approve alice,bob.");
  if (logins.length > mostPeople)
    throw new Problem("usage", `--approve names more than ${mostPeople} people.`);
  return logins;
}
