/** A short run of `npm run chaos`; and that its judge finds what is wrong when something is. */
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { Pull } from "../github/world/repository.ts";
import { commit, pushQuietly } from "../stories/desk.ts";
import { at } from "../stories/firm.ts";
import { brokenLinks } from "./journal.ts";
import { type Judgement, judge } from "./judge.ts";
import { type Chaos, startChaos } from "./run.ts";
import { openWatch } from "./watch.ts";

const plan = {
  seed: 7,
  pulls: 8,
  events: 70,
  kills: 2,
  engine: "embedded",
  replicas: 1,
} as const;
const longest = 150_000;

let chaos: Chaos;
let end: Judgement;
let faults: readonly string[] = [];
beforeAll(async () => {
  chaos = await startChaos({ ...plan, progress: () => {} });
  end = await chaos.play();
}, longest);
afterAll(async () => {
  faults = await chaos.close();
  expect(faults).toEqual([]);
}, longest);

it("loses nothing and lets no wrong merge through, whatever fails", () => {
  expect(end).toEqual({ wrong: [], lost: [] });
  expect(chaos.watch.merges.wrong).toEqual([]);
});

it("was no calm day", () => {
  const { counts, firm, watch } = chaos;
  expect(firm.repository.pulls.length).toBeGreaterThanOrEqual(plan.pulls);
  expect(watch.merges.tried).toBeGreaterThan(0);
  for (const what of ["failed", "lost", "doubled", "request: unavailable", "request: cut"])
    expect(counts.get(what) ?? 0, what).toBeGreaterThan(0);
  expect(chaos.logged().filter((line) => line.includes('"listening"'))).toHaveLength(3);
});

describe("the judge", () => {
  /** One that nobody approved, when its check is there. */
  async function held(branch: string): Promise<Pull> {
    const { firm, world } = chaos;
    const sha = commit(firm, {
      author: "bob",
      files: { [`strategies/${branch}.py`]: '"""New."""\n' },
    });
    await pushQuietly(firm, "bob", branch, sha);
    await firm.as("bob").rest.pulls.create({ ...at, head: branch, base: "main", title: branch });
    await firm.eventually(
      async () => judge(world),
      ({ wrong, lost }) => wrong.length + lost.length === 0,
    );
    const pull = firm.repository.pulls.at(-1);
    if (pull === undefined) throw new Error("There is no pull request.");
    return pull;
  }

  function newestRun({ head }: Pull) {
    const run = chaos.firm.repository.runs.findLast(({ headSha }) => headSha === head.sha);
    if (run === undefined) throw new Error("There is no check.");
    return run;
  }

  it("tells of a success that must not be, and of a check that is not there", async () => {
    const pull = await held("wrong");
    const run = newestRun(pull);
    const { status, conclusion, name } = run;
    Object.assign(run, { status: "completed", conclusion: "success" });
    expect(judge(chaos.world).wrong).toEqual([
      expect.stringMatching(`#${pull.number}.* must be (held|undetermined) and shows success`),
    ]);
    Object.assign(run, { status, conclusion, name: "another" });
    expect(judge(chaos.world).lost).toHaveLength(1);
    Object.assign(run, { name });
    expect(judge(chaos.world)).toEqual({ wrong: [], lost: [] });
  });

  it("tells of a merge that a wrong success let through", async () => {
    const pull = await held("merged");
    Object.assign(newestRun(pull), { status: "completed", conclusion: "success" });
    const tell = chaos.watch.merging(pull);
    await chaos.firm.as("mallory").rest.pulls.merge({ ...at, pull_number: pull.number });
    tell(true);
    expect(chaos.watch.merges.wrong).toEqual([
      expect.stringMatching(`#${pull.number} .* into main was merged, and was never clear`),
    ]);
  });

  it("tells a merge in the moment after a change of the base from one long after", async () => {
    const pull = await held("retargeted");
    const { world, firm } = chaos;
    let now = 0;
    const watch = openWatch(world, () => now, 1_000);
    for (const login of ["alice", "carol", "dave", "erin", "mallory"] as const)
      await firm
        .as(login)
        .rest.pulls.createReview({ ...at, pull_number: pull.number, event: "APPROVE" });
    watch.look(pull);
    now = 5_000;
    await firm.as("bob").rest.pulls.update({ ...at, pull_number: pull.number, base: "release/1" });
    watch.look(pull);
    for (const after of [1_000, 1_001]) {
      now = 5_000 + after;
      watch.merging(pull)(true);
    }
    const place = `#${pull.number} ${pull.head.sha.slice(0, 12)} into`;
    const said = (ms: number) =>
      `${place} release/1 was merged, and was clear until ${ms} ms before, as ${place} main`;
    expect(watch.merges).toMatchObject({ late: [said(1_000)], wrong: [said(1_001)] });
  });

  it("tells of an entry of the journal that was changed", () => {
    const row = { seq: 1, installation: 1, at: "", content: "{}", previous: "", hash: "" };
    expect(brokenLinks([row])).toEqual(["the journal's chain is broken at entry 1"]);
    expect(brokenLinks([])).toEqual(["the journal is empty"]);
  });
});
