import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, onTestFinished, test } from "vitest";
import { openRepository, type Repository } from "../../src/app/git/repository.ts";
import type { Change, ChangedFile } from "../../src/domain/change.ts";
import { plainOf } from "../../src/domain/sentence.ts";
import { parseSha, type Sha } from "../../src/domain/sha.ts";
import { aDirectory, aRepository, type Files, type Sandbox } from "./sandbox.ts";

async function opened(sandbox: Sandbox): Promise<Repository> {
  const repository = await openRepository(sandbox.directory);
  onTestFinished(() => repository.close());
  return repository;
}

async function changeOf(sandbox: Sandbox, base: Sha, head: Sha): Promise<Change> {
  const read = await (await opened(sandbox)).readChange(base, head);
  if (read.kind !== "change") throw new Error(plainOf(read.reason));
  return read.change;
}

async function reasonOf(sandbox: Sandbox, base: Sha, head: Sha): Promise<string> {
  const read = await (await opened(sandbox)).readChange(base, head);
  return read.kind === "unreadable" ? plainOf(read.reason) : "readable";
}

/** "A new", "D old", "M path", "R old new", with the kinds where they are no plain file. */
function shown(file: ChangedFile): string {
  const name = (version: ChangedFile["before"]): string =>
    version === null ? "" : `${version.path}${version.kind === "file" ? "" : `(${version.kind})`}`;
  if (file.before === null) return `A ${name(file.after)}`;
  if (file.after === null) return `D ${name(file.before)}`;
  return name(file.before) === name(file.after)
    ? `M ${name(file.after)}`
    : `R ${name(file.before)} ${name(file.after)}`;
}

async function filesOf(before: Files, after: Files): Promise<readonly string[]> {
  const sandbox = aRepository();
  const base = sandbox.commit(before);
  const head = sandbox.commit(after, { parents: [base] });
  return (await changeOf(sandbox, base, head)).files.map(shown);
}

const submodule = parseSha("a".repeat(40));
const otherSubmodule = parseSha("b".repeat(40));

describe("a change lists", () => {
  const same = { "keep.py": "same\n" };
  test.each<[title: string, before: Files, after: Files, files: readonly string[]]>([
    ["an added file", same, { ...same, "new.py": "x\n" }, ["A new.py"]],
    ["a deleted file", { ...same, "old.py": "x\n" }, same, ["D old.py"]],
    ["an edited file", { "a.py": "1\n" }, { "a.py": "2\n" }, ["M a.py"]],
    ["nothing when nothing changed", same, same, []],
    ["a file that became empty", { "a.py": "1\n" }, { "a.py": "" }, ["M a.py"]],
    ["a moved file as one", { "a/x.py": "1\n" }, { "b/x.py": "1\n" }, ["R a/x.py b/x.py"]],
    ["empty files apart, having nothing in common", { a: "" }, { b: "" }, ["D a", "A b"]],
    [
      "a file that became executable",
      { "run.sh": "x\n" },
      { "run.sh": { mode: "100755", content: "x\n" } },
      ["R run.sh run.sh(executable)"],
    ],
    [
      "a file that became a symbolic link",
      { "a.py": "x\n" },
      { "a.py": { mode: "120000", content: "/etc/passwd" } },
      ["R a.py a.py(symlink)"],
    ],
    [
      "a submodule that moved",
      { sub: { mode: "160000", object: submodule } },
      { sub: { mode: "160000", object: otherSubmodule } },
      ["M sub(submodule)"],
    ],
    [
      "a file that became a directory",
      { "a.py": "x\n" },
      { "a.py/b": "y\n" },
      ["D a.py", "A a.py/b"],
    ],
    [
      "names with tab, newline, quotes and a leading dash",
      same,
      { ...same, "-rf": "1\n", "q\"'": "2\n", "t\tn\nx": "3\n" },
      ["A -rf", "A q\"'", "A t\tn\nx"],
    ],
    [
      "names that are special to git's own patterns",
      same,
      { ...same, ":(exclude)*": "1\n", "*": "2\n" },
      ["A *", "A :(exclude)*"],
    ],
  ])("%s", async (_, before, after, files) => {
    expect((await filesOf(before, after)).toSorted()).toEqual(files.toSorted());
  });

  test("names that are not UTF-8, and keeps two of them apart", async () => {
    const sandbox = aRepository();
    const base = sandbox.commit({ "keep.py": "same\n" });
    const object = Buffer.from(sandbox.blob("x\n"), "hex");
    const entry = (byte: number) =>
      Buffer.concat([Buffer.from("100644 n"), Buffer.from([byte, 0]), object]);
    const tree = sandbox.object("tree", Buffer.concat([entry(0xe9), entry(0xff)]));
    const head = parseSha(
      sandbox.git(
        "-c",
        "user.name=a",
        "-c",
        "user.email=a@b",
        "commit-tree",
        tree,
        "-p",
        base,
        "-m",
        "x",
      ),
    );
    const change = await changeOf(sandbox, base, head);
    expect(change.files.map(shown)).toEqual(["D keep.py", "A n\udce9", "A n\udcff"]);
  });

  test("every file of a repository in the SHA-256 format", async () => {
    const sandbox = aRepository("sha256");
    const base = sandbox.commit({ "a.py": "1\n", "d/b.py": "1\n" });
    const head = sandbox.commit({ "a.py": "2\n", "d/c.py": "1\n" }, { parents: [base] });
    const change = await changeOf(sandbox, base, head);
    expect(change.head).toHaveLength(64);
    expect(change.files.map(shown)).toEqual(["M a.py", "R d/b.py d/c.py"]);
  });
});

