/** What a scan costs as the change grows tenfold. */
import { type Measurement, medianOf } from "./measurement.ts";
import { writeRepository } from "./repository.ts";
import { timeOfScan } from "./scan-command.ts";
import { ordinaryFiles } from "./sources.ts";

const rounds = 5;

export const growthOfScans: Measurement = {
  name: "scan-growth",
  measure: async () => {
    const rows = [];
    for (const [folder, kind] of [
      ["web", "none guarded"],
      ["strategies", "all guarded"],
    ] as const) {
      const small = writeRepository(ordinaryFiles(100, folder));
      const large = writeRepository(ordinaryFiles(1_000, folder));
      const times: { small: number; large: number }[] = [];
      for (let round = 0; round < rounds; round += 1)
        times.push({ small: await timeOfScan(small), large: await timeOfScan(large) });
      rows.push({
        what: `scan, 1,000 changed files, ${kind}; 100 files`,
        ours: medianOf(times.map((each) => each.large)),
        baseline: medianOf(times.map((each) => each.small)),
        unit: "ms" as const,
        bound: { kind: "at-most" as const, ratio: 11 },
      });
    }
    return rows;
  },
};
