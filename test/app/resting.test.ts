/** Which pull requests may be left as they were decided on: those that nothing else speaks of. */
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, expect, it } from "vitest";
import type { GuardParts } from "../../src/app/evaluation/parts.ts";
import { readResting } from "../../src/app/evaluation/resting.ts";
import { recordDecision } from "../../src/app/journal/decisions.ts";
import { type Engine, openEngine } from "../../src/app/server/engine.ts";
import { forgetLooked, rememberLooked } from "../../src/app/store/looked.ts";
import { rememberPull } from "../../src/app/webhook/learn.ts";
import type { Decision } from "../../src/domain/decision.ts";
import { decided } from "../core/decide/decided.ts";
import { base, earlier, head, key } from "../core/ordinary.ts";
import { parts } from "../engines/contract.ts";

let data = "";
let engine: Engine;
beforeEach(async () => {
  data = mkdtempSync(join(tmpdir(), "resting-"));
  engine = await openEngine({ data, databaseUrl: null }, parts);
});
afterEach(async () => {
  await engine.lanes.close();
  await engine.close();
  rmSync(data, { recursive: true });
});

interface Case {
  readonly decision?: Partial<Decision>;
  /** Where the pull request is now. */
  readonly pull?: { readonly head?: typeof head; readonly open?: boolean };
  readonly looked?: string;
  readonly numbers?: readonly number[];
  readonly meanwhile?: () => Promise<unknown>;
}

async function resting({
  decision = {},
  pull = {},
  looked = "as it is",
  numbers = [key.pull],
  meanwhile = async () => {},
}: Case) {
  const { database, lanes } = engine;
  await rememberPull(database, key.installation, {
    repository: key.repository,
    number: key.pull,
    open: true,
    merged: false,
    head,
    headRepository: key.repository,
    headRef: "change",
    baseRef: "main",
    ...pull,
  });
  await recordDecision(database, { ...decided({}), ...decision }, null, 0);
  await rememberLooked(database, key, "", looked);
  await meanwhile();
  const guard = { database, busy: lanes.busy } as unknown as GuardParts;
  return readResting(guard, key.repository, new Set(numbers));
}

it("one that was decided on as it is rests on the tip that it was decided against", async () => {
  expect(await resting({ decision: { verdict: "clear" } })).toEqual([
    { number: key.pull, head, base, baseRef: "main", isClear: true, looked: "as it is" },
  ]);
  expect(await resting({ decision: { verdict: "held" } })).toMatchObject([{ isClear: false }]);
});

it.each<[string, Case]>([
  ["could not be looked at", { decision: { verdict: "undetermined" } }],
  ["has another head now", { pull: { head: earlier } }],
  ["is closed", { pull: { open: false } }],
  ["was never looked at to the end", { looked: "" }],
  ["nobody asks for", { numbers: [] }],
  [
    "waits for its turn, or is looked at just now",
    { meanwhile: () => engine.lanes.want(engine.database, key, Date.now()) },
  ],
  [
    "is to be looked at again whatever it shows",
    { meanwhile: () => forgetLooked(engine.database, key.installation, key.repository) },
  ],
  [
    "was decided on by an entry of the journal that was edited",
    {
      meanwhile: () => engine.database.updateTable("journal").set({ content: "{" }).execute(),
    },
  ],
])("one that %s does not", async (_, wanted) => {
  expect(await resting(wanted)).toEqual([]);
});
