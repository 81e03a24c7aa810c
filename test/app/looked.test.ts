/** Whether a pull request was looked at as it is now. */
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, expect, it } from "vitest";
import { type Engine, openEngine } from "../../src/app/server/engine.ts";
import {
  forgetLooked,
  readLooked,
  readLookedPulls,
  rememberLooked,
} from "../../src/app/store/looked.ts";
import { rememberPull } from "../../src/app/webhook/learn.ts";
import { parseSha } from "../../src/domain/sha.ts";
import { parts } from "../engines/contract.ts";

const key = { installation: 1, repository: 2, pull: 3 };

let data = "";
let engine: Engine;
beforeEach(async () => {
  data = mkdtempSync(join(tmpdir(), "looked-"));
  engine = await openEngine({ data, databaseUrl: null }, parts);
  for (const [repository, number] of [
    [2, 3],
    [5, 3],
  ] as const)
    await rememberPull(engine.database, key.installation, {
      repository,
      number,
      open: true,
      merged: false,
      head: parseSha("a".repeat(40)),
      headRepository: repository,
      headRef: "a",
      baseRef: "main",
    });
});
afterEach(async () => {
  await engine.lanes.close();
  await engine.close();
  rmSync(data, { recursive: true });
});

async function look(before: string, looked: string): Promise<string> {
  await rememberLooked(engine.database, key, before, looked);
  return readLooked(engine.database, key);
}

it("what was seen is remembered, of that pull request alone", async () => {
  expect(await look("", "one")).toBe("one");
  expect(await look("one", "two")).toBe("two");
  expect(await readLooked(engine.database, { ...key, repository: 5 })).toBe("");
});

it.each([key.repository, null])(
  "a look that began before it was forgotten (%j) does not count",
  async (repository) => {
    await look("", "one");
    await forgetLooked(engine.database, key.installation, repository);
    const forgotten = await look("one", "two");
    expect(forgotten).not.toBe("two");
    const pulls = await readLookedPulls(engine.database, key.repository);
    expect(pulls.get(key.pull)?.isForgotten).toBe(true);
    // Nor one that began after it was forgotten once, and before it was again.
    await forgetLooked(engine.database, key.installation, repository);
    expect(await look(forgotten, "two")).not.toBe("two");
    expect(await look(await readLooked(engine.database, key), "three")).toBe("three");
  },
);
