/** One person in two teams, for two places. */
import { expect, it } from "vitest";
import { type About, approve, propose, type Stage, state } from "./stage.ts";

export const about: About = {
  attack: "One person in two teams fills two seats.",
  defence: "One person fills one seat of an area, however many they fit.",
};

export function attack(stage: Stage): void {
  it("one person does not fill two places, nor by approving twice", async () => {
    const firm = stage();
    firm.github.addToTeam("acme", "quant", "erin");
    const { pull } = await propose(firm, "bob", "twice");
    await approve(firm, pull, "erin", "erin");
    expect(await state(firm, pull)).toBe("in_progress");
    firm.github.removeFromTeam("acme", "quant", "erin");
  });

  it("two do, the one who fits both in the place that is left", async () => {
    const firm = stage();
    firm.github.addToTeam("acme", "quant", "erin");
    const { pull } = await propose(firm, "bob", "two-people");
    await approve(firm, pull, "erin", "alice");
    expect(await state(firm, pull)).toBe("success");
    firm.github.removeFromTeam("acme", "quant", "erin");
  });
}
