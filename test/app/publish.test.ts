/** What is written on GitHub for a commit, where no story gets: the end of its patience. */
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, expect, it } from "vitest";
import type { Octokit } from "../../src/app/github/client.ts";
import { headOf } from "../../src/app/journal/heads.ts";
import { type Publisher, publish } from "../../src/app/publication/publish.ts";
import { recall } from "../../src/app/publication/recall.ts";
import type { Database } from "../../src/app/store/database.ts";
import { openEmbedded } from "../../src/app/store/embedded.ts";
import { openExclusive } from "../../src/app/store/exclusive.ts";
import { decide } from "../../src/core/decide.ts";
import { alice, carol, dave, policy, review, withReviews } from "../core/ordinary.ts";

let data = "";
let database: Database;
beforeEach(async () => {
  data = mkdtempSync(join(tmpdir(), "publish-"));
  database = await openEmbedded(data);
});
afterEach(async () => {
  await database.destroy();
  rmSync(data, { recursive: true });
});

const approvals = [review(1, alice), review(2, carol)];
const clear = withReviews(approvals);
const blocked = withReviews([...approvals, review(3, dave, "changes-requested")]);

interface Written {
  readonly status: string;
  readonly conclusion?: string;
  readonly check_run_id?: number;
}

const publisherOf = (mostRuns: number): Publisher => ({
  database,
  exclusive: openExclusive(),
  anchorKeys: ["a-key-of-the-tests-0123456789"],
  held: (installation) => headOf(database, installation),
  now: () => 0,
  mostRuns,
});

/** Publishes one after the other, and gives what was asked of GitHub. */
async function published(given: readonly (typeof clear)[], mostRuns: number): Promise<string[]> {
  const written: string[] = [];
  let id = 0;
  const note = async (body: Written) => {
    id = body.check_run_id ?? id + 1;
    const how = body.check_run_id === undefined ? "post" : "change";
    written.push(`${how} ${body.conclusion ?? body.status}`);
    return { data: { id, status: body.status, conclusion: body.conclusion ?? null } };
  };
  const octokit = { rest: { checks: { create: note, update: note } } } as unknown as Octokit;
  const publisher = publisherOf(mostRuns);
  for (const [index, { snapshot, facts }] of given.entries()) {
    const decision = decide(snapshot, policy, facts);
    const entry = index + 1;
    await publish(publisher, octokit, { decision, entry, retrying: false, siblings: [] });
  }
  return written;
}

it("a success is never posted: a request that is given up may come true when it is wrong", async () => {
  expect(await published([clear, blocked, clear], 900)).toEqual([
    "post in_progress",
    "change success",
    "post failure",
    "post in_progress",
    "change success",
  ]);
});

it("a commit with as many runs as GitHub keeps gets one last failure, and nothing after it", async () => {
  const given = Array.from({ length: 12 }, (_, index) => (index % 2 === 0 ? clear : blocked));
  expect(await published(given, 3)).toEqual([
    "post in_progress",
    "change success",
    "post failure",
    "post in_progress",
    "change success",
    "post failure",
  ]);
});

it("a process that hung writes no success after another one has written", async () => {
  const written: string[] = [];
  const hangs = Promise.withResolvers<void>();
  const posted = Promise.withResolvers<void>();
  let id = 0;
  const github = (who: string, wait: Promise<void>) => {
    const create = async ({ status, conclusion }: Written) => {
      id += 1;
      const run = id;
      written.push(`${who} posts ${run} ${conclusion ?? status}`);
      posted.resolve();
      await wait;
      return { data: { id: run } };
    };
    const update = async ({ check_run_id, conclusion, status }: Written) => {
      written.push(`${who} makes ${check_run_id} ${conclusion ?? status}`);
      return { data: { id: check_run_id, status, conclusion: conclusion ?? null } };
    };
    return { rest: { checks: { create, update } } } as unknown as Octokit;
  };
  const one = (octokit: Octokit, { snapshot, facts }: typeof clear, entry: number) => {
    const publisher = publisherOf(900);
    const decision = decide(snapshot, policy, facts);
    return publish(publisher, octokit, { decision, entry, retrying: false, siblings: [] });
  };
  const first = one(github("first", hangs.promise), clear, 1);
  await posted.promise;
  await one(github("second", Promise.resolve()), blocked, 2);
  hangs.resolve();
  await expect(first).rejects.toThrow("Another process writes the check");
  expect(written).toEqual(["first posts 1 in_progress", "second posts 2 failure"]);
  // An older result is not written again, either.
  await one(github("first", Promise.resolve()), clear, 1);
  expect(written).toHaveLength(2);
});

it("a run that waits, and was completed by somebody else meanwhile, is left behind", async () => {
  const written: string[] = [];
  let id = 0;
  const create = async ({ status, conclusion }: Written) => {
    id += 1;
    written.push(`post ${id} ${conclusion ?? status}`);
    return { data: { id } };
  };
  const update = async ({ check_run_id }: Written) => {
    written.push(`change ${check_run_id}`);
    return { data: { id: check_run_id, status: "completed", conclusion: "success" } };
  };
  const octokit = { rest: { checks: { create, update } } } as unknown as Octokit;
  const one = review(1, alice);
  for (const [index, reviews] of [[], [one]].entries()) {
    const { snapshot, facts } = withReviews(reviews);
    const decision = decide(snapshot, policy, facts);
    const decided = { decision, entry: index + 1, retrying: false, siblings: [] };
    await publish(publisherOf(900), octokit, decided);
  }
  expect(written).toEqual(["post 1 in_progress", "change 1", "post 2 in_progress"]);
});

it("a first success that nobody lived to note is taken back", async () => {
  const written: string[] = [];
  const made = Promise.withResolvers<void>();
  const github = (whenMade: Promise<void>) => {
    const create = async ({ status, conclusion }: Written) => {
      written.push(`post ${conclusion ?? status}`);
      return { data: { id: written.length } };
    };
    const update = async ({ conclusion, status }: Written) => {
      written.push(`change ${conclusion ?? status}`);
      made.resolve();
      await whenMade;
      return { data: { status, conclusion } };
    };
    return { rest: { checks: { create, update } } } as unknown as Octokit;
  };
  const { snapshot, facts } = clear;
  const decision = decide(snapshot, policy, facts);
  const decided = { decision, entry: 1, retrying: false, siblings: [] };
  const died = Promise.withResolvers<void>();
  const first = publish(publisherOf(900), github(died.promise), decided);
  await made.promise;
  const isDone = await recall(
    publisherOf(900),
    github(Promise.resolve()),
    decision,
    decision.head,
    "in doubt",
  );
  expect([isDone, ...written]).toEqual([
    true,
    "post in_progress",
    "change success",
    "post in_progress",
  ]);
  died.resolve();
  await expect(first).rejects.toThrow("Another process writes the check");
});
