/** What an auditor gets of a rich story: every entry as the schema says, every decision once more. */

import { readFileSync } from "node:fs";
import { join } from "node:path";
import { DatabaseSync } from "node:sqlite";
import { fileURLToPath } from "node:url";
import { Ajv2020 } from "ajv/dist/2020.js";
import addFormats from "ajv-formats";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { detectorVersions } from "../../src/core/findings/registry.ts";
import { canonicalOf, hashOf } from "../../src/core/journal/chain.ts";
import type { JournalEntry } from "../../src/domain/journal-entry.ts";
import { dismiss } from "../attacks/B13.ts";
import { recorded } from "../cli/recording.ts";
import { commit, mainOf, push } from "./desk.ts";
import {
  at,
  closeAll,
  type Firm,
  findingId,
  flipped,
  honest,
  open,
  review,
  shown,
  startFirm,
  strategy,
} from "./firm.ts";

const path = ".github/foureyes.yml";
const policy = `version: 1
areas:
  - name: trading
    paths: ["strategies/**"]
    reviews:
      seats:
        - { count: 2, of: ["team:acme/quant"] }
  - name: fees
    paths: ["fees/**"]
    reviews: { seats: [{ count: 1, of: ["role:maintain"] }] }
  - name: desk
    paths: ["desk/**"]
    reviews: { seats: [{ count: 1, of: ["team:acme/nobody-knows"] }], independent: true }
`;
const people = "version: 1\nwatch: [mallory]\nsame: [[dave, dave-at-home]]\ntenure: 7\n";
const secret = "def audit_me_not(): return 4711";

let firm: Firm;
beforeAll(async () => {
  firm = await startFirm({ policy, people, guarded: ["~DEFAULT_BRANCH", "refs/heads/release/*"] });
  await history();
}, 120_000);
afterAll(() => firm.close());

async function proposed(branch: string, files: Record<string, string>, base = "main") {
  await push(firm, "bob", branch, commit(firm, { author: "bob", files }));
  return open(firm, "bob", branch, base);
}

/** Numbers 1 to 6. */
async function history(): Promise<void> {
  await push(firm, "erin", "release/1", mainOf(firm));
  const { pulls } = firm.as("bob").rest;
  const flip = await proposed("flip", { [strategy]: `${flipped}\n${secret}\n` });
  await push(
    firm,
    "mallory",
    "flip",
    commit(firm, { author: "bob", parents: [mainOf(firm)], files: { [strategy]: flipped } }),
  );
  const id = findingId(await shown(firm, flip));
  const first = await review(firm, "alice", flip, "APPROVE", `foureyes: accept ${id} It is so.`);
  await review(firm, "carol", flip);
  await review(firm, "erin", flip, "REQUEST_CHANGES", "foureyes: accept 00000000 Never.");
  await firm
    .as("alice")
    .rest.pulls.updateReview({ ...at, pull_number: flip, review_id: first, body: "Else." });
  await review(firm, "erin", flip);
  await dismiss(firm, "mallory", flip, first);
  await review(firm, "alice", flip, "APPROVE", `foureyes: accept ${id} It is so.`);

  const edit = await proposed("edit", { [path]: policy.replace("count: 2", "count: 1") });
  for (const who of ["alice", "carol"] as const) await review(firm, who, edit);
  await proposed("fee", { "fees/a.py": honest });
  await proposed("desk", { "desk/a.py": honest });
  const moved = await proposed("docs", { "docs/a.md": "# A\n", [path]: "version: 2\n" });
  await pulls.update({ ...at, pull_number: moved, base: "release/1" });
  await firm.settled();
  const odd = { [strategy]: honest, "fees/=HYPERLINK(1).py": honest };
  await proposed("=cmd|calc!A0", odd);
  await push(
    firm,
    "erin",
    "main",
    commit(firm, { author: "erin", files: { [path]: "version: 3\n" } }),
  );
  await push(firm, "erin", "main", commit(firm, { author: "erin", files: { [path]: policy } }));
  await closeAll(firm);
}

async function exported(...flags: readonly string[]): Promise<readonly JournalEntry[]> {
  const args = ["journal", "export", "--data", firm.data, ...flags];
  const { status, out, err } = await recorded(args);
  expect({ status, err }).toEqual({ status: 0, err: "" });
  return out
    .split("\n")
    .slice(0, -1)
    .map((line) => JSON.parse(line));
}

const decisionsIn = (entries: readonly JournalEntry[]) =>
  entries.flatMap(({ seq, content }) => (content.kind === "decision" ? [{ seq, ...content }] : []));

