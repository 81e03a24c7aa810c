import { execFileSync } from "node:child_process";
import { mkdirSync, readdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { describe, expect, onTestFinished, test, vi } from "vitest";
import { openRepository, type Repository } from "../../src/app/git/repository.ts";
import { isHardenable } from "../../src/app/git/version.ts";
import type { Blob } from "../../src/domain/content.ts";
import { parseSha } from "../../src/domain/sha.ts";
import { aDirectory, aRepository, type Sandbox } from "./sandbox.ts";

async function opened(directory: string): Promise<Repository> {
  const repository = await openRepository(directory);
  onTestFinished(() => repository.close());
  return repository;
}

async function blobsOf(sandbox: Sandbox, ids: readonly string[]): Promise<readonly Blob[]> {
  const blobs: Blob[] = [];
  const repository = await opened(sandbox.directory);
  for await (const [, blob] of repository.readBlobs(ids.map(parseSha))) blobs.push(blob);
  return blobs;
}

describe("a repository is found", () => {
  test.each<[where: string, at: (sandbox: Sandbox) => string]>([
    ["in its own directory", ({ directory }) => directory],
    ["in its .git directory", ({ directory }) => join(directory, ".git")],
    [
      "from a directory below",
      ({ directory }) => {
        mkdirSync(join(directory, "src", "deep"), { recursive: true });
        return join(directory, "src", "deep");
      },
    ],
    [
      "in a linked work tree",
      (sandbox) => {
        const tree = join(aDirectory(), "tree");
        sandbox.git("worktree", "add", "-q", "--detach", tree, "HEAD");
        return tree;
      },
    ],
    [
      "in a bare clone",
      (sandbox) => {
        const bare = join(aDirectory(), "bare");
        sandbox.git("clone", "-q", "--bare", sandbox.directory, bare);
        return bare;
      },
    ],
    [
      "in a clone that borrows its objects",
      (sandbox) => {
        const clone = join(aDirectory(), "clone");
        sandbox.git("clone", "-q", "--shared", "--no-checkout", sandbox.directory, clone);
        return clone;
      },
    ],
    [
      "with packed branches",
      (sandbox) => {
        sandbox.git("pack-refs", "--all");
        return sandbox.directory;
      },
    ],
  ])("%s", async (_, at) => {
    const sandbox = aRepository();
    const base = sandbox.commit({ a: "1\n" });
    const head = sandbox.commit({ a: "2\n" }, { parents: [base] });
    const repository = await opened(at(sandbox));
    expect(await repository.resolve("HEAD")).toBe(head);
    expect((await repository.readChange(base, head)).kind).toBe("change");
  });
});

describe("it is a mistake of usage, said in a sentence, to name", () => {
  test.each<[what: string, at: () => string, sentence: RegExp]>([
    ["a directory without a repository", aDirectory, /is not a git repository\./],
    ["nothing", () => join(aDirectory(), "none"), /is not a git repository\./],
    [
      "nothing, below a repository",
      () => join(aRepository().directory, "none"),
      /is not a git repository\./,
    ],
    ["a repository without commits", () => aRepository().directory, /has no commits\./],
    [
      "a .git file that points nowhere",
      () => {
        const directory = aDirectory();
        writeFileSync(join(directory, ".git"), "gitdir: ../nowhere\n");
        return directory;
      },
      /is not a git repository\./,
    ],
    [
      "a .git file of something else",
      () => {
        const directory = aDirectory();
        writeFileSync(join(directory, ".git"), "gitdir: a\0b\n");
        return directory;
      },
      /does not say where/,
    ],
  ])("%s", async (_, at, sentence) => {
    const opening = openRepository(at());
    await expect(opening).rejects.toMatchObject({ code: "usage" });
    await expect(opening).rejects.toThrow(sentence);
  });

  test("but not a repository whose HEAD is unborn while a branch has commits", async () => {
    const sandbox = aRepository();
    const head = sandbox.commit({ a: "1\n" });
    sandbox.git("symbolic-ref", "HEAD", "refs/heads/unborn");
    const repository = await opened(sandbox.directory);
    expect(await repository.resolve("HEAD")).toBeNull();
    expect(await repository.resolve("main")).toBe(head);
  });
});

describe("a blob", () => {
  test("of any bytes is read as it is, up to 1 MiB", async () => {
    const sandbox = aRepository();
    sandbox.commit({ a: "1\n" });
    const contents = [
      Buffer.from([0, 0xff, 0x0a, 0x0d]),
      Buffer.alloc(1024 * 1024, "x"),
      Buffer.alloc(0),
    ];
    const blobs = await blobsOf(
      sandbox,
      contents.map((bytes) => sandbox.blob(bytes)),
    );
    expect(
      blobs.map(
        (blob) =>
          blob.kind === "bytes" &&
          Buffer.compare(blob.bytes, contents[blobs.indexOf(blob)] ?? Buffer.from("?")),
      ),
    ).toEqual([0, 0, 0]);
  });

  test("of one byte more is too large, with its size", async () => {
    const sandbox = aRepository();
    sandbox.commit({ a: "1\n" });
    const size = 1024 * 1024 + 1;
    expect(await blobsOf(sandbox, [sandbox.blob(Buffer.alloc(size, "x"))])).toEqual([
      { kind: "too-large", size },
    ]);
  });

  test("that is not there is missing, and the others are read", async () => {
    const sandbox = aRepository();
    sandbox.commit({ a: "1\n" });
    const blobs = await blobsOf(sandbox, ["d".repeat(40), sandbox.blob("x")]);
    expect(blobs.map((blob) => blob.kind)).toEqual(["missing", "bytes"]);
  });

  test("of a repository in the SHA-256 format is read and checked", async () => {
    const sandbox = aRepository("sha256");
    sandbox.commit({ a: "1\n" });
    expect((await blobsOf(sandbox, [sandbox.blob("x\n")]))[0]?.kind).toBe("bytes");
  });

  test("is no commit", async () => {
    const sandbox = aRepository();
    await expect(blobsOf(sandbox, [sandbox.commit({ a: "1\n" })])).rejects.toThrow(/not a blob/);
  });

  test("of many is read while memory stays bounded", async () => {
    const sandbox = aRepository();
    sandbox.commit({ a: "1\n" });
    const ids = Array.from({ length: 60 }, (_, n) =>
      sandbox.blob(Buffer.alloc(1_000_000, `${n} `)),
    );
    // A process of its own, which collects garbage when it is told: 60 MB in all, 16 MB held at once.
    const script = fileURLToPath(new URL("read-many.ts", import.meta.url));
    const output = execFileSync(process.execPath, ["--expose-gc", script, sandbox.directory], {
      input: ids.join("\n"),
      encoding: "utf8",
    });
    const { count, most } = JSON.parse(output);
    expect(count).toBe(60);
    expect(most).toBeGreaterThan(1_000_000);
    expect(most).toBeLessThan(40_000_000);
  });
});

describe("a file of a commit", () => {
  test.each<[path: string, kind: string | null]>([
    [".github/foureyes.yml", "file"],
    ["run.sh", "executable"],
    ["link", "symlink"],
    ["sub", "submodule"],
    [".github", null],
    ["none.yml", null],
    [".github/foureyes.yml/x", null],
    ["", null],
  ])("%j is found with its kind: %j", async (path, kind) => {
    const sandbox = aRepository();
    const commit = sandbox.commit({
      ".github/foureyes.yml": "version: 1\n",
      "run.sh": { mode: "100755", content: "x\n" },
      link: { mode: "120000", content: "/etc/passwd" },
      sub: { mode: "160000", object: parseSha("a".repeat(40)) },
    });
    const file = await (await opened(sandbox.directory)).readFile(commit, path);
    expect(file?.kind ?? null).toBe(kind);
  });
});

test("nothing is left behind when a repository is closed", async () => {
  const sandbox = aRepository();
  const head = sandbox.commit({ a: "1\n" });
  const temporary = aDirectory();
  vi.stubEnv("TMPDIR", temporary);
  onTestFinished(() => {
    vi.unstubAllEnvs();
  });
  const left = () => readdirSync(temporary).length;
  const repository = await openRepository(sandbox.directory);
  await repository.readChange(head, head);
  expect(left()).toBe(1);
  await repository.close();
  expect(left()).toBe(0);
  await expect(repository.readFile(head, "a")).rejects.toThrow(/closed/);
});

test.each<[version: string, usable: boolean]>([
  ["git version 2.39.5", true],
  ["git version 2.39.3", false],
  ["git version 2.44.0", false],
  ["git version 2.44.1.windows.1", true],
  ["git version 2.45.0", true],
  ["git version 2.50.1 (Apple Git-155)", true],
  ["git version 2.38.9", false],
  ["git version 3.0.0", true],
  ["git version 1.9.1", false],
  ["something else", false],
])("%s can be told not to fetch: %s", (version, usable) => {
  expect(isHardenable(version)).toBe(usable);
});
