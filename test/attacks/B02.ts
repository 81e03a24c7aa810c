/** GitHub moves reviews along with a push that leaves the patch as it was. */
import { expect, it } from "vitest";
import { commit, push } from "../stories/desk.ts";
import { at, strategy } from "../stories/firm.ts";
import { approve, harmless, propose, type Stage, state } from "./stage.ts";

export function attack(stage: Stage): void {
  it("an approval is about the commit it was given for, whatever GitHub says later", async () => {
    const firm = stage();
    firm.github.switches.rebindReviews = true;
    const { pull } = await propose(firm, "bob", "rebound");
    await approve(firm, pull, "alice", "carol");
    const amended = commit(firm, { author: "bob", files: { [strategy]: harmless } });
    await push(firm, "bob", "rebound", amended);
    firm.github.switches.rebindReviews = false;

    const { data } = await firm.as("bob").rest.pulls.listReviews({ ...at, pull_number: pull });
    expect(data.map(({ commit_id }) => commit_id)).toEqual([amended, amended]);
    expect(await state(firm, pull)).toBe("in_progress");
  });

  it("an approval given for it anew counts", async () => {
    const firm = stage();
    const { pull } = await propose(firm, "bob", "not-rebound");
    const amended = commit(firm, { author: "bob", files: { [strategy]: harmless } });
    await push(firm, "bob", "not-rebound", amended);
    await approve(firm, pull, "alice", "carol");
    expect(await state(firm, pull)).toBe("success");
  });
}
