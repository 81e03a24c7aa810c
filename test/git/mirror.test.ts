import { execFileSync } from "node:child_process";
import { readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { expect, onTestFinished, test } from "vitest";
import { openChangeMemory } from "../../src/app/git/change-memory.ts";
import { type Mirror, openMirror } from "../../src/app/git/mirror.ts";
import { pathsOf } from "../../src/domain/change.ts";
import type { Blob } from "../../src/domain/content.ts";
import { parseSha, type Sha } from "../../src/domain/sha.ts";
import { type GitServer, serve } from "./git-server.ts";
import { aDirectory, aRepository, type Sandbox } from "./sandbox.ts";

/** Keeps nothing. */
const memory = openChangeMemory(0);

interface Story {
  readonly sandbox: Sandbox;
  readonly server: GitServer;
  readonly directory: string;
  readonly base: Sha;
  readonly head: Sha;
}

async function aStory(): Promise<Story> {
  const sandbox = aRepository();
  const base = sandbox.commit({ "a.py": "1\n", "b.py": "1\n", "policy.yml": "version: 1\n" });
  const head = sandbox.commit(
    { "a.py": "2\n", "b.py": "2\n", "policy.yml": "version: 1\n" },
    { parents: [base] },
  );
  const server = await serve(sandbox);
  return { sandbox, server, directory: join(aDirectory(), "desk"), base, head };
}

async function mirrorOf({ server, directory }: Story): Promise<Mirror> {
  const mirror = await openMirror({
    directory,
    url: server.url,
    token: async () => server.token,
    memory,
  });
  onTestFinished(() => mirror.close());
  return mirror;
}

async function changedPaths(mirror: Mirror, { base, head }: Story): Promise<readonly string[]> {
  const read = await mirror.readChange(base, head);
  return read.kind === "change" ? read.change.files.flatMap(pathsOf) : [read.kind];
}

async function textsOf(mirror: Mirror, ids: readonly Sha[]): Promise<readonly string[]> {
  const texts: string[] = [];
  for await (const [, blob] of mirror.readBlobs(ids)) texts.push(textOf(blob));
  return texts;
}

function textOf(blob: Blob): string {
  return blob.kind === "bytes" ? Buffer.from(blob.bytes).toString("utf8") : blob.kind;
}

test("a change is read without fetching a single blob", async () => {
  const story = await aStory();
  const mirror = await mirrorOf(story);
  await mirror.fetchCommits([story.base, story.head]);
  expect(await changedPaths(mirror, story)).toEqual(["a.py", "b.py"]);
  const blob = parseSha(story.sandbox.git("rev-parse", `${story.head}:a.py`));
  expect(await textsOf(mirror, [blob])).toEqual(["missing"]);
});

test("commits that are here are not asked for again", async () => {
  const story = await aStory();
  const mirror = await mirrorOf(story);
  await mirror.fetchCommits([story.base, story.head]);
  const before = story.server.requests.length;
  await mirror.fetchCommits([story.head, story.base]);
  expect(story.server.requests).toHaveLength(before);
});

test("blobs come in one batch, and only once", async () => {
  const story = await aStory();
  const mirror = await mirrorOf(story);
  await mirror.fetchCommits([story.base, story.head]);
  const ids = ["a.py", "b.py"].flatMap((path) =>
    [story.base, story.head].map((commit) =>
      parseSha(story.sandbox.git("rev-parse", `${commit}:${path}`)),
    ),
  );
  const before = story.server.requests.length;
  await mirror.fetchBlobs(ids);
  // The capabilities and the pack.
  expect(story.server.requests.slice(before)).toHaveLength(2);
  await mirror.fetchBlobs(ids);
  expect(story.server.requests.slice(before)).toHaveLength(2);
  expect((await textsOf(mirror, ids)).toSorted()).toEqual(["1\n", "2\n"]);
});

test("a later commit is fetched without its history", async () => {
  const story = await aStory();
  const mirror = await mirrorOf(story);
  await mirror.fetchCommits([story.base, story.head]);
  const next = story.sandbox.commit({ "c.py": "3\n" }, { parents: [story.head] });
  await mirror.fetchCommits([next]);
  const indexes = readdirSync(join(story.directory, "objects/pack")).filter((name) =>
    name.endsWith(".idx"),
  );
  const packed = indexes.map(
    (name) =>
      execFileSync("git", ["show-index"], {
        input: readFileSync(join(story.directory, "objects/pack", name)),
      })
        .toString()
        .trim()
        .split("\n").length,
  );
  // One commit and one tree; twice two before.
  expect(packed.toSorted()).toEqual([2, 4]);
});

test("a file of a commit is fetched when it is asked for", async () => {
  const story = await aStory();
  const mirror = await mirrorOf(story);
  await mirror.fetchCommits([story.base]);
  const file = await mirror.readFile(story.base, "policy.yml");
  expect(file && textOf(file.blob)).toBe("version: 1\n");
  expect(await mirror.readFile(story.base, "none.yml")).toBeNull();
});

test("a mirror that was deleted while open is made again", async () => {
  const story = await aStory();
  const mirror = await mirrorOf(story);
  await mirror.fetchCommits([story.base, story.head]);
  rmSync(story.directory, { recursive: true });
  await mirror.fetchCommits([story.base, story.head]);
  expect(await changedPaths(mirror, story)).toEqual(["a.py", "b.py"]);
});

test.each<[what: string, damage: (directory: string) => void]>([
  ["its configuration is half-written", (at) => writeFileSync(join(at, "config"), "[core]\n\tbar")],
  ["its packs are gone", (at) => rmSync(join(at, "objects"), { recursive: true })],
  ["a pack is cut short", (at) => truncatePacks(join(at, "objects/pack"))],
  [
    "it is an empty directory",
    (at) => {
      rmSync(at, { recursive: true });
      execFileSync("mkdir", [at]);
    },
  ],
])("a mirror heals when %s", async (_, damage) => {
  const story = await aStory();
  const before = await mirrorOf(story);
  await before.fetchCommits([story.base, story.head]);
  await before.close();
  damage(story.directory);
  const mirror = await mirrorOf(story);
  // The first look may be the one that finds out.
  const look = async () => {
    await mirror.fetchCommits([story.base, story.head]);
    return changedPaths(mirror, story);
  };
  expect(await look().catch(look)).toEqual(["a.py", "b.py"]);
});

test("a mirror heals after a fetch that was killed in the middle left its locks", async () => {
  const story = await aStory();
  const mirror = await mirrorOf(story);
  await mirror.fetchCommits([story.base]);
  execFileSync("mkdir", ["-p", join(story.directory, "refs/seen")]);
  writeFileSync(join(story.directory, "refs/seen", `${story.head}.lock`), "");
  await mirror.fetchCommits([story.head]);
  expect(await changedPaths(mirror, story)).toEqual(["a.py", "b.py"]);
});

test("two users of one mirror take turns", async () => {
  const story = await aStory();
  const mirrors = await Promise.all([mirrorOf(story), mirrorOf(story)]);
  await Promise.all(mirrors.map((mirror) => mirror.fetchCommits([story.base, story.head])));
  for (const mirror of mirrors) expect(await changedPaths(mirror, story)).toEqual(["a.py", "b.py"]);
});

test("a server that never answers is given up at the deadline, and the mirror stays usable", async () => {
  const story = await aStory();
  const mirror = await mirrorOf(story);
  await mirror.fetchCommits([story.base]);
  story.server.mood = "hangs";
  const started = performance.now();
  await expect(mirror.fetchCommits([story.head], AbortSignal.timeout(300))).rejects.toThrow(
    /took too long/,
  );
  expect(performance.now() - started).toBeLessThan(5_000);
  story.server.mood = "well";
  await mirror.fetchCommits([story.head]);
  expect(await changedPaths(mirror, story)).toEqual(["a.py", "b.py"]);
});

test("a server that fails does not cost the mirror what it had", async () => {
  const story = await aStory();
  const mirror = await mirrorOf(story);
  await mirror.fetchCommits([story.base, story.head]);
  const next = story.sandbox.commit({ "c.py": "3\n" }, { parents: [story.head] });
  story.server.mood = "fails";
  await expect(mirror.fetchCommits([next])).rejects.toThrow(/502/);
  expect(await changedPaths(mirror, story)).toEqual(["a.py", "b.py"]);
  expect(readdirSync(join(story.directory, ".."))).toEqual(["desk"]);
});

test.each(["GET", "POST"])("a %s that fails once is not taken for damage", async (failing) => {
  const story = await aStory();
  const [mirror, other] = [await mirrorOf(story), await mirrorOf(story)];
  await mirror.fetchCommits([story.base, story.head]);
  const next = story.sandbox.commit({ "c.py": "3\n" });
  story.server.fails = failing;
  await expect(other.fetchCommits([next])).rejects.toThrow(/502/);
  expect(story.server.fails).toBeNull();
  await other.fetchCommits([next]);
  expect(await changedPaths(await mirrorOf(story), story)).toEqual(["a.py", "b.py"]);
});

test("a redirect is not followed, so the token goes nowhere else", async () => {
  const story = await aStory();
  const mirror = await mirrorOf(story);
  story.server.mood = "redirects";
  await expect(mirror.fetchCommits([story.head])).rejects.toThrow(/302|redirect/i);
});

test("a wrong token is an error, without a prompt", async () => {
  const story = await aStory();
  const { url } = story.server;
  const mirror = await openMirror({
    directory: story.directory,
    url,
    token: async () => "wrong",
    memory,
  });
  onTestFinished(() => mirror.close());
  await expect(mirror.fetchCommits([story.head])).rejects.toThrow(/git fetch ended with 128/);
});

test("a server that echoes the token does not get it into our errors", async () => {
  const story = await aStory();
  const mirror = await mirrorOf(story);
  story.server.mood = "echoes";
  const problem = await mirror.fetchCommits([story.head]).catch((error: unknown) => error);
  const shown = String(problem) + String((problem as Error).stack);
  expect(shown).toContain("[secret]");
  for (const secret of secretsOf(story.server)) expect(shown).not.toContain(secret);
});

test("a URL with a password in it, or of another protocol, is refused", async () => {
  const directory = aDirectory();
  for (const url of ["https://x:y@github.com/a/b", "file:///etc", "ext::sh -c x"])
    await expect(
      openMirror({ directory, url, token: async () => "t", memory }),
    ).rejects.toMatchObject({
      code: "setting",
    });
});

test("the token is in no file of the mirror", async () => {
  const story = await aStory();
  const mirror = await mirrorOf(story);
  await mirror.fetchCommits([story.base, story.head]);
  const files = readdirSync(story.directory, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => readFileSync(join(entry.parentPath, entry.name), "latin1"));
  expect(files.length).toBeGreaterThan(3);
  for (const secret of secretsOf(story.server))
    for (const content of files) expect(content).not.toContain(secret);
});

function secretsOf(server: GitServer): readonly string[] {
  return [server.token, Buffer.from(`x-access-token:${server.token}`).toString("base64")];
}

function truncatePacks(directory: string): void {
  for (const name of readdirSync(directory))
    if (name.endsWith(".pack")) {
      const path = join(directory, name);
      const bytes = readFileSync(path);
      rmSync(path);
      writeFileSync(path, bytes.subarray(0, 60));
    }
}

test("a mirror of many fetches is packed together, and still lacks only its blobs", async () => {
  const story = await aStory();
  const mirror = await mirrorOf(story);
  await mirror.fetchCommits([story.base, story.head]);
  const packs = () =>
    readdirSync(join(story.directory, "objects/pack")).filter((name) => name.endsWith(".pack"));
  execFileSync("sh", ["-c", fiftyPacks], { cwd: story.directory, timeout: 20_000 });
  expect(packs().length).toBeGreaterThan(50);
  const next = story.sandbox.commit({ "c.py": "3\n" }, { parents: [story.head] });
  await mirror.fetchCommits([next]);
  expect(packs().length).toBeLessThan(5);
  expect(await changedPaths(mirror, story)).toEqual(["a.py", "b.py"]);
  expect((await mirror.readChange(story.head, next)).kind).toBe("change");
});

const fiftyPacks =
  "for n in $(seq 50); do echo $n | git hash-object -w --stdin | git pack-objects -q objects/pack/pack >/dev/null; done";
