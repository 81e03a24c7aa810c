/** A branch that is older than the policy, and is still deployed from. */
import { expect, it } from "vitest";
import { commit, mainOf, push, tip } from "../stories/desk.ts";
import { open, policyText, shown, startFirm, strategy } from "../stories/firm.ts";
import { type About, approve, harmless } from "./stage.ts";

export const about: About = {
  attack: "A change goes into an old branch, which has no policy.",
  defence: "The policy of the default branch holds for every branch, beside its own.",
};

/** In a firm of its own: this one had no policy once. */
export function attack(): void {
  it("a change into a branch without a policy waits for those of the default branch's", async () => {
    const firm = await startFirm({ policy: null });
    await push(firm, "dave", "v1", mainOf(firm));
    const policy = { ".github/foureyes.yml": policyText };
    await push(firm, "dave", "main", commit(firm, { author: "dave", files: policy }));
    const fix = { author: "bob" as const, parents: [tip(firm, "v1")] };
    const guarded = commit(firm, { ...fix, files: { [strategy]: harmless } });
    await push(firm, "bob", "old-fix", guarded);
    const pull = await open(firm, "bob", "old-fix", "v1");
    expect(await shown(firm, pull)).toMatchObject({
      state: "in_progress",
      title: "Waiting: 2 approvals (trading)",
    });
    await approve(firm, pull, "alice", "carol");
    expect((await shown(firm, pull))?.state).toBe("success");

    const other = commit(firm, { ...fix, files: { "docs/v1.md": "# Old\n" } });
    await push(firm, "bob", "old-prose", other);
    const prose = await open(firm, "bob", "old-prose", "v1");
    expect((await shown(firm, prose))?.title).toBe("Nothing guarded is touched");
    await firm.close();
  });
}
