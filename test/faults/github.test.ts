/** GitHub fails in every way it can: in the end each verdict is right, and none passes meanwhile. */
import { rmSync } from "node:fs";
import { join } from "node:path";
import { afterAll, afterEach, beforeAll, describe, expect, it } from "vitest";
import type { Fault, FaultMatch } from "../github/index.ts";
import { commit, push } from "../stories/desk.ts";
import {
  at,
  type Firm,
  honest,
  review,
  type Shown,
  shown,
  startFirm,
  strategy,
} from "../stories/firm.ts";

let firm: Firm;
beforeAll(async () => {
  firm = await startFirm();
});
afterEach(() => firm.github.faults.clear());
afterAll(() => firm.close());

const harmless = honest.replace("best first", "the best first");
const byUs = { by: "installation" } as const;
const reading: FaultMatch = { ...byUs, body: /query pull/ };
const posting: FaultMatch = { ...byUs, method: "POST", path: /\/check-runs$/ };
const patching: FaultMatch = { ...byUs, method: "PATCH", path: /\/check-runs\/\d+$/ };
const fetching: FaultMatch = { path: /git-upload-pack|info\/refs/ };
const minting: FaultMatch = { path: /access_tokens$/ };

async function opened(branch: string): Promise<number> {
  const files = { [strategy]: harmless };
  await push(firm, "bob", branch, commit(firm, { author: "bob", files }));
  const { rest } = firm.as("bob");
  const { data } = await rest.pulls.create({ ...at, head: branch, base: "main", title: branch });
  return data.number;
}

function waits(pull: number): Promise<Shown | null> {
  return firm.eventually(
    () => shown(firm, pull),
    (page) => page?.title === "Waiting: 2 approvals (trading)",
  );
}

async function runsOf(pull_number: number) {
  const { rest } = firm.as("alice");
  const { data: pull } = await rest.pulls.get({ ...at, pull_number });
  const { data } = await rest.checks.listForRef({ ...at, ref: pull.head.sha, filter: "all" });
  return data.check_runs;
}

/** `settled` would not wait for the next try. */
function approves(who: "alice" | "carol", pull_number: number) {
  return firm.as(who).rest.pulls.createReview({ ...at, pull_number, event: "APPROVE" });
}

const failures: readonly [string, Fault, FaultMatch, number][] = [
  ["502 to the query", { kind: "status", status: 502 }, reading, 3],
  ["a query that dies", { kind: "cut" }, reading, 2],
  ["502 to a post that it did not carry out", { kind: "status", status: 502 }, posting, 2],
  ["502 to a change of a run", { kind: "status", status: 502 }, patching, 2],
  ["502 to git", { kind: "status", status: 502 }, fetching, 6],
  ["a connection of git's that dies", { kind: "cut" }, fetching, 6],
  ["500 to the minting of a token", { kind: "status", status: 500 }, minting, 1],
];

describe("a pull request is looked at again after", () => {
  it.each(failures)("%s", async (title, fault, match, times) => {
    firm.github.faults.add({ ...fault, match, times });
    const pull = await opened(title.replaceAll(" ", "-"));
    await waits(pull);
    await approves("alice", pull);
    await approves("carol", pull);
    await firm.eventually(
      () => shown(firm, pull),
      (page) => page?.state === "success",
    );
  });

  it("a limit, and nothing at all is sent before GitHub said", async () => {
    firm.github.faults.add({ kind: "secondary-limit", retryAfter: 1, match: reading });
    firm.github.requests.clear();
    const pull = await opened("limited");
    await waits(pull);
    const [first, second] = firm.github.requests.log.filter(({ by }) => by === "installation");
    expect(first?.status).toBe(403);
    const pause = Number(second?.at) - Number(first?.at);
    expect(pause).toBeGreaterThanOrEqual(1_000);
  });

  it("a query that is never answered", async () => {
    firm.github.faults.add({ kind: "hang", match: reading });
    await waits(await opened("hanging"));
  });
});

describe("a run that was posted, though the answer", () => {
  it.each([
    ["was cut", "applied-then-cut"],
    ["never came", "applied-then-hang"],
  ] as const)("%s, is found and not posted again", async (_, kind) => {
    firm.github.faults.add({ kind, match: posting });
    const pull = await opened(kind);
    await waits(pull);
    expect(await runsOf(pull)).toHaveLength(1);
  });
});

it("a mirror that is deleted is fetched again", async () => {
  const pull = await opened("no-mirror");
  await waits(pull);
  rmSync(join(firm.data, "mirrors"), { recursive: true, force: true });
  await review(firm, "alice", pull);
  await review(firm, "carol", pull);
  expect((await shown(firm, pull))?.state).toBe("success");
});

it("after the last try the page says what to do", async () => {
  firm.github.faults.add({ kind: "status", status: 502, match: reading, times: 1_000 });
  const pull = await opened("for-ever");
  const page = await firm.eventually(
    () => shown(firm, pull),
    (one) => one?.state === "failure",
  );
  expect(page?.title).toBe(
    "Not checked: GitHub answered with status 502. It was tried several times, and is tried every hour. Press “Re-run” here to try at once.",
  );
  firm.github.faults.clear();
  await firm.as("alice").rest.checks.rerequestRun({ ...at, check_run_id: page?.id ?? 0 });
  await waits(pull);
});
