/** An approval stays only while no commit brings a guarded version besides those that were shown. */
import { expect, test } from "vitest";
import { passingDifference } from "../../../src/core/approvals/passing.ts";
import type { ChangedFile, Path } from "../../../src/domain/change.ts";
import { earlier, head, inspection, sha, strategy } from "../ordinary.ts";

const version = (path: string, digit: string, kind: "file" | "executable" = "file") => ({
  path: path as Path,
  kind,
  object: sha(digit),
});
const edited = (path: string, digit: string): ChangedFile => ({
  before: version(path, "1"),
  after: version(path, digit),
});

const { path } = strategy.after ?? version("", "1");
const inStep = edited(path, "3");
const then = {
  ...inspection.change,
  steps: [
    { commit: earlier, files: [inStep, { ...edited("lib/x.py", "4"), after: null }], gone: [] },
  ],
};

test.each<[title: string, file: ChangedFile, isShown: boolean]>([
  ["what the whole showed", strategy, true],
  ["what it was before", edited(path, "1"), true],
  ["what a commit showed", inStep, true],
  ["what a commit showed to be gone", { before: version("lib/x.py", "2"), after: null }, true],
  ["another version", edited(path, "5"), false],
  ["the same content under another name", edited("strategies/b.py", "2"), false],
  ["that can be run", { ...strategy, after: version(path, "2", "executable") }, false],
  ["that is gone", { ...strategy, after: null }, false],
])("%s", (_, file, isShown) => {
  const passing = [{ commit: head, file, areas: ["trading"] }];
  const at = file.after?.path ?? file.before?.path;
  const differs = { kind: "in-commit", path: at, commit: head };
  expect(passingDifference(then, passing)).toEqual(isShown ? null : differs);
});

test("where there is nothing in passing, nothing was left out", () => {
  expect(passingDifference(then, [])).toBeNull();
});
