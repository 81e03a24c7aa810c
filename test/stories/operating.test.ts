/** What an operator sees of it: the metrics, and one line of the log for each evaluation. */
import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { afterAll, afterEach, beforeAll, describe, expect, it } from "vitest";
import { settingsOf } from "../../src/app/environment.ts";
import { metricWords } from "../../src/app/metrics/words.ts";
import { type Patience, usualPatience } from "../../src/app/patience.ts";
import { startService } from "../../src/app/server/service.ts";
import { agrees, verifySink } from "../../src/app/sink/verify.ts";
import { joinEmbedded } from "../../src/app/store/embedded.ts";
import { commit, push } from "./desk.ts";
import { type Firm, flipped, honest, open, review, startFirm, strategy } from "./firm.ts";
import { knock, sent } from "./knock.ts";

const marker = "PRIVATE-SOURCE-CODE";

const patience: Patience = { ...usualPatience, retryMs: () => 100, sinkMs: 50 };

let firm: Firm;
let kept: string;
beforeAll(async () => {
  kept = join(mkdtempSync(join(tmpdir(), "kept-")), "journal.jsonl");
  firm = await startFirm({
    serve: (environment, log) =>
      startService(settingsOf({ ...environment, FOUREYES_SINK: kept }), patience, log),
  });
});
afterEach(() => firm.github.faults.clear());
afterAll(async () => {
  await firm.close();
  rmSync(dirname(kept), { recursive: true });
});

const harmless = honest.replace("best first", "the best first");

async function scraped(): Promise<string> {
  const response = await fetch(`${firm.service.address}/metrics`);
  expect(response.status).toBe(200);
  expect(response.headers.get("content-type")).toMatch(/^text\/plain; version=0\.0\.4/);
  return response.text();
}

/** The sum of what a metric has under labels like these. */
function sumOf(text: string, metric: string, ...labels: readonly string[]): number {
  const values = text
    .split("\n")
    .filter((line) => line.startsWith(`${metric}{`) || line.startsWith(`${metric} `))
    .filter((line) => labels.every((label) => line.includes(label)))
    .map((line) => Number(line.split(" ").at(-1)));
  return values.length === 0 ? Number.NaN : values.reduce((sum, value) => sum + value, 0);
}

interface Line {
  readonly level: string;
  readonly event: string;
  readonly key: string;
  readonly verdict: string;
  readonly head: string;
  readonly entry: number;
  readonly ms: number;
  readonly attempt: number;
  readonly reason: string;
}

const keyOf = (pull: number) => `${firm.installation}/${firm.repository.id}#${pull}`;

function linesOf(pull: number): Line[] {
  return firm.lines.map((line) => JSON.parse(line)).filter(({ key }) => key === keyOf(pull));
}

async function opened(branch: string, text = harmless, title = branch): Promise<number> {
  await push(firm, "bob", branch, commit(firm, { author: "bob", files: { [strategy]: text } }));
  return open(firm, "bob", branch, "main", title);
}

