/** Requests to GitHub's API that one evaluation makes; minting a token is not counted. */
import { edit, open, review, startFirm, strategy } from "../test/stories/firm.ts";
import type { Measurement, Row } from "./measurement.ts";

export const requestsOfAnEvaluation: Measurement = {
  name: "requests",
  measure: async () => {
    const firm = await startFirm();
    const { requests } = firm.github;
    try {
      await edit(firm, "bob", "change", { [strategy]: "LEVELS = 3\n" });
      await firm.settled();
      requests.clear();
      const pull = await open(firm, "bob", "change");
      const cold = rowsOf("cold", requests.tally(), { reads: 3, writes: 2 });
      requests.clear();
      await review(firm, "alice", pull);
      return [...cold, ...rowsOf("a review", requests.tally(), { reads: 1, writes: 2 })];
    } finally {
      await firm.close();
    }
  },
};

type Tally = ReturnType<Awaited<ReturnType<typeof startFirm>>["github"]["requests"]["tally"]>;

/** The baseline is the budget itself. */
function rowsOf(
  when: string,
  { rest, graphql }: Tally,
  budget: { readonly reads: number; readonly writes: number },
): readonly Row[] {
  const spent = { reads: rest.reads + graphql.reads, writes: rest.writes + graphql.writes };
  return (["reads", "writes"] as const).map((kind) => ({
    what: `requests of an evaluation, ${when}: ${kind}; budget`,
    ours: spent[kind],
    baseline: budget[kind],
    unit: "requests",
    bound: { kind: "at-most", ratio: 1 },
  }));
}
