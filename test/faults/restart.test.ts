/** The process is killed at any moment: nothing that was acknowledged is lost, and the journal is whole. */
import { readFileSync, rmSync } from "node:fs";
import { join } from "node:path";
import { DatabaseSync } from "node:sqlite";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { anchorKeysOf } from "../../src/app/environment.ts";
import { readLine } from "../../src/core/journal/anchor.ts";
import { genesis, hashOf } from "../../src/core/journal/chain.ts";
import type { FaultMatch } from "../github/index.ts";
import { commit, push, pushQuietly } from "../stories/desk.ts";
import { at, type Firm, freePort, honest, shown, startFirm, strategy } from "../stories/firm.ts";
import { type ServerProcess, startProcess } from "../stories/process.ts";

let firm: Firm;
let server: ServerProcess;
const servers: ServerProcess[] = [];
beforeAll(async () => {
  firm = await startFirm({
    serve: async (environment) => {
      server = await startProcess(environment);
      servers.push(server);
      return server;
    },
  });
});
afterAll(() => firm.close());

const harmless = honest.replace("best first", "the best first");
const byUs = { by: "installation" } as const;

async function pushed(branch: string): Promise<string> {
  const head = commit(firm, { author: "bob", files: { [strategy]: harmless } });
  await push(firm, "bob", branch, head);
  return head;
}

async function opened(branch: string): Promise<number> {
  await pushed(branch);
  return requested(branch);
}

async function requested(branch: string): Promise<number> {
  const { rest } = firm.as("bob");
  const { data } = await rest.pulls.create({ ...at, head: branch, base: "main", title: branch });
  await firm.github.idle();
  return data.number;
}

function shows(pull: number, title: string) {
  return firm.eventually(
    () => shown(firm, pull),
    (page) => page?.title === title,
  );
}

async function approved(pull_number: number): Promise<void> {
  for (const who of ["alice", "carol"] as const)
    await firm.as(who).rest.pulls.createReview({ ...at, pull_number, event: "APPROVE" });
  await firm.github.idle();
}

async function killAndStart(): Promise<void> {
  await server.kill();
  await firm.restart();
}

/** Does it, and resolves while the request is on its way: killed now, the server cannot know what became of it. */
async function delayed(match: FaultMatch, ms: number, deed: () => Promise<void>): Promise<void> {
  const { faults } = firm.github;
  faults.add({ kind: "delay", ms, match });
  await deed();
  await firm.eventually(
    async () => faults.left(),
    (left) => left === 0,
  );
}

/** The server may still be at what came before: each fault is for one pull request's own request. */
async function patchOf(pull: number): Promise<FaultMatch> {
  const id = (await shown(firm, pull))?.id;
  return { ...byUs, method: "PATCH", path: new RegExp(`/check-runs/${id}$`) };
}

async function pulls(): Promise<number> {
  const { rest } = firm.as("bob");
  return (await rest.pulls.list({ ...at, state: "all", per_page: 100 })).data.length;
}

const waiting = "Waiting: 2 approvals (trading)";

