/** An approval that comes before anybody could have looked: it counts, and the page says when it came. */
import { expect, it } from "vitest";
import { shown } from "../stories/firm.ts";
import { type About, approve, propose, type Stage } from "./stage.ts";

export const about: About = {
  attack: "A rubber stamp: approved within seconds.",
  defence: "It counts, and the page says how soon it came.",
};

export function attack(stage: Stage): void {
  async function approvedAfter(branch: string, seconds: number): Promise<string | undefined> {
    const firm = stage();
    const { pull } = await propose(firm, "bob", branch);
    const { reviews } = firm.repository.pulls[pull - 1] ?? {};
    firm.github.switches.reviewsComeLaterMs = seconds * 1_000;
    await approve(firm, pull, "alice", "carol");
    firm.github.switches.reviewsComeLaterMs = 0;
    expect(reviews).toHaveLength(2);
    const page = await shown(firm, pull);
    expect(page?.state).toBe("success");
    return page?.summary;
  }

  it("two approvals within seconds of the push are told", async () => {
    expect(await approvedAfter("stamped", 0)).toContain(
      "alice and carol approved within 10 seconds of the last push",
    );
  });

  it("two that took a while are not", async () => {
    expect(await approvedAfter("read", 60)).not.toContain("within");
  });
}
