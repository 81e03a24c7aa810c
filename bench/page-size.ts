/** The page of the biggest change that somebody could make, against what GitHub keeps of a summary. */
import { checkRunOf } from "../src/core/publication/check-run.ts";
import { biggestDecision } from "../test/core/publication/biggest.ts";
import type { Measurement } from "./measurement.ts";

export const sizeOfBiggestPage: Measurement = {
  name: "page-size",
  measure: async () => {
    const run = checkRunOf(biggestDecision(), { entry: 1, retrying: false, siblings: [] });
    return [
      {
        what: "the biggest page; what GitHub keeps of a summary",
        ours: Buffer.byteLength(run.summary),
        baseline: 65_535,
        unit: "bytes",
        bound: { kind: "at-most", ratio: 1 },
      },
    ];
  },
};
