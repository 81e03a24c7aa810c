/** What a change to the organisation's policy loosens, in its own repository and in all others. */
import { describe, expect, it } from "vitest";
import { openCompare } from "../../src/app/policy/compare.ts";
import { readPolicyEdit } from "../../src/app/policy/edit.ts";
import { strictestOf } from "../../src/app/policy/effective.ts";
import { policyFrom } from "../../src/app/policy/read.ts";
import type { Slot, SlotName } from "../../src/app/policy/slots.ts";
import type { Change } from "../../src/domain/change.ts";
import type { PolicySource } from "../../src/domain/policy.ts";
import { plainOf } from "../../src/domain/sentence.ts";
import { file, inspection, sha } from "../core/ordinary.ts";

const custody = (seats: string) => `version: 1
areas:
  - name: custody
    paths: ["withdraw/**"]
    reviews: { seats: [${seats}] }
`;
const strict = '{ count: 2, of: ["team:acme/security"] }';
const baseline = custody(strict);
const places = {
  base: ".github/foureyes.yml",
  default: ".github/foureyes.yml",
  organisation: "foureyes.yml",
  operator: "baseline.yml",
} as const;

function slot(name: SlotName, text: string | null): Slot {
  const source: PolicySource = { kind: "baseline", path: places[name] };
  const reading = text === null ? null : policyFrom(Buffer.from(text), source, []);
  return { name, scopes: [], source, reading: reading ?? { kind: "absent" } };
}

/** `proposed`: of the organisation's policy; null when the change takes it away. */
async function loosened(slots: readonly Slot[], proposed: string | null, name = ".github") {
  const change: Change = { ...inspection.change, files: [file("foureyes.yml")] };
  const bytes = Buffer.from(proposed ?? "");
  const found = { kind: "file", object: sha("9"), blob: { kind: "bytes", bytes } } as const;
  const mirror = {
    readFile: async () => (proposed === null ? null : found),
    fetchBlobs: async () => {},
    readTree: async () => [],
  };
  const parts = { mirror, detectors: [], name, compare: openCompare(60_000) };
  const edit = await readPolicyEdit(parts, change, slots, strictestOf(slots));
  return edit?.loosened.map(({ area, what }) => `${area} ${plainOf(what)}`) ?? null;
}

describe("a change to the organisation's policy", () => {
  const fewer = baseline.replace("count: 2", "count: 1");
  const said = "asks for 1 of acme/security instead of 2 of acme/security";

  it("is none in a repository of another name", async () => {
    expect(await loosened([slot("organisation", baseline)], fewer, "exchange")).toBeNull();
  });

  it("is none on a branch that it is not read from", async () => {
    const slots = [slot("base", null), slot("default", null), slot("organisation", baseline)];
    expect(await loosened(slots, fewer)).toBeNull();
  });

  it("loosens what it asks for less of", async () => {
    const slots = [slot("base", null), slot("organisation", baseline)];
    expect(await loosened(slots, fewer)).toEqual([`custody ${said}`]);
    expect(await loosened(slots, null)).toContain("custody is no longer there");
    expect(await loosened(slots, `${baseline}mode: observe\n`)).toEqual([
      "custody is only observed",
      "guard is only observed",
    ]);
  });

  it("loosens it in the other repositories, though the one that it is in asks for as much", async () => {
    const slots = [slot("base", baseline), slot("organisation", baseline)];
    expect(await loosened(slots, fewer)).toEqual([`custody ${said}`]);
    expect(await loosened(slots, null)).toContain("custody is no longer there");
  });

  it("is asked of its own area, where the repository has one of the same name", async () => {
    const own = custody('{ count: 1, of: ["team:acme/docs"] }');
    const slots = [slot("base", own), slot("organisation", baseline)];
    expect(await loosened(slots, fewer)).toEqual([`custody (baseline) ${said}`]);
  });

  it("loosens nothing that the operator's own file asks for everywhere", async () => {
    const slots = [slot("organisation", baseline), slot("operator", baseline)];
    expect(await loosened(slots, fewer)).toEqual([]);
  });

  it("that is the first one loosens nothing", async () => {
    expect(await loosened([slot("base", baseline), slot("organisation", null)], fewer)).toEqual([]);
  });
});
