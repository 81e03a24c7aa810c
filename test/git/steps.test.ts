/** What the commits of a change bring one by one, read from real repositories. */
import { describe, expect, onTestFinished, test } from "vitest";
import { openRepository } from "../../src/app/git/repository.ts";
import type { ChangedFile, Step } from "../../src/domain/change.ts";
import { plainOf } from "../../src/domain/sentence.ts";
import type { Sha } from "../../src/domain/sha.ts";
import { aRepository, type Files, type Sandbox } from "./sandbox.ts";

async function stepsOf(sandbox: Sandbox, base: Sha, head: Sha): Promise<readonly Step[]> {
  const repository = await openRepository(sandbox.directory);
  onTestFinished(() => repository.close());
  const read = await repository.readChange(base, head);
  if (read.kind !== "change") throw new Error(plainOf(read.reason));
  return read.change.steps;
}

/** "path: before → after", in the contents that the test wrote. */
function shownIn(sandbox: Sandbox, ...texts: readonly string[]) {
  const names = new Map(texts.map((text) => [sandbox.blob(text), text]));
  const side = (version: ChangedFile["before"]) =>
    version === null ? "nothing" : (names.get(version.object) ?? "?");
  return (steps: readonly Step[]) =>
    steps.flatMap(({ files }) =>
      files.map(
        ({ before, after }) => `${(after ?? before)?.path}: ${side(before)} → ${side(after)}`,
      ),
    );
}

/** One commit on the other. */
function inTurn(sandbox: Sandbox, ...versions: readonly Files[]): { base: Sha; head: Sha } {
  const commits: Sha[] = [];
  for (const files of versions) {
    const before = commits.at(-1);
    commits.push(sandbox.commit(files, { parents: before === undefined ? [] : [before] }));
  }
  const [base, head] = [commits[0], commits.at(-1)];
  if (base === undefined || head === undefined) throw new Error("No commits.");
  return { base, head };
}

