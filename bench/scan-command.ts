/** `foureyes scan` of a synthetic repository, as a user runs it. */
import { builtFile } from "./build.ts";
import { timeOfProcess } from "./processes.ts";

const clearOrHeld = [0, 1];

/** In milliseconds, of the change `HEAD~1..HEAD`. */
export async function timeOfScan(repository: string): Promise<number> {
  const main = await builtFile("main");
  return timeOfProcess(
    [process.execPath, main, "scan", "--repo", repository, "--base", "HEAD~1"],
    clearOrHeld,
  );
}
