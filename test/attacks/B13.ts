/** The newest approval is dismissed: nothing falls back to an older one. */
import { expect, it } from "vitest";
import { at, type Firm, type Login, review } from "../stories/firm.ts";
import { type About, ignored, propose, type Stage, state } from "./stage.ts";

export const about: About = {
  attack: "A newest approval is dismissed, and an older one of the same person is counted instead.",
  defence: "Nothing falls back: a dismissed review ends what that person said.",
};

export async function dismiss(firm: Firm, who: Login, pull: number, id: number) {
  const { rest } = firm.as(who);
  await rest.pulls.dismissReview({ ...at, pull_number: pull, review_id: id, message: "No." });
  await firm.settled();
}

export function attack(stage: Stage): void {
  async function approvedTwice(branch: string, dismissed: "first" | "second"): Promise<number> {
    const firm = stage();
    const { pull } = await propose(firm, "bob", branch);
    const first = await review(firm, "alice", pull);
    const second = await review(firm, "alice", pull);
    await review(firm, "carol", pull);
    await dismiss(firm, "mallory", pull, dismissed === "first" ? first : second);
    return pull;
  }

  it("an older approval does not stand in for a dismissed one", async () => {
    const pull = await approvedTwice("dismissed", "second");
    expect(await state(stage(), pull)).toBe("in_progress");
    expect(await ignored(stage(), pull, "alice")).toBe("was dismissed by mallory");
  });

  it("a newer one does", async () => {
    expect(await state(stage(), await approvedTwice("dismissed-older", "first"))).toBe("success");
  });
}
