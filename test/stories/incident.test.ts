/** The incident of 2020: a sign is flipped in a strategy, and it waits. */
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import {
  edit,
  type Firm,
  findingId,
  flipped,
  merge,
  open,
  review,
  shown,
  startFirm,
  strategy,
} from "./firm.ts";

describe("a flipped sign in a trading strategy", () => {
  let firm: Firm;
  let pull: number;

  beforeAll(async () => {
    firm = await startFirm();
    firm.github.protect(firm.repository, "main", {
      requiredChecks: [{ context: "foureyes", appId: firm.app.id }],
    });
    await edit(firm, "bob", "sorting", { [strategy]: flipped });
    pull = await open(firm, "bob", "sorting");
  });
  afterAll(() => firm.close());

  it("waits for two people and for an explanation", async () => {
    expect(await shown(firm, pull)).toMatchObject({
      state: "in_progress",
      title: "Waiting: 2 approvals (trading), 1 finding to explain",
    });
    expect(await merge(firm, "bob", pull)).not.toBeNull();
  });

  it("is not helped by a colleague who approves, pushes and approves again", async () => {
    await review(firm, "alice", pull);
    expect((await shown(firm, pull))?.title).toBe(
      "Waiting: 1 approval (trading), 1 finding to explain",
    );
    await edit(firm, "alice", "sorting", { [strategy]: `${flipped}\n\n# sorted\n` });
    await firm.settled();
    expect((await shown(firm, pull))?.title).toBe(
      "Waiting: 2 approvals (trading), 1 finding to explain",
    );
    await review(firm, "alice", pull);
    const page = await shown(firm, pull);
    expect(page?.title).toBe("Waiting: 2 approvals (trading), 1 finding to explain");
    expect(page?.summary).toMatch(/alice \| approved `[0-9a-f]{7}` \| pushed `[0-9a-f]{7}`/);
  });

  it("is clear when two others approved and one of them explained it", async () => {
    await review(firm, "carol", pull);
    const id = findingId(await shown(firm, pull));
    await review(
      firm,
      "dave",
      pull,
      "APPROVE",
      `foureyes: accept ${id} The feed is sorted the other way since July.`,
    );
    expect(await shown(firm, pull)).toMatchObject({
      state: "success",
      title: "Approved by carol and dave, 1 finding explained",
    });
    expect(await merge(firm, "bob", pull)).toBeNull();
  });
});
