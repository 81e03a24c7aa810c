/** Whoever reads a repository at the same time shares one mirror, and its git process. */
import { readdirSync, readFileSync } from "node:fs";
import { expect, onTestFinished, test, vi } from "vitest";
import { type Mirrors, openMirrors } from "../../src/app/git/mirrors.ts";
import type { Sha } from "../../src/domain/sha.ts";
import { serve } from "./git-server.ts";
import { aDirectory, aRepository } from "./sandbox.ts";

const key = { installation: 1, repository: 7 };
const repository = { id: 7, owner: "acme", name: "desk" };

async function aDesk(): Promise<{ mirrors: Mirrors; directory: string; commits: Sha[] }> {
  const sandbox = aRepository();
  const base = sandbox.commit({ "a.py": "1\n" });
  const head = sandbox.commit({ "a.py": "2\n" }, { parents: [base] });
  const server = await serve(sandbox);
  const directory = aDirectory();
  const gitUrl = new URL(server.url).origin;
  const mirrors = openMirrors({ directory, gitUrl, token: async () => server.token });
  onTestFinished(() => mirrors.close());
  return { mirrors, directory, commits: [base, head] };
}

/** Numbers of the processes of git that read from there. */
function readers(directory: string): readonly string[] {
  return readdirSync("/proc")
    .filter((name) => /^\d+$/.test(name))
    .filter((name) => commandOf(name).includes("cat-file") && commandOf(name).includes(directory));
}

/** Empty for one that has just ended. */
function commandOf(process: string): string {
  try {
    return readFileSync(`/proc/${process}/cmdline`, "utf8");
  } catch {
    return "";
  }
}

test("closing it leaves it to the others, and to those who come soon", async () => {
  const { mirrors, directory, commits } = await aDesk();
  const [one, other] = await Promise.all([1, 2].map(() => mirrors.open(key, repository)));
  await Promise.all([one?.fetchCommits(commits), other?.fetchCommits(commits)]);
  const shared = readers(directory);
  expect(shared).toHaveLength(1);
  await one?.close();
  expect(await other?.readFile(commits[1] as Sha, "a.py")).toMatchObject({ kind: "file" });
  await other?.close();
  await new Promise((resolve) => setTimeout(resolve, 50));
  const later = await mirrors.open(key, repository);
  await later.fetchCommits(commits);
  expect(readers(directory)).toEqual(shared);
  await later.close();
});

test("under another name it is fetched from there", async () => {
  const { mirrors, commits } = await aDesk();
  const renamed = await mirrors.open(key, { ...repository, name: "gone" });
  await expect(renamed.fetchCommits(commits)).rejects.toMatchObject({ code: "git" });
  await renamed.close();
  const mirror = await mirrors.open(key, repository);
  await mirror.fetchCommits(commits);
  await mirror.close();
});

test("in the end no process is left", async () => {
  const { mirrors, directory, commits } = await aDesk();
  const mirror = await mirrors.open(key, repository);
  await mirror.fetchCommits(commits);
  await mirror.close();
  await mirrors.close();
  await vi.waitFor(() => expect(readers(directory)).toEqual([]));
});
