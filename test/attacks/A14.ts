/** "Update branch", or a later push by somebody else, hides who pushed before. */
import { expect, it } from "vitest";
import { commit, mainOf, push } from "../stories/desk.ts";
import { strategy, updateBranch } from "../stories/firm.ts";
import { type About, approve, harmless, ignored, propose, type Stage, state } from "./stage.ts";

export const about: About = {
  attack: "“Update branch”, or a later push by somebody else, hides who pushed before.",
  defence:
    "Who pushed is kept for as long as the pull request lives, also of what was taken back since. An update as git would make it by itself is nobody's part.",
};

const more = { [strategy]: `${harmless}\n\ndepth = 2\n` };

export function attack(stage: Stage): void {
  it("who pushed before somebody else updated the branch does not approve", async () => {
    const firm = stage();
    const { pull, head } = await propose(firm, "bob", "updated");
    const slipped = commit(firm, { author: "bob", parents: [head], files: more });
    await push(firm, "alice", "updated", slipped);
    const update = commit(firm, { author: "bob", parents: [slipped, mainOf(firm)] });
    await push(firm, "bob", "updated", update);
    await approve(firm, pull, "alice", "carol");
    expect(await state(firm, pull)).toBe("in_progress");
    expect(await ignored(firm, pull, "alice")).toMatch(/^pushed/);
  });

  it("nor when the push was taken back since", async () => {
    const firm = stage();
    const { pull, head } = await propose(firm, "bob", "taken-back");
    const slipped = commit(firm, { author: "bob", parents: [head], files: more });
    await push(firm, "alice", "taken-back", slipped);
    await push(firm, "bob", "taken-back", head);
    await approve(firm, pull, "alice", "carol");
    expect(await state(firm, pull)).toBe("in_progress");
  });

  it("who only updated the branch, as git would by itself, does", async () => {
    const firm = stage();
    const { pull } = await propose(firm, "bob", "only-updated");
    const news = commit(firm, { author: "erin", files: { "NEWS.md": "# News\n" } });
    await push(firm, "erin", "main", news);
    await approve(firm, pull, "carol");
    await updateBranch(firm, "alice", pull);
    await approve(firm, pull, "alice");
    expect(await state(firm, pull)).toBe("success");
  });

  it("who slipped something into the update does not", async () => {
    const firm = stage();
    const { pull, head } = await propose(firm, "bob", "slipped-in");
    const files = { "NEWS.md": "# Other news\n" };
    const made = { author: "bob" as const, parents: [head, mainOf(firm)], files };
    await push(firm, "alice", "slipped-in", commit(firm, made));
    await approve(firm, pull, "alice", "carol");
    expect(await state(firm, pull)).toBe("in_progress");
    expect(await ignored(firm, pull, "alice")).toMatch(/^pushed/);
  });

  it("who never pushed does", async () => {
    const firm = stage();
    const { pull, head } = await propose(firm, "bob", "own-update");
    const own = commit(firm, { author: "bob", parents: [head], files: more });
    await push(firm, "bob", "own-update", own);
    await approve(firm, pull, "alice", "carol");
    expect(await state(firm, pull)).toBe("success");
  });
}
