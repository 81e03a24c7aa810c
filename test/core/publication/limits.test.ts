/** Nothing is dropped silently, and nothing grows past what GitHub takes. */
import { expect, it } from "vitest";
import { decide } from "../../../src/core/decide.ts";
import { checkRunOf } from "../../../src/core/publication/check-run.ts";
import type { Path } from "../../../src/domain/change.ts";
import type { Area } from "../../../src/domain/policy.ts";
import {
  alice,
  commit,
  file,
  flip,
  head,
  inspection,
  policy,
  review,
  snapshot,
  trading,
  withReviews,
} from "../ordinary.ts";

const most = 65_535;
const hostile = (index: number) => `${"\u202e\u200b`|@all <b>"}${"x".repeat(4_000)}${index}`;

it("the page of the biggest change that somebody could make fits, and says what it leaves out", () => {
  const areas: readonly Area[] = Array.from({ length: 200 }, (_, at) => ({
    ...trading,
    name: `area-${at}`,
  }));
  const files = Array.from({ length: 10_000 }, (_, at) => file(hostile(at)));
  const findings = Array.from({ length: 5_000 }, (_, at) => ({
    ...flip,
    path: hostile(at) as Path,
    within: hostile(at),
    before: { startLine: 1, lines: Array.from({ length: 100 }, () => hostile(at)) },
    fingerprint: at.toString(16).padStart(64, "0"),
  }));
  const reviews = Array.from({ length: 1_000 }, (_, at) =>
    review(at + 1, { id: 100 + at, login: `person-${at}`, kind: "user" }, "approved", {
      commit: head,
    }),
  );
  const { snapshot: read, facts } = withReviews([...reviews, review(2_000, alice)], {
    ...snapshot,
    inspection: {
      ...inspection,
      change: { ...inspection.change, files, commits: [commit(head)] },
      guarded: files.map((each) => ({ file: each, areas: areas.map(({ name }) => name) })),
      findings,
    },
  });
  const decision = decide(read, { ...policy, areas }, facts);
  const started = performance.now();
  const run = checkRunOf(decision, { entry: 1, retrying: false, siblings: [] });
  expect(performance.now() - started).toBeLessThan(2_000);
  expect(Buffer.byteLength(run.summary)).toBeLessThan(most);
  expect(Buffer.byteLength(run.summary)).toBeGreaterThan(20_000);
  expect(run.title.length).toBeLessThanOrEqual(255);
  expect(run.annotations).toHaveLength(50);
  expect(run.summary).toMatch(/more areas?|This page is cut here: \d+ more parts did not fit/);
  expect(run.summary).not.toContain("@all <b>`");
});
