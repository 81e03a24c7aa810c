/** The owners of the code are taken out of CODEOWNERS, or it is made one that GitHub does not read. */
import { expect, it } from "vitest";
import { findingId, merge, review, shown } from "../stories/firm.ts";
import { type About, approve, propose, type Stage, state } from "./stage.ts";

export const about: About = {
  attack:
    "The owners of the code are taken out of `CODEOWNERS`, or it becomes one that GitHub does not read.",
  defence:
    "It is guarded wherever it may be; and who must approve stands in the policy, not there.",
};

const unreadable = `# ${"x".repeat(3 * 1024 * 1024)}\nstrategies/ @acme/quant\n`;

export function attack(stage: Stage): void {
  it.each([
    ["without owners", "strategies/\n"],
    ["larger than GitHub reads", unreadable],
    ["at a place that comes first", "", ".github/CODEOWNERS"],
  ])("one %s asks for the people of guard", async (how, content, path = "CODEOWNERS") => {
    const firm = stage();
    const branch = `owners-${how.replaceAll(" ", "-")}`;
    const { pull } = await propose(firm, "bob", branch, { files: { [path]: content } });
    expect((await shown(firm, pull))?.title).toMatch(/^Waiting: 2 approvals \(guard\)/);
  });

  it("once it is empty, the same people are asked as before", async () => {
    const firm = stage();
    const { pull } = await propose(firm, "bob", "no-owners", { files: { CODEOWNERS: "" } });
    const page = await shown(firm, pull);
    expect(page?.title).toMatch(/finding to explain$/);
    await approve(firm, pull, "alice", "carol");
    const explained = `foureyes: accept ${findingId(page)} the policy says who is asked`;
    await review(firm, "dave", pull, "COMMENT", explained);
    expect(await state(firm, pull)).toBe("success");
    expect(await merge(firm, "bob", pull)).toBeNull();
    const { pull: next } = await propose(firm, "bob", "after-owners");
    await review(firm, "erin", next);
    expect((await shown(firm, next))?.title).toBe("Waiting: 2 approvals (trading)");
    await approve(firm, next, "alice", "carol");
    expect(await state(firm, next)).toBe("success");
  });
}
