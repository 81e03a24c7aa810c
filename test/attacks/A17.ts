/** The same branch again, opened by a colleague: the pull request names another author. */
import { expect, it } from "vitest";
import { commit, push } from "../stories/desk.ts";
import { at, type Login, open, strategy } from "../stories/firm.ts";
import { type About, approve, harmless, ignored, type Stage, state } from "./stage.ts";

export const about: About = {
  attack:
    "The same branch is proposed again by a colleague, so that the pull request names another author.",
  defence: "Who pushed which commit is kept by commit, not by pull request.",
};

export function attack(stage: Stage): void {
  async function reopened(pusher: Login, branch: string): Promise<number> {
    const firm = stage();
    const made = { author: "bob" as const, files: { [strategy]: harmless } };
    await push(firm, pusher, branch, commit(firm, made));
    const first = await open(firm, pusher, branch);
    const { rest } = firm.as(pusher);
    await rest.pulls.update({ ...at, pull_number: first, state: "closed" });
    await firm.settled();
    const second = await open(firm, "bob", branch);
    await approve(firm, second, "alice", "carol");
    return second;
  }

  it("who pushed the branch does not approve it in the pull request of a colleague", async () => {
    const pull = await reopened("alice", "again");
    expect(await state(stage(), pull)).toBe("in_progress");
    expect(await ignored(stage(), pull, "alice")).toMatch(/^pushed/);
  });

  it("who did not does", async () => {
    expect(await state(stage(), await reopened("dave", "again-too"))).toBe("success");
  });
}
