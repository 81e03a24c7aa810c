/** From a review that a person sends to the check that shows it, on the fake GitHub. */
import { edit, open, review, shown, startFirm, strategy } from "../test/stories/firm.ts";
import { type Measurement, medianOf, timeOf } from "./measurement.ts";

const rounds = 40;

export const webhookToCheck: Measurement = {
  name: "webhook-to-check",
  measure: async () => {
    const firm = await startFirm();
    try {
      const times: number[] = [];
      for (let round = 0; round < rounds; round += 1) {
        await edit(firm, "bob", `change-${round}`, { [strategy]: `LEVELS = ${round}\n` });
        times.push(await timeOf(() => open(firm, "bob", `change-${round}`)));
      }
      const page = await shown(firm, 1);
      if (page?.state !== "in_progress") throw new Error("No check was published.");
      await review(firm, "alice", 1);
      return [
        {
          what: `pull request opened to check published, median of ${rounds}, fake GitHub included`,
          ours: medianOf(times),
          baseline: null,
          unit: "ms",
          bound: null,
        },
      ];
    } finally {
      await firm.close();
    }
  },
};
