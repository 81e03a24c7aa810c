/** A reviewer suggests lines, the author clicks them in, and the reviewer approves them. */
import { expect, it } from "vitest";
import { commitSuggestions, shown, strategy, suggest } from "../stories/firm.ts";
import { type About, approve, ignored, propose, type Stage, state } from "./stage.ts";

export const about: About = {
  attack: "A reviewer suggests lines, the author clicks them in, and the reviewer approves.",
  defence:
    "Whoever suggested lines that were committed wrote them. The page says so before that, while their approval would still count.",
};

/** In the diff of what is proposed. */
const place = { path: strategy, line: 5 };
const better = '    """The very best levels, best first."""';

export function attack(stage: Stage): void {
  it("whose suggestion was committed does not approve, as the page said before", async () => {
    const firm = stage();
    const { pull } = await propose(firm, "bob", "suggested");
    const suggestion = await suggest(firm, "carol", pull, place, better);
    expect((await shown(firm, pull))?.summary).toContain("carol suggested lines here");
    await commitSuggestions(firm, "bob", suggestion);
    await approve(firm, pull, "alice", "carol");
    expect(await state(firm, pull)).toBe("in_progress");
    expect(await ignored(firm, pull, "carol")).toMatch(/^wrote a part of/);
    await approve(firm, pull, "dave");
    expect(await state(firm, pull)).toBe("success");
  });

  it("whose suggestion was not committed does", async () => {
    const firm = stage();
    const { pull } = await propose(firm, "bob", "only-suggested");
    await suggest(firm, "carol", pull, place, better);
    await approve(firm, pull, "alice", "carol");
    expect(await state(firm, pull)).toBe("success");
  });
}
