/** What came first is looked at last. What is written late: test/faults/late-writes.test.ts. */
import { expect, it } from "vitest";
import { commit, pushQuietly } from "../stories/desk.ts";
import { at, type Firm, review, shown, strategy } from "../stories/firm.ts";
import { type About, approve, harmless, propose, type Stage, state } from "./stage.ts";

export const about: About = {
  attack: "Webhooks come out of order, or a slow look at what was ends after a newer one.",
  defence:
    "Each look reads everything anew, one at a time for each change, and nothing newer is written over.",
};

export function attack(stage: Stage): void {
  /** GitHub tells of it in the opposite order. */
  async function backwards(firm: Firm, deeds: () => Promise<unknown>): Promise<void> {
    firm.github.deliveries.hold();
    await deeds();
    firm.github.deliveries.release((held) => held.toReversed());
    await firm.settled();
  }

  function approveQuietly(firm: Firm, who: "alice" | "carol", pull_number: number) {
    return firm.as(who).rest.pulls.createReview({ ...at, pull_number, event: "APPROVE" });
  }

  it("an approval that is told after its dismissal stays dismissed", async () => {
    const firm = stage();
    const { pull } = await propose(firm, "bob", "dismissed-first");
    await review(firm, "carol", pull);
    await backwards(firm, async () => {
      const { data } = await approveQuietly(firm, "alice", pull);
      const { rest } = firm.as("erin");
      const message = "No.";
      await rest.pulls.dismissReview({ ...at, pull_number: pull, review_id: data.id, message });
    });
    expect((await shown(firm, pull))?.title).toBe("Waiting: 1 approval (trading)");
  });

  it("approvals that are told after the push that ended them count for what they were", async () => {
    const firm = stage();
    const { pull, head } = await propose(firm, "bob", "pushed-first");
    const files = { [strategy]: `${harmless}\n\ndepth = 12\n` };
    await backwards(firm, async () => {
      await approveQuietly(firm, "alice", pull);
      await approveQuietly(firm, "carol", pull);
      const next = commit(firm, { author: "bob", parents: [head], files });
      await pushQuietly(firm, "bob", "pushed-first", next);
    });
    expect((await shown(firm, pull))?.title).toBe("Waiting: 2 approvals (trading)");
    await approve(firm, pull, "alice", "carol");
    expect(await state(firm, pull)).toBe("success");
  });

  it("approvals of what is there count in any order", async () => {
    const firm = stage();
    const { pull } = await propose(firm, "bob", "in-any-order");
    await backwards(firm, async () => {
      await approveQuietly(firm, "alice", pull);
      await approveQuietly(firm, "carol", pull);
    });
    expect(await state(firm, pull)).toBe("success");
  });
}
