/** A rebase by a colleague makes them the committer; the author approves their own code. */
import { expect, it } from "vitest";
import { type About, approve, ignored, propose, type Stage, state } from "./stage.ts";

export const about: About = {
  attack: "A colleague rebases the commit and becomes its committer; the author approves.",
  defence: "Author and committer both wrote it.",
};

export function attack(stage: Stage): void {
  it("the author of a commit that a colleague rebased does not approve it", async () => {
    const firm = stage();
    const people = { author: "alice", committer: "bob" } as const;
    const { pull } = await propose(firm, "bob", "rebased", people);
    await approve(firm, pull, "alice", "carol");
    expect(await state(firm, pull)).toBe("in_progress");
    expect(await ignored(firm, pull, "alice")).toMatch(/^wrote a part of/);
  });

  it("nor does the committer of a colleague's", async () => {
    const firm = stage();
    const people = { author: "bob", committer: "alice" } as const;
    const { pull } = await propose(firm, "bob", "committed", people);
    await approve(firm, pull, "alice", "carol");
    expect(await state(firm, pull)).toBe("in_progress");
  });

  it("somebody who is neither does", async () => {
    const firm = stage();
    const people = { author: "dave", committer: "bob" } as const;
    const { pull } = await propose(firm, "bob", "rebased-too", people);
    await approve(firm, pull, "alice", "carol");
    expect(await state(firm, pull)).toBe("success");
  });
}
