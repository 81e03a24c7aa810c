/** Auto-merge, or the queue, is asked for once all is approved, and then waits while that changes. */
import { describe, expect, it } from "vitest";
import { commit, push } from "../stories/desk.ts";
import { at, type Firm, shown } from "../stories/firm.ts";
import {
  approved,
  ci,
  ciStage,
  enqueue,
  groupOf,
  isMerged,
  queueStage,
  runOn,
} from "./queue-stage.ts";
import { type About, approve, propose, type Stage, state } from "./stage.ts";

export const about: About = {
  attack: "Automatic merging is asked for once all is approved, and waits while that changes.",
  defence:
    "The check of what was pushed or lost meanwhile is no success, and all is read anew when the queue asks.",
};

const files = { "strategies/risk.py": "LIMIT = 10\n" };

/** Nobody tells Foureyes: the delivery is lost. */
async function dismissUnheard(firm: Firm, pull_number: number): Promise<void> {
  const { pulls } = firm.as("bob").rest;
  const { data } = await pulls.listReviews({ ...at, pull_number });
  firm.github.deliveries.drop(1);
  await pulls.dismissReview({ ...at, pull_number, review_id: data[0]?.id ?? 0, message: "No." });
  await firm.settled();
}

export function attack(): void {
  describe("auto-merge", () => {
    const stage = ciStage();

    async function waiting(branch: string): Promise<{ pull: number; head: string }> {
      const proposed = await propose(stage(), "bob", branch, { files });
      await approve(stage(), proposed.pull, "alice", "carol");
      expect(await state(stage(), proposed.pull)).toBe("success");
      return proposed;
    }

    it("does not merge what was pushed after the approvals", async () => {
      const firm = stage();
      const { pull, head } = await waiting("pushed-later");
      firm.github.enableAutoMerge(firm.repository, pull, "bob");
      const higher = { "strategies/risk.py": "LIMIT = 9000\n" };
      const more = commit(firm, { author: "bob", parents: [head], files: higher });
      await push(firm, "bob", "pushed-later", more);
      await ci(firm, more);
      expect(await isMerged(firm, pull)).toBe(false);
    });

    it("is news: what nobody told of is seen then", async () => {
      const firm = stage();
      const { pull } = await waiting("dismissed-unheard");
      await dismissUnheard(firm, pull);
      expect(await state(firm, pull)).toBe("success");
      firm.github.enableAutoMerge(firm.repository, pull, "bob");
      await firm.settled();
      expect((await shown(firm, pull))?.title).toBe("Waiting: 1 approval (trading)");
    });

    it("merges what is as it was approved", async () => {
      const firm = stage();
      const { pull, head } = await waiting("as-approved");
      firm.github.enableAutoMerge(firm.repository, pull, "bob");
      await firm.settled();
      expect(await state(firm, pull)).toBe("success");
      await ci(firm, head);
      expect(await isMerged(firm, pull)).toBe(true);
    });
  });

  describe("a merge queue", () => {
    const stage: Stage = queueStage();

    it("does not merge when an approval went, though nobody told of that", async () => {
      const firm = stage();
      const { pull } = await approved(firm, "bob", "unheard", files);
      await dismissUnheard(firm, pull);
      expect(await state(firm, pull)).toBe("success");
      firm.github.enqueue(firm.repository, pull, "bob");
      const group = groupOf(firm, pull);
      await firm.settled();
      expect((await runOn(firm, group))?.state).toBe("failure");
      expect((await shown(firm, pull))?.title).toBe("Waiting: 1 approval (trading)");
      expect(await isMerged(firm, pull)).toBe(false);
    });

    it("merges when all are there", async () => {
      const firm = stage();
      const { pull } = await approved(firm, "bob", "heard", files);
      await enqueue(firm, pull);
      await ci(firm, groupOf(firm, pull) ?? "");
      expect(await isMerged(firm, pull)).toBe(true);
    });
  });
}
