/** Somebody who is leaving, and knows it: the operator has them on the list. */
import { expect, it } from "vitest";
import { type About, approve, ignored, propose, type Stage, state } from "./stage.ts";

export const about: About = {
  attack: "Somebody who is leaving does it.",
  defence:
    "`watch` of the operator's file: their approvals do not count for now, and no page says why.",
};

export function attack(stage: Stage): void {
  it("the approval of somebody who is leaving does not count, and the page does not say why", async () => {
    const firm = stage();
    firm.github.addToTeam("acme", "quant", "mallory");
    const { pull } = await propose(firm, "bob", "leaver");
    await approve(firm, pull, "mallory", "erin");
    expect(await state(firm, pull)).toBe("in_progress");
    expect(await ignored(firm, pull, "mallory")).toBe("is not eligible now");
    firm.github.removeFromTeam("acme", "quant", "mallory");
  });

  it("the approval of somebody who stays does", async () => {
    const firm = stage();
    const { pull } = await propose(firm, "bob", "stayer");
    await approve(firm, pull, "alice", "erin");
    expect(await state(firm, pull)).toBe("success");
  });
}
