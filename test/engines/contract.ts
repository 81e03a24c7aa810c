/** What an engine is, whatever keeps it: the same for the embedded database and for PostgreSQL. */
import { afterEach, describe, expect, it } from "vitest";
import { append, readFacts } from "../../src/app/journal/journal.ts";
import { verifyChain } from "../../src/app/journal/verify.ts";
import { openLog } from "../../src/app/log.ts";
import type { Engine } from "../../src/app/server/engine.ts";
import { migrations } from "../../src/app/store/migrations.ts";
import { openInbox } from "../../src/app/webhook/inbox.ts";
import { pullSubject } from "../../src/core/journal/about.ts";
import { genesis, hashOf } from "../../src/core/journal/chain.ts";
import type { Fact } from "../../src/domain/fact.ts";
import { sha } from "../core/ordinary.ts";
import { holdLanes } from "./lanes.ts";
import { holdOperating } from "./operating.ts";

/** An empty place to keep everything in. */
export interface Site {
  readonly open: () => Promise<Engine>;
  /** As a Foureyes leaves it that knows so many steps of the schema. */
  readonly setVersion: (engine: Engine, version: number) => Promise<void>;
  readonly clear: () => Promise<void>;
}

export const parts = {
  now: () => Date.now(),
  log: openLog(
    () => {},
    () => 0,
  ),
};

export function holdToContract(newSite: () => Promise<Site>): void {
  let site: Site;
  let engine: Engine | null = null;

  async function close(): Promise<void> {
    await engine?.lanes.close();
    await engine?.close();
    engine = null;
  }
  async function again(): Promise<Engine> {
    await close();
    engine = await site.open();
    return engine;
  }
  async function fresh(): Promise<Engine> {
    site = await newSite();
    return again();
  }
  afterEach(async () => {
    await close();
    await site.clear();
  });

  holdLanes(fresh, again);
  holdOperating(fresh);

  describe("the journal", () => {
    it("stays one chain, however many append at a time, and a fact is there once", async () => {
      const { database } = await fresh();
      const told = Array.from({ length: 40 }, (_, index) => opened(index % 20));
      await Promise.all(
        told.map((fact) =>
          database
            .transaction()
            .execute((transaction) => append(transaction, 1, at, { kind: "fact", fact })),
        ),
      );
      const rows = await database.selectFrom("journal").selectAll().orderBy("seq").execute();
      expect(rows).toHaveLength(20);
      let previous = genesis;
      for (const row of rows) {
        const content = JSON.parse(row.content);
        expect(row.previous).toBe(previous);
        expect(row.hash).toBe(hashOf({ seq: 0, installation: 1, at, content, previous }));
        previous = row.hash;
      }
    });

    it("goes on after a number that leapt", async () => {
      const { database } = await fresh();
      const note = (number: number) => ({ kind: "fact" as const, fact: opened(number) });
      const tell = (number: number, beyond?: number) =>
        database.transaction().execute((t) => append(t, 1, at, note(number), beyond));
      expect([await tell(1), await tell(2, 1_000), await tell(3), await tell(4, 7)]).toEqual([
        1, 1_001, 1_002, 1_003,
      ]);
      expect(await verifyChain(database, 1)).toMatchObject({ entries: 4, broken: null });
    });

    it("keeps what a hostile name brings: NUL, half a character, a quote", async () => {
      const { database } = await fresh();
      const fact = { ...opened(1), by: { id: 7, login: "a\0b\uD800'\"", kind: "user" as const } };
      const note = { kind: "fact" as const, fact };
      const append1 = () => database.transaction().execute((t) => append(t, 1, at, note));
      expect(await append1()).toBe(await append1());
      const [kept] = await readFacts(database, [pullSubject({ repository: 2, pull: 1 })]);
      expect(kept).toMatchObject({ by: { login: "a\0b\\u{d800}'\"" } });
      const name = { id: 5, installation: 1, owner: "a\0b", name: "\uD800" };
      await database.insertInto("repository").values(name).execute();
      const found = await database.selectFrom("repository").selectAll().execute();
      expect(found).toMatchObject([{ id: 5, installation: 1 }]);
    });
  });

  describe("the inbox", () => {
    it("takes each delivery once, of many that come together, and keeps it over a restart", async () => {
      const inbox = openInbox((await fresh()).database, parts.now);
      const deliveries = Array.from({ length: 400 }, (_, index) => ({
        id: `id-${index % 300}`,
        name: "push",
        payload: `{"index":${index % 300}}`,
      }));
      const accepted = await Promise.all(deliveries.map(inbox.accept));
      expect(accepted.filter((each) => each === "new")).toHaveLength(300);
      const { database } = await again();
      const rows = await database.selectFrom("delivery").select("payload").execute();
      expect(rows).toHaveLength(300);
      expect(await openInbox(database, parts.now).next()).toMatchObject({ attempts: 0 });
    });
  });

  describe("a transaction", () => {
    it("has the database for itself: nothing is counted twice", async () => {
      const { database } = await fresh();
      await database.insertInto("bookmark").values({ name: "count", value: "0" }).execute();
      const countUp = () =>
        database.transaction().execute(async (transaction) => {
          const { value } = await transaction
            .selectFrom("bookmark")
            .select("value")
            .where("name", "=", "count")
            .executeTakeFirstOrThrow();
          await new Promise((resolve) => setTimeout(resolve, 2));
          await transaction
            .updateTable("bookmark")
            .set({ value: String(Number(value) + 1) })
            .where("name", "=", "count")
            .execute();
        });
      await Promise.all(Array.from({ length: 20 }, countUp));
      const rows = await database.selectFrom("bookmark").select("value").execute();
      expect(rows).toEqual([{ value: "20" }]);
    });
  });

  describe("what is exclusive", () => {
    it("is done one after the other for a name, and beside each other for two", async () => {
      const { exclusive } = await fresh();
      const busy = new Map<string, number>();
      let together = 0;
      const work = (name: string) =>
        exclusive(name, async () => {
          busy.set(name, (busy.get(name) ?? 0) + 1);
          expect(busy.get(name)).toBe(1);
          together = Math.max(together, (busy.get("a") ?? 0) + (busy.get("b") ?? 0));
          await new Promise((resolve) => setTimeout(resolve, 20));
          busy.set(name, 0);
          return name;
        });
      expect(await Promise.all(["a", "b", "a", "b"].map(work))).toEqual(["a", "b", "a", "b"]);
      expect(together).toBe(2);
      const failing = exclusive("a", () => Promise.reject(new Error("failed")));
      await expect(failing).rejects.toThrow("failed");
      expect(await work("a")).toBe("a");
    });
  });

  describe("the schema", () => {
    it("of a newer Foureyes is refused", async () => {
      const newer = await fresh();
      await site.setVersion(newer, migrations.length + 1);
      await expect(again()).rejects.toThrow(/newer than the \d+ this Foureyes knows/);
    });
  });
}

const at = "2026-05-11T12:00:00.000Z";

function opened(pull: number): Fact {
  const by = { id: 7, login: "bob", kind: "user" as const };
  return { kind: "opened", repository: 2, pull, by, head: sha("a") };
}
