/** Laundering by a second parent: one's own commit is merged into a colleague's branch. */
import { expect, it } from "vitest";
import { commit, mainOf, push, pushByGit } from "../stories/desk.ts";
import { strategy } from "../stories/firm.ts";
import { type About, approve, harmless, ignored, propose, type Stage, state } from "./stage.ts";

export const about: About = {
  attack:
    "Own commits are merged into a colleague's branch, where only first parents are looked at.",
  defence: "Commits are counted over all parents of every merge, and so are their writers.",
};

const own = "strategies/fees.py";

export function attack(stage: Stage): void {
  it("who wrote what came in by a merge does not approve it", async () => {
    const firm = stage();
    const { pull, head } = await propose(firm, "bob", "merged");
    const side = commit(firm, { author: "alice", files: { [own]: "fee = 1\n" } });
    // bob pushes it, so that neither a push nor the first parents name alice.
    await pushByGit(firm, "bob", "merged", commit(firm, { author: "bob", parents: [head, side] }));
    await approve(firm, pull, "alice", "carol");
    expect(await state(firm, pull)).toBe("in_progress");
    expect(await ignored(firm, pull, "alice")).toMatch(/^wrote a part of/);
  });

  it("nor with the base branch as the first parent", async () => {
    const firm = stage();
    const { pull, head } = await propose(firm, "alice", "foxtrot");
    const made = { author: "bob" as const, parents: [mainOf(firm), head] };
    await push(firm, "bob", "foxtrot", commit(firm, { ...made, files: { [own]: "fee = 2\n" } }));
    await approve(firm, pull, "bob", "carol");
    expect(await state(firm, pull)).toBe("in_progress");
    expect(await ignored(firm, pull, "bob")).toMatch(/^pushed|^wrote/);
  });

  it("who wrote what is in the base branch already does", async () => {
    const firm = stage();
    const { pull, head } = await propose(firm, "bob", "up-to-date", {
      files: { [strategy]: harmless },
    });
    const cleared = commit(firm, { author: "alice", files: { "README.md": "# acme\n" } });
    await push(firm, "alice", "main", cleared);
    await push(
      firm,
      "bob",
      "up-to-date",
      commit(firm, { author: "bob", parents: [head, cleared] }),
    );
    await approve(firm, pull, "alice", "carol");
    expect(await state(firm, pull)).toBe("success");
  });
}
