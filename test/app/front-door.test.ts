/** Everything that may knock: the right status, one short line, nothing of the payload. */
import { createHmac, randomUUID } from "node:crypto";
import { mkdtempSync, rmSync } from "node:fs";
import { connect } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { FastifyInstance } from "fastify";
import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { openLog } from "../../src/app/log.ts";
import { openMetrics } from "../../src/app/metrics/metrics.ts";
import { frontDoor } from "../../src/app/server/front-door.ts";
import type { Database } from "../../src/app/store/database.ts";
import { openEmbedded } from "../../src/app/store/embedded.ts";
import { type Inbox, openInbox } from "../../src/app/webhook/inbox.ts";

const secrets = ["the-secret-of-today-1234", "the-secret-of-yesterday-1"] as const;
const marker = "PRIVATE-SOURCE-CODE";

let directory: string;
let database: Database;
let inbox: Inbox;
let door: FastifyInstance;
let url: string;
const lines: string[] = [];
let wakes = 0;
let trouble: string | null = null;

beforeAll(async () => {
  directory = mkdtempSync(join(tmpdir(), "foureyes-"));
  database = await openEmbedded(directory);
  inbox = openInbox(database, () => Date.now());
  door = frontDoor({
    secrets,
    accept: inbox.accept,
    accepted: () => {
      wakes += 1;
    },
    unready: async () => trouble,
    events: new Set(["push", "pull_request"]),
    scrape: async () => "",
    metrics: openMetrics(),
    log: openLog(
      (line) => lines.push(line),
      () => 0,
    ),
  });
  url = await door.listen({ host: "127.0.0.1", port: 0 });
});
beforeEach(() => {
  lines.length = 0;
  wakes = 0;
});
afterAll(async () => {
  await door.close();
  await database.destroy();
  rmSync(directory, { recursive: true });
});

interface Knock {
  readonly body?: string | Uint8Array<ArrayBuffer>;
  readonly secret?: string;
  readonly headers?: Readonly<Record<string, string | undefined>>;
  readonly method?: string;
}

const ordinary = JSON.stringify({ ref: "refs/heads/main", marker });

async function knock({
  body = ordinary,
  secret = secrets[0],
  headers = {},
  method = "POST",
}: Knock = {}): Promise<number> {
  const all: Record<string, string | undefined> = {
    "content-type": "application/json",
    "x-github-delivery": randomUUID(),
    "x-github-event": "push",
    "x-hub-signature-256": `sha256=${createHmac("sha256", secret).update(body).digest("hex")}`,
    ...headers,
  };
  const present = Object.fromEntries(
    Object.entries(all).filter((entry): entry is [string, string] => entry[1] !== undefined),
  );
  const response = await fetch(`${url}/api/github/webhooks`, {
    method,
    headers: present,
    ...(method === "POST" ? { body } : {}),
  });
  expect(await response.text()).not.toContain(marker);
  return response.status;
}

async function stored(): Promise<number> {
  const { count } = await database
    .selectFrom("delivery")
    .select((row) => row.fn.countAll<number>().as("count"))
    .executeTakeFirstOrThrow();
  return count;
}

describe("a delivery", () => {
  it("of GitHub is stored, and then acknowledged", async () => {
    const before = await stored();
    expect(await knock()).toBe(202);
    expect(await stored()).toBe(before + 1);
    expect(wakes).toBe(1);
  });

  it("signed with the previous secret is still GitHub's", async () => {
    expect(await knock({ secret: secrets[1] })).toBe(202);
  });

  it("that is replayed is acknowledged and not run again", async () => {
    const headers = { "x-github-delivery": randomUUID() };
    expect(await knock({ headers })).toBe(202);
    const before = await stored();
    expect(await knock({ headers })).toBe(202);
    expect(
      await knock({ headers: { "x-github-delivery": headers["x-github-delivery"].toUpperCase() } }),
    ).toBe(202);
    expect(await stored()).toBe(before);
    expect(wakes).toBe(1);
  });

  it("of an event that nobody handles is acknowledged and not stored", async () => {
    const before = await stored();
    expect(await knock({ headers: { "x-github-event": "star" } })).toBe(202);
    expect(await stored()).toBe(before);
  });

  it("that comes with many others is stored once each", async () => {
    const before = await stored();
    const statuses = await Promise.all(Array.from({ length: 500 }, () => knock()));
    expect(new Set(statuses)).toEqual(new Set([202]));
    expect(await stored()).toBe(before + 500);
  });
});

