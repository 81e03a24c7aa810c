/** What lanes are, whatever keeps them. */
import { describe, expect, it } from "vitest";
import type { Evaluate, Run } from "../../src/app/lane/lanes.ts";
import { promptAttempts } from "../../src/app/patience.ts";
import type { Engine } from "../../src/app/server/engine.ts";
import type { LaneKey } from "../../src/domain/key.ts";
import { parseSha } from "../../src/domain/sha.ts";
import { eventually } from "../stories/firm.ts";

const one = { installation: 1, repository: 2, pull: 3 };
const other = { ...one, pull: 4 };
const soon = { retryAfterMs: 20 };

/** `fresh`: an engine whose lanes have not started; `again`: the same after it was closed. */
export function holdLanes(fresh: () => Promise<Engine>, again: () => Promise<Engine>): void {
  async function open(evaluate: Evaluate): Promise<Engine> {
    const engine = await fresh();
    await engine.lanes.start(evaluate);
    return engine;
  }

  async function want({ database, lanes }: Engine, key: LaneKey = one): Promise<void> {
    await lanes.want(database, key, Date.now());
    lanes.wake();
  }

  async function remind({ database, lanes }: Engine): Promise<void> {
    await lanes.remind(database, one, Date.now());
    lanes.wake();
  }

  const isStill = async (engine: Engine) => (await engine.lanes.backlog()).keys === 0;

  describe("a lane", () => {
    it("evaluates a key once, however often it was wanted before", async () => {
      const runs: Run[] = [];
      const engine = await fresh();
      for (let times = 0; times < 5; times += 1) await want(engine);
      expect(await engine.lanes.backlog()).toEqual({ keys: 1, oldest: expect.any(Number) });
      await engine.lanes.start(async (run) => {
        runs.push(run);
        return "done";
      });
      await engine.lanes.idle();
      expect(runs.map(({ key, attempt }) => ({ key, attempt }))).toEqual([
        { key: one, attempt: 0 },
      ]);
      expect(await engine.lanes.backlog()).toEqual({ keys: 0, oldest: null });
    });

    it("gives each kind of key back as it was", async () => {
      const runs: LaneKey[] = [];
      const engine = await fresh();
      const place = { installation: 1, repository: 2, pull: null };
      const group = { ...place, group: parseSha("a".repeat(40)) };
      for (const key of [one, place, group, group]) await want(engine, key);
      await engine.lanes.start(async ({ key }) => {
        runs.push(key);
        return "done";
      });
      await engine.lanes.idle();
      expect(runs).toHaveLength(3);
      expect(runs).toEqual(expect.arrayContaining([one, place, group]));
    });

    it("runs a key again when an event came meanwhile, and says that the first is stale", async () => {
      const started = Promise.withResolvers<void>();
      const goOn = Promise.withResolvers<void>();
      const stale: boolean[] = [];
      const engine = await open(async (run) => {
        if (stale.length === 0) {
          started.resolve();
          await goOn.promise;
        }
        stale.push(await run.isSuperseded());
        return "done";
      });
      await want(engine);
      await started.promise;
      await want(engine);
      goOn.resolve();
      await engine.lanes.idle();
      expect(stale).toEqual([true, false]);
    });

    it("tells which pull requests wait or run, until they have ended", async () => {
      const engine = await fresh();
      await want(engine);
      await want(engine, { ...one, repository: 9, pull: 9 });
      await engine.lanes.want(engine.database, { ...one, pull: null }, Date.now());
      expect(await engine.lanes.busy(one.repository)).toEqual(new Set([one.pull]));
      const seen: ReadonlySet<number>[] = [];
      await engine.lanes.start(async ({ key, attempt }) => {
        if (key.pull !== one.pull) return "done";
        seen.push(await engine.lanes.busy(one.repository));
        return attempt === 0 ? soon : "done";
      });
      await engine.lanes.idle();
      await eventually(
        () => engine.lanes.busy(one.repository),
        (busy) => busy.size === 0,
      );
      expect(seen).toEqual([new Set([one.pull]), new Set([one.pull])]);
    });

    it("never runs one key twice at a time, while others run beside it", async () => {
      const busy = new Map<number | null, number>();
      let together = 0;
      const engine = await open(async ({ key }) => {
        busy.set(key.pull, (busy.get(key.pull) ?? 0) + 1);
        expect(busy.get(key.pull)).toBe(1);
        const all = [...busy.values()].reduce((sum, count) => sum + count, 0);
        together = Math.max(together, all);
        await new Promise((resolve) => setTimeout(resolve, 20));
        busy.set(key.pull, 0);
        return "done";
      });
      for (let times = 0; times < 20; times += 1) {
        await want(engine, times % 2 === 0 ? one : other);
        await new Promise((resolve) => setTimeout(resolve, 5));
      }
      await engine.lanes.idle();
      expect(together).toBe(2);
    });

    it("tries again later what could not look", async () => {
      const attempts: number[] = [];
      const engine = await open(async ({ attempt }) => {
        attempts.push(attempt);
        return attempts.length < 3 ? soon : "done";
      });
      await want(engine);
      await eventually(
        async () => attempts.length,
        (count) => count === 3,
      );
      await engine.lanes.idle();
      expect(attempts).toEqual([0, 1, 2]);
    });

    it("does not wait with a new event for the end of a pause, and counts anew", async () => {
      const attempts: number[] = [];
      const engine = await open(async ({ attempt }) => {
        attempts.push(attempt);
        return attempts.length === 1 ? { retryAfterMs: 3_600_000 } : "done";
      });
      await want(engine);
      await engine.lanes.idle();
      expect(attempts).toEqual([0]);
      await want(engine);
      await engine.lanes.idle();
      expect(attempts).toEqual([0, 0]);
    });

    it("tells when no other try follows soon, and goes on: what may be green is never given up", async () => {
      const retries: boolean[] = [];
      const engine = await open(async (run) => {
        retries.push(run.retries);
        return retries.length < promptAttempts + 2 ? soon : "done";
      });
      await want(engine);
      await eventually(
        async () => retries.length,
        (count) => count === promptAttempts + 2,
      );
      await engine.lanes.idle();
      expect(retries).toEqual([...Array(promptAttempts - 1).fill(true), false, false, false]);
    });

    it("is reminded of a key that nobody waits for, and leaves one that failed to its pause", async () => {
      const attempts: number[] = [];
      const engine = await open(async ({ attempt }) => {
        attempts.push(attempt);
        return attempts.length === 1 ? { retryAfterMs: 3_600_000 } : "done";
      });
      for (let times = 0; times < 2; times += 1) {
        await remind(engine);
        await engine.lanes.idle();
        expect(attempts).toEqual([0]);
      }
      await want(engine);
      await engine.lanes.idle();
      expect(attempts).toEqual([0, 0]);
    });

    it("runs a key again when it is reminded of it meanwhile", async () => {
      const started = Promise.withResolvers<void>();
      const goOn = Promise.withResolvers<void>();
      let runs = 0;
      const engine = await open(async () => {
        runs += 1;
        started.resolve();
        await goOn.promise;
        return "done";
      });
      await want(engine);
      await started.promise;
      await remind(engine);
      goOn.resolve();
      await engine.lanes.idle();
      expect(runs).toBe(2);
    });

    it("lets go of a key that is nobody's when it was tried often, and of no other", async () => {
      const attempts: number[] = [];
      const late = { retryAfterMs: 3_600_000 };
      const engine = await open(async ({ key, attempt }) => {
        if (key.pull === other.pull) return late;
        attempts.push(attempt);
        return attempts.length < promptAttempts ? soon : late;
      });
      await want(engine, other);
      await want(engine);
      await eventually(
        async () => attempts.length,
        (count) => count === promptAttempts,
      );
      await engine.lanes.idle();
      await engine.lanes.letGo(({ pull }) => pull === other.pull);
      await remind(engine);
      await engine.lanes.idle();
      expect(attempts).toHaveLength(promptAttempts);
      await engine.lanes.letGo(() => true);
      await remind(engine);
      await engine.lanes.idle();
      expect(attempts.slice(promptAttempts)).toEqual([0]);
    });

    it("survives an evaluation that throws", async () => {
      const keys: (number | null)[] = [];
      const engine = await open(async ({ key }) => {
        keys.push(key.pull);
        if (key.pull === one.pull) throw new Error("boom");
        return "done";
      });
      await want(engine);
      await engine.lanes.idle();
      await want(engine, other);
      await engine.lanes.idle();
      expect(keys).toEqual([one.pull, other.pull]);
    });

    it("goes on after a restart with what waited", async () => {
      await want(await fresh());
      const engine = await again();
      const runs: Run[] = [];
      await engine.lanes.start(async (run) => {
        runs.push(run);
        return "done";
      });
      await engine.lanes.idle();
      expect(runs).toHaveLength(1);
    });

    it("gets nothing of a transaction that is taken back", async () => {
      let runs = 0;
      const engine = await open(async () => {
        runs += 1;
        return "done";
      });
      const given = engine.database.transaction().execute(async (transaction) => {
        await engine.lanes.want(transaction, one, Date.now());
        throw new Error("taken back");
      });
      await expect(given).rejects.toThrow("taken back");
      engine.lanes.wake();
      await want(engine, other);
      await engine.lanes.idle();
      expect(runs).toBe(1);
      expect(await isStill(engine)).toBe(true);
    });
  });
}
