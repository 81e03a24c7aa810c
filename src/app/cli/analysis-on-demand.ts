/** The analysis, loaded and started at the first guarded file: most changes touch none. */
import type { Analysis } from "../analysis/analysis.ts";

/** The deadline is for one file. */
export const scanWorkers = { workers: 2, deadlineMs: 5_000 } as const;

export function analysisOnDemand(): Analysis {
  let opened: Promise<Analysis> | null = null;
  const open = async (): Promise<Analysis> => {
    const { openAnalysis } = await import("../analysis/analysis.ts");
    return openAnalysis(scanWorkers);
  };
  return {
    analyse: async (request) => {
      opened ??= open();
      return (await opened).analyse(request);
    },
    close: async () => {
      await (await opened)?.close();
    },
  };
}
