/** Where policies are read from, and what holds when one of them cannot be. */
import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it, onTestFinished } from "vitest";
import { effectiveOf } from "../../src/app/policy/effective.ts";
import { type BaselineBlob, readSlots } from "../../src/app/policy/slots.ts";
import { openEmbedded } from "../../src/app/store/embedded.ts";
import { builtInPolicy } from "../../src/core/policy/builtin.ts";
import { sha } from "../core/ordinary.ts";
import { aDirectory } from "../git/sandbox.ts";

const text = `version: 1
areas: [{ name: custody, paths: ["withdraw/**"] }]
`;

interface Sources {
  readonly main?: string | null;
  readonly release?: string | null;
  readonly baseline?: BaselineBlob | null;
  readonly operator?: string;
}

async function aDatabase() {
  const database = await openEmbedded(aDirectory());
  onTestFinished(() => database.destroy());
  return database;
}

/** For a pull request into `release`, which has a policy of its own if one is given. */
async function effective(sources: Sources, database?: Awaited<ReturnType<typeof aDatabase>>) {
  const { main = null, release = null, baseline = null, operator = null } = sources;
  const texts = new Map([
    [sha("1"), main],
    [sha("2"), release],
  ]);
  const mirror = {
    readFile: async (commit: ReturnType<typeof sha>) => {
      const bytes = texts.get(commit);
      return bytes == null
        ? null
        : ({
            kind: "file",
            object: sha("9"),
            blob: { kind: "bytes", bytes: Buffer.from(bytes) },
          } as const);
    },
    fetchBlobs: async () => {},
  };
  const places = {
    installation: 10,
    repository: 20,
    owner: "acme",
    base: { ref: "release", commit: sha("2") },
    default: { ref: "main", commit: sha("1") },
    baseline,
  };
  const slots = await readSlots(mirror, places, operator, []);
  const found = await effectiveOf(database ?? (await aDatabase()), slots, 0);
  if (found.kind === "obstacle") return found.obstacle.kind;
  return found.policy.areas.map(({ name }) => name).join(" ");
}

const blob = (more: Partial<BaselineBlob> = {}): BaselineBlob => ({
  oid: sha("8"),
  text,
  isTruncated: false,
  ...more,
});
const builtIn = builtInPolicy.areas.map(({ name }) => name).join(" ");

describe("the policy", () => {
  it.each<readonly [string, Sources, string]>([
    ["of the branch", { release: text }, "custody guard"],
    ["of the default branch", { main: text }, "custody guard"],
    ["of the organisation", { baseline: blob() }, "custody guard"],
    ["of nobody", {}, builtIn],
  ])("%s holds", async (_, sources, expected) => {
    expect(await effective(sources)).toBe(expected);
  });

  it("of the operator holds, and is missed without ever having been there", async () => {
    const path = join(aDirectory(), "baseline.yml");
    expect(await effective({ main: text, operator: path })).toBe("policy-gone");
    writeFileSync(path, text);
    expect(await effective({ operator: path })).toBe("custody guard");
  });

  it.each<readonly [string, Sources]>([
    ["a branch's with a mistake", { main: text, release: "version: 2\n" }],
    ["the default branch's with a mistake", { main: "version: 2\n", release: text }],
    ["the organisation's with a mistake", { main: text, baseline: blob({ text: "version: 2\n" }) }],
    ["the organisation's that GitHub cut off", { baseline: blob({ isTruncated: true }) }],
    ["the organisation's that is no text", { baseline: blob({ text: null }) }],
  ])("cannot be told by %s", async (_, sources) => {
    expect(await effective(sources)).toBe("policy");
  });

  it.each<readonly [string, Sources, Sources]>([
    ["of the branch", { main: text, release: text }, { main: text }],
    ["of the default branch", { main: text, release: text }, { release: text }],
    ["of the organisation", { main: text, baseline: blob() }, { main: text }],
  ])("%s is missed when it is gone", async (_, before, after) => {
    const database = await aDatabase();
    expect(await effective(before, database)).toBe("custody guard");
    expect(await effective(after, database)).toBe("policy-gone");
    expect(await effective(before, database)).toBe("custody guard");
  });
});
