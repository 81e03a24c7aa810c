/** Somebody is let into the team moments before they approve. */
import { expect, it } from "vitest";
import { type About, approve, ignored, propose, type Stage, state } from "./stage.ts";

export const about: About = {
  attack: "Somebody is let into the team moments before they approve.",
  defence: "`tenure` of the operator's file: days in a team before an approval for it counts.",
};

export function attack(stage: Stage): void {
  it("who came just now does not count; who was there at first does", async () => {
    const firm = stage();
    firm.github.addToTeam("acme", "quant", "mallory");
    const { pull } = await propose(firm, "bob", "newcomer");
    await approve(firm, pull, "mallory", "alice");
    expect(await state(firm, pull)).toBe("in_progress");
    expect(await ignored(firm, pull, "mallory")).toBe("is not eligible now");
    await approve(firm, pull, "carol");
    expect(await state(firm, pull)).toBe("success");
    firm.github.removeFromTeam("acme", "quant", "mallory");
    await firm.settled();
  });

  it("who was taken out and put back at once was never away", async () => {
    const firm = stage();
    const { pull } = await propose(firm, "bob", "put-back");
    firm.github.removeFromTeam("acme", "quant", "carol");
    await firm.settled();
    firm.github.addToTeam("acme", "quant", "carol");
    await firm.settled();
    await approve(firm, pull, "carol", "alice");
    expect(await state(firm, pull)).toBe("success");
  });
}
