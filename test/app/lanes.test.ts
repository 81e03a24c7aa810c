import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { openEmbeddedLanes } from "../../src/app/lane/embedded.ts";
import type { Evaluate, Lanes, Run } from "../../src/app/lane/lanes.ts";
import { openLog } from "../../src/app/log.ts";
import { retryDelay } from "../../src/app/patience.ts";
import type { Database } from "../../src/app/store/database.ts";
import { openEmbedded } from "../../src/app/store/embedded.ts";

const one = { installation: 1, repository: 2, pull: 3 };
const other = { ...one, pull: 4 };

let directory: string;
let database: Database;
let lanes: Lanes;
let clock = 0;

beforeEach(async () => {
  directory = mkdtempSync(join(tmpdir(), "foureyes-"));
  database = await openEmbedded(directory);
  clock = 1_000_000;
});
afterEach(async () => {
  await lanes.close();
  await database.destroy();
  rmSync(directory, { recursive: true });
});

async function open(evaluate: Evaluate): Promise<void> {
  lanes = openEmbeddedLanes({
    database,
    now: () => clock,
    log: openLog(
      () => {},
      () => 0,
    ),
  });
  await lanes.start(evaluate);
}

async function waiting(): Promise<{ key: string; attempts: number; run_at: number }[]> {
  return database.selectFrom("lane").select(["key", "attempts", "run_at"]).execute();
}

/** A promise that a test settles by hand. */
function gate() {
  return Promise.withResolvers<void>();
}

describe("a lane", () => {
  it("evaluates a key once, however often it was wanted before", async () => {
    const runs: Run[] = [];
    await open(async (run) => {
      runs.push(run);
      return "done";
    });
    for (let times = 0; times < 5; times += 1) await lanes.want(database, one, clock);
    lanes.wake();
    await lanes.idle();
    expect(runs.map(({ key }) => key)).toEqual([one]);
    expect(await waiting()).toEqual([]);
  });

  it("runs a key again when an event came meanwhile, and says that the first is stale", async () => {
    const started = gate();
    const goOn = gate();
    const stale: boolean[] = [];
    await open(async (run) => {
      if (stale.length === 0) {
        started.resolve();
        await goOn.promise;
      }
      stale.push(await run.isSuperseded());
      return "done";
    });
    await lanes.want(database, one, clock);
    lanes.wake();
    await started.promise;
    await lanes.want(database, one, clock);
    lanes.wake();
    goOn.resolve();
    await lanes.idle();
    expect(stale).toEqual([true, false]);
  });

  it("never runs one key twice at a time, while others run beside it", async () => {
    const busy = new Map<number | null, number>();
    let together = 0;
    await open(async ({ key }) => {
      busy.set(key.pull, (busy.get(key.pull) ?? 0) + 1);
      expect(busy.get(key.pull)).toBe(1);
      together = Math.max(
        together,
        [...busy.values()].reduce((sum, count) => sum + count, 0),
      );
      await new Promise((resolve) => setTimeout(resolve, 5));
      busy.set(key.pull, 0);
      return "done";
    });
    for (let times = 0; times < 20; times += 1) {
      await lanes.want(database, times % 2 === 0 ? one : other, clock);
      lanes.wake();
      await new Promise((resolve) => setTimeout(resolve, 2));
    }
    await lanes.idle();
    expect(together).toBe(2);
  });

  it("tries again later what could not look, a longer while each time", async () => {
    const attempts: number[] = [];
    await open(async ({ attempt }) => {
      attempts.push(attempt);
      return attempts.length < 3 ? "retry" : "done";
    });
    await lanes.want(database, one, clock);
    for (let times = 0; times < 3; times += 1) {
      lanes.wake();
      await lanes.idle();
      clock += retryDelay(times);
    }
    expect(attempts).toEqual([0, 1, 2]);
    expect(await waiting()).toEqual([]);
    expect([0, 1, 20].map(retryDelay)).toEqual([5_000, 10_000, 600_000]);
  });

  it("does not wait with a new event for the end of a pause", async () => {
    let runs = 0;
    await open(async () => {
      runs += 1;
      return runs === 1 ? "retry" : "done";
    });
    await lanes.want(database, one, clock);
    lanes.wake();
    await lanes.idle();
    expect((await waiting()).map(({ run_at }) => run_at)).toEqual([clock + retryDelay(0)]);
    await lanes.want(database, one, clock);
    lanes.wake();
    await lanes.idle();
    expect(runs).toBe(2);
  });

  it("tells the last try that no other follows, and then stops", async () => {
    const retries: boolean[] = [];
    await open(async (run) => {
      retries.push(run.retries);
      return "retry";
    });
    await lanes.want(database, one, clock);
    for (let times = 0; times < 12; times += 1) {
      lanes.wake();
      await lanes.idle();
      clock += 600_000;
    }
    expect(retries).toEqual([true, true, true, true, true, true, true, false]);
    expect(await waiting()).toEqual([]);
  });

  it("survives an evaluation that throws", async () => {
    await open(async () => {
      throw new Error("boom");
    });
    await lanes.want(database, one, clock);
    lanes.wake();
    await lanes.idle();
    expect((await waiting()).map(({ attempts }) => attempts)).toEqual([1]);
  });

  it("goes on after a restart with what waited", async () => {
    await open(async () => "done");
    await lanes.want(database, one, clock);
    await lanes.close();
    const runs: Run[] = [];
    await open(async (run) => {
      runs.push(run);
      return "done";
    });
    lanes.wake();
    await lanes.idle();
    expect(runs).toHaveLength(1);
  });
});
