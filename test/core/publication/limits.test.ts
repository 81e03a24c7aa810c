/** Nothing is dropped silently, and nothing grows past what GitHub takes. */
import { expect, it } from "vitest";
import { checkRunOf } from "../../../src/core/publication/check-run.ts";
import { costOf } from "../cost.ts";
import { biggestDecision } from "./biggest.ts";

/** What GitHub keeps of a summary: https://docs.github.com/en/rest/checks/runs */
const most = 65_535;
it("the page of the biggest change that somebody could make fits, and says what it leaves out", () => {
  const decision = biggestDecision();
  const { result: run, cpuMs } = costOf(() =>
    checkRunOf(decision, { entry: 1, retrying: false, siblings: [] }),
  );
  expect(cpuMs).toBeLessThan(2_000);
  expect(Buffer.byteLength(run.summary)).toBeLessThan(most);
  expect(Buffer.byteLength(run.summary)).toBeGreaterThan(20_000);
  expect(run.title.length).toBeLessThanOrEqual(255);
  expect(run.annotations).toHaveLength(50);
  expect(run.summary).toMatch(/more areas?|This page is cut here: \d+ more parts did not fit/);
  expect(run.summary).not.toContain("@all <b>`");
});
