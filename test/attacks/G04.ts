/** Somebody approves, and then is not there any more: nobody has to press anything. */
import { expect, it } from "vitest";
import { type Firm, shown } from "../stories/firm.ts";
import { type About, approve, propose, type Stage, state } from "./stage.ts";

export const about: About = {
  attack: "Somebody approves, and loses the right to since.",
  defence:
    "It is noticed at once: an approval counts only while its author may give it, and a success is taken back before all is looked at again.",
};

export function attack(stage: Stage): void {
  async function approved(branch: string): Promise<number> {
    const firm = stage();
    const { pull } = await propose(firm, "bob", branch);
    await approve(firm, pull, "carol", "erin");
    expect(await state(firm, pull)).toBe("success");
    return pull;
  }

  it.each<readonly [string, (firm: Firm) => void, (firm: Firm) => void]>([
    [
      "was taken out of the team",
      ({ github }) => github.removeFromTeam("acme", "quant", "carol"),
      ({ github }) => github.addToTeam("acme", "quant", "carol"),
    ],
    [
      "left the organization",
      ({ github }) => github.removeFromOrganization("acme", "carol"),
      ({ github, repository }) => {
        github.setRole(repository, "carol", "write");
        github.addToTeam("acme", "quant", "carol");
      },
    ],
    [
      "is of a team with another name",
      ({ github }) => github.renameTeam("acme", "quant", "quants"),
      ({ github }) => github.renameTeam("acme", "quants", "quant"),
    ],
  ])(
    "an approval does not outlive that its author %s, and is back with them",
    async (title, go, come) => {
      const firm = stage();
      const pull = await approved(`gone-${title.replaceAll(" ", "-")}`);
      const green = (await shown(firm, pull))?.id;
      go(firm);
      await firm.settled();
      expect((await shown(firm, pull))?.state).not.toBe("success");
      come(firm);
      await firm.settled();
      const page = await shown(firm, pull);
      expect(page?.state).toBe("success");
      expect(page?.id).not.toBe(green);
    },
  );

  it("it does outlive that somebody else left: the check is not even written anew", async () => {
    const firm = stage();
    const pull = await approved("others-left");
    const green = (await shown(firm, pull))?.id;
    firm.github.removeFromTeam("acme", "quant", "dave");
    await firm.settled();
    expect(await shown(firm, pull)).toMatchObject({ state: "success", id: green });
    firm.github.addToTeam("acme", "quant", "dave");
    await firm.settled();
  });
}
