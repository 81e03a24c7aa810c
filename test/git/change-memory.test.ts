/** What is read once, and how much of it is kept. */
import { expect, it } from "vitest";
import { openChangeMemory } from "../../src/app/git/change-memory.ts";
import type { ReadChange } from "../../src/app/git/read-change.ts";
import { say } from "../../src/domain/sentence.ts";
import { sha } from "../core/ordinary.ts";

const [base, head] = [sha("a"), sha("b")];

function changeOf(files: number): ReadChange {
  const change = { base, head, tree: head, mergeBases: [base], commits: [], steps: [] };
  return { kind: "change", change: { ...change, files: Array(files).fill({}) } };
}

/** Gives how often it was read. */
async function asked(
  memory: ReturnType<typeof openChangeMemory>,
  names: readonly string[],
  given: ReadChange,
): Promise<number> {
  let reads = 0;
  for (const name of names)
    await memory.recall(name, base, head, async () => {
      reads += 1;
      return given;
    });
  return reads;
}

it("reads the change between two commits of a repository once", async () => {
  const memory = openChangeMemory(100);
  expect(await asked(memory, ["one", "one", "other", "one", "other"], changeOf(3))).toBe(2);
});

it("tells other commits apart", async () => {
  const memory = openChangeMemory(100);
  await asked(memory, ["one"], changeOf(3));
  const read = await memory.recall("one", base, sha("c"), async () => changeOf(5));
  expect(read).toMatchObject({ change: { files: { length: 5 } } });
});

it("asks again where it could not look", async () => {
  const unreadable: ReadChange = { kind: "unreadable", reason: say`git cannot be followed here.` };
  expect(await asked(openChangeMemory(100), ["one", "one"], unreadable)).toBe(2);
});

it("forgets what was asked for longest ago, when it is too much together", async () => {
  const memory = openChangeMemory(25);
  await asked(memory, ["one", "two", "one"], changeOf(9));
  // Three of ten are more than 25: the second goes.
  await asked(memory, ["three"], changeOf(9));
  expect(await asked(memory, ["one", "three"], changeOf(9))).toBe(0);
  expect(await asked(memory, ["two"], changeOf(9))).toBe(1);
  // One that is too large alone is not kept, and takes the others along.
  expect(await asked(memory, ["vast", "vast"], changeOf(26))).toBe(2);
});
