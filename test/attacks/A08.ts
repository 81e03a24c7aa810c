/** What is made in the browser is signed by GitHub, in whatever author's name. */
import { expect, it } from "vitest";
import { at, type Login, open, shown, strategy } from "../stories/firm.ts";
import { type About, approve, harmless, ignored, type Stage, state } from "./stage.ts";

export const about: About = {
  attack: "A commit is “Verified”, since GitHub made it, and names somebody else as its author.",
  defence: "GitHub's signature says nothing of who asked for it. Whoever did pushed it.",
};

export function attack(stage: Stage): void {
  /** bob's pull request of a commit that GitHub signs, with bob as its author. */
  async function madeBy(who: Login, branch: string): Promise<number> {
    const firm = stage();
    const { git, repos } = firm.as(who).rest;
    const { data } = await git.getRef({ ...at, ref: "heads/main" });
    await git.createRef({ ...at, ref: `refs/heads/${branch}`, sha: data.object.sha });
    const old = await repos.getContent({ ...at, path: strategy, ref: branch });
    const { data: made } = await repos.createOrUpdateFileContents({
      ...at,
      path: strategy,
      branch,
      content: Buffer.from(harmless).toString("base64"),
      // Two commits of one second and the same words would be one commit.
      message: `Say it better on ${branch}`,
      sha: "sha" in old.data ? old.data.sha : "",
      author: { name: "bob", email: "bob@example.com" },
    });
    const { data: signed } = await repos.getCommit({ ...at, ref: made.commit.sha ?? "" });
    expect(signed.commit.verification?.verified).toBe(true);
    expect(signed.author?.login).toBe("bob");
    const pull = await open(firm, "bob", branch);
    await approve(firm, pull, "alice", "carol");
    return pull;
  }

  it("who had GitHub make and sign it does not approve", async () => {
    const pull = await madeBy("alice", "verified");
    expect(await state(stage(), pull)).toBe("in_progress");
    expect(await ignored(stage(), pull, "alice")).toMatch(/^pushed/);
    expect((await shown(stage(), pull))?.title).toBe("Waiting: 1 approval (trading)");
  });

  it("of what its author made in the browser, others do", async () => {
    expect(await state(stage(), await madeBy("bob", "verified-own"))).toBe("success");
  });
}