const replay = (pull: number, ...flags: readonly string[]) =>
  recorded(["replay", `acme/exchange#${pull}`, "--data", firm.data, ...flags]);

function none(): never {
  throw new Error("The story has none of it.");
}

/** In the database while it is served, as somebody with the disk could. */
function tamper(sql: string): void {
  const database = new DatabaseSync(join(firm.data, "foureyes.db"));
  database.exec(sql);
  database.close();
}

const schema = JSON.parse(
  readFileSync(fileURLToPath(new URL("../../docs/journal.schema.json", import.meta.url)), "utf8"),
);

describe("the journal, exported", () => {
  it("has entries of every kind, each as the published schema says", async () => {
    const ajv = addFormats.default(new Ajv2020({ strict: true, allErrors: true }));
    const isValid = ajv.compile(schema);
    const entries = await exported();
    for (const entry of entries) {
      expect(isValid(entry) || isValid.errors).toBe(true);
      expect(hashOf(entry)).toBe(entry.hash);
    }
    const kinds = entries.map(({ content }) =>
      content.kind === "fact" ? content.fact.kind : content.kind,
    );
    for (const kind of [
      "opened",
      "pushed",
      "updated",
      "reviewed",
      "review-edited",
      "review-dismissed",
      "retargeted",
      "closed",
      "members-seen",
      "decision",
      "publication",
    ])
      expect(kinds).toContain(kind);
    const verdicts = decisionsIn(entries).map(({ decision }) => decision.verdict);
    expect(new Set(verdicts)).toEqual(new Set(["clear", "held", "blocked", "undetermined"]));
    expect(isValid({ ...entries[0], more: 1 })).toBe(false);
  });

  it("tells what each decision was made of, and holds no source text", async () => {
    const entries = await exported();
    const [first] = decisionsIn(entries);
    expect(first?.inputs).toMatchObject({
      pull: { head: first?.decision.head, base: first?.decision.base },
      tree: expect.stringMatching(/^[0-9a-f]{40}$/),
      detectors: { "sign-flipped": detectorVersions["sign-flipped"] },
      parts: { policy: expect.stringMatching(/^[0-9a-f]{64}$/) },
    });
    // What it does to the rules is asked about for each branch.
    const edited = decisionsIn(entries).findLast(({ decision }) => decision.key.pull === 2);
    expect(edited?.inputs?.elsewhere).toMatchObject([{ branch: "release/1", isShown: true }]);
    const facts = new Set(
      entries.flatMap(({ seq, content }) => (content.kind === "fact" ? [seq] : [])),
    );
    expect(first?.inputs?.facts.length).toBeGreaterThan(2);
    expect(first?.inputs?.facts.every((seq) => facts.has(seq))).toBe(true);
    const bytes = readFileSync(join(firm.data, "foureyes.db"), "latin1");
    const kept = JSON.stringify(entries) + bytes;
    const source = [secret, "lambda x", "levels = sorted"];
    expect(source.filter((text) => kept.includes(text))).toEqual([]);
  });

  it("keeps the inspection of an unchanged change once, however often it is reviewed", async () => {
    const of = decisionsIn(await exported()).filter(({ decision }) => decision.key.pull === 1);
    const head = of.at(-1)?.decision.head;
    const kept = of.filter(({ decision, inputs }) => inputs != null && decision.head === head);
    expect(kept.length).toBeGreaterThan(4);
    expect(new Set(kept.map(({ inputs }) => inputs?.parts.inspection)).size).toBe(1);
    expect(new Set(kept.map(({ inputs }) => inputs?.parts.reviews)).size).toBeGreaterThan(4);
  });

  it("is what was asked for: by time, repository and person", async () => {
    const all = await exported();
    const [middle] = all.slice(Math.floor(all.length / 2));
    const until = await exported("--until", middle?.at ?? "");
    const since = await exported("--since", middle?.at ?? "");
    expect([...until, ...since]).toEqual(all);
    const { id } = firm.users.erin;
    const byErin = await exported("--person", "Erin");
    expect(await exported("--person", String(id))).toEqual(byErin);
    expect(byErin.length).toBeGreaterThan(2);
    expect(byErin.length).toBeLessThan(all.length / 2);
    const ofUs = await exported("--repository", "ACME/exchange");
    expect(ofUs.length).toBeGreaterThan(all.length / 2);
    expect(await exported("--repository", "12345678")).toEqual([]);
  });

  it("as CSV has a row an entry, in which no cell is a formula", async () => {
    const all = await exported();
    const { out } = await recorded(["journal", "export", "--data", firm.data, "--format", "csv"]);
    const rows = out.split("\n").slice(0, -1);
    expect(rows).toHaveLength(all.length + 1);
    for (const row of rows) {
      const cells = [...row.matchAll(/(?:^|,)("(?:[^"]|"")*"|[^",]*)/g)].map(
        ([, cell = ""]) => cell,
      );
      expect(cells).toHaveLength(12);
      for (const cell of cells) expect(cell).not.toMatch(/^"?\s*[=+\-@]/);
    }
  });
});

