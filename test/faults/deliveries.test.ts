/** Webhooks doubled, replayed, late and in any order: the end is the same. */
import { afterAll, beforeAll, expect, it } from "vitest";
import type { Delivery } from "../github/index.ts";
import { commit, push, pushQuietly } from "../stories/desk.ts";
import {
  at,
  type Firm,
  honest,
  open,
  review,
  shown,
  startFirm,
  strategy,
} from "../stories/firm.ts";

let firm: Firm;
beforeAll(async () => {
  firm = await startFirm();
});
afterAll(() => firm.close());

const harmless = honest.replace("best first", "the best first");

/** Opened, approved by alice, pushed to, approved by carol: one approval counts. */
async function story(branch: string): Promise<number> {
  const { rest } = firm.as("bob");
  const first = commit(firm, { author: "bob", files: { [strategy]: harmless } });
  await pushQuietly(firm, "bob", branch, first);
  const { data } = await rest.pulls.create({ ...at, head: branch, base: "main", title: branch });
  const pull_number = data.number;
  await firm.as("alice").rest.pulls.createReview({ ...at, pull_number, event: "APPROVE" });
  const files = { [strategy]: `${harmless}\n\ndepth = 1\n` };
  const second = commit(firm, { author: "bob", parents: [first], files });
  await pushQuietly(firm, "bob", branch, second);
  await firm.as("carol").rest.pulls.createReview({ ...at, pull_number, event: "APPROVE" });
  return pull_number;
}

async function expectOneApproval(pull: number): Promise<void> {
  const page = await shown(firm, pull);
  expect(page).toMatchObject({ state: "in_progress", title: "Waiting: 1 approval (trading)" });
  expect(page?.summary).toMatch(/\| alice \| .* \| `strategies\/book.py` changed after that/);
}

function permutations<T>(items: readonly T[]): readonly (readonly T[])[] {
  if (items.length <= 1) return [items];
  return items.flatMap((item, index) =>
    permutations(items.toSpliced(index, 1)).map((rest) => [item, ...rest]),
  );
}

function pullIn({ payload }: Delivery): number | null {
  return JSON.parse(payload).pull_request?.number ?? null;
}

it("a story comes to the same end in each of the 24 orders of its deliveries", async () => {
  firm.github.deliveries.hold();
  const pulls: number[] = [];
  for (let order = 0; order < 24; order += 1) pulls.push(await story(`order-${order}`));
  const orders = permutations([0, 1, 2, 3]);
  firm.github.deliveries.release((held) =>
    pulls.flatMap((pull, index) => {
      const own = held.filter((one) => pullIn(one) === pull);
      expect(own.map(({ action }) => action)).toEqual([
        "opened",
        "submitted",
        "synchronize",
        "submitted",
      ]);
      return (orders[index] ?? []).flatMap((place) => own[place] ?? []);
    }),
  );
  await firm.settled();
  for (const pull of pulls) await expectOneApproval(pull);
});

it("deliveries that come twice are dealt with once", async () => {
  const before = firm.lines.length;
  firm.github.deliveries.duplicate(20);
  const pull = await story("doubled");
  await firm.settled();
  await expectOneApproval(pull);
  expect(firm.lines.slice(before).filter((line) => line.includes("refused"))).toEqual([]);
});

it("a story that is told all over again changes nothing", async () => {
  const pull = await story("replayed");
  await firm.settled();
  await review(firm, "alice", pull);
  expect((await shown(firm, pull))?.state).toBe("success");
  const all = firm.github.deliveries.all.filter((one) => pullIn(one) === pull);
  firm.github.requests.clear();
  for (const { id } of all.toReversed()) firm.github.deliveries.redeliver(id);
  await firm.settled();
  expect(firm.github.requests.tally().rest).toEqual({ reads: 0, writes: 0 });
  expect((await shown(firm, pull))?.state).toBe("success");
});

it("an approval that was pushed past before its delivery came does not count", async () => {
  const head = commit(firm, { author: "bob", files: { [strategy]: harmless } });
  await push(firm, "bob", "late", head);
  const pull_number = await open(firm, "bob", "late");
  firm.github.deliveries.hold();
  for (const who of ["alice", "carol"] as const)
    await firm.as(who).rest.pulls.createReview({ ...at, pull_number, event: "APPROVE" });
  const files = { [strategy]: `${harmless}\n\ndepth = 2\n` };
  await pushQuietly(firm, "bob", "late", commit(firm, { author: "bob", parents: [head], files }));
  firm.github.deliveries.release((held) => held.toReversed());
  await firm.settled();
  expect((await shown(firm, pull_number))?.title).toBe("Waiting: 2 approvals (trading)");
});

it("a review whose delivery was lost does not count, and the page says so", async () => {
  await push(firm, "bob", "lost", commit(firm, { author: "bob", files: { [strategy]: harmless } }));
  const pull = await open(firm, "bob", "lost");
  firm.github.deliveries.drop(1);
  await review(firm, "alice", pull);
  await review(firm, "carol", pull);
  const page = await shown(firm, pull);
  expect(page?.title).toBe("Waiting: 1 approval (trading)");
  expect(page?.summary).toMatch(
    /\| alice \| approved \| was given while Foureyes could not see it/,
  );
});

it("a review whose delivery GitHub sends again counts", async () => {
  await push(
    firm,
    "bob",
    "sent-again",
    commit(firm, { author: "bob", files: { [strategy]: harmless } }),
  );
  const pull = await open(firm, "bob", "sent-again");
  firm.github.deliveries.fail(1);
  await review(firm, "alice", pull);
  await review(firm, "carol", pull);
  expect((await shown(firm, pull))?.state).toBe("in_progress");
  const failed = firm.github.deliveries.all.findLast(({ state }) => state === "failed");
  firm.github.deliveries.redeliver(failed?.id ?? 0);
  await firm.settled();
  expect((await shown(firm, pull))?.state).toBe("success");
});
