/** What is written on GitHub for a commit, where no story gets: the end of its patience. */
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, expect, it } from "vitest";
import type { Octokit } from "../../src/app/github/client.ts";
import { openExclusive } from "../../src/app/publication/exclusive.ts";
import { publish } from "../../src/app/publication/publish.ts";
import { type Database, openDatabase } from "../../src/app/store/database.ts";
import { decide } from "../../src/core/decide.ts";
import { alice, carol, dave, policy, review, withReviews } from "../core/ordinary.ts";

let data = "";
let database: Database;
beforeEach(async () => {
  data = mkdtempSync(join(tmpdir(), "publish-"));
  database = await openDatabase(data);
});
afterEach(async () => {
  await database.destroy();
  rmSync(data, { recursive: true });
});

it("a commit with as many runs as GitHub keeps gets one last failure, and nothing after it", async () => {
  const written: string[] = [];
  let id = 0;
  const note = async (body: { status: string; conclusion?: string; check_run_id?: number }) => {
    id = body.check_run_id ?? id + 1;
    written.push(body.conclusion ?? body.status);
    return { data: { id } };
  };
  const octokit = { rest: { checks: { create: note, update: note } } } as unknown as Octokit;
  const publisher = { database, exclusive: openExclusive(), now: () => 0, mostRuns: 3 };
  const approvals = [review(1, alice), review(2, carol)];
  const clear = withReviews(approvals);
  const blocked = withReviews([...approvals, review(3, dave, "changes-requested")]);
  for (let entry = 1; entry <= 12; entry += 1) {
    const { snapshot, facts } = entry % 2 === 1 ? clear : blocked;
    const decision = decide(snapshot, policy, facts);
    await publish(publisher, octokit, { decision, entry, retrying: false, siblings: [] });
  }
  expect(written).toEqual([
    "in_progress",
    "success",
    "failure",
    "in_progress",
    "success",
    "failure",
  ]);
});
