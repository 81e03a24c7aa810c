/** What the operator knows of people: it acts, and no page, comment or log tells it. */
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, expect, it } from "vitest";
import { settingsOf } from "../../src/app/environment.ts";
import { startService } from "../../src/app/server/service.ts";
import { commit, push } from "./desk.ts";
import {
  at,
  type Firm,
  honest,
  type Login,
  open,
  review,
  shown,
  startFirm,
  strategy,
} from "./firm.ts";

const harmless = honest.replace("best first", "the best first");
const directory = mkdtempSync(join(tmpdir(), "people-"));
const path = join(directory, "kept-secret.yml");
const patience = { retryMs: () => 100, answerMs: 1_500 };

let firm: Firm;
beforeAll(async () => {
  writeFileSync(path, "version: 1\nwatch: [carol]\nsame: [[bob, dave]]\ntenure: 14\n");
  firm = await startFirm({
    serve: (environment, log) =>
      startService(settingsOf({ ...environment, FOUREYES_PEOPLE: path }), patience, log),
  });
});
afterAll(async () => {
  expect(firm.github.contract.violations).toEqual([]);
  await firm.close();
  rmSync(directory, { recursive: true });
});

async function because(pull: number, who: Login): Promise<string | undefined> {
  const { summary = "" } = (await shown(firm, pull)) ?? {};
  return new RegExp(`^\\| ${who} \\| .* \\| (.*) \\|$`, "m").exec(summary)?.[1];
}

it("does not let count who is leaving, who has another account, or who came yesterday", async () => {
  const files = { [strategy]: harmless };
  await push(firm, "bob", "change", commit(firm, { author: "bob", files }));
  const pull = await open(firm, "bob", "change");
  firm.github.addToTeam("acme", "quant", "erin");
  for (const who of ["alice", "carol", "dave", "erin"] as const) await review(firm, who, pull);

  const page = await shown(firm, pull);
  expect(page?.title).toBe("Waiting: 1 approval (trading)");
  expect(await because(pull, "alice")).toBeUndefined();
  for (const who of ["carol", "dave", "erin"] as const)
    expect(await because(pull, who)).toBe("is not eligible now");

  const { rest } = firm.as("alice");
  const { data: runs } = await rest.checks.listForRef({ ...at, ref: "change", filter: "all" });
  const { data: comments } = await rest.pulls.listReviews({ ...at, pull_number: pull });
  const told = JSON.stringify([runs, comments, firm.lines]);
  expect(told).not.toMatch(/watch|leaving|same person|other account|kept-secret/i);
});
