/** Locks of servers that lose their connection, or hang. */
import { once } from "node:events";
import { Worker } from "node:worker_threads";
import pg from "pg";
import { afterAll, beforeAll, expect, it } from "vitest";
import { openAdvisoryLocks } from "../../src/app/store/advisory-locks.ts";
import { eventually } from "../stories/firm.ts";
import { type Postgres, startPostgres } from "./postgres-server.ts";

let postgres: Postgres;
let url: string;
beforeAll(async () => {
  postgres = await startPostgres();
  url = await postgres.create();
});
afterAll(() => postgres?.stop());

const silence = { toldMs: 200, longestMs: 2_500 };
const open = () => openAdvisoryLocks({ connectionString: url }, silence);

it("what a server holds that hangs is free after a while", async () => {
  const workerData = { url, silence, name: "hung" };
  const hanging = new Worker(new URL("holds-and-hangs.ts", import.meta.url), { workerData });
  await once(hanging, "message");
  const locks = open();
  expect(await locks.hold("hung", async () => "ours")).toBe("ours");
  await hanging.terminate();
  await locks.close();
});

it("what a server holds that works for long stays its own", async () => {
  const [one, other] = [open(), open()];
  const order: string[] = [];
  const taken = Promise.withResolvers<void>();
  const first = one.hold("long", async () => {
    taken.resolve();
    await new Promise((resolve) => setTimeout(resolve, silence.longestMs + 500));
    order.push("first");
  });
  await taken.promise;
  await other.hold("long", async () => void order.push("second"));
  await first;
  expect(order).toEqual(["first", "second"]);
  await Promise.all([one.close(), other.close()]);
});

it("a server whose connection was cut takes others, and leaves none behind", async () => {
  const admin = new pg.Client(url);
  await admin.connect();
  const locks = open();
  await locks.hold("cut", async () => {
    await admin.query("select pg_terminate_backend(pid) from pg_locks where locktype = 'advisory'");
  });
  expect(await locks.hold("cut", async () => "again")).toBe("again");
  const left = async () =>
    (await admin.query("select 1 from pg_locks where locktype = 'advisory'")).rowCount;
  expect(await eventually(left, (count) => count === 0)).toBe(0);
  await locks.close();
  await admin.end();
});

it("many at once ask one after the other, as the connection wants it", async () => {
  const warnings: Error[] = [];
  const heard = (warning: Error) => warnings.push(warning);
  process.on("warning", heard);
  const locks = open();
  const names = Array.from({ length: 20 }, (_, index) => `one of ${index}`);
  expect(await Promise.all(names.map((name) => locks.hold(name, async () => name)))).toEqual(names);
  await locks.close();
  process.off("warning", heard);
  expect(warnings).toEqual([]);
});
