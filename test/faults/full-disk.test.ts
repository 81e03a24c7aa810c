/** No file may grow any more, as on a full disk: deliveries are refused, and what was taken is kept. */
import { randomUUID } from "node:crypto";
import { join } from "node:path";
import { DatabaseSync } from "node:sqlite";
import { afterAll, beforeAll, expect, it } from "vitest";
import { commit, push } from "../stories/desk.ts";
import { at, type Firm, honest, shown, startFirm, strategy } from "../stories/firm.ts";
import { knock, sent } from "../stories/knock.ts";
import { type ServerProcess, startBy } from "../stories/process.ts";

let firm: Firm;
let server: ServerProcess;
let isFull = true;
/** Less than what SQLite’s log has before it is written back, whatever a block is; the signal is ignored, so that writes fail. */
const full = ["sh", "-c", 'trap "" XFSZ; ulimit -f 3000; exec "$@"', "sh"];
beforeAll(async () => {
  firm = await startFirm({
    serve: async (environment) => {
      server = await startBy(isFull ? full : [], environment);
      return server;
    },
  });
});
afterAll(() => firm.close());

function waits(pull: number, title: string) {
  return firm.eventually(
    () => shown(firm, pull),
    (page) => page?.title === title,
  );
}

it("is told to who sends and to who asks, and ends nothing; with room again, all goes on", async () => {
  const files = { [strategy]: honest.replace("best first", "the best first") };
  await push(firm, "bob", "full", commit(firm, { author: "bob", files }));
  const { rest } = firm.as("bob");
  const { data } = await rest.pulls.create({ ...at, head: "full", base: "main", title: "full" });
  await waits(data.number, "Waiting: 2 approvals (trading)");

  const payload = { ...sent(firm, "pull_request", "opened"), padding: "x".repeat(150_000) };
  const taken: string[] = [];
  let status = 202;
  for (let tries = 0; status === 202 && tries < 50; tries += 1) {
    const guid = randomUUID();
    status = await knock(firm, { event: "pull_request", payload, guid });
    if (status === 202) taken.push(guid);
  }
  expect(status).toBe(503);
  expect(taken.length).toBeGreaterThan(0);
  const ready = await fetch(`${server.address}/health/ready`);
  expect(ready.status).toBe(503);
  expect((await fetch(`${server.address}/health/live`)).status).toBe(200);
  expect(server.process.exitCode).toBeNull();
  expect((await shown(firm, data.number))?.state).not.toBe("success");

  isFull = false;
  await firm.restart();
  for (const who of ["alice", "carol"] as const)
    await firm.as(who).rest.pulls.createReview({
      ...at,
      pull_number: data.number,
      event: "APPROVE",
    });
  await waits(data.number, "Approved by alice and carol");
  await server.close();
  const database = new DatabaseSync(join(firm.data, "foureyes.db"), { readOnly: true });
  const done = database.prepare("SELECT id FROM delivery WHERE state = 'done'").all();
  database.close();
  expect(done.map(({ id }) => id)).toEqual(expect.arrayContaining(taken));
});