describe("the metrics", () => {
  it("tell what came, what was decided, what it cost, and how things stand", async () => {
    const pull = await opened("counted");
    await review(firm, "alice", pull);
    await review(firm, "carol", pull);
    await knock(firm, { event: "star", payload: {} });
    await knock(firm, { event: "push", payload: {}, secret: "another-secret-0123456789" });
    const text = await scraped();
    const deliveries = "foureyes_deliveries_total";
    expect(sumOf(text, deliveries, 'event="pull_request"', 'result="accepted"')).toBe(1);
    expect(sumOf(text, deliveries, 'event="pull_request_review"', 'status="202"')).toBe(2);
    expect(sumOf(text, deliveries, 'event="other"', 'result="not needed"')).toBeGreaterThan(0);
    expect(sumOf(text, deliveries, 'event="push"', 'result="refused"', '"401"')).toBe(1);
    expect(sumOf(text, "foureyes_evaluation_seconds_count", '"held"')).toBeGreaterThan(0);
    expect(sumOf(text, "foureyes_evaluation_seconds_count", '"clear"')).toBeGreaterThan(0);
    expect(sumOf(text, "foureyes_github_requests_total", '"graphql"', "2xx")).toBeGreaterThan(0);
    expect(sumOf(text, "foureyes_github_requests_total", '"rest"', "2xx")).toBeGreaterThan(0);
    expect(sumOf(text, "foureyes_github_remaining", '"graphql"')).toBeGreaterThan(0);
    expect(sumOf(text, "foureyes_journal_entries")).toBeGreaterThan(3);
    expect(sumOf(text, "foureyes_journal_newest")).toBeGreaterThan(3);
    for (const waiting of ["deliveries_waiting", "keys_waiting", "keys_oldest_seconds"])
      expect(sumOf(text, `foureyes_${waiting}`)).toBe(0);
    expect(sumOf(text, "foureyes_database_up")).toBe(1);
    expect(text).toContain("process_resident_memory_bytes ");
  });

  it("are the ones that are documented, with the labels that are", async () => {
    const text = await scraped();
    const kinds = [...text.matchAll(/^# TYPE (foureyes_\w+) (\w+)$/gm)].map(
      ([, name = "", kind = ""]) => [name, kind] as const,
    );
    const documented = Object.entries(metricWords).map(([name, { kind }]) => [name, kind]);
    expect([...kinds].sort()).toEqual([...documented].sort());
    for (const [, name = "", labels = ""] of text.matchAll(/^(foureyes_\w+)\{(.*)\}/gm)) {
      const words = Object.entries(metricWords).find(([known]) => name.startsWith(known));
      const given = [...labels.matchAll(/(\w+)="/g)].map(([, label]) => label);
      expect([...Object.keys(words?.[1].labels ?? {}), "le"]).toEqual(
        expect.arrayContaining(given),
      );
    }
  });

  it("name nobody and nothing", async () => {
    const text = await scraped();
    for (const name of ["acme", "exchange", "alice", "bob", "counted", firm.webhookSecret])
      expect(text).not.toContain(name);
  });

  it("count what failed and is tried again", async () => {
    firm.github.faults.add({ kind: "status", status: 502, match: { body: /query pull/ } });
    await opened("retried");
    const text = await firm.eventually(scraped, (page) =>
      /foureyes_retries_total\{of="evaluation"\} [1-9]/.test(page),
    );
    expect(sumOf(text, "foureyes_github_requests_total", '"graphql"', "5xx")).toBe(1);
    expect(sumOf(text, "foureyes_evaluation_seconds_count", '"failed"')).toBe(1);
    const match = { by: "installation", method: "POST", path: /\/check-runs$/ };
    firm.github.faults.add({ kind: "status", status: 502, times: 2, match });
    await opened("published-again");
    await firm.eventually(scraped, (page) =>
      /foureyes_retries_total\{of="publication"\} [1-9]/.test(page),
    );
  });
});

describe("the log", () => {
  it("has one line for each evaluation: what was decided, of what, and how long it took", async () => {
    const pull = await opened("one-line");
    await review(firm, "alice", pull);
    const lines = linesOf(pull);
    expect(lines.map(({ event }) => event)).toEqual(["decided", "decided"]);
    for (const line of lines) {
      expect(line).toMatchObject({ level: "info", verdict: "held", attempt: 0 });
      expect(line.head).toMatch(/^[0-9a-f]{40}$/);
      expect([typeof line.ms, typeof line.entry]).toEqual(["number", "number"]);
    }
  });

  it("has one line for one that failed, with its attempt, and one for the next that did not", async () => {
    firm.github.faults.add({ kind: "status", status: 502, match: { body: /query pull/ } });
    const pull = await opened("failed-once");
    const lines = await firm.eventually(
      async () => linesOf(pull),
      (told) => told.some(({ event }) => event === "decided"),
    );
    expect(lines.map(({ event, attempt }) => [event, attempt])).toEqual([
      ["evaluation failed", 0],
      ["decided", 1],
    ]);
    expect(lines[0]?.reason).toMatch(/^HttpError 502 to POST \/graphql$/);
  });

  it("has one line for a decision whose comments failed, and one for the next try", async () => {
    const match = { by: "installation", method: "POST", path: /\/pulls\/\d+\/reviews$/ };
    firm.github.faults.add({ kind: "status", status: 502, match });
    const pull = await opened("unspoken", flipped);
    const lines = await firm.eventually(
      async () => linesOf(pull),
      (told) => told.length > 1,
    );
    expect(lines).toMatchObject([
      {
        level: "warn",
        event: "decided",
        verdict: "held",
        unspoken: expect.stringContaining("502"),
      },
      { level: "info", event: "decided", verdict: "held", attempt: 1 },
    ]);
    expect(await scraped()).toMatch(/foureyes_retries_total\{of="comments"\} 1/);
  });

  it("has one line for what was there to look at and no more", async () => {
    const pull_number = await opened("closed");
    const before = linesOf(pull_number).length;
    const where = { owner: "acme", repo: "exchange", pull_number };
    await firm.as("bob").rest.pulls.update({ ...where, state: "closed" });
    await firm.settled();
    const lines = linesOf(pull_number).slice(before);
    expect(lines.map(({ event }) => event)).toEqual(["nothing to decide"]);
  });

  it("never has payloads, source text, titles, tokens or secrets, whatever GitHub answers", async () => {
    const hostile = `${flipped}\n# ${marker}\n`;
    const pull = await opened("hostile", hostile, `${marker}\n{"event":"decided"}`);
    const { faults } = firm.github;
    const message = `${marker}: ${firm.webhookSecret}`;
    const byUs = { by: "installation" } as const;
    faults.add({ kind: "status", status: 422, message, match: { ...byUs, path: /check-runs/ } });
    faults.add({ kind: "status", status: 500, message, match: { ...byUs, path: /graphql/ } });
    faults.add({ kind: "status", status: 403, message, match: { path: /git-upload-pack/ } });
    await review(firm, "alice", pull, "COMMENT", `foureyes: accept ${marker}`);
    await opened("hostile-too", hostile, marker);
    await firm.eventually(
      async () => faults.left(),
      (left) => left === 0,
    );
    await knock(firm, { event: "push", payload: { ...sent(firm, "push", null), ref: marker } });
    await knock(firm, { event: "push", payload: `{"${marker}` });
    await firm.settled();
    const all = firm.lines.join("");
    expect(all).toContain("evaluation failed");
    const environment: Record<string, string> = firm.environment;
    const { PRIVATE_KEY = "", FOUREYES_ANCHOR_KEY = "", WEBHOOK_SECRET = "" } = environment;
    const [, keyLine = ""] = PRIVATE_KEY.split("\n");
    for (const secret of [marker, WEBHOOK_SECRET, FOUREYES_ANCHOR_KEY, keyLine, "ghs_", "Bearer"]) {
      expect(secret).not.toBe("");
      expect(all).not.toContain(secret);
    }
    for (const line of firm.lines) expect(() => JSON.parse(line)).not.toThrow();
  });
});

it("the sink has every decision of these stories, and agrees with the journal", async () => {
  const database = await joinEmbedded(firm.data);
  const { anchorKeys } = settingsOf(firm.environment);
  const newest = await database
    .selectFrom("journal")
    .select((row) => row.fn.max("seq").as("seq"))
    .executeTakeFirstOrThrow();
  const lines = await firm.eventually(
    async () => readFileSync(kept, "utf8").split("\n").slice(0, -1),
    (told) => told.some((line) => line.includes(`"seq":${newest.seq},`)),
  );
  const report = await verifySink(database, lines, anchorKeys);
  expect(report).toMatchObject({ unreadable: 0, faults: [] });
  expect(agrees(report)).toBe(true);
  const verdicts = lines.map((line) => JSON.parse(line).decision?.verdict);
  expect(verdicts).toEqual(expect.arrayContaining(["held", "clear", "undetermined"]));
  expect(lines.join("")).not.toContain(marker);
  await database.destroy();
});
