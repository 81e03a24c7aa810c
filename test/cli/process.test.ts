/** The command as a process of its own: streams, pipes, statuses, and a repository that fights back. */
import { spawn } from "node:child_process";
import { chmodSync, existsSync, mkdirSync, readdirSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { describe, expect, it } from "vitest";
import { urlOf } from "../../src/app/programs.ts";
import { aDirectory } from "../git/sandbox.ts";
import { aChange, book, flipped } from "./changes.ts";
import { scanSchema } from "./scan-schema.ts";

const { PATH, NODE_COMPILE_CACHE } = process.env;
const main = fileURLToPath(urlOf("main"));

interface Ended {
  readonly status: number | null;
  readonly out: string;
  readonly err: string;
}

interface Start {
  readonly cwd?: string;
  readonly environment?: Readonly<Record<string, string>>;
  /** Instead of the words themselves, a shell's line with `$@` in it. */
  readonly shell?: string;
}

function started(args: readonly string[], { cwd, environment, shell }: Start = {}): Promise<Ended> {
  const command = [process.execPath, main, ...args];
  const [program = "", ...rest] =
    shell === undefined ? command : ["bash", "-o", "pipefail", "-c", shell, "foureyes", ...command];
  return new Promise((resolve, reject) => {
    const child = spawn(program, rest, {
      cwd: cwd ?? tmpdir(),
      env: { PATH, NODE_COMPILE_CACHE, ...environment },
      stdio: ["ignore", "pipe", "pipe"],
    });
    const text = { out: "", err: "" };
    child.stdout.setEncoding("utf8").on("data", (chunk: string) => {
      text.out += chunk;
    });
    child.stderr.setEncoding("utf8").on("data", (chunk: string) => {
      text.err += chunk;
    });
    child.once("error", reject);
    child.once("close", (status) => resolve({ status, ...text }));
  });
}

/** Enough findings that the JSON does not fit into a pipe at once. */
function manyFindings() {
  const names = Array.from({ length: 400 }, (_, index) => `strategies/model_${index}.bin`);
  return aChange(
    Object.fromEntries(names.map((name) => [name, { content: Buffer.from([0, 1, 2]) }])),
  );
}

describe("the process", () => {
  it("scans the directory it stands in, and ends with the verdict's status", async () => {
    const sandbox = aChange({ [book]: flipped });
    const { status, out, err } = await started(["scan", "--base", "HEAD~1"], {
      cwd: sandbox.directory,
    });
    expect({ status, err }).toEqual({ status: 1, err: "" });
    expect(out).toMatch(/^Held\. 1 finding needs an explanation\.\n/);
    expect(out).not.toMatch(/\u001b/);
  });

  it("ends with 64 and one sentence when it is used wrongly, and with 0 for help", async () => {
    const wrong = await started(["scan"]);
    expect(wrong).toMatchObject({ status: 64, out: "" });
    expect(wrong.err).toMatch(/^foureyes: --base is missing.*\n$/);
    expect(await started(["scan", "--help"])).toMatchObject({ status: 0, err: "" });
  });

  it("writes long JSON whole into a slow pipe before it ends", async () => {
    const { directory } = manyFindings();
    const args = ["scan", "--repo", directory, "--base", "HEAD~1", "--format", "json"];
    const { status, out, err } = await started(args, { shell: '"$@" | (sleep 0.3; cat)' });
    expect({ status, err }).toEqual({ status: 1, err: "" });
    expect(out.length).toBeGreaterThan(128 * 1024);
    expect(scanSchema.parse(JSON.parse(out)).findings).toHaveLength(400);

    // The reader that leaves after a line gets its line, and nobody a stack trace.
    const cut = await started(args, { shell: '"$@" | head -1' });
    expect(cut).toEqual({ status: 1, out: "{\n", err: "" });
  });

  it.runIf(existsSync("/dev/full"))("does not pass when its answer cannot be written", async () => {
    const { directory } = aChange({ "README.md": "# Again\n" });
    const args = ["scan", "--repo", directory, "--base", "HEAD~1"];
    const full = await started(args, { shell: '"$@" > /dev/full' });
    expect(full.status).toBe(70);
    expect(full.err).toBe("foureyes: the answer could not be written: ENOSPC\n");
    expect((await started(args, { shell: '"$@" > /dev/null' })).status).toBe(0);
  });

  it("says without git in the PATH that it needs one", async () => {
    const { directory } = aChange({ "README.md": "# Again\n" });
    const { status, out, err } = await started(["scan", "--repo", directory, "--base", "HEAD~1"], {
      environment: { PATH: aDirectory() },
    });
    expect({ status, out }).toEqual({ status: 2, out: "" });
    expect(err).toMatch(/^foureyes: git cannot be started: install git .*\n$/);
  });
});

describe("a repository that fights back with everything at once", () => {
  it("runs nothing and changes nothing of the verdict, and nothing is left behind", async () => {
    const sandbox = aChange({ [book]: flipped });
    const temporary = aDirectory();
    const args = ["scan", "--repo", sandbox.directory, "--base", sandbox.base];
    const flags = [...args, "--head", sandbox.head, "--format", "json"];
    const honest = await started(flags);
    expect(honest.status).toBe(1);

    const { canary, armed } = arm(sandbox);
    const { status, out, err } = await started(flags, {
      environment: { ...armed, TMPDIR: temporary },
    });
    expect({ status, err }).toEqual({ status: 1, err: "" });
    expect(withoutTime(out)).toEqual(withoutTime(honest.out));
    expect(existsSync(canary)).toBe(false);
    expect(readdirSync(temporary)).toEqual([]);

    // Proof that it is armed: git itself, asked without care, sees no change or runs the program.
    const bare = await started([], {
      cwd: sandbox.directory,
      environment: armed,
      shell: `git diff ${sandbox.base} ${sandbox.head}; git status; true`,
    });
    expect(bare.out).not.toContain("-x[1]");
    expect(existsSync(canary)).toBe(true);
  });
});

function withoutTime(out: string): unknown {
  return { ...scanSchema.parse(JSON.parse(out)), durationMs: 0 };
}

/** Replaced objects, grafts, a promisor that is a command, hooks, drivers, filters, includes. */
function arm(sandbox: ReturnType<typeof aChange>): {
  readonly canary: string;
  readonly armed: Readonly<Record<string, string>>;
} {
  const { git, directory, base, head } = sandbox;
  const inGit = (...names: readonly string[]) => join(directory, ".git", ...names);
  const canary = join(aDirectory(), "canary");
  const program = join(aDirectory(), "program");
  writeFileSync(program, `#!/bin/sh\ntouch ${canary}\n`);
  chmodSync(program, 0o755);
  git("replace", head, base);
  git("replace", git("rev-parse", `${head}:${book}`), git("rev-parse", `${base}:${book}`));
  mkdirSync(inGit("info"), { recursive: true });
  mkdirSync(inGit("hooks"), { recursive: true });
  writeFileSync(inGit("info", "grafts"), `${head}\n`);
  const attributes =
    "* filter=evil diff=evil merge=evil text eol=crlf working-tree-encoding=UTF-16\n";
  for (const path of [inGit("info", "attributes"), join(directory, ".gitattributes")])
    writeFileSync(path, attributes);
  for (const hook of [
    "post-index-change",
    "reference-transaction",
    "post-checkout",
    "pre-auto-gc",
  ]) {
    writeFileSync(inGit("hooks", hook), `#!/bin/sh\ntouch ${canary}\n`);
    chmodSync(inGit("hooks", hook), 0o755);
  }
  writeFileSync(
    inGit("included"),
    `[diff]\n\texternal = ${program}\n[core]\n\tfsmonitor = ${program}\n\tpager = ${program}\n`,
  );
  for (const [name, value] of Object.entries({
    "include.path": inGit("included"),
    "core.hooksPath": inGit("hooks"),
    "core.sshCommand": program,
    "core.repositoryFormatVersion": "1",
    "extensions.partialClone": "evil",
    "remote.evil.url": `ext::${program}`,
    "remote.evil.promisor": "true",
    "protocol.allow": "always",
    "protocol.ext.allow": "always",
    "filter.evil.smudge": program,
    "filter.evil.clean": program,
    "diff.evil.textconv": program,
    "diff.evil.command": program,
    "alias.diff-tree": `!${program}`,
    "alias.cat-file": `!${program}`,
  }))
    git("config", name, value);
  // And what a careless CI job would hand over.
  const armed = {
    GIT_DIR: inGit(),
    GIT_CONFIG_GLOBAL: inGit("included"),
    GIT_EXTERNAL_DIFF: program,
    GIT_PAGER: program,
    GIT_TRACE: "2",
  };
  return { canary, armed };
}
