/** More than there is room for, slower than anybody is, and a disk that is full: 503, and on it goes. */
import { createHmac, randomUUID } from "node:crypto";
import { mkdtempSync, rmSync } from "node:fs";
import { connect, type Socket } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { FastifyInstance } from "fastify";
import { sql } from "kysely";
import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { openLog } from "../../src/app/log.ts";
import { openMetrics } from "../../src/app/metrics/metrics.ts";
import { type FrontDoorParts, frontDoor } from "../../src/app/server/front-door.ts";
import type { Database } from "../../src/app/store/database.ts";
import { openEmbedded } from "../../src/app/store/embedded.ts";
import { type Inbox, openInbox } from "../../src/app/webhook/inbox.ts";

const secret = "the-secret-of-today-1234";
const patienceMs = 15_000;

let directory: string;
let database: Database;
let inbox: Inbox;
let door: FastifyInstance;
let url: string;
let clock = 0;
const sockets: Socket[] = [];
const lines: string[] = [];

beforeEach(async () => {
  directory = mkdtempSync(join(tmpdir(), "foureyes-"));
  database = await openEmbedded(directory);
  lines.length = 0;
  clock = 1_000_000;
});
afterEach(async () => {
  for (const socket of sockets.splice(0)) socket.destroy();
  await door.close();
  await database.destroy();
  rmSync(directory, { recursive: true });
});

async function start(parts: Partial<FrontDoorParts>, mostWaiting = 1_000): Promise<void> {
  inbox = openInbox(database, () => clock, mostWaiting);
  door = frontDoor({
    secrets: [secret],
    accept: inbox.accept,
    accepted: () => {},
    unready: async () => inbox.trouble(),
    events: new Set(["push"]),
    scrape: async () => "",
    metrics: openMetrics(),
    log: openLog(
      (line) => lines.push(line),
      () => 0,
    ),
    ...parts,
  });
  url = await door.listen({ host: "127.0.0.1", port: 0 });
}

const ordinary = JSON.stringify({ ref: "refs/heads/main" });

async function knock(body = ordinary) {
  const response = await fetch(`${url}/api/github/webhooks`, {
    method: "POST",
    headers: {
      "content-type": "application/json",
      "x-github-delivery": randomUUID(),
      "x-github-event": "push",
      "x-hub-signature-256": `sha256=${createHmac("sha256", secret).update(body).digest("hex")}`,
      connection: "close",
    },
    body,
  });
  const after = response.headers.get("retry-after");
  return { status: response.status, after, text: await response.text() };
}

const sent = (method: string, body: string) => ({
  method,
  headers: { "content-type": "application/json" },
  body,
});

/** Says this much and then nothing. */
function half(text: string): Socket {
  const socket = connect(Number(new URL(url).port), "127.0.0.1");
  socket.on("error", () => {});
  sockets.push(socket);
  if (text !== "") socket.write(text);
  return socket;
}

function begun(bytes: number, announced: number): Socket {
  const head = `POST /api/github/webhooks HTTP/1.1\r\nHost: x\r\nContent-Type: application/json\r\nContent-Length: ${announced}\r\n\r\n`;
  return half(head + "a".repeat(bytes));
}

const turnedAway = { status: 503, after: "5", text: expect.stringContaining("send it again") };

async function becomes(status: number): Promise<void> {
  await vi.waitFor(async () => expect((await knock()).status).toBe(status), patienceMs);
}

describe("what is received is bounded", () => {
  it("in bytes, and there is room again when a sender breaks off", async () => {
    await start({ room: { deliveries: 100, bytes: 1_000_000 } });
    const first = begun(600_000, 700_000);
    const second = begun(399_990, 700_000);
    await becomes(503);
    expect(await knock()).toMatchObject(turnedAway);
    second.destroy();
    await becomes(202);
    first.destroy();
  });

  it.each(["PUT", "PATCH", "DELETE", "OPTIONS"])(
    "in bytes, of which those that come by %s keep none",
    async (method) => {
      await start({ room: { deliveries: 100, bytes: 1_000_000 } });
      for (let time = 0; time < 4; time += 1) {
        const response = await fetch(`${url}/nowhere`, sent(method, "a".repeat(300_000)));
        expect(response.status).toBe(404);
      }
      expect((await knock()).status).toBe(202);
    },
  );

  it("in number, and there is room again when they are answered", async () => {
    await start({ room: { deliveries: 3, bytes: 1_000_000 } });
    const open = [0, 1, 2].map(() => begun(1, 2));
    await becomes(503);
    expect(await knock()).toMatchObject(turnedAway);
    for (const socket of open) socket.write("a");
    await becomes(202);
    for (let time = 0; time < 20; time += 1) expect((await knock()).status).toBe(202);
  });

  it("before the 25 MB are in memory, whatever was announced", async () => {
    await start({ room: { deliveries: 3, bytes: 100_000_000 } });
    const answer = new Promise<string>((resolve) => {
      const socket = begun(0, 26 * 1024 * 1024);
      socket.on("data", (data) => resolve(String(data)));
    });
    expect(await answer).toMatch(/^HTTP\/1\.1 413 /);
  });
});

it("what waits is bounded: 503 until some of it is dealt with", async () => {
  await start({}, 5);
  for (let time = 0; time < 5; time += 1) expect((await knock()).status).toBe(202);
  expect(await knock()).toMatchObject(turnedAway);
  await database.updateTable("delivery").set({ state: "done" }).execute();
  clock += 1_000;
  expect((await knock()).status).toBe(202);
});

it("a full disk is told to the sender, to who asks for readiness and to the log, and heals", async () => {
  await start({});
  await sql`PRAGMA max_page_count = 1`.execute(database);
  const large = JSON.stringify({ padding: "x".repeat(200_000) });
  expect(await knock(large)).toMatchObject(turnedAway);
  const ready = () => fetch(`${url}/health/ready`).then((response) => response.json());
  expect(await ready()).toEqual({
    status: "not ready",
    reason: "deliveries cannot be stored; the database's disk may be full",
  });
  expect(lines.join("")).toContain("database or disk is full");
  await sql`PRAGMA max_page_count = 1000000`.execute(database);
  clock += 10_000;
  expect(await ready()).toEqual({ status: "ready" });
  expect((await knock(large)).status).toBe(202);
});

it("500 clients that say nothing, and one that drips, are given up, and hold nobody up", async () => {
  await start({ slowness: { headersMs: 400, requestMs: 800, checkMs: 100 } });
  const silent = Array.from({ length: 500 }, () => half(""));
  const drip = half("POST /api/github/webhooks HTTP/1.1\r\n");
  const body = begun(1, 1_000);
  const dripping = setInterval(() => {
    if (drip.writable) drip.write("X");
    if (body.writable) body.write("a");
  }, 50);
  expect((await knock()).status).toBe(202);
  const closed = Promise.all(
    [...silent, drip, body].map((socket) => {
      socket.resume();
      return socket.destroyed ? null : new Promise((resolve) => socket.once("close", resolve));
    }),
  );
  await closed;
  clearInterval(dripping);
  expect((await knock()).status).toBe(202);
});

it("a failure to store it is told without a word of what came", async () => {
  await start({ accept: () => Promise.reject(new Error(`Not stored: ${ordinary}`)) });
  expect(await knock()).toMatchObject(turnedAway);
  expect(lines.join("")).toContain("not stored");
  expect(lines.join("")).not.toContain("refs/heads/main");
});
