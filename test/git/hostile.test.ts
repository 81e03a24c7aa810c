import { execFileSync } from "node:child_process";
import { chmodSync, existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { deflateSync } from "node:zlib";
import { beforeEach, describe, expect, onTestFinished, test } from "vitest";
import { openRepository } from "../../src/app/git/repository.ts";
import { plainOf } from "../../src/domain/sentence.ts";
import type { Sha } from "../../src/domain/sha.ts";
import { aDirectory, aRepository, gitEnvironment, type Sandbox } from "./sandbox.ts";

interface Victim {
  readonly sandbox: Sandbox;
  readonly root: Sha;
  readonly base: Sha;
  readonly head: Sha;
  /** Appears when something of the repository was run. */
  readonly trace: string;
  /** A program that leaves the trace. */
  readonly program: string;
}

let victim: Victim;

beforeEach(() => {
  const sandbox = aRepository();
  const trace = join(aDirectory(), "ran");
  const program = join(aDirectory(), "program");
  writeFileSync(program, `#!/bin/sh\ntouch ${trace}\n`);
  chmodSync(program, 0o755);
  const submodule = { mode: "160000", object: "a".repeat(40) as Sha };
  const root = sandbox.commit({ "limit.py": "1\n", sub: submodule });
  const base = sandbox.commit({ "limit.py": "10\n", sub: submodule }, { parents: [root] });
  const head = sandbox.commit(
    { "limit.py": "1000\n", sub: { mode: "160000", object: "b".repeat(40) as Sha } },
    { parents: [base] },
  );
  victim = { sandbox, root, base, head, trace, program };
});

/** Everything that is read of the change, as one text. */
async function lookAt({ sandbox, head, base }: Victim): Promise<string> {
  const repository = await openRepository(sandbox.directory);
  onTestFinished(() => repository.close());
  expect(await repository.resolve(head)).toBe(head);
  const read = await repository.readChange(base, head);
  if (read.kind === "unreadable") return plainOf(read.reason);
  const versions = read.change.files.flatMap((file) => [file.before, file.after]);
  const ids = versions.flatMap((v) => (v === null || v.kind === "submodule" ? [] : [v.object]));
  const seen = versions.map((v) => `${v?.path}@${v?.object.slice(0, 6)}`);
  for await (const [, blob] of repository.readBlobs(ids))
    seen.push(blob.kind === "bytes" ? Buffer.from(blob.bytes).toString("utf8") : blob.kind);
  seen.push(...read.change.commits.map((commit) => commit.sha), ...read.change.mergeBases);
  return seen.join(" ");
}

const inGit = (...names: readonly string[]): string =>
  join(victim.sandbox.directory, ".git", ...names);

function configure(...settings: readonly (readonly [name: string, value: string])[]): void {
  for (const [name, value] of settings) victim.sandbox.git("config", name, value);
}

describe("a hostile repository changes nothing of what is seen, and runs nothing, by", () => {
  test.each<[what: string, attack: () => void]>([
    [
      "replacing a commit (refs/replace)",
      () => victim.sandbox.git("replace", victim.head, victim.base),
    ],
    [
      "replacing a blob (refs/replace)",
      () => {
        const { git } = victim.sandbox;
        git(
          "replace",
          git("rev-parse", `${victim.head}:limit.py`),
          git("rev-parse", `${victim.base}:limit.py`),
        );
      },
    ],
    [
      "grafting a commit (info/grafts)",
      () => {
        mkdirSync(inGit("info"), { recursive: true });
        writeFileSync(inGit("info", "grafts"), `${victim.head} ${victim.head}\n${victim.base}\n`);
      },
    ],
    [
      "a promisor remote that is a command (ext::)",
      () =>
        configure(
          ["core.repositoryFormatVersion", "1"],
          ["extensions.partialClone", "evil"],
          ["remote.evil.url", `ext::${victim.program}`],
          ["remote.evil.promisor", "true"],
          ["protocol.allow", "always"],
          ["protocol.ext.allow", "always"],
        ),
    ],
    [
      "hooks",
      () => {
        for (const hook of [
          "post-index-change",
          "reference-transaction",
          "post-checkout",
          "fsmonitor-watchman",
        ]) {
          mkdirSync(inGit("hooks"), { recursive: true });
          writeFileSync(inGit("hooks", hook), `#!/bin/sh\ntouch ${victim.trace}\n`);
          chmodSync(inGit("hooks", hook), 0o755);
        }
        configure(["core.hooksPath", inGit("hooks")]);
      },
    ],
    [
      "filters, diff drivers and text conversion by attributes",
      () => {
        configure(
          ["filter.evil.smudge", victim.program],
          ["filter.evil.clean", victim.program],
          ["filter.evil.process", victim.program],
          ["diff.evil.textconv", victim.program],
          ["diff.evil.command", victim.program],
          ["core.attributesFile", inGit("attributes")],
          ["core.eol", "crlf"],
          ["core.autocrlf", "true"],
        );
        const attributes =
          "* filter=evil diff=evil text eol=crlf ident working-tree-encoding=UTF-16\n";
        mkdirSync(inGit("info"), { recursive: true });
        for (const path of [
          inGit("attributes"),
          inGit("info", "attributes"),
          join(victim.sandbox.directory, ".gitattributes"),
        ])
          writeFileSync(path, attributes);
      },
    ],
    [
      "an external diff, a pager, a monitor, an alias and an editor",
      () =>
        configure(
          ["diff.external", victim.program],
          ["core.pager", victim.program],
          ["pager.diff-tree", victim.program],
          ["pager.rev-list", victim.program],
          ["core.fsmonitor", victim.program],
          ["alias.diff-tree", `!${victim.program}`],
          ["alias.cat-file", `!${victim.program}`],
          ["core.alternateRefsCommand", victim.program],
          ["core.editor", victim.program],
          ["core.sshCommand", victim.program],
          ["core.gitProxy", victim.program],
          ["credential.helper", `!${victim.program}`],
        ),
    ],
    [
      "settings that hide submodules, reorder or rename",
      () => {
        writeFileSync(
          join(victim.sandbox.directory, ".gitmodules"),
          '[submodule "sub"]\n\tpath = sub\n\turl = x\n\tignore = all\n',
        );
        writeFileSync(inGit("order"), "*.md\n");
        configure(
          ["diff.ignoreSubmodules", "all"],
          ["submodule.sub.ignore", "all"],
          ["diff.relative", "true"],
          ["diff.orderFile", inGit("order")],
          ["diff.renames", "copies"],
          ["core.abbrev", "4"],
          ["core.quotePath", "true"],
          ["log.showSignature", "true"],
          ["core.ignoreCase", "true"],
          ["core.precomposeUnicode", "true"],
        );
      },
    ],
    [
      "including another configuration",
      () => {
        writeFileSync(
          inGit("more"),
          `[diff]\n\texternal = ${victim.program}\n\tignoreSubmodules = all\n[core]\n\tfsmonitor = ${victim.program}\n`,
        );
        configure(
          ["include.path", inGit("more")],
          [`includeIf.gitdir:${victim.sandbox.directory}/.path`, inGit("more")],
        );
      },
    ],
    ["a work tree elsewhere", () => configure(["core.worktree", "/"], ["core.bare", "false"])],
    ["a forged commit graph", () => forgeCommitGraph()],
    [
      "a branch and a tag named like an option or like HEAD",
      () => {
        victim.sandbox.git("update-ref", "refs/tags/HEAD", victim.root);
        victim.sandbox.git("update-ref", "refs/heads/--output=x", victim.root);
        victim.sandbox.git("update-ref", `refs/tags/${victim.head}`, victim.root);
      },
    ],
  ])("%s", async (_, attack) => {
    const honest = await lookAt(victim);
    expect(honest).toContain("1000\n");
    expect(honest).toContain("sub@bbbbbb");
    attack();
    rmSync(victim.trace, { force: true });
    expect(await lookAt(victim)).toBe(honest);
    expect(existsSync(victim.trace)).toBe(false);
  });
});

describe("a missing blob of a partial clone", () => {
  test("is missing, and nothing is fetched or run to get it", async () => {
    const { sandbox, head, program, trace } = victim;
    const blob = sandbox.git("rev-parse", `${head}:limit.py`);
    rmSync(inGit("objects", blob.slice(0, 2), blob.slice(2)));
    for (const [name, value] of [
      ["core.repositoryFormatVersion", "1"],
      ["extensions.partialClone", "evil"],
      ["remote.evil.url", `ext::${program} %S`],
      ["remote.evil.promisor", "true"],
      ["protocol.ext.allow", "always"],
    ] as const)
      sandbox.git("config", name, value);
    // Proof that the trap works: git itself, asked without our care, runs the program.
    execFileSync("sh", ["-c", `git cat-file -p ${blob} || true`], {
      cwd: sandbox.directory,
      env: gitEnvironment,
      stdio: "ignore",
      timeout: 10_000,
    });
    expect(existsSync(trace)).toBe(true);
    rmSync(trace);
    expect(await lookAt(victim)).toContain(" missing ");
    expect(existsSync(trace)).toBe(false);
  });
});

describe("an object that is not what its id says", () => {
  test("stops the look: a blob", async () => {
    forge("blob", victim.sandbox.git("rev-parse", `${victim.head}:limit.py`), Buffer.from("10\n"));
    await expect(lookAt(victim)).rejects.toMatchObject({ code: "git" });
  });

  test("stops the look: a tree that hides a file", async () => {
    const { git } = victim.sandbox;
    const hiding = rawObject("tree", `${victim.base}^{tree}`);
    forge("tree", git("rev-parse", `${victim.head}^{tree}`), hiding);
    await expect(lookAt(victim)).rejects.toMatchObject({ code: "git" });
  });

  test("stops the look: a commit with another author", async () => {
    const { sandbox, base, head } = victim;
    const repository = await openRepository(sandbox.directory);
    onTestFinished(() => repository.close());
    const honest = rawObject("commit", head).toString();
    forge("commit", head, Buffer.from(honest.replaceAll("Alice", "Carol")));
    await expect(repository.readChange(base, head)).rejects.toMatchObject({ code: "git" });
  });
});

describe("a revision", () => {
  test.each([
    "--output=x",
    "-h",
    "main..main",
    "main...main",
    "^main",
    "HEAD:limit.py",
    "",
    "a b",
    "a\nHEAD",
    "x\0y",
    "nothing",
    "f".repeat(40),
    ":/Change",
    "\ud800",
    "@{",
    "HEAD^{tree}",
    "x".repeat(5_000),
  ])("of hostile text names nothing: %j", async (revision) => {
    const repository = await openRepository(victim.sandbox.directory);
    onTestFinished(() => repository.close());
    expect(await repository.resolve(revision)).toBeNull();
    expect(await repository.resolve("HEAD")).toBe(victim.head);
  });

  test.each<[revision: string, of: "head" | "base"]>([
    ["main", "head"],
    ["HEAD~1", "base"],
    ["refs/heads/main^", "base"],
    ["v1", "base"],
  ])("of git's is the commit it names: %s", async (revision, of) => {
    victim.sandbox.git(
      "-c",
      "user.name=a",
      "-c",
      "user.email=a@b",
      "tag",
      "-a",
      "-m",
      "x",
      "v1",
      victim.base,
    );
    const repository = await openRepository(victim.sandbox.directory);
    onTestFinished(() => repository.close());
    expect(await repository.resolve(revision)).toBe(victim[of]);
    expect(await repository.resolve(victim[of].slice(0, 10))).toBe(victim[of]);
  });
});

/** A graph that tells git of another parent of head. */
function forgeCommitGraph(): void {
  const { sandbox, root, base, head } = victim;
  const path = inGit("objects", head.slice(0, 2), head.slice(2));
  const original = readFileSync(path);
  const honest = rawObject("commit", head).toString();
  forge("commit", head, Buffer.from(honest.replace(base, root)));
  sandbox.git("commit-graph", "write", "--reachable");
  rmSync(path);
  writeFileSync(path, original);
  // Proof that the trap works: git itself, asked without our care, tells of the forged parent.
  expect(sandbox.git("rev-list", "--parents", "--max-count=1", head)).toBe(`${head} ${root}`);
}

function rawObject(type: string, id: string): Buffer {
  return execFileSync("git", ["cat-file", type, id], {
    cwd: victim.sandbox.directory,
    env: gitEnvironment,
  });
}

/** Other content under the id of a loose object. */
function forge(type: string, id: string, content: Uint8Array): void {
  const path = inGit("objects", id.slice(0, 2), id.slice(2));
  rmSync(path);
  const header = Buffer.from(`${type} ${content.length}\0`);
  writeFileSync(path, deflateSync(Buffer.concat([header, content])));
}
