/** Dates that the committer makes up have no say. */
import { expect, it } from "vitest";
import { commit, push } from "../stories/desk.ts";
import { strategy } from "../stories/firm.ts";
import { type About, approve, harmless, propose, type Stage, state } from "./stage.ts";

export const about: About = {
  attack: "Commits are dated before the approvals.",
  defence: "Dates that a committer makes up have no say.",
};

const files = { [strategy]: `${harmless}\n\ndepth = 5\n` };

export function attack(stage: Stage): void {
  it("a commit dated before the approvals was not approved by them", async () => {
    const firm = stage();
    const { pull, head } = await propose(firm, "bob", "back-dated");
    await approve(firm, pull, "alice", "carol");
    const date = "1999-01-01T00:00:00Z";
    const older = commit(firm, { author: "bob", parents: [head], files, date });
    await push(firm, "bob", "back-dated", older);
    expect(await state(firm, pull)).toBe("in_progress");
  });

  it("a commit dated after the approvals is, if they are for it", async () => {
    const firm = stage();
    const { pull } = await propose(firm, "bob", "post-dated", {
      files,
      date: "2099-01-01T00:00:00Z",
    });
    await approve(firm, pull, "alice", "carol");
    expect(await state(firm, pull)).toBe("success");
  });
}
