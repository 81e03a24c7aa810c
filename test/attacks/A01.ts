/** Hijack: an insider pushes onto a colleague's pull request, and then approves it. */
import { expect, it } from "vitest";
import { commit, push } from "../stories/desk.ts";
import { strategy } from "../stories/firm.ts";
import { type About, approve, harmless, ignored, propose, type Stage, state } from "./stage.ts";

export const about: About = {
  attack: "Somebody pushes onto a colleague's pull request, and then approves it.",
  defence:
    "Whoever ever pushed to the branch wrote a part of the change, and their approval does not count, whatever name the commits bear.",
};

export function attack(stage: Stage): void {
  it("who pushed onto a colleague's pull request does not approve it", async () => {
    const firm = stage();
    const { pull, head } = await propose(firm, "bob", "hijacked");
    // In bob's name, so that only the push tells.
    const files = { [strategy]: `${harmless}\n\ndepth = 1\n` };
    await push(firm, "alice", "hijacked", commit(firm, { author: "bob", parents: [head], files }));
    await approve(firm, pull, "alice", "carol");
    expect(await state(firm, pull)).toBe("in_progress");
    expect(await ignored(firm, pull, "alice")).toMatch(/^pushed `\w{7}` to this branch$/);
  });

  it("who did not push approves it", async () => {
    const firm = stage();
    const { pull } = await propose(firm, "bob", "left-alone");
    await approve(firm, pull, "alice", "carol");
    expect(await state(firm, pull)).toBe("success");
  });
}
