/** A command line → an exit status. */
import { Problem } from "../../domain/problem.ts";
import { type Console, exits } from "./console.ts";
import { type Command, commands, help, overview } from "./help.ts";
import { runScan } from "./scan.ts";
import { runServe } from "./serve.ts";

const runs: Readonly<
  Record<Command, (args: readonly string[], console: Console) => Promise<number>>
> = {
  scan: runScan,
  serve: runServe,
};

export async function run(args: readonly string[], console: Console): Promise<number> {
  try {
    return await dispatch(args, console);
  } catch (cause) {
    return refuse(cause, console);
  }
}

async function dispatch([name, ...rest]: readonly string[], console: Console): Promise<number> {
  if (name === undefined || name === "--help" || name === "-h" || name === "help") {
    (name === undefined ? console.err : console.out)(overview);
    return name === undefined ? exits.usage : exits.clear;
  }
  const command = commands.find((each) => each === name);
  if (command === undefined)
    throw new Problem(
      "usage",
      `There is no command ${JSON.stringify(name.slice(0, 60))}. Try foureyes --help.`,
    );
  if (rest.includes("--help") || rest.includes("-h")) {
    console.out(help[command]);
    return exits.clear;
  }
  return runs[command](rest, console);
}

function refuse(cause: unknown, console: Console): number {
  if (cause instanceof Problem && (cause.code === "usage" || cause.code === "setting")) {
    console.err(`foureyes: ${cause.message}\n`);
    return exits.usage;
  }
  if (cause instanceof Problem) {
    console.err(`foureyes: ${cause.message}\n`);
    return exits.internal;
  }
  console.err(
    `foureyes: internal error: ${cause instanceof Error ? (cause.stack ?? cause.message) : String(cause)}\n`,
  );
  return exits.internal;
}
