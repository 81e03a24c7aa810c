/** GitHub's budget of an hour runs out: what is urgent goes on, and then nothing is asked at all. */
import { afterAll, beforeAll, expect, it } from "vitest";
import { settingsOf } from "../../src/app/environment.ts";
import { openGitHub } from "../../src/app/github/client.ts";
import { openLog } from "../../src/app/log.ts";
import type { Answered } from "../../src/app/metrics/metrics.ts";
import { usualPatience } from "../../src/app/patience.ts";
import { commit, push } from "../stories/desk.ts";
import { type Firm, honest, open, review, shown, startFirm, strategy } from "../stories/firm.ts";

let firm: Firm;
beforeAll(async () => {
  firm = await startFirm({ patience: { sweepMs: 1_000 } });
});
afterAll(() => firm.close());

const waiting = "Waiting: 2 approvals (trading)";

async function pushed(branch: string): Promise<void> {
  const files = { [strategy]: `${honest}\n\n# ${branch}\n` };
  await push(firm, "bob", branch, commit(firm, { author: "bob", files }));
}

it("every request is told of, with what is left, and those without an answer", async () => {
  const told: Answered[] = [];
  const log = openLog(
    () => {},
    () => 0,
  );
  const settings = settingsOf(firm.environment);
  const github = openGitHub(settings, usualPatience, log, (answered) => told.push(answered));
  const octokit = await github.installation(firm.installation);
  await octokit.graphql("query { viewer { login } }");
  const path = /\/acme\/exchange$/;
  firm.github.faults.add({ kind: "cut", match: { path } });
  await octokit.rest.repos.get({ owner: "acme", repo: "exchange" }).catch(() => null);
  const left = expect.any(Number);
  expect(told).toEqual([
    { kind: "rest", status: 201, remaining: left },
    { kind: "graphql", status: 200, remaining: left },
    { kind: "rest", status: null, remaining: null },
  ]);
});

it("when a tenth is left nobody looks for what was not told, and what was told is looked at", async () => {
  firm.github.spend(firm.installation, 4_600);
  await pushed("told");
  const told = await open(firm, "bob", "told");
  expect((await shown(firm, told))?.title).toBe(waiting);
  await pushed("unsent");
  firm.github.deliveries.hold();
  const unsent = await open(firm, "bob", "unsent");
  firm.github.deliveries.release(() => []);
  const before = firm.lines.length;
  await firm.eventually(
    async () => firm.lines.slice(before).filter(isPutOff).length,
    (putOff) => putOff > 1,
  );
  expect(await shown(firm, unsent)).toBeNull();
  await review(firm, "alice", told);
  await review(firm, "carol", told);
  expect((await shown(firm, told))?.state).toBe("success");
});

function isPutOff(line: string): boolean {
  return line.includes("GitHub wants to be left alone");
}

it("when nothing is left nothing is asked, and what is shown stays as it was", async () => {
  await pushed("spent");
  const pull = await open(firm, "bob", "spent");
  await review(firm, "alice", pull);
  const before = await shown(firm, pull);
  firm.github.spend(firm.installation, 400);
  await review(firm, "carol", pull);
  firm.github.requests.clear();
  await review(firm, "dave", pull);
  expect(firm.github.requests.tally()).toEqual({
    rest: { reads: 0, writes: 0 },
    graphql: { reads: 0, writes: 0 },
    git: 0,
    tokens: 0,
  });
  expect(await shown(firm, pull)).toEqual(before);
});
