/** A commit that GitHub has seen before the approvals: its age has no say. */
import { expect, it } from "vitest";
import { commit, push } from "../stories/desk.ts";
import { at, strategy } from "../stories/firm.ts";
import { type About, approve, harmless, propose, type Stage, state } from "./stage.ts";

export const about: About = {
  attack: "The evil commit is pushed elsewhere first, so that the approvals look newer than it.",
  defence: "No age is compared: the approvals were for another content.",
};

export function attack(stage: Stage): void {
  it("a commit that waited on another branch was not approved with the older head", async () => {
    const firm = stage();
    const { pull, head } = await propose(firm, "bob", "warmed");
    const files = { [strategy]: `${harmless}\n\ndepth = 4\n` };
    const evil = commit(firm, { author: "bob", parents: [head], files });
    await push(firm, "bob", "kept-warm", evil);
    const { rest } = firm.as("bob");
    await rest.repos.createCommitStatus({ ...at, sha: evil, state: "success", context: "warm" });
    await approve(firm, pull, "alice", "carol");
    await push(firm, "bob", "warmed", evil);
    expect(await state(firm, pull)).toBe("in_progress");
  });

  it("approved after it came to the branch it is clear", async () => {
    const firm = stage();
    const { pull, head } = await propose(firm, "bob", "not-warmed");
    const files = { [strategy]: `${harmless}\n\ndepth = 4\n` };
    await push(firm, "bob", "not-warmed", commit(firm, { author: "bob", parents: [head], files }));
    await approve(firm, pull, "alice", "carol");
    expect(await state(firm, pull)).toBe("success");
  });
}
