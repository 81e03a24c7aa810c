/** An approval stays only while the commits bring no guarded version besides those that were approved. */
import { expect, test } from "vitest";
import { versionsBrought } from "../../../src/core/approvals/brought.ts";
import type { ChangedFile, Path } from "../../../src/domain/change.ts";
import type { Inspection } from "../../../src/domain/inspection.ts";
import { earlier, inspection, sha, strategy } from "../ordinary.ts";

const version = (path: string, digit: string, kind: "file" | "executable" = "file") => ({
  path: path as Path,
  kind,
  object: sha(digit),
});
const edited = (path: string, digit: string): ChangedFile => ({
  before: version(path, "1"),
  after: version(path, digit),
});
const inPassing = (file: ChangedFile, areas = ["trading"]): Inspection => ({
  ...inspection,
  passing: [{ commit: earlier, file, areas }],
});
const whole = (file: ChangedFile): Inspection => ({
  ...inspection,
  guarded: [{ file, areas: ["trading"] }],
});

const { path } = strategy.after ?? version("", "1");
const approved = versionsBrought(inspection, null);

test.each<[title: string, now: Inspection, isCovered: boolean]>([
  ["the same", inspection, true],
  ["the same, in a commit of its own as well", inPassing(strategy), true],
  ["another version in the whole", whole(edited(path, "3")), false],
  ["another version in a commit alone", inPassing(edited(path, "3")), false],
  ["the same content under another name", inPassing(edited("strategies/b.py", "2")), false],
  ["that can be run", whole({ ...strategy, after: version(path, "2", "executable") }), false],
  ["that is gone", whole({ ...strategy, after: null }), false],
  [
    "that was moved",
    whole({ before: version("strategies/old.py", "1"), after: version(path, "2") }),
    false,
  ],
])("%s", (_, now, isCovered) => {
  expect(versionsBrought(now, null).isSubsetOf(approved)).toBe(isCovered);
});

test("of another area is of no concern to this one", () => {
  const other = inPassing(edited("wallet/keys.py", "3"), ["custody"]);
  expect(versionsBrought(other, "trading")).toEqual(approved);
  expect(versionsBrought(other, "custody").size).toBe(1);
});
