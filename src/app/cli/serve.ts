/** `foureyes serve`: the App, until it is stopped. */
import { settingsOf } from "../environment.ts";
import { openLog } from "../log.ts";
import { usualPatience } from "../patience.ts";
import { startService } from "../server/service.ts";
import { type Console, exits } from "./console.ts";
import { flagsOf } from "./flags.ts";

export async function runServe(args: readonly string[], console: Console): Promise<number> {
  flagsOf(args, []);
  const settings = settingsOf(console.environment);
  const log = openLog(console.out, () => Date.now());
  const service = await startService(settings, usualPatience, log);
  await console.stopped();
  await service.close();
  console.leave(exits.clear);
  return exits.clear;
}