describe("a decision, made again", () => {
  it("comes to the same, each of them", async () => {
    for (const { seq, decision } of decisionsIn(await exported())) {
      const { status, out, err } = await replay(decision.key.pull, "--entry", String(seq));
      expect({ status, out, err }).toMatchObject({ status: 0, err: "" });
    }
  });

  it("is the newest one, unless another is named", async () => {
    const last = decisionsIn(await exported()).findLast(({ decision }) => decision.key.pull === 1);
    const { status, out } = await replay(1, "--format", "json");
    expect({ status, ...JSON.parse(out) }).toMatchObject({ entry: last?.seq, differences: [] });
  });

  it("shows that somebody wrote another verdict, and a hash to go with it", async () => {
    const entries = await exported();
    const { seq, ...held } =
      decisionsIn(entries).find(({ decision }) => decision.verdict === "held") ?? none();
    const entry = entries.find((each) => each.seq === seq) ?? none();
    const forged = {
      ...entry,
      content: { ...held, decision: { ...held.decision, verdict: "clear" as const } },
    };
    const write = ({ content, ...sealed }: JournalEntry) =>
      tamper(
        `UPDATE journal SET hash = '${hashOf({ ...sealed, content })}', content = '${canonicalOf(content).replaceAll("'", "''")}' WHERE seq = ${seq}`,
      );
    write(forged);
    const asked = ["--entry", String(seq), "--format", "json"];
    const { status, out } = await replay(held.decision.key.pull, ...asked);
    expect({ status, ...JSON.parse(out) }).toMatchObject({
      status: 1,
      verdict: "clear",
      differences: [{ path: "verdict", recorded: "clear", now: "held" }],
    });
    write(entry);
    expect((await replay(held.decision.key.pull, ...asked)).status).toBe(0);
  });
});

describe("the journal, verified", () => {
  const verify = () => recorded(["journal", "verify", "--data", firm.data]);

  it("is whole, and its head is told, while it is served", async () => {
    const all = await exported();
    const { status, out, err } = await verify();
    expect({ status, err }).toEqual({ status: 0, err: "" });
    expect(out).toContain(
      `${all.length} entries, whole. Head: ${all.at(-1)?.seq} ${all.at(-1)?.hash}`,
    );
  });

  it("shows an input that was edited, and its decisions are not made again", async () => {
    const [of] = decisionsIn(await exported()).filter(({ inputs }) => inputs != null);
    const hash = of?.inputs?.parts.reviews;
    tamper(`UPDATE input SET content = '[]' || content WHERE hash = '${hash}'`);
    const { status, out } = await verify();
    expect(status).toBe(1);
    expect(out).toContain(`Input ${hash} was edited`);
    const again = await replay(of?.decision.key.pull ?? 0, "--entry", String(of?.seq));
    expect(again.status).toBe(2);
    expect(again.out).toMatch(/cannot be decided again\. What it knew of reviews was edited/);
    tamper(`UPDATE input SET content = substr(content, 3) WHERE hash = '${hash}'`);
    expect((await verify()).status).toBe(0);
  });

  it("shows an entry that was edited, and decisions that go by it are not made again", async () => {
    const clear = decisionsIn(await exported()).find(({ decision }) => decision.verdict === "held");
    const fact = clear?.inputs?.facts.at(-1);
    tamper(`UPDATE journal SET at = at || ' ' WHERE seq = ${fact}`);
    const { status, out } = await verify();
    expect(status).toBe(1);
    expect(out).toContain(`broken at entry ${fact}`);
    const again = await replay(clear?.decision.key.pull ?? 0, "--entry", String(clear?.seq));
    expect(again).toMatchObject({
      status: 2,
      out: expect.stringContaining(`Entry ${fact} was edited`),
    });
    tamper(`UPDATE journal SET at = trim(at) WHERE seq = ${fact}`);
    expect((await verify()).status).toBe(0);
  });
});
