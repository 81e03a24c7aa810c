/** What an operator is told of an engine, whatever keeps it. */
import { describe, expect, it } from "vitest";
import { append } from "../../src/app/journal/journal.ts";
import { openLog } from "../../src/app/log.ts";
import { openMetrics } from "../../src/app/metrics/metrics.ts";
import { openStanding } from "../../src/app/metrics/standing.ts";
import type { Engine } from "../../src/app/server/engine.ts";
import { openSink } from "../../src/app/sink/sink.ts";
import { agrees, verifySink } from "../../src/app/sink/verify.ts";
import { openInbox } from "../../src/app/webhook/inbox.ts";
import { opened } from "../core/ordinary.ts";
import { eventually } from "../stories/firm.ts";

const key = "an-anchor-key-of-the-tests-0123456789";
const at = "2026-05-12T12:03:00.000Z";

export function holdOperating(fresh: () => Promise<Engine>): void {
  async function happened({ database }: Engine, count: number): Promise<void> {
    await database.transaction().execute(async (transaction) => {
      for (let pull = 0; pull < count; pull += 1)
        await append(transaction, 1 + (pull % 2), at, { kind: "fact", fact: { ...opened, pull } });
    });
  }

  describe("how things stand", () => {
    it("is counted", async () => {
      const engine = await fresh();
      let clock = Date.now();
      const standing = openStanding(engine.database, engine.lanes, () => clock);
      expect(await standing()).toEqual({
        deliveries: 0,
        keys: 0,
        oldestSeconds: 0,
        entries: 0,
        newest: 0,
      });
      await happened(engine, 3);
      const inbox = openInbox(engine.database, () => clock);
      await inbox.accept({ id: "1", name: "push", payload: "{}" });
      await engine.lanes.want(engine.database, { installation: 1, repository: 2, pull: 3 }, clock);
      clock += 60_000;
      const later = await standing();
      expect(later).toMatchObject({ deliveries: 1, keys: 1, entries: 3 });
      expect(later?.newest).toBeGreaterThanOrEqual(3);
      expect(later?.oldestSeconds).toBeGreaterThan(30);
      await happened(engine, 5);
      clock += 1_000;
      expect(await standing()).toMatchObject({ entries: 5 });
    });
  });

  describe("the sink", () => {
    it("hands every chain over, once, though two do it, and agrees with the journal", async () => {
      const engine = await fresh();
      await happened(engine, 30);
      const lines: string[] = [];
      const parts = {
        database: engine.database,
        deliver: async (more: readonly string[]) => void lines.push(...more),
        key,
        patience: { answerMs: 1_000, sinkMs: 5 },
        metrics: openMetrics(),
        now: () => Date.now(),
        log: openLog(
          () => {},
          () => 0,
        ),
      };
      const sinks = [openSink(parts), openSink(parts)];
      await eventually(
        async () => lines.length,
        (count) => count >= 30,
      );
      await Promise.all(sinks.map((sink) => sink.close()));
      expect(lines).toHaveLength(30);
      const report = await verifySink(engine.database, lines, [key]);
      expect(report.chains.map(({ missing }) => missing)).toEqual([0, 0]);
      expect(agrees(report)).toBe(true);
    });
  });
}
