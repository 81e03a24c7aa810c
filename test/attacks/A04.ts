/** A second account of the same person: the operator knows of it. */
import { expect, it } from "vitest";
import { type About, approve, ignored, propose, type Stage, state } from "./stage.ts";

export const about: About = {
  attack: "Somebody has a second account.",
  defence:
    "The operator's file `FOUREYES_PEOPLE` says which accounts are one person; Foureyes cannot know it otherwise. Seats are best for members of named teams.",
};

export function attack(stage: Stage): void {
  it("nobody approves their own change under another name, nor is told to be known", async () => {
    const firm = stage();
    firm.github.addToTeam("acme", "quant", "erin");
    const { pull } = await propose(firm, "mallory", "second-account");
    await approve(firm, pull, "erin", "alice");
    expect(await state(firm, pull)).toBe("in_progress");
    expect(await ignored(firm, pull, "erin")).toBe("is not eligible now");
    firm.github.removeFromTeam("acme", "quant", "erin");
  });

  it("two people with an account each do", async () => {
    const firm = stage();
    const { pull } = await propose(firm, "mallory", "two-people");
    await approve(firm, pull, "carol", "alice");
    expect(await state(firm, pull)).toBe("success");
  });
}
