/** Which merge groups are concerned by news, and for how long they are known. */
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { type Engine, openEngine } from "../../src/app/server/engine.ts";
import {
  forgetGroup,
  forgetGroupsBefore,
  groupAsSibling,
  groupsAt,
  groupsWith,
  readGroup,
  rememberGroup,
  rememberMembers,
} from "../../src/app/store/merge-groups.ts";
import type { GroupKey } from "../../src/domain/key.ts";
import { parseSha } from "../../src/domain/sha.ts";
import { parts } from "../engines/contract.ts";

const place = { installation: 1, repository: 2 };
const group = (digit: string): GroupKey => ({
  ...place,
  pull: null,
  group: parseSha(digit.repeat(40)),
});
const [first, second] = [group("a"), group("b")];
const pull = (number: number) => ({ ...place, pull: number });
const known = (key: GroupKey, gone = false) => ({ key, pull: 3, baseRef: "main", gone });

let data = "";
let engine: Engine;
beforeEach(async () => {
  data = mkdtempSync(join(tmpdir(), "groups-"));
  engine = await openEngine({ data, databaseUrl: null }, parts);
  await rememberGroup(engine.database, known(first), 1_000);
  await rememberGroup(engine.database, known(second), 2_000);
  await rememberMembers(engine.database, first, [3]);
  await rememberMembers(engine.database, second, [3, 4]);
});
afterEach(async () => {
  await engine.lanes.close();
  await engine.close();
  rmSync(data, { recursive: true, force: true });
});

describe("news", () => {
  it.each([
    ["of one that is in both", [pull(3)], [first, second]],
    ["of one that is in the second", [pull(4)], [second]],
    ["of one that is in none", [pull(5)], []],
    ["of the repository", [{ ...place, pull: null }], [first, second]],
    ["of another repository", [{ ...pull(3), repository: 9 }], []],
    ["of a group is its own alone", [first], []],
  ])("%s", async (_, keys, concerned) => {
    expect(await groupsWith(engine.database, keys)).toEqual(concerned);
  });

  it("of any pull request, while it is not known which are in it", async () => {
    const third = group("c");
    await rememberGroup(engine.database, known(third), 3_000);
    expect(await groupsWith(engine.database, [pull(5)])).toEqual([third]);
  });
});

it("a pull request with that very commit waits until the group is decided on", async () => {
  const siblings = (mode: "enforce" | "observe") =>
    groupAsSibling(engine.database, place.repository, first.group, mode);
  expect(await siblings("enforce")).toEqual([{ pull: 3, verdict: null }]);
  await rememberGroup(engine.database, known(first, true), 4_000);
  expect(await siblings("enforce")).toEqual([]);
});

it("a group is known until it is forgotten", async () => {
  expect(await readGroup(engine.database, first)).toMatchObject({ baseRef: "main", gone: false });
  await forgetGroup(engine.database, first);
  expect(await readGroup(engine.database, first)).toBeNull();
  expect(await groupsAt(engine.database, place.repository, second.group)).toEqual([second]);
});

it("one that nobody told the end of is forgotten in the end", async () => {
  await forgetGroupsBefore(engine.database, 2_000);
  expect(await readGroup(engine.database, first)).toBeNull();
  expect(await readGroup(engine.database, second)).not.toBeNull();
});
