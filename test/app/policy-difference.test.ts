/** A proposed policy held against the whole tree, while others wait for their turn. */
import { expect, it } from "vitest";
import { readPolicyEdit } from "../../src/app/policy/edit.ts";
import { policyPath } from "../../src/app/policy/policy-file.ts";
import type { Slot } from "../../src/app/policy/slots.ts";
import { knownDetectors } from "../../src/core/findings/registry.ts";
import { parsePolicy } from "../../src/core/policy/parse.ts";
import type { Change } from "../../src/domain/change.ts";
import { parseSha } from "../../src/domain/sha.ts";
import { added, entry } from "../core/policy/entry.ts";

const commit = parseSha("c".repeat(40));
const object = parseSha("d".repeat(40));
const source = { kind: "repository", path: policyPath, ref: "main", commit, object } as const;
const slow = Array.from(
  { length: 900 },
  (_, at) => `  - { name: a${at}, paths: ["**/*{t,q${at}}*"], except: ["**/*s*r*t*${at}x*"] }\n`,
);
const guarding = 'version: 1\nareas:\n  - { name: services, paths: ["services/**"] }\n';
const proposed = new TextEncoder().encode(`version: 1\nareas:\n${slow.join("")}`);

const change: Change = {
  base: commit,
  head: commit,
  mergeBases: [commit],
  files: [added(policyPath)],
  commits: [],
};

it("does not keep everybody waiting, however slow its globs are", async () => {
  const reading = parsePolicy(guarding, source, knownDetectors);
  if (reading.kind === "invalid") throw new Error(JSON.stringify(reading.errors));
  const tree = Array.from({ length: 1_000 }, (_, at) => entry(`services/deep/part${at}.ts`));
  const mirror = {
    readFile: async () =>
      ({ kind: "file", object, blob: { kind: "bytes", bytes: proposed } }) as const,
    fetchBlobs: async () => {},
    readTree: async () => tree,
  };
  const slot: Slot = { name: "base", scopes: [], source, reading };
  let turns = 0;
  const others = setInterval(() => {
    turns += 1;
  }, 1);
  const parts = { mirror, detectors: knownDetectors, name: "exchange" };
  const edit = await readPolicyEdit(parts, change, [slot], reading.policy);
  clearInterval(others);
  expect(edit).toMatchObject({ broken: null, tightens: true, loosened: [{ area: "services" }] });
  expect(turns).toBeGreaterThan(10);
});