describe("commits one by one", () => {
  test.each<[title: string, versions: readonly Files[], steps: readonly string[]]>([
    ["one commit is the whole", [{ a: "1" }, { a: "2" }], []],
    ["what stays is in the whole", [{ a: "1" }, { a: "2" }, { a: "2", b: "3" }], []],
    ["what is taken back is seen", [{ a: "1" }, { a: "2" }, { a: "1" }], ["a: 1 → 2"]],
    ["so is what is edited again", [{ a: "1" }, { a: "2" }, { a: "3" }], ["a: 1 → 2"]],
    [
      "each is held against the base, not against the one before",
      [{ a: "1" }, { a: "2" }, { a: "3" }, { a: "1" }],
      ["a: 1 → 3", "a: 1 → 2"],
    ],
    [
      "a file that was away is seen",
      [{ a: "1", b: "1" }, { b: "1" }, { a: "1", b: "2" }],
      ["a: 1 → nothing"],
    ],
    [
      "a file that was there is seen",
      [{ b: "1" }, { a: "2", b: "1" }, { b: "1" }],
      ["a: nothing → 2"],
    ],
    [
      "a new file is new in each of its versions",
      [{ b: "1" }, { a: "2", b: "1" }, { a: "3", b: "1" }, { a: "2", b: "1" }],
      ["a: nothing → 3"],
    ],
    [
      "a file that was moved first had what it loses then",
      [{ a: "1" }, { c: "1" }, { c: "2" }, { a: "1" }],
      ["c: 1 → 2", "a: 1 → nothing", "c: nothing → 1"],
    ],
    [
      "a directory in the way of a file",
      [{ a: "1" }, { "a/b": "2" }, { a: "1" }],
      ["a: 1 → nothing", "a/b: nothing → 2"],
    ],
  ])("%s", async (_, versions, steps) => {
    const sandbox = aRepository();
    const { base, head } = inTurn(sandbox, ...versions);
    const found = await stepsOf(sandbox, base, head);
    expect(shownIn(sandbox, "1", "2", "3")(found)).toEqual(steps);
  });

  test("what a merge has from none of its parents is seen, and what it has from one is not", async () => {
    const sandbox = aRepository();
    const base = sandbox.commit({ a: "1", b: "1" });
    const left = sandbox.commit({ a: "2", b: "1" }, { parents: [base] });
    const right = sandbox.commit({ a: "1", b: "2" }, { parents: [base] });
    const evil = sandbox.commit({ a: "2", b: "3" }, { parents: [left, right] });
    const head = sandbox.commit({ a: "2", b: "2" }, { parents: [evil] });
    const shown = shownIn(sandbox, "1", "2", "3");
    expect(shown(await stepsOf(sandbox, base, head))).toEqual(["b: 1 → 3"]);
    const clean = sandbox.commit({ a: "2", b: "2" }, { parents: [left, right] });
    const same = sandbox.commit({ a: "2", b: "2", c: "1" }, { parents: [clean] });
    expect(shown(await stepsOf(sandbox, base, same))).toEqual([]);
  });

  test("a commit is held against the base that it was made on, not against what was merged later", async () => {
    const sandbox = aRepository();
    const base = sandbox.commit({ a: "1", b: "1" });
    const own = sandbox.commit({ a: "2", b: "1" }, { parents: [base] });
    const main = sandbox.commit({ a: "1", b: "3" }, { parents: [base] });
    const merged = sandbox.commit({ a: "2", b: "3" }, { parents: [own, main] });
    const head = sandbox.commit({ a: "3", b: "3" }, { parents: [merged] });
    const shown = shownIn(sandbox, "1", "2", "3");
    expect(shown(await stepsOf(sandbox, main, head))).toEqual(["a: 1 → 2"]);
  });

  test("a history of its own that is merged in is new", async () => {
    const sandbox = aRepository();
    const base = sandbox.commit({ a: "1" });
    const other = sandbox.commit({ b: "2" });
    const merged = sandbox.commit({ a: "1", b: "2" }, { parents: [base, other] });
    const head = sandbox.commit({ a: "1" }, { parents: [merged] });
    const shown = shownIn(sandbox, "1", "2");
    expect(shown(await stepsOf(sandbox, base, head))).toContain("b: nothing → 2");
  });

  test("names that are not UTF-8 are found again", async () => {
    const sandbox = aRepository();
    const tree = (content: string) => {
      const object = Buffer.from(sandbox.blob(content), "hex");
      const entry = (byte: number) =>
        Buffer.concat([Buffer.from("100644 n"), Buffer.from([byte, 0]), object]);
      return sandbox.object("tree", Buffer.concat([entry(0xe9), entry(0xff)]));
    };
    const commit = (content: string, parents: readonly Sha[]) => {
      const who = "A <a@b> 1700000000 +0000";
      const lines = parents.map((parent) => `parent ${parent}\n`).join("");
      const text = `tree ${tree(content)}\n${lines}author ${who}\ncommitter ${who}\n\nx\n`;
      return sandbox.object("commit", Buffer.from(text));
    };
    const base = commit("1", []);
    sandbox.git("update-ref", "refs/heads/main", base);
    const head = commit("1", [commit("2", [base])]);
    expect(shownIn(sandbox, "1", "2")(await stepsOf(sandbox, base, head))).toEqual([
      "n\udce9: 1 → 2",
      "n\udcff: 1 → 2",
    ]);
  });

  test("more files than anybody looks at are no change that can be read", async () => {
    const sandbox = aRepository();
    const objects = ["1", "2"].map((text) => sandbox.blob(text));
    const versions = Array.from({ length: 7 }, (_, at): Files => {
      const object = objects[at % 2];
      if (object === undefined) throw new Error("No object.");
      return Object.fromEntries(
        Array.from({ length: 41_000 }, (_, name) => [`f${name}`, { object }]),
      );
    });
    const { base, head } = inTurn(sandbox, ...versions);
    await expect(stepsOf(sandbox, base, head)).rejects.toThrow(/More than \d+ files/);
  });
});
