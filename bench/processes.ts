/** Whole processes, timed from their start to their end. */
import { spawn } from "node:child_process";
import { timeOf } from "./measurement.ts";

/** In milliseconds. Throws when it ends with another status than one of `expected`. */
export function timeOfProcess(
  command: readonly [string, ...string[]],
  expected: readonly number[],
): Promise<number> {
  const [program, ...args] = command;
  return timeOf(
    () =>
      new Promise<void>((resolve, reject) => {
        const child = spawn(program, args, { stdio: ["ignore", "pipe", "inherit"] });
        // Read, as a person or a CI job would; a full pipe would stop it.
        child.stdout.resume();
        child.once("error", reject);
        child.once("close", (status) => {
          if (expected.includes(status ?? -1)) resolve();
          else reject(new Error(`${command.join(" ")} ended with ${status}.`));
        });
      }),
  );
}
