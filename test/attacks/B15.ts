/** Words that are edited into an old review. */
import { expect, it } from "vitest";
import { at, findingId, flipped, review, shown, strategy } from "../stories/firm.ts";
import { type About, approve, propose, type Stage, state } from "./stage.ts";

export const about: About = {
  attack: "An old review or comment is edited into an approval or an explanation.",
  defence:
    "Only reviews count, with the words that they were given with; comments approve nothing.",
};

export function attack(stage: Stage): void {
  async function flippedAndApproved(branch: string): Promise<{ pull: number; line: string }> {
    const firm = stage();
    const { pull } = await propose(firm, "bob", branch, { files: { [strategy]: flipped } });
    await approve(firm, pull, "alice", "carol");
    const line = `foureyes: accept ${findingId(await shown(firm, pull))} The feed turned around.`;
    return { pull, line };
  }

  it("an explanation that was edited into a review explains nothing", async () => {
    const firm = stage();
    const { pull, line } = await flippedAndApproved("edited");
    const review_id = await review(firm, "dave", pull, "COMMENT", "Hm.");
    await firm
      .as("dave")
      .rest.pulls.updateReview({ ...at, pull_number: pull, review_id, body: line });
    await firm.settled();
    expect((await shown(firm, pull))?.title).toBe("Waiting: 1 finding to explain");
  });

  it("nor one that was edited into a review that we never heard of", async () => {
    const firm = stage();
    const { pull, line } = await flippedAndApproved("edited-unseen");
    firm.github.deliveries.drop(1);
    const review_id = await review(firm, "dave", pull, "COMMENT", "Hm.");
    await firm
      .as("dave")
      .rest.pulls.updateReview({ ...at, pull_number: pull, review_id, body: line });
    await firm.settled();
    expect((await shown(firm, pull))?.title).toBe("Waiting: 1 finding to explain");
  });

  it("one that was given with the review does", async () => {
    const firm = stage();
    const { pull, line } = await flippedAndApproved("said");
    await review(firm, "dave", pull, "COMMENT", line);
    expect(await state(firm, pull)).toBe("success");
  });
}
