/** A proposed policy held against the whole tree, while others wait for their turn. */
import { expect, it } from "vitest";
import { openCompare } from "../../src/app/policy/compare.ts";
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
  tree: commit,
  mergeBases: [commit],
  steps: [],
  files: [added(policyPath)],
  commits: [],
};

const tree = Array.from({ length: 300 }, (_, at) => entry(`services/deep/part${at}.ts`));

async function tried(budgetMs: number) {
  const reading = parsePolicy(guarding, source, knownDetectors);
  if (reading.kind === "invalid") throw new Error(JSON.stringify(reading.errors));
  const mirror = {
    readFile: async () =>
      ({ kind: "file", object, blob: { kind: "bytes", bytes: proposed } }) as const,
    fetchBlobs: async () => {},
    readTree: async () => tree,
  };
  const slot: Slot = { name: "base", scopes: [], source, reading };
  const compare = openCompare(budgetMs);
  const parts = { mirror, detectors: knownDetectors, name: "exchange", compare };
  return readPolicyEdit(parts, change, [slot], reading.policy);
}

it("does not keep everybody waiting, however slow its globs are", async () => {
  let turns = 0;
  const others = setInterval(() => {
    turns += 1;
  }, 1);
  const edit = await tried(60_000);
  clearInterval(others);
  expect(edit).toMatchObject({ broken: null, tightens: true, loosened: [{ area: "services" }] });
  expect(turns).toBeGreaterThan(10);
});

it("is a mistake when it takes too long", async () => {
  const edit = await tried(0);
  expect(edit?.broken).toEqual({
    source,
    errors: [
      {
        line: 1,
        column: 1,
        message:
          "It takes too long to hold this against the 300 files here: use fewer globs, or simpler ones.",
      },
    ],
  });
});
