/** Two servers on one PostgreSQL: what one is at when it dies, the other does. */
import { afterAll, beforeAll, expect, it } from "vitest";
import { type Postgres, startPostgres } from "../engines/postgres-server.ts";
import { commit, push } from "../stories/desk.ts";
import { at, type Firm, honest, review, shown, startFirm, strategy } from "../stories/firm.ts";
import { type Replicas, startReplicas } from "../stories/replicas.ts";

let postgres: Postgres;
let firm: Firm;
let replicas: Replicas;
beforeAll(async () => {
  postgres = await startPostgres();
  const DATABASE_URL = await postgres.create();
  firm = await startFirm({
    serve: async (environment) => {
      replicas = await startReplicas(2, { ...environment, DATABASE_URL });
      return replicas;
    },
  });
});
afterAll(async () => {
  await firm?.close();
  await postgres?.stop();
});

const harmless = honest.replace("best first", "the best first");
const waiting = "Waiting: 2 approvals (trading)";

async function opened(branch: string): Promise<number> {
  const head = commit(firm, { author: "bob", files: { [strategy]: harmless } });
  await push(firm, "bob", branch, head);
  const { rest } = firm.as("bob");
  const { data } = await rest.pulls.create({ ...at, head: branch, base: "main", title: branch });
  await firm.github.idle();
  return data.number;
}

const shows = (pull: number, title: string, withinMs?: number) =>
  firm.eventually(
    () => shown(firm, pull),
    (page) => page?.title === title,
    withinMs,
  );

it("speak with one voice, whichever of them is told", async () => {
  const pull = await opened("one-voice");
  await shows(pull, waiting);
  await Promise.all([review(firm, "alice", pull), review(firm, "carol", pull)]);
  await shows(pull, "Approved by alice and carol");
  expect(await shown(firm, pull)).toMatchObject({ state: "success" });
  // One that waited, which became the success: nobody wrote beside another.
  const head = firm.repository.pulls[pull - 1]?.head.sha;
  expect(firm.repository.runs.filter((run) => run.headSha === head)).toHaveLength(1);
});

it("one that is killed in the middle is followed by the other within seconds", async () => {
  const [first, second] = replicas.servers;
  await second?.kill();
  const { faults } = firm.github;
  faults.add({ kind: "delay", ms: 60_000, match: { by: "installation", path: /graphql$/ } });
  const pull = await opened("killed");
  await firm.eventually(
    async () => faults.left(),
    (left) => left === 0,
  );
  await replicas.revive(1);
  await first?.kill();
  await shows(pull, waiting, 40_000);
  await replicas.revive(0);
}, 60_000);

it("PostgreSQL may be restarted under them: they go on, and lose nothing", async () => {
  const pull = await opened("restarted");
  await shows(pull, waiting);
  await postgres.restart();
  for (const who of ["alice", "carol"] as const) await review(firm, who, pull);
  await shows(pull, "Approved by alice and carol", 40_000);
}, 60_000);
