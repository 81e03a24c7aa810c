/** When a branch that moved leaves a change into it as it was. */
import { expect, it } from "vitest";
import { type Before, openMove } from "../../../src/core/recovery/moved.ts";
import type { Change } from "../../../src/domain/change.ts";
import { base, commit, file, head, sha, strategy } from "../ordinary.ts";

const tip = sha("e");
const before = sha("f");

const move: Change = {
  base,
  head: tip,
  tree: sha("1"),
  steps: [],
  mergeBases: [base],
  files: [file("README.md"), file("docs/a.md")],
  commits: [commit(tip)],
};

const change: Change = {
  base,
  head,
  tree: sha("2"),
  steps: [],
  mergeBases: [before],
  files: [strategy],
  commits: [commit(head)],
};

const nothing: Before = { commits: [], files: [] };

function leaves(
  moved: Partial<Change>,
  changed: Partial<Change> = {},
  was: Partial<Before> = {},
): boolean {
  return (
    openMove({ ...move, ...moved })?.({ ...change, ...changed }, { ...nothing, ...was }) ?? false
  );
}

const renamed = { before: file("strategies/book.py").before, after: file("docs/old.py").after };

it.each<[string, Partial<Change>, Partial<Change>]>([
  ["one that touches nothing of it", {}, {}],
  ["one to where it is already", { head: base, files: [], commits: [] }, {}],
  ["one beside it in the same folder", { files: [file("strategies/other.py")] }, {}],
  ["one whose name begins alike", { files: [file("strategies/book.py.md")] }, {}],
])("%s leaves it", (_, moved, changed) => {
  expect(leaves(moved, changed)).toBe(true);
});

it.each<[string, Partial<Change>, Partial<Change>]>([
  ["one of a file of it", { files: [strategy] }, {}],
  ["one of a file that nothing guards, and that it changes", {}, { files: [file("README.md")] }],
  ["one that renames a file of it away", { files: [renamed] }, {}],
  ["one of a file that it renames away", { files: [strategy] }, { files: [renamed] }],
  [
    "one of a file that it renames something to",
    { files: [file("docs/old.py")] },
    { files: [renamed] },
  ],
  ["one that makes a folder of a file of it", { files: [file("strategies/book.py/a.py")] }, {}],
  ["one that makes a file of a folder of it", { files: [file("strategies")] }, {}],
  ["one of the policy", { files: [file(".github/foureyes.yml")] }, {}],
  ["one of the organisation's policy", { files: [file("foureyes.yml")] }, {}],
  ["one that takes commits of it along", { commits: [commit(tip), commit(head)] }, {}],
  ["one back, or aside", { steps: [], mergeBases: [before] }, {}],
  ["one of two histories that met", { steps: [], mergeBases: [base, before] }, {}],
  ["one from another tip than it was decided against", {}, { base: before }],
])("%s does not", (_, moved, changed) => {
  expect(leaves(moved, changed)).toBe(false);
});

it("what reviews were shown, and where the branch was before, is held against it as well", () => {
  const other = { files: [file("limits/max.yml")] };
  expect(leaves({}, {}, other)).toBe(true);
  expect(leaves(other, {}, other)).toBe(false);
  expect(leaves({}, {}, { commits: [before] })).toBe(true);
  expect(leaves({}, {}, { commits: [before, tip] })).toBe(false);
});
