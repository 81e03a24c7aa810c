/** A co-author approves what they wrote together. */
import { expect, it } from "vitest";
import { type About, approve, ignored, propose, type Stage, state } from "./stage.ts";

export const about: About = {
  attack: "A co-author approves what they wrote together.",
  defence: "Whoever a trailer of a commit names wrote a part of it, and the page names the commit.",
};

export function attack(stage: Stage): void {
  it.each([
    ["Co-authored-by: alice <alice@example.com>", "co-author"],
    ["co-authored-BY:   Alice <ALICE@example.com>", "co-author-shouting"],
    ["Signed-off-by: alice <alice@users.noreply.github.com>", "signed-off"],
  ])("who is named by %s does not approve", async (trailer, branch) => {
    const firm = stage();
    const { pull } = await propose(firm, "bob", branch, { message: `Sort\n\n${trailer}` });
    await approve(firm, pull, "alice", "carol");
    expect(await state(firm, pull)).toBe("in_progress");
    expect(await ignored(firm, pull, "alice")).toMatch(/`\w{7}`$/);
  });

  it("who is only mentioned does", async () => {
    const firm = stage();
    const message = "Sort\n\nThis was alice's idea: alice <alice@example.com>.";
    const { pull } = await propose(firm, "bob", "mentioned", { message });
    await approve(firm, pull, "alice", "carol");
    expect(await state(firm, pull)).toBe("success");
  });
}
