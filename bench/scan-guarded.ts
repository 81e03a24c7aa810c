/** `scan` of a large change that is all guarded, against parsing both sides and nothing else. */
import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { builtFile } from "./build.ts";
import { alternate, type Measurement } from "./measurement.ts";
import { timeOfProcess } from "./processes.ts";
import { writeRepository } from "./repository.ts";
import { timeOfScan } from "./scan-command.ts";
import { ordinaryFiles } from "./sources.ts";
import { temporaryDirectory } from "./temporary.ts";

export const scanAgainstParsing: Measurement = {
  name: "scan-guarded",
  measure: async () => {
    const files = ordinaryFiles(1_000, "strategies");
    const repository = writeRepository(files);
    const list = join(temporaryDirectory("sources"), "files.json");
    writeFileSync(list, JSON.stringify(files));
    const parse = [process.execPath, await builtFile("parse-both-sides"), list] as const;
    const times = await alternate(
      5,
      () => timeOfScan(repository),
      () => timeOfProcess(parse, [0]),
    );
    const diff = ["git", "-C", repository, "diff", "HEAD~1", "HEAD"] as const;
    const againstDiff = await alternate(
      3,
      () => timeOfScan(repository),
      () => timeOfProcess(diff, [0]),
    );
    const megabytes = files.reduce(
      (sum, { before, after }) => sum + before.length + after.length,
      0,
    );
    return [
      {
        what: `scan, 1,000 changed files (${(megabytes / 1e6).toFixed(1)} MB), all guarded; parsing both sides`,
        ...times,
        unit: "ms",
        bound: { kind: "at-most", ratio: 1.5 },
      },
      {
        what: "the same scan; git diff, which reads and does not parse",
        ...againstDiff,
        unit: "ms",
        bound: null,
      },
    ];
  },
};
