/** "Update branch", or a later push by somebody else, hides who pushed before. */
import { expect, it } from "vitest";
import { commit, mainOf, push } from "../stories/desk.ts";
import { type Login, open, strategy, updateBranch } from "../stories/firm.ts";
import { type About, approve, harmless, ignored, propose, type Stage, state } from "./stage.ts";

export const about: About = {
  attack: "“Update branch”, or a later push by somebody else, hides who pushed before.",
  defence:
    "Who pushed is kept for as long as the pull request lives, also of what was taken back since, and of what was replaced that was there before it was opened. An update as git would make it by itself is nobody's part.",
};

const more = { [strategy]: `${harmless}\n\ndepth = 2\n` };

export function attack(stage: Stage): void {
  /** In bob's name, pushed by somebody, opened by bob, and then made anew by him. */
  async function handedOver(pusher: Login, branch: string): Promise<number> {
    const firm = stage();
    const made = { author: "bob" as const, files: { [strategy]: harmless } };
    await push(firm, pusher, branch, commit(firm, made));
    const pull = await open(firm, "bob", branch);
    await push(firm, "bob", branch, commit(firm, made));
    return pull;
  }

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

  it("nor when what was pushed before it was opened was replaced since", async () => {
    const pull = await handedOver("alice", "handed-over");
    await approve(stage(), pull, "alice", "carol");
    expect(await state(stage(), pull)).toBe("in_progress");
    expect(await ignored(stage(), pull, "alice")).toMatch(/^pushed/);
  });

  it("who did not push that does", async () => {
    const pull = await handedOver("dave", "handed-over-too");
    await approve(stage(), pull, "alice", "carol");
    expect(await state(stage(), pull)).toBe("success");
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
