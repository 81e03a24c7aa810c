/** Which merges hold nothing but what git makes of their parents, told in a mirror without blobs. */
import { join } from "node:path";
import { describe, expect, onTestFinished, test } from "vitest";
import { openChangeMemory } from "../../src/app/git/change-memory.ts";
import { openMirror } from "../../src/app/git/mirror.ts";
import type { Sha } from "../../src/domain/sha.ts";
import { serve } from "./git-server.ts";
import { aDirectory, aRepository, type Files, type Sandbox } from "./sandbox.ts";

async function mirrorOf(sandbox: Sandbox, commit: Sha, name = "desk") {
  const server = await serve(sandbox);
  const directory = join(aDirectory(), name);
  const mirror = await openMirror({
    directory,
    url: server.url,
    token: async () => server.token,
    memory: openChangeMemory(0),
  });
  onTestFinished(() => mirror.close());
  await mirror.fetchCommits([commit]);
  return { mirror, directory };
}

const lines = (first: string, last: string) => `${first}\n2\n3\n4\n5\n6\n7\n8\n${last}\n`;
const start: Files = { "a.py": lines("1", "9"), "b.py": "1\n" };

/** A merge of two changes of `start`. */
function merged(sandbox: Sandbox, left: Files, right: Files, result: Files): Sha {
  const base = sandbox.commit(start);
  const ours = sandbox.commit(left, { parents: [base] });
  const theirs = sandbox.commit(right, { parents: [base] });
  return sandbox.commit(result, { parents: [ours, theirs] });
}

describe("a merge", () => {
  const top = { ...start, "a.py": lines("one", "9") };
  const bottom = { ...start, "a.py": lines("1", "nine") };
  const both = { ...start, "a.py": lines("one", "nine") };
  const moved = { "c.py": lines("1", "nine"), "b.py": "1\n" };
  test.each<[title: string, left: Files, right: Files, result: Files, isMechanical: boolean]>([
    ["of other files is git's", top, { ...start, "b.py": "2\n" }, { ...top, "b.py": "2\n" }, true],
    ["of two places of one file is git's", top, bottom, both, true],
    [
      "of a file that the other side renamed is git's",
      top,
      moved,
      { "c.py": lines("one", "nine"), "b.py": "1\n" },
      true,
    ],
    ["that adds a file is not", top, bottom, { ...both, "x.py": "evil\n" }, false],
    ["that changes what both have is not", top, bottom, { ...both, "b.py": "evil\n" }, false],
    ["that takes one side alone is not", top, bottom, top, false],
    [
      "of a conflict that somebody resolved is not",
      top,
      { ...start, "a.py": lines("uno", "9") },
      top,
      false,
    ],
  ])("%s", async (_, left, right, result, isMechanical) => {
    const sandbox = aRepository();
    const merge = merged(sandbox, left, right, result);
    const { mirror } = await mirrorOf(sandbox, merge);
    expect(await mirror.isMechanicalMerge(merge)).toBe(isMechanical);
  });

  test("is one of two parents that have one base; nothing else is", async () => {
    const sandbox = aRepository();
    const merge = merged(sandbox, top, bottom, both);
    const plain = sandbox.commit(both, { parents: [merge] });
    const other = sandbox.commit({ "z.py": "1\n" });
    const unrelated = sandbox.commit({ ...both, "z.py": "1\n" }, { parents: [plain, other] });
    const three = sandbox.commit(both, { parents: [unrelated, plain, merge] });
    const { mirror } = await mirrorOf(sandbox, three);
    expect(await mirror.isMechanicalMerge(plain)).toBe(false);
    expect(await mirror.isMechanicalMerge(unrelated)).toBe(false);
    expect(await mirror.isMechanicalMerge(three)).toBe(false);
    expect(await mirror.isMechanicalMerge(merge)).toBe(true);
  });
});
