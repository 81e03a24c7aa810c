/** A command line → an exit status. */
import { suggestionOf } from "../../core/policy/suggest.ts";
import { Problem } from "../../domain/problem.ts";
import { type Console, exits } from "./console.ts";
import { type Command, commands, help, overview } from "./help.ts";
import { printable } from "./printable.ts";

type Run = (args: readonly string[], console: Console) => Promise<number>;

/** Each is loaded when it is asked for: the App's packages would triple the time of a scan. */
const runs: Readonly<Record<Command, () => Promise<Run>>> = {
  scan: async () => {
    await callGit();
    return (await import("./scan.ts")).runScan;
  },
  backtest: async () => (await import("./backtest.ts")).runBacktest,
  policy: async () => (await import("./policy.ts")).runPolicy,
  journal: async () => (await import("./journal.ts")).runJournal,
  replay: async () => (await import("./replay.ts")).runReplay,
  explain: async () => (await import("./explain.ts")).runExplain,
  simulate: async () => (await import("./simulate.ts")).runSimulate,
  serve: async () => (await import("./serve.ts")).runServe,
  backup: async () => (await import("./backup.ts")).runBackup,
};

/** Git says what it is while the command is loaded; whoever needs it is told what is wrong with it. */
async function callGit(): Promise<void> {
  const { requireGit } = await import("../git/version.ts");
  requireGit().catch(() => {});
}

/** Never rejects; everything that a command throws becomes a sentence on stderr and a status. */
export async function run(args: readonly string[], console: Console): Promise<number> {
  try {
    return await dispatch(args, console);
  } catch (cause) {
    return refuse(cause, console);
  }
}

async function dispatch([name, ...rest]: readonly string[], console: Console): Promise<number> {
  if (name === undefined) {
    console.err(overview);
    return exits.usage;
  }
  if (name === "--help" || name === "-h" || name === "help") {
    const [asked] = rest;
    console.out(asked === undefined ? overview : help[commandOf(asked)]);
    return exits.clear;
  }
  const command = commandOf(name);
  if (rest.includes("--help") || rest.includes("-h")) {
    console.out(help[command]);
    return exits.clear;
  }
  const runCommand = await runs[command]();
  return runCommand(rest, console);
}

function commandOf(name: string): Command {
  const command = commands.find((each) => each === name);
  if (command !== undefined) return command;
  const near = suggestionOf(name, commands);
  const hint = near === null ? "Try foureyes --help." : `Did you mean ${near}?`;
  throw new Problem("usage", `There is no command ${JSON.stringify(name.slice(0, 60))}. ${hint}`);
}

function refuse(cause: unknown, console: Console): number {
  if (!(cause instanceof Problem)) {
    const said = cause instanceof Error ? (cause.stack ?? cause.message) : String(cause);
    console.err(`foureyes: internal error: ${printable(said)}\n`);
    return exits.internal;
  }
  console.err(`foureyes: ${printable(cause.message)}\n`);
  return statusOf(cause);
}

/** What git could not read is not our own mistake; it is no pass either. */
function statusOf({ code }: Problem): number {
  switch (code) {
    case "usage":
    case "setting":
      return exits.usage;
    case "git":
    case "malformed-input":
      return exits.undetermined;
    case "github":
    case "store":
    case "internal":
      return exits.internal;
    default:
      return code satisfies never;
  }
}
