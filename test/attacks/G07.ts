/** The request for a review is taken from somebody who spoke against it. */
import { expect, it } from "vitest";
import { at, review, shown } from "../stories/firm.ts";
import { type About, propose, type Stage } from "./stage.ts";

export const about: About = {
  attack: "The request for a review is taken from somebody who spoke against it.",
  defence:
    "The page says who took it back, and from whom; requested changes block whoever was asked.",
};

const words = "mallory took back the request for a review by carol, who had written one";

export function attack(stage: Stage): void {
  async function asked(branch: string, remark: string | null): Promise<string | undefined> {
    const firm = stage();
    const { pull } = await propose(firm, "bob", branch);
    const wanted = { ...at, pull_number: pull, reviewers: ["carol"] };
    await firm.as("bob").rest.pulls.requestReviewers(wanted);
    if (remark !== null) await review(firm, "carol", pull, "COMMENT", remark);
    await firm.as("mallory").rest.pulls.removeRequestedReviewers(wanted);
    await firm.settled();
    return (await shown(firm, pull))?.summary;
  }

  it("the page says who took a request back from somebody who had written a review", async () => {
    expect(await asked("shopping", "I do not like this.")).toContain(words);
  });

  it("it says nothing of somebody who had not", async () => {
    expect(await asked("no-shopping", null)).not.toContain("took back");
  });
}
