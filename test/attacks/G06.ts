/** Whoever may not write to the repository approves where everybody may who can. */
import { expect, it } from "vitest";
import { type About, approve, ignored, propose, type Stage, state } from "./stage.ts";

export const about: About = {
  attack: "Somebody who may only read approves.",
  defence: "Where no team or account is named, only approvals of those who may push count.",
};

const files = (name: string) => ({ [`open/${name}.py`]: "depth = 3\n" });

export function attack(stage: Stage): void {
  it("the approval of who may only read does not count, nor longer than its author may write", async () => {
    const firm = stage();
    firm.github.setRole(firm.repository, "erin", null);
    const { pull } = await propose(firm, "bob", "reader", { files: files("a") });
    await approve(firm, pull, "erin");
    expect(await state(firm, pull)).toBe("in_progress");
    expect(await ignored(firm, pull, "erin")).toBe("may not approve here");
    firm.github.setRole(firm.repository, "erin", "write");
    await firm.settled();
    expect(await state(firm, pull)).toBe("success");
    firm.github.setRole(firm.repository, "erin", "read");
    await firm.settled();
    expect(await state(firm, pull)).toBe("in_progress");
    firm.github.setRole(firm.repository, "erin", "write");
    await firm.settled();
  });

  it("the approval of who may write does", async () => {
    const firm = stage();
    const { pull } = await propose(firm, "bob", "writer", { files: files("b") });
    await approve(firm, pull, "erin");
    expect(await state(firm, pull)).toBe("success");
  });
}
