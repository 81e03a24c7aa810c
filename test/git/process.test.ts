import { chmodSync, existsSync, mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { afterEach, describe, expect, test } from "vitest";
import { openChangeMemory } from "../../src/app/git/change-memory.ts";
import { spawnByLauncher } from "../../src/app/git/launcher.ts";
import { openMirror } from "../../src/app/git/mirror.ts";
import { gitOutput } from "../../src/app/git/process.ts";
import { spawnHere } from "../../src/app/git/spawn.ts";
import { serve } from "./git-server.ts";
import { aDirectory, aRepository } from "./sandbox.ts";

/** Keeps nothing. */
const memory = openChangeMemory(0);

const path = process.env.PATH;
afterEach(() => {
  process.env.PATH = path;
});

/** Puts a program called git in front of the real one. */
function fakeGit(script: string): string {
  const directory = aDirectory();
  const program = join(directory, "git");
  writeFileSync(program, `#!/bin/sh\n${script}\n`);
  chmodSync(program, 0o755);
  process.env.PATH = `${directory}:${path}`;
  return directory;
}

describe.each([
  { by: "by us", spawn: spawnHere },
  { by: "by the launcher", spawn: spawnByLauncher },
])("a git process, started $by,", ({ spawn }) => {
  const asking = (signal = AbortSignal.timeout(20_000)) =>
    gitOutput({
      command: ["version"],
      gitDirectory: null,
      environment: { PATH: process.env.PATH },
      spawn,
      signal,
    });

  test("is killed at the deadline with everything it started", async () => {
    const directory = fakeGit(`sleep 60 & echo $! > "$(dirname "$0")/child"; wait`);
    await expect(asking(AbortSignal.timeout(500))).rejects.toThrow(/took too long/);
    const child = Number(readFileSync(join(directory, "child"), "utf8"));
    await sleep(200);
    const state = existsSync(`/proc/${child}/stat`)
      ? readFileSync(`/proc/${child}/stat`, "utf8")
      : "";
    expect(state === "" || / Z /.test(state)).toBe(true);
  });

  test("is stopped when it says too much", async () => {
    fakeGit("yes");
    await expect(asking()).rejects.toThrow(/more than 67108864 bytes/);
  });

  test("that fails is a problem with its complaint, kept short", async () => {
    fakeGit("yes complaint | head -100000 >&2; exit 3");
    const problem = await asking().catch((error: Error) => error.message);
    expect(problem).toMatch(/^git version ended with 3: ".*complaint"\.$/);
    expect(String(problem).length).toBeLessThan(500);
  });

  test("that cannot be started says what to do", async () => {
    process.env.PATH = aDirectory();
    await expect(asking()).rejects.toThrow(/install git/);
  });
});

test("the token is in no argument of any process", async () => {
  const sandbox = aRepository();
  const head = sandbox.commit({ a: "1\n" });
  const server = await serve(sandbox);
  const log = join(aDirectory(), "arguments");
  fakeGit(`printf '%s\\n' "$*" >> ${log}; exec env PATH="${path}" git "$@"`);
  const mirror = await openMirror({
    directory: join(aDirectory(), "m"),
    url: server.url,
    token: async () => server.token,
    memory,
  });
  await mirror.fetchCommits([head]);
  const watched = readFileSync(log, "utf8");
  await mirror.close();
  expect(watched).toContain("fetch --quiet");
  for (const secret of [
    server.token,
    Buffer.from(`x-access-token:${server.token}`).toString("base64"),
  ])
    expect(watched).not.toContain(secret);
});

test("a fetch that is killed in the middle leaves a mirror that works", async () => {
  const sandbox = aRepository();
  const base = sandbox.commit({ a: "1\n" });
  const head = sandbox.commit({ a: "2\n" }, { parents: [base] });
  const server = await serve(sandbox);
  const directory = join(aDirectory(), "m");
  const open = () =>
    openMirror({ directory, url: server.url, token: async () => server.token, memory });
  for (const delay of [5, 20, 40, 60]) {
    const mirror = await open();
    await mirror.fetchCommits([base, head], AbortSignal.timeout(delay)).catch(() => {});
    await mirror.close();
  }
  mkdirSync(`${directory}.new-left-by-a-kill`, { recursive: true });
  const mirror = await open();
  await mirror.fetchCommits([base, head]);
  expect((await mirror.readChange(base, head)).kind).toBe("change");
  await mirror.close();
});