describe("killed", () => {
  it("right after it acknowledged, it knows everything when it is back", async () => {
    const pull = await opened("acknowledged");
    await shows(pull, waiting);
    await approved(pull);
    await killAndStart();
    await shows(pull, "Approved by alice and carol");
    expect((await shown(firm, pull))?.state).toBe("success");
  });

  it.each([
    ["while it asks GitHub", { ...byUs, path: /graphql$/ }],
    ["while it fetches", { path: /git-upload-pack$/ }],
    ["while it posts", { ...byUs, path: /check-runs$/ }],
  ] as const)("%s, it does so again", async (title, match) => {
    const branch = title.replaceAll(" ", "-");
    const head = await pushed(branch);
    const pull = (await pulls()) + 1;
    const body = new RegExp(`${head}|"number":${pull}\\b`);
    await delayed({ ...match, method: "POST", body }, 1_000, async () => {
      expect(await requested(branch)).toBe(pull);
    });
    await killAndStart();
    await shows(pull, waiting);
    await approved(pull);
    await shows(pull, "Approved by alice and carol");
  });

  it("while it renews what it published, it does so again", async () => {
    const pull = await opened("renewed");
    await shows(pull, waiting);
    await delayed(await patchOf(pull), 1_000, () => approved(pull));
    await killAndStart();
    await shows(pull, "Approved by alice and carol");
  });

  it("while a success is on its way, it withdraws what it cannot know of", async () => {
    const pull_number = await opened("on-its-way");
    await shows(pull_number, waiting);
    const success = { ...(await patchOf(pull_number)), body: /"success"/ };
    await delayed(success, 2_000, () => approved(pull_number));
    await server.kill();
    // While nobody looks the approval goes, so that the page is as it was before.
    const { rest } = firm.as("mallory");
    const { data } = await rest.pulls.listReviews({ ...at, pull_number });
    firm.github.removeFromTeam("acme", "quant", "alice");
    firm.github.removeFromTeam("acme", "quant", "carol");
    expect(data).toHaveLength(2);
    await firm.eventually(
      () => shown(firm, pull_number),
      (page) => page?.state === "success",
    );
    await firm.restart();
    await shows(pull_number, "Waiting: 2 approvals (trading, nobody can give 1)");
    expect((await shown(firm, pull_number))?.state).toBe("in_progress");
    firm.github.addToTeam("acme", "quant", "alice");
    firm.github.addToTeam("acme", "quant", "carol");
  });
});

it("a second process on the same data is refused with a sentence", async () => {
  const environment = { ...firm.environment, PORT: String(await freePort()) };
  await expect(startProcess(environment)).rejects.toThrow(
    /Another process uses the database .*foureyes\.db/,
  );
  await pushQuietly(firm, "bob", "still-there", commit(firm, { author: "bob" }));
});

it("at the end the journal is one whole chain, and every acknowledged delivery is done", async () => {
  await firm.github.idle();
  await server.close();
  const database = new DatabaseSync(join(firm.data, "foureyes.db"));
  const rows = database.prepare("SELECT * FROM journal ORDER BY seq").all();
  let previous = genesis;
  for (const row of rows) {
    expect(row.previous).toBe(previous);
    const installation = Number(row.installation);
    const content = JSON.parse(String(row.content));
    previous = hashOf({ seq: 0, installation, at: String(row.at), content, previous });
    expect(row.hash).toBe(previous);
  }
  expect(rows.length).toBeGreaterThan(20);
  const known = new Map(
    database
      .prepare("SELECT id, state FROM delivery")
      .all()
      .map((row) => [row.id, row.state]),
  );
  const handled = ["pull_request", "pull_request_review", "push", "check_run", "installation"];
  const taken = firm.github.deliveries.logged.filter(
    ({ statusCode, event }) => statusCode === 202 && handled.includes(event),
  );
  expect(taken.length).toBeGreaterThan(20);
  expect(new Set(taken.map(({ guid }) => known.get(guid)))).toEqual(new Set(["done"]));
  database.close();
});

const damages = (lines: readonly string[]) =>
  lines.filter((line) => line.includes('"event":"journal damaged"'));

it("none of these deaths was taken for a damage of the journal", () => {
  expect(servers.length).toBeGreaterThan(5);
  expect(servers.flatMap(({ lines }) => damages(lines))).toEqual([]);
});

it("without its newest pages the journal is told to be damaged", async () => {
  await firm.restart();
  const pull = await opened("newest-pages");
  await shows(pull, waiting);
  await firm.eventually(
    async () => newestKept() === newestIn(join(firm.data, "foureyes.db")),
    (isKept) => isKept,
  );
  await server.kill();
  for (const rest of ["wal", "shm"]) rmSync(join(firm.data, `foureyes.db-${rest}`));
  await firm.restart();
  await firm.eventually(
    async () => damages(server.lines),
    (said) => said.length === 1,
  );
});

function newestIn(file: string): number {
  const database = new DatabaseSync(file, { readOnly: true });
  const row = database.prepare("SELECT max(seq) AS seq FROM journal").get();
  database.close();
  return Number(row?.seq);
}

function newestKept(): number {
  const lines = readFileSync(join(firm.data, "anchors.jsonl"), "utf8").split("\n");
  const anchorKeys = anchorKeysOf(firm.environment);
  return Math.max(...lines.map((line) => readLine(anchorKeys, line)?.seq ?? 0));
}
