/** Deliveries with the right signature and nothing right in them; and what comes after them. */
import { randomUUID } from "node:crypto";
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { commit, push } from "./desk.ts";
import { type Firm, flipped, open, review, shown, startFirm, strategy } from "./firm.ts";
import { type Knock, knock, sent } from "./knock.ts";

const marker = "PRIVATE-SOURCE-CODE";

let firm: Firm;
let pull: number;
beforeAll(async () => {
  firm = await startFirm();
  await push(firm, "bob", "first", commit(firm, { author: "bob", files: { [strategy]: flipped } }));
  pull = await open(firm, "bob", "first");
  await review(firm, "alice", pull);
});
beforeEach(() => {
  firm.lines.length = 0;
});
afterEach(() => {
  expect(firm.lines.join("")).not.toContain(marker);
});
afterAll(() => firm.close());

/** Of the event that GitHub did send, with some of it changed. */
function bent(event: string, action: string | null, change: Readonly<Record<string, unknown>>) {
  return { event, payload: { ...sent(firm, event, action), ...change, note: marker } };
}

const opened = (change: Readonly<Record<string, unknown>>) =>
  bent("pull_request", "opened", change);
const submitted = (change: Readonly<Record<string, unknown>>) =>
  bent("pull_request_review", "submitted", change);

function deep(levels: number): string {
  return `{"action":"opened","note":"${marker}","x":${"[".repeat(levels)}${"]".repeat(levels)}}`;
}

const rows: readonly [title: string, status: number, knock: () => Knock][] = [
  ["an empty object", 202, () => ({ event: "pull_request", payload: {} })],
  ["no pull request", 202, () => opened({ pull_request: undefined })],
  ["a pull request that is a string", 202, () => opened({ pull_request: marker })],
  ["a number that is a string", 202, () => opened({ pull_request: { number: "1" } })],
  ["a repository whose id is a string", 202, () => opened({ repository: { id: "800001" } })],
  ["no repository", 202, () => opened({ repository: null })],
  ["no sender", 202, () => opened({ sender: null })],
  ["no installation", 202, () => opened({ installation: undefined })],
  ["an installation that is not ours", 202, () => opened({ installation: { id: "x" } })],
  ["an action that is an object", 202, () => opened({ action: { note: marker } })],
  ["an action that is a prototype's", 202, () => opened({ action: "__proto__" })],
  ["half a letter in a name", 202, () => bent("push", null, { ref: "refs/heads/\ud800" })],
  ["no review", 202, () => submitted({ review: undefined })],
  ["a review of a commit that is none", 202, () => submitted({ review: { commit_id: "HEAD" } })],
  ["a push of no commits", 202, () => bent("push", null, { commits: null })],
  ["a push of a million zeros", 202, () => bent("push", null, { after: "0".repeat(1_000_000) })],
  ["an unknown event", 202, () => ({ event: "star", payload: { action: "created", marker } })],
  ["an unknown action", 202, () => opened({ action: "exploded" })],
  ["a list", 400, () => ({ event: "push", payload: [marker] })],
  ["half a document", 400, () => ({ event: "push", payload: `{"note":"${marker}"` })],
  ["a thousand levels", 202, () => ({ event: "pull_request", payload: deep(1_000) })],
  ["a million levels", 202, () => ({ event: "pull_request", payload: deep(1_000_000) })],
  ["another secret", 401, () => ({ ...opened({}), secret: "not-the-secret-0123456789" })],
];

describe("a delivery with", () => {
  it.each(rows)(
    "%s is answered with %i, and told in one short line at most",
    async (_, status, one) => {
      expect(await knock(firm, one())).toBe(status);
      await firm.settled();
      const told = firm.lines.filter((line) => !line.includes('"decided"'));
      expect(told.length).toBeLessThanOrEqual(1);
      expect(told.join("").length).toBeLessThan(400);
    },
  );

  it("20 MB that is right is taken like any other", async () => {
    const big = opened({ padding: "x".repeat(20_000_000) });
    expect(await knock(firm, big)).toBe(202);
    await firm.settled();
    expect(firm.lines.filter((line) => line.includes('"decided"'))).toHaveLength(1);
  });

  it("a GUID that came before is not run again", async () => {
    const guid = randomUUID();
    expect(await knock(firm, { ...opened({}), guid })).toBe(202);
    await firm.settled();
    firm.lines.length = 0;
    expect(await knock(firm, { ...opened({}), guid })).toBe(202);
    await firm.settled();
    expect(firm.lines).toEqual([]);
  });
});

it("after all of them the next review is counted", async () => {
  expect((await shown(firm, pull))?.title).toBe(
    "Waiting: 1 approval (trading), 1 finding to explain",
  );
  await review(firm, "carol", pull);
  expect((await shown(firm, pull))?.title).toBe("Waiting: 1 finding to explain");
});