describe("refused with one short line, and not stored", () => {
  const rows: readonly [title: string, status: number, one: Knock][] = [
    ["without a signature", 401, { headers: { "x-hub-signature-256": undefined } }],
    [
      "with the old kind of signature alone",
      401,
      { headers: { "x-hub-signature-256": undefined, "x-hub-signature": "sha1=00" } },
    ],
    ["with a signature of another secret", 401, { secret: "somebody-else's-secret" }],
    [
      "with a malformed signature",
      401,
      { headers: { "x-hub-signature-256": `sha256=${"zz".repeat(32)}` } },
    ],
    [
      "with a signature of megabytes",
      431,
      { headers: { "x-hub-signature-256": "a".repeat(100_000) } },
    ],
    ["without a delivery id", 400, { headers: { "x-github-delivery": undefined } }],
    [
      "with a delivery id that is none",
      400,
      { headers: { "x-github-delivery": "1; DROP TABLE delivery" } },
    ],
    ["without an event", 400, { headers: { "x-github-event": undefined } }],
    ["with an event that is none", 400, { headers: { "x-github-event": "../../push" } }],
    ["that is no JSON", 400, { body: `{"marker": "${marker}"` }],
    ["that is JSON but no object", 400, { body: `["${marker}"]` }],
    ["that is empty", 400, { body: "" }],
    ["that is no UTF-8", 400, { body: new Uint8Array([0x7b, 0xff, 0x7d]) }],
    [
      "of another content type",
      415,
      { headers: { "content-type": "application/x-www-form-urlencoded" } },
    ],
    ["by another method", 404, { method: "GET" }],
  ];
  it.each(rows)("%s: %i", async (_title, status, one) => {
    const before = await stored();
    expect(await knock(one)).toBe(status);
    expect(await stored()).toBe(before);
    expect(lines.length).toBeLessThanOrEqual(1);
    expect(lines.join("").length).toBeLessThan(400);
    expect(lines.join("")).not.toContain(marker);
  });

  it("over 25 MB, signed or not, by its announced length: 413", async () => {
    const body = `{"marker":"${marker.repeat(1_500_000)}"}`;
    const status = await knock({ body }).catch(() => 413);
    expect(status).toBe(413);
    expect(lines.join("").length).toBeLessThan(400);
  });

  it("over 25 MB without an announced length, by hanging up as it streams", async () => {
    const chunk = Buffer.alloc(1024 * 1024, "a");
    const socket = connect(Number(new URL(url).port), "127.0.0.1");
    const answer = new Promise<string>((resolve) => {
      let text = "";
      socket.on("data", (data) => {
        text += data;
      });
      socket.on("close", () => resolve(text));
      socket.on("error", () => resolve(text));
    });
    socket.write(
      "POST /api/github/webhooks HTTP/1.1\r\nHost: x\r\nContent-Type: application/json\r\nTransfer-Encoding: chunked\r\n\r\n",
    );
    let sent = 0;
    for (; sent < 400 && !socket.destroyed; sent += 1) {
      socket.write(`${chunk.length.toString(16)}\r\n`);
      socket.write(chunk);
      socket.write("\r\n");
      await new Promise((resolve) => setTimeout(resolve, 5));
    }
    expect(await answer).toMatch(/^(?:HTTP\/1\.1 413|$)/);
    expect(sent).toBeLessThan(400);
    expect(await knock()).toBe(202);
  });
});

it("unknown paths are answered, and health tells", async () => {
  expect((await fetch(`${url}/probot`)).status).toBe(404);
  expect((await fetch(`${url}/health/live`)).status).toBe(200);
  expect((await fetch(`${url}/health/ready`)).status).toBe(200);
  trouble = "the database does not answer";
  const unready = await fetch(`${url}/health/ready`);
  expect(unready.status).toBe(503);
  expect(await unready.json()).toEqual({ status: "not ready", reason: trouble });
  expect((await fetch(`${url}/health/live`)).status).toBe(200);
});
