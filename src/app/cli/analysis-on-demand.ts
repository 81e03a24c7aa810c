/** The analysis of a command, loaded and started at the first guarded file: most changes touch none. */
import type { Analysis } from "../analysis/analysis.ts";

/** The deadline is for one file. */
export const scanWorkers = { workers: 2, deadlineMs: 5_000 } as const;

let opened: Promise<Analysis> | null = null;

async function open(): Promise<Analysis> {
  const { openAnalysis } = await import("../analysis/analysis.ts");
  return openAnalysis(scanWorkers);
}

/** One for the process, which its threads do not keep alive: what starts them is the longest part. */
export const analysisOnDemand: Pick<Analysis, "analyse"> = {
  analyse: async (request) => {
    opened ??= open();
    return (await opened).analyse(request);
  },
};