describe("a change names", () => {
  test("author, committer and everyone in trailers", async () => {
    const sandbox = aRepository();
    const base = sandbox.commit({ a: "1\n" });
    const head = sandbox.commit(
      { a: "2\n" },
      {
        parents: [base],
        author: "Bob <bob@example.com> 1700000000 +0000",
        committer: "Carol <carol@example.com> 1700000000 +0000",
        message: "Fix\n\nCo-authored-by: Dave <dave@example.com>\n",
      },
    );
    expect((await changeOf(sandbox, base, head)).commits).toEqual([
      {
        sha: head,
        parents: [base],
        author: { name: "Bob", email: "bob@example.com" },
        committer: { name: "Carol", email: "carol@example.com" },
        trailers: [{ name: "Dave", email: "dave@example.com" }],
      },
    ]);
  });

  test("commits that came in through a second parent (A11)", async () => {
    const sandbox = aRepository();
    const base = sandbox.commit({ a: "1\n" });
    const victim = sandbox.commit({ a: "1\n", b: "1\n" }, { parents: [base] });
    const hidden = sandbox.commit({ a: "evil\n" }, { parents: [base] });
    const head = sandbox.commit({ a: "evil\n", b: "1\n" }, { parents: [victim, hidden] });
    const change = await changeOf(sandbox, base, head);
    expect(change.commits.map((commit) => commit.sha).toSorted()).toEqual(
      [victim, hidden, head].toSorted(),
    );
  });

  test("commits of a foxtrot merge, whose first parent is the base (A11)", async () => {
    const sandbox = aRepository();
    const base = sandbox.commit({ a: "1\n" });
    const work = sandbox.commit({ a: "2\n" }, { parents: [base] });
    const head = sandbox.commit({ a: "2\n" }, { parents: [base, work] });
    const change = await changeOf(sandbox, base, head);
    expect(change.commits.map((commit) => commit.sha).toSorted()).toEqual([work, head].toSorted());
  });
});

