/** The small process that starts git for a large one. */
import { spawn } from "node:child_process";
import { chmodSync, existsSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import type { Readable } from "node:stream";
import { text } from "node:stream/consumers";
import { fileURLToPath } from "node:url";
import { expect, test, vi } from "vitest";
import { spawnByLauncher } from "../../src/app/git/launcher.ts";
import { aDirectory } from "./sandbox.ts";

/** Where git is a script that first says its own number and that of who started it. */
function pathTo(rest: string): string {
  const directory = aDirectory();
  const program = join(directory, "git");
  writeFileSync(program, `#!/bin/sh\necho $$ $PPID\n${rest}\n`);
  chmodSync(program, 0o755);
  return `${directory}:${process.env.PATH}`;
}

/** A process that starts such a git. */
function starting(environment: NodeJS.ProcessEnv) {
  const script = fileURLToPath(new URL("starts-one.ts", import.meta.url));
  return spawn(process.execPath, [script], {
    env: environment,
    stdio: ["ignore", "pipe", "inherit"],
  });
}

async function numbersIn(stream: Readable): Promise<readonly [number, number]> {
  for await (const chunk of stream) {
    const [git = 0, starter = 0] = String(chunk).trim().split(" ").map(Number);
    return [git, starter];
  }
  throw new Error("git said nothing.");
}

const gone = (process: number) =>
  vi.waitFor(() => expect(stateOf(process)).toMatch(/^[ZX]?$/), 5_000);

/** Z: dead, and nobody has asked yet how it ended. */
function stateOf(process: number): string {
  const path = `/proc/${process}/stat`;
  return existsSync(path) ? (/\) (\w)/.exec(readFileSync(path, "utf8"))?.[1] ?? "") : "";
}

test("git is the child of neither us, nor of anybody who has our secrets", async () => {
  const { output, input } = await spawnByLauncher(["version"], { PATH: pathTo("cat") });
  const [git, starter] = await numbersIn(output);
  expect(starter).not.toBe(process.pid);
  const environment = readFileSync(`/proc/${starter}/environ`, "latin1").split("\0");
  const names = environment.map((entry) => entry.split("=")[0]).filter((name) => name !== "");
  const known = [
    "NODE_CHANNEL_FD",
    "NODE_CHANNEL_SERIALIZATION_MODE",
    "NODE_COMPILE_CACHE",
    "PATH",
    "TMPDIR",
  ];
  expect(names.filter((name) => !known.includes(name ?? ""))).toEqual([]);
  input.end();
  await gone(git);
});

test("what it says arrives whole, also when it reads nothing of what it is told", async () => {
  const path = pathTo("head -c 3000000 /dev/zero | tr '\\0' x");
  const { input, output, ended } = await spawnByLauncher(["version"], { PATH: path });
  input.on("error", () => {});
  input.end("unheard\n".repeat(100_000));
  expect((await text(output)).split("\n")[1]).toHaveLength(3_000_000);
  expect(await ended).toEqual({ status: 0, complaint: "" });
});

test("with the process that it serves, it goes, and git with it", async () => {
  const child = starting({ ...process.env, PATH: pathTo("sleep 60") });
  const [git, launcher] = await numbersIn(child.stdout);
  child.kill("SIGKILL");
  await Promise.all([gone(git), gone(launcher)]);
});

test("it keeps nobody from ending", async () => {
  const child = starting({ ...process.env, PATH: pathTo("exit 7") });
  expect(await new Promise((resolve) => child.once("exit", resolve))).toBe(7);
});

test("where there is no place for a socket, git is our own child", async () => {
  const child = starting({ ...process.env, PATH: pathTo(""), TMPDIR: "/nowhere" });
  const [, starter] = await numbersIn(child.stdout);
  expect(starter).toBe(child.pid);
});

test("when it dies, what it started ends and has failed, and the next one starts again", async () => {
  const first = await spawnByLauncher(["version"], { PATH: pathTo("sleep 60") });
  const [git, launcher] = await numbersIn(first.output);
  process.kill(launcher, "SIGKILL");
  expect(await first.ended).toMatchObject({
    status: -1,
    complaint: expect.stringContaining("ended"),
  });
  await gone(git);
  const next = await spawnByLauncher(["version"], { PATH: pathTo("cat") });
  next.input.end();
  expect((await next.ended).status).toBe(0);
});

test("when it hangs, whoever wants git killed is not kept waiting for ever", async () => {
  const git = await spawnByLauncher(["version"], { PATH: pathTo("cat") });
  const [, launcher] = await numbersIn(git.output);
  process.kill(launcher, "SIGSTOP");
  git.kill();
  expect((await git.ended).status).toBe(-1);
}, 10_000);
