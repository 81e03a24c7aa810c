/** What git makes of two commits, in a mirror that has no blobs. */
import { join } from "node:path";
import { expect, onTestFinished, test } from "vitest";
import { openChangeMemory } from "../../src/app/git/change-memory.ts";
import { type Mirror, openMirror } from "../../src/app/git/mirror.ts";
import type { Sha } from "../../src/domain/sha.ts";
import { serve } from "./git-server.ts";
import { aDirectory, aRepository, type Files, type Sandbox } from "./sandbox.ts";

const lines = (...changed: readonly string[]) =>
  ["a", "b", "c", "d", "e", "f", "g", "h", "i", "j"]
    .map((line) => changed.find((one) => one.startsWith(line)) ?? line)
    .join("\n");

const before: Files = { "book.py": lines(), "fees.py": "1\n" };

interface Forked {
  readonly sandbox: Sandbox;
  readonly base: Sha;
  readonly ours: Sha;
  readonly theirs: Sha;
}

function fork(ours: Files, theirs: Files): Forked {
  const sandbox = aRepository();
  const base = sandbox.commit(before);
  return {
    sandbox,
    base,
    ours: sandbox.commit(ours, { parents: [base] }),
    theirs: sandbox.commit(theirs, { parents: [base] }),
  };
}

async function mirrorOf(sandbox: Sandbox, ...commits: readonly Sha[]): Promise<Mirror> {
  const server = await serve(sandbox);
  const mirror = await openMirror({
    directory: join(aDirectory(), "desk"),
    url: server.url,
    token: async () => server.token,
    memory: openChangeMemory(0),
  });
  onTestFinished(() => mirror.close());
  await mirror.fetchCommits(commits);
  return mirror;
}

/** The tree of exactly these files. */
function treeOf({ sandbox }: Forked, files: Files): string {
  return sandbox.git("rev-parse", `${sandbox.commit(files)}^{tree}`);
}

test("both sides of one file come together", async () => {
  const forked = fork(
    { ...before, "book.py": lines("a!") },
    { "book.py": lines("j!"), "fees.py": "2\n" },
  );
  const mirror = await mirrorOf(forked.sandbox, forked.ours, forked.theirs);
  expect(await mirror.readMerge(forked.ours, forked.theirs)).toEqual({
    kind: "tree",
    tree: treeOf(forked, { "book.py": lines("a!", "j!"), "fees.py": "2\n" }),
  });
});

test("what comes out can be held against another tree", async () => {
  const forked = fork({ ...before, "book.py": lines("a!") }, { ...before, "book.py": lines("j!") });
  const mirror = await mirrorOf(forked.sandbox, forked.ours, forked.theirs);
  const merge = await mirror.readMerge(forked.ours, forked.theirs);
  const ours = (await mirror.readCommits([forked.ours])).get(forked.ours);
  if (merge.kind !== "tree" || ours === undefined) throw new Error("It is a tree.");
  const files = await mirror.readDifference(ours.tree, merge.tree);
  expect(files.map(({ after }) => after?.path)).toEqual(["book.py"]);
});

test("what one side renamed, the other's change follows", async () => {
  const forked = fork(
    { "fees.py": "1\n", "strategies/book.py": lines("a!") },
    { ...before, "book.py": lines("j!") },
  );
  const mirror = await mirrorOf(forked.sandbox, forked.ours, forked.theirs);
  expect(await mirror.readMerge(forked.ours, forked.theirs)).toEqual({
    kind: "tree",
    tree: treeOf(forked, { "fees.py": "1\n", "strategies/book.py": lines("a!", "j!") }),
  });
});

test("a conflict names its files", async () => {
  const forked = fork({ ...before, "book.py": lines("c1") }, { ...before, "book.py": lines("c2") });
  const mirror = await mirrorOf(forked.sandbox, forked.ours, forked.theirs);
  expect(await mirror.readMerge(forked.ours, forked.theirs)).toEqual({
    kind: "conflict",
    paths: ["book.py"],
  });
});

test("attributes of the repository do not say how it is merged", async () => {
  const attributes = { ".gitattributes": "*.py merge=union\n" };
  const forked = fork(
    { ...before, ...attributes, "book.py": lines("c1") },
    { ...before, ...attributes, "book.py": lines("c2") },
  );
  const mirror = await mirrorOf(forked.sandbox, forked.ours, forked.theirs);
  expect(await mirror.readMerge(forked.ours, forked.theirs)).toMatchObject({ kind: "conflict" });
});

test("several merge bases are told, not guessed from", async () => {
  const { sandbox, ours, theirs } = fork(
    { ...before, "one.py": "1\n" },
    { ...before, "two.py": "2\n" },
  );
  const both: Files = { ...before, "one.py": "1\n", "two.py": "2\n" };
  const left = sandbox.commit(both, { parents: [ours, theirs] });
  const right = sandbox.commit({ ...both, "fees.py": "2\n" }, { parents: [theirs, ours] });
  const mirror = await mirrorOf(sandbox, left, right);
  expect(await mirror.readMerge(left, right)).toEqual({ kind: "merge-bases", count: 2 });
});

test("histories that never met have nothing to merge by", async () => {
  const { sandbox, ours } = fork(before, { ...before, "two.py": "2\n" });
  const other = sandbox.commit({ "x.py": "1\n" });
  const mirror = await mirrorOf(sandbox, ours, other);
  expect(await mirror.readMerge(ours, other)).toEqual({ kind: "merge-bases", count: 0 });
});

test("a head that is further along is the merge itself", async () => {
  const { sandbox, base, theirs } = fork(before, { ...before, "two.py": "2\n" });
  const mirror = await mirrorOf(sandbox, base, theirs);
  const commits = await mirror.readCommits([theirs]);
  expect(await mirror.readMerge(base, theirs)).toEqual({
    kind: "tree",
    tree: commits.get(theirs)?.tree,
  });
});
