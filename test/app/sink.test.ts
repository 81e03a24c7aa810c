/** What goes to somebody else's keeping: all of it, in order, whoever is away; and what it proves. */
import {
  appendFileSync,
  existsSync,
  mkdtempSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from "node:fs";
import { createServer, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { recordDecision } from "../../src/app/journal/decisions.ts";
import { append } from "../../src/app/journal/journal.ts";
import { openLog } from "../../src/app/log.ts";
import { openMetrics } from "../../src/app/metrics/metrics.ts";
import { parseSinkAddress, type SinkAddress } from "../../src/app/sink/address.ts";
import { deliverTo } from "../../src/app/sink/deliver.ts";
import { openSink, type Sink } from "../../src/app/sink/sink.ts";
import { agrees, verifySink } from "../../src/app/sink/verify.ts";
import type { Database } from "../../src/app/store/database.ts";
import { openEmbedded } from "../../src/app/store/embedded.ts";
import { decide } from "../../src/core/decide.ts";
import { parseSinkLine } from "../../src/core/journal/sink-line.ts";
import {
  alice,
  carol,
  key as change,
  head,
  opened,
  policy,
  review,
  withReviews,
} from "../core/ordinary.ts";

const anchorKey = "an-anchor-key-of-the-tests-0123456789";
const at = "2026-05-12T12:03:00.000Z";

let data: string;
let database: Database;
let path: string;
const sinks: Sink[] = [];
const logged: string[] = [];

beforeEach(async () => {
  data = mkdtempSync(join(tmpdir(), "sink-"));
  path = join(data, "kept.jsonl");
  database = await openEmbedded(data);
  logged.length = 0;
});
afterEach(async () => {
  for (const sink of sinks.splice(0)) await sink.close();
  await database.destroy();
  rmSync(data, { recursive: true });
});

/** Entries of two chains, one between the other. */
async function happened(from: number, to: number): Promise<void> {
  await database.transaction().execute(async (transaction) => {
    for (let pull = from; pull < to; pull += 1)
      await append(transaction, 1 + (pull % 2), at, { kind: "fact", fact: { ...opened, pull } });
  });
}

function start(address: SinkAddress = { kind: "file", path }, sinkMs = 5): Sink {
  const metrics = openMetrics();
  const sink = openSink({
    database,
    deliver: deliverTo(address, 1_000),
    key: anchorKey,
    patience: { answerMs: 1_000, sinkMs },
    metrics,
    now: () => Date.now(),
    log: openLog(
      (line) => logged.push(line),
      () => 0,
    ),
  });
  sinks.push(sink);
  return sink;
}

const keptIn = (file: string) => readFileSync(file, "utf8").split("\n").slice(0, -1);
const seqsOf = (lines: readonly string[], installation: number) =>
  lines.flatMap((line) => {
    const told = parseSinkLine(line, [anchorKey]);
    return told?.installation === installation ? [told.seq] : [];
  });

async function journal(installation: number): Promise<number[]> {
  const rows = await database
    .selectFrom("journal")
    .select("seq")
    .where("installation", "=", installation)
    .orderBy("seq")
    .execute();
  return rows.map(({ seq }) => seq);
}

/** Every entry, once and in order. */
async function keptWhole(read: () => readonly string[]): Promise<void> {
  await vi.waitFor(async () => {
    for (const installation of [1, 2])
      expect(seqsOf(read(), installation)).toEqual(await journal(installation));
  }, 10_000);
}

async function receiver(answer: (calls: number) => number): Promise<{
  readonly server: Server;
  readonly address: SinkAddress;
  readonly taken: string[];
  calls: number;
}> {
  const taken: string[] = [];
  const server = createServer((request, response) => {
    let body = "";
    request.on("data", (part) => {
      body += part;
    });
    request.on("end", () => {
      received.calls += 1;
      const status = answer(received.calls);
      if (status === 200) taken.push(...body.split("\n").slice(0, -1));
      response.writeHead(status, { location: "http://127.0.0.1:1/" }).end("thanks");
    });
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const { port } = server.address() as AddressInfo;
  const address = parseSinkAddress(`http://127.0.0.1:${port}/keep?token=not-to-be-told`);
  if (address === null) throw new Error("no address");
  const received = { server, address, taken, calls: 0 };
  return received;
}

describe("a file", () => {
  it("gets every entry, goes on after a restart, and is not torn by what a crash left", async () => {
    await happened(0, 210);
    const first = start();
    await keptWhole(() => keptIn(path));
    await first.close();
    appendFileSync(path, '{"version":1,"instal');
    await happened(210, 215);
    start();
    await keptWhole(() => keptIn(path));
    expect(keptIn(path)).toHaveLength(216);
  });

  it("has of a decision what it said of what, and no more", async () => {
    const { snapshot, facts } = withReviews([review(1, alice), review(2, carol)]);
    await recordDecision(database, decide(snapshot, policy, facts), null, Date.parse(at));
    start();
    await vi.waitFor(() => expect(keptIn(path)).toHaveLength(1));
    const { mac, hash, ...rest } = JSON.parse(keptIn(path)[0] ?? "");
    expect(rest).toEqual({
      version: 1,
      installation: change.installation,
      seq: 1,
      at,
      kind: "decision",
      decision: {
        repository: change.repository,
        pull: change.pull,
        head,
        verdict: "clear",
        mode: "enforce",
      },
    });
    expect([mac, hash]).toEqual([expect.stringMatching(/^[0-9a-f]{64}$/), expect.any(String)]);
  });

  it("is written by one of two processes at a time", async () => {
    start();
    start();
    for (let from = 0; from < 200; from += 20) await happened(from, from + 20);
    await keptWhole(() => keptIn(path));
    expect(keptIn(path)).toHaveLength(200);
  });
});

it("a turn that was taken by a clock that ran far ahead holds nobody up", async () => {
  await happened(0, 4);
  const value = `${Date.now() + 1_000_000_000} somebody`;
  await database.insertInto("bookmark").values({ name: "turn of the sink", value }).execute();
  start();
  await keptWhole(() => (existsSync(path) ? keptIn(path) : []));
});

describe("a webhook", () => {
  it("that refuses, redirects or fails is asked again, and gets everything in order", async () => {
    await happened(0, 20);
    const answers = [500, 302];
    const one = await receiver((calls) => answers[calls - 1] ?? 200);
    start(one.address);
    await keptWhole(() => one.taken);
    expect(one.calls).toBeGreaterThan(2);
    expect(logged).toHaveLength(1);
    expect(logged.join("")).toContain("FOUREYES_SINK answered with status 500.");
    expect(logged.join("")).not.toContain("not-to-be-told");
    one.server.close();
  });
});

describe("a kept file, held against the journal,", () => {
  async function kept(): Promise<string[]> {
    await happened(0, 40);
    const sink = start();
    await keptWhole(() => keptIn(path));
    await sink.close();
    return keptIn(path);
  }
  const verify = (lines: readonly string[], keys = [anchorKey]) =>
    verifySink(database, lines, keys);

  it("agrees, also when lines came twice, and under the key before", async () => {
    const lines = await kept();
    const report = await verify([...lines.slice(0, 30), ...lines], ["another", anchorKey]);
    expect(agrees(report)).toBe(true);
    expect(report).toMatchObject({ lines: 70, unreadable: 0, faults: [], moreFaults: 0 });
    expect(report.chains.map(({ installation }) => installation).sort()).toEqual([1, 2]);
  });

  it("shows entries that the journal lost at its end", async () => {
    const lines = await kept();
    await database.deleteFrom("journal_subject").execute();
    await database.deleteFrom("journal").where("seq", ">=", 39).execute();
    const report = await verify(lines);
    expect(agrees(report)).toBe(false);
    expect(report.faults.map(({ seq, what }) => [seq, what]).sort()).toEqual([
      [39, "gone"],
      [40, "gone"],
    ]);
  });

  it("shows how far the journal has gone on", async () => {
    const lines = await kept();
    await happened(40, 46);
    const report = await verify(lines);
    expect(agrees(report)).toBe(true);
    expect(report.chains.map(({ behind }) => behind)).toEqual([3, 3]);
  });

  it("shows an entry that was changed", async () => {
    const lines = await kept();
    await database
      .updateTable("journal")
      .set({ hash: "0".repeat(64) })
      .where("seq", "=", 7)
      .execute();
    expect((await verify(lines)).faults).toMatchObject([{ seq: 7, what: "changed" }]);
  });

  it("shows lines that somebody took out or wrote himself", async () => {
    const lines = await kept();
    const out = await verify(lines.toSpliced(5, 1));
    expect(out.chains.map(({ missing }) => missing).sort()).toEqual([0, 1]);
    expect(agrees(out)).toBe(false);
    const forged = (lines[5] ?? "").replace(/"hash":"./, '"hash":"x');
    const own = await verify(lines.with(5, forged));
    expect(own).toMatchObject({ lines: 39, unreadable: 1 });
    expect(agrees(own)).toBe(false);
  });

  it.each([
    ["nothing", ""],
    ["a list", "[[[1]]]"],
    ["null", "null"],
    ["half a letter", '{"mac":"\\ud800"}'],
    ["a million levels", "[".repeat(1_000_000)],
  ])("takes %s for no line", (_, text) => {
    expect(parseSinkLine(text, [anchorKey])).toBeNull();
  });
});

it.each([
  ["https://audit.example.com/in", "webhook"],
  ["http://127.0.0.1:9/", "webhook"],
  ["/srv/kept.jsonl", "file"],
  ["kept.jsonl", "file"],
  ["ftp://audit.example.com/", null],
  ["https://user:password@audit.example.com/", null],
  ["https://", null],
])("%s is meant as %s", (text, kind) => {
  expect(parseSinkAddress(text)?.kind ?? null).toBe(kind);
});

it("a file that cannot be written is told of once, and tried again", async () => {
  writeFileSync(join(data, "no-folder"), "");
  await happened(0, 3);
  start({ kind: "file", path: join(data, "no-folder", "kept") });
  await vi.waitFor(() => expect(logged.join("")).toContain("ENOTDIR"), 5_000);
});