describe("a change with several merge bases", () => {
  test("lists what differs from any of them", async () => {
    const sandbox = aRepository();
    const root = sandbox.commit({ a: "0\n", b: "0\n" });
    const left = sandbox.commit({ a: "1\n", b: "0\n" }, { parents: [root] });
    const right = sandbox.commit({ a: "0\n", b: "1\n" }, { parents: [root] });
    const base = sandbox.commit({ a: "1\n", b: "1\n" }, { parents: [left, right] });
    const head = sandbox.commit({ a: "1\n", b: "1\n", c: "x\n" }, { parents: [right, left] });
    const change = await changeOf(sandbox, base, head);
    expect(change.mergeBases.toSorted()).toEqual([left, right].toSorted());
    expect(change.files.map(shown)).toEqual(["M a", "M b", "A c"]);
  });

  test("lists a file twice where its two earlier versions differ", async () => {
    const sandbox = aRepository();
    const root = sandbox.commit({ a: "0\n" });
    const left = sandbox.commit({ a: "1\n" }, { parents: [root] });
    const right = sandbox.commit({ a: "2\n" }, { parents: [root] });
    const base = sandbox.commit({ a: "1\n" }, { parents: [left, right] });
    const head = sandbox.commit({ a: "3\n" }, { parents: [right, left] });
    expect((await changeOf(sandbox, base, head)).files.map(shown)).toEqual(["M a", "M a"]);
  });
});

describe("a change cannot be read", () => {
  test("when the histories are unrelated", async () => {
    const sandbox = aRepository();
    const base = sandbox.commit({ a: "1\n" });
    const head = sandbox.commit({ a: "2\n" });
    expect(await reasonOf(sandbox, base, head)).toMatch(
      /no commit in common\. Make the change on top of the other branch\.$/,
    );
  });

  test("in a shallow clone that ends before the branches meet, and it says what to do", async () => {
    const sandbox = aRepository();
    const root = sandbox.commit({ a: "1\n" });
    const base = sandbox.commit({ a: "2\n" }, { parents: [root] });
    const head = sandbox.commit({ a: "3\n" }, { parents: [root] });
    sandbox.git("branch", "base", base);
    const clone = shallowClone(sandbox, 1);
    expect(await reasonOf(clone, base, head)).toMatch(/shallow\. Run `git fetch --unshallow`/);
    expect(await reasonOf(shallowClone(sandbox, 2), base, head)).toBe("readable");
  });

  test("when a forged list of shallow commits would hide a parent", async () => {
    const sandbox = aRepository();
    const root = sandbox.commit({ a: "1\n" });
    const middle = sandbox.commit({ a: "2\n" }, { parents: [root] });
    const merge = sandbox.commit({ a: "3\n" }, { parents: [root, middle] });
    expect(await reasonOf(sandbox, root, merge)).toBe("readable");
    const fork = sandbox.commit({ a: "2\n", b: "x\n" }, { parents: [middle] });
    const head = sandbox.commit({ a: "3\n", b: "x\n" }, { parents: [merge, fork] });
    writeShallow(sandbox, fork);
    expect(await reasonOf(sandbox, root, head)).toMatch(/The history ends at/);
  });

  test("when it has more than 10,000 commits", async () => {
    const sandbox = aRepository();
    const base = sandbox.commit({ a: "1\n" });
    const chain = (count: number): Sha => {
      const stream = Array.from(
        { length: count },
        (_, index) =>
          `commit refs/heads/long\nmark :${index + 1}\ncommitter A <a@b> 1700000000 +0000\ndata 1\nx\n${index === 0 ? `from ${base}\n` : ""}`,
      );
      sandbox.gitWith(stream.join(""), "fast-import", "--quiet", "--force");
      return parseSha(sandbox.git("rev-parse", "long"));
    };
    expect(await reasonOf(sandbox, base, chain(10_000))).toBe("readable");
    expect(await reasonOf(sandbox, base, chain(10_001))).toMatch(/more than 10000 commits/);
  });
});

function shallowClone(sandbox: Sandbox, depth: number): Sandbox {
  const directory = aDirectory();
  sandbox.git(
    "clone",
    "-q",
    "--no-local",
    "--no-single-branch",
    `--depth=${depth}`,
    `file://${sandbox.directory}`,
    directory,
  );
  return { ...sandbox, directory };
}

function writeShallow(sandbox: Sandbox, commit: Sha): void {
  writeFileSync(join(sandbox.directory, ".git", "shallow"), `${commit}\n`);
}
