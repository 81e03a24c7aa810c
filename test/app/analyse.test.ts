/** All guarded files of a change, within one budget of time. */
import { afterEach, expect, it, vi } from "vitest";
import { analyseAll } from "../../src/app/inspection/analyse.ts";
import { openBudget } from "../../src/app/inspection/budget.ts";
import { noShape } from "../../src/core/findings/sides/shape.ts";
import type { Blob } from "../../src/domain/content.ts";
import { plainOf } from "../../src/domain/sentence.ts";
import type { Sha } from "../../src/domain/sha.ts";
import { file, policy } from "../core/ordinary.ts";

afterEach(() => vi.restoreAllMocks());

const files = [file("strategies/a.py"), file("strategies/b.py")].map((each) => ({
  file: each,
  commit: null,
}));

function parts(blob: Blob) {
  async function* readBlobs(ids: Iterable<Sha>) {
    for (const id of ids) yield [id, blob] as const;
  }
  return {
    repository: { readBlobs },
    fetchBlobs: async () => {},
    analysis: { analyse: async () => ({ findings: [], shape: noShape, isRead: true }) },
    progress: () => {},
  };
}

const text: Blob = { kind: "bytes", bytes: Buffer.from("x = 1\n") };

it("leaves nothing unseen that is there and comes in time", async () => {
  expect(await analyseAll(parts(text), policy, files, openBudget())).toEqual({
    findings: [],
    unseen: [],
  });
});

it("does not pass what it has no time for", async () => {
  let now = 0;
  vi.spyOn(performance, "now").mockImplementation(() => {
    now += 100_000;
    return now;
  });
  const { unseen } = await analyseAll(parts(text), policy, files, openBudget());
  expect(unseen.map(({ path, reason }) => `${path}: ${plainOf(reason)}`)).toEqual([
    "strategies/b.py: the change took longer than 3 minutes to look at; split it",
  ]);
});

it("does not pass what is missing", async () => {
  const { unseen } = await analyseAll(parts({ kind: "missing" }), policy, files, openBudget());
  expect(unseen.map(({ path }) => path)).toEqual(["strategies/a.py", "strategies/b.py"]);
});
