/** The real process around a command. */
import { setImmediate } from "node:timers/promises";
import { exits } from "./console.ts";
import { run } from "./run.ts";

let lost: string | null = null;
let isGone = false;

// A reader that has seen enough (`| head -1`) closes its end; the verdict stands all the same.
process.stdout.on("error", ({ code = "unknown error" }: NodeJS.ErrnoException) => {
  isGone = true;
  if (code !== "EPIPE") lost ??= code;
});
process.stderr.on("error", () => {});

/** npm repeats a Ctrl-C that has come already: one signal, not two. */
const echoMs = 500;

/** The first signal asks to stop; another one ends the process at once. */
function stopped(): Promise<void> {
  return new Promise((resolve) => {
    let first: number | null = null;
    const stop = (signal: NodeJS.Signals) => {
      const at = performance.now();
      first ??= at;
      if (at - first > echoMs) process.exit(signal === "SIGINT" ? 130 : 143);
      resolve();
    };
    process.on("SIGINT", stop);
    process.on("SIGTERM", stop);
  });
}

/** A closed pipe is told of only when others have their turn. */
async function flowing(): Promise<boolean> {
  await setImmediate();
  if (!isGone && process.stdout.writableNeedDrain)
    await new Promise<void>((resolve) => {
      process.stdout.once("drain", resolve);
      process.stdout.once("error", () => resolve());
    });
  return !isGone;
}

// Set and not called, so that everything that was written arrives before the process ends.
process.exitCode = await run(process.argv.slice(2), {
  out: (text) => void process.stdout.write(text),
  err: (text) => void process.stderr.write(text),
  outIsTerminal: process.stdout.isTTY === true,
  errIsTerminal: process.stderr.isTTY === true,
  environment: process.env,
  stopped,
  flowing,
  leave: (status) => process.exit(status),
});

// A full disk reports itself after the command has ended: half an answer is none.
process.once("exit", () => {
  if (lost === null) return;
  process.stderr.write(`foureyes: the answer could not be written: ${lost}\n`);
  process.exitCode = exits.internal;
});
