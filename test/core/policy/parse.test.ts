import { readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { guard } from "../../../src/core/policy/builtin.ts";
import { areaWith, errorsIn, policyIn } from "./parsed.ts";

const here = import.meta.dirname;
const read = (name: string) => readFileSync(join(here, "policies", name), "utf8");

const writers = { kind: "role", role: "write" };
const security = { kind: "team", organization: "acme", slug: "security" };
const custody = { kind: "team", organization: "acme", slug: "custody" };

describe("a policy that is right", () => {
  const policy = policyIn(read("acme.yml"));
  const area = (name: string) => policy.areas.find((found) => found.name === name);

  it("keeps its areas in order and guard last", () => {
    expect(policy.areas.map(({ name }) => name)).toEqual(["custody", "trading", "keys", "guard"]);
  });

  it("knows who may fill each seat, with names in lower case", () => {
    expect(area("custody")?.seats).toEqual([
      { count: 2, of: [custody] },
      { count: 1, of: [security, { kind: "user", login: "carol" }] },
    ]);
  });

  it("takes `required: 3` for one seat of three people who may push", () => {
    expect(area("trading")?.seats).toEqual([{ count: 3, of: [writers] }]);
  });

  it("asks for two people and holds high findings where nothing is said", () => {
    expect(area("keys")).toMatchObject({ seats: [{ count: 2, of: [writers] }], hold: "high" });
  });

  it("lets those answer who are named, else whoever may fill a seat", () => {
    expect(area("custody")).toMatchObject({ hold: "medium", answers: [security] });
    expect(area("keys")?.answers).toEqual([writers]);
    expect(area("guard")?.answers).toEqual([security]);
  });

  it("says what detectors are to know, and which are off", () => {
    expect(policy.detectors).toEqual({
      "limit-raised": { kind: "off" },
      "address-replaced": { kind: "on", known: ["0x52908400098527886E0F7030069857D2E4169EE7"] },
    });
  });

  it("remembers where it was read", () => {
    expect(policy.sources).toEqual([{ kind: "file", path: "policy.yml" }]);
  });

  it("guards itself with two people even if it says nothing else", () => {
    expect(policyIn("version: 1")).toMatchObject({ mode: "enforce", areas: [guard] });
  });

  it("may write a list once and name it twice", () => {
    const shared = "version: 1\nareas:\n- {name: a, paths: &p [x]}\n- {name: b, paths: *p}";
    expect(policyIn(shared).areas[1]?.paths).toEqual(["x"]);
  });
});

it("each mistake is told with its place and what to do about it", async () => {
  const page = `${errorsIn(read("mistaken.yml")).join("\n")}\n`;
  await expect(page).toMatchFileSnapshot("policies/mistaken.errors.txt");
});

describe("bounds: the last that passes and the first that does not", () => {
  const list = (length: number, item: (index: number) => string) =>
    `[${Array.from({ length }, (_, index) => item(index)).join(", ")}]`;
  const areas = (length: number) =>
    `version: 1\nareas: ${list(length, (index) => `{name: a${index}, paths: [x]}`)}`;
  const comment = (length: number) => `version: 1\n#${"x".repeat(length - 12)}`;
  const globOf = (length: number) => areaWith(`paths: [${"x".repeat(length)}]`);
  const nested = (depth: number) => areaWith(`paths: ${"[".repeat(depth)}x${"]".repeat(depth)}`);
  const aliases = (length: number) =>
    `version: 1\nareas:\n- {name: a, paths: [&x y]}\n- {name: b, paths: ${list(length, () => "*x")}}`;
  const wide = (length: number) =>
    `version: 1\nareas: ${list(length, (index) => `{name: a${index}, paths: ["{0..9}{0..9}"]}`)}`;

  it.each([
    ["characters of the file", comment, 256 * 1024, /at most 256 kB/],
    ["areas", areas, 1000, /at most 1000 areas/],
    [
      "globs of an area",
      (n: number) => areaWith(`paths: ${list(n, (i) => `g${i}`)}`),
      200,
      /at most 200 globs/,
    ],
    ["characters of a glob", globOf, 512, /longer than 512/],
    [
      "alternatives of a glob",
      (n: number) => areaWith(`paths: ["{1..${n}}"]`),
      100,
      /more than 100 globs/,
    ],
    ["globs of all areas", wide, 100, /at most 10000 globs/],
    [
      "** of a glob",
      (n: number) => areaWith(`paths: ["${"**/a/".repeat(n)}x"]`),
      10,
      /more than 10 "\*\*"/,
    ],
    [
      "characters of a name",
      (n: number) => `version: 1\nareas: [{name: ${"x".repeat(n)}, paths: [x]}]`,
      100,
      /at most 100/,
    ],
    [
      "people of a seat",
      (n: number) => areaWith(`paths: [x], reviews: {required: ${n}}`),
      20,
      /from 1 to 20/,
    ],
    ["aliases", aliases, 100, /at most 100 aliases/],
  ])("%s", (_, write, most, complaint) => {
    expect(errorsIn(write(most))).toEqual([]);
    expect(errorsIn(write(most + 1)).join()).toMatch(complaint);
  });

  it("lists nest no deeper than a policy needs", () => {
    expect(errorsIn(nested(14)).join()).toMatch(/must be text/);
    expect(errorsIn(nested(15)).join()).toMatch(/nested deeper than 16/);
    expect(errorsIn("- ".repeat(16)).join()).toMatch(/must be a map/);
    expect(errorsIn("- ".repeat(17)).join()).toMatch(/1:33 Nothing in a policy is nested deeper/);
  });

  it("at most 20 errors are told", () => {
    expect(errorsIn(areaWith(`paths: ${list(30, () => "/x")}`))).toHaveLength(20);
  });
});
