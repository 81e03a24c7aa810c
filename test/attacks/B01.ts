/** Approve, then push. */
import { expect, it } from "vitest";
import { commit, push } from "../stories/desk.ts";
import { strategy } from "../stories/firm.ts";
import { type About, approve, harmless, ignored, propose, type Stage, state } from "./stage.ts";

export const about: About = {
  attack: "A push after the approvals.",
  defence:
    "An approval is for the content that it was given for; it falls as soon as a guarded file becomes another one.",
};

export function attack(stage: Stage): void {
  it("approvals of an older commit do not count", async () => {
    const firm = stage();
    const { pull, head } = await propose(firm, "bob", "approved-first");
    await approve(firm, pull, "alice", "carol");
    expect(await state(firm, pull)).toBe("success");
    const files = { [strategy]: `${harmless}\n\ndepth = 3\n` };
    const next = commit(firm, { author: "bob", parents: [head], files });
    await push(firm, "bob", "approved-first", next);
    expect(await state(firm, pull)).toBe("in_progress");
    expect(await ignored(firm, pull, "alice")).toBe(`\`${strategy}\` changed after that`);
  });

  it("approvals of this one do", async () => {
    const firm = stage();
    const { pull, head } = await propose(firm, "bob", "approved-last");
    const files = { [strategy]: `${harmless}\n\ndepth = 3\n` };
    await push(
      firm,
      "bob",
      "approved-last",
      commit(firm, { author: "bob", parents: [head], files }),
    );
    await approve(firm, pull, "alice", "carol");
    expect(await state(firm, pull)).toBe("success");
  });
}
