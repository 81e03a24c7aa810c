/** Approved into a small branch, and then proposed for the main one. */
import { expect, it } from "vitest";
import { commit, mainOf, push, pushQuietly, tip } from "../stories/desk.ts";
import { at, open, shown, strategy } from "../stories/firm.ts";
import { type About, approve, harmless, ignored, type Stage, state } from "./stage.ts";

export const about: About = {
  attack: "A small change into a side branch is approved, and then its base becomes the main one.",
  defence:
    "An approval is for the change that its pull request showed; of another base it counts only for what that shows as well.",
};

export function attack(stage: Stage): void {
  async function retarget(pull_number: number): Promise<void> {
    await stage()
      .as("bob")
      .rest.pulls.update({ ...at, pull_number, base: "main" });
    await stage().settled();
  }

  it("approvals do not go along to a base for which more is shown", async () => {
    const firm = stage();
    const parked = { author: "mallory" as const, files: { [strategy]: harmless } };
    await push(firm, "mallory", "small", commit(firm, parked));
    const files = { "docs/small.md": "# Small\n" };
    const prose = commit(firm, { author: "bob", parents: [tip(firm, "small")], files });
    await push(firm, "bob", "small-prose", prose);
    const pull = await open(firm, "bob", "small-prose", "small");
    await approve(firm, pull, "alice", "carol");
    await retarget(pull);
    expect((await shown(firm, pull))?.title).toBe("Waiting: 2 approvals (trading)");
    expect(await ignored(firm, pull, "alice")).toContain("was not shown this change of");
    await approve(firm, pull, "alice", "carol");
    expect(await state(firm, pull)).toBe("success");
  });

  it("nor to a base that is made anew before anybody looks", async () => {
    const firm = stage();
    const parked = { author: "mallory" as const, files: { [strategy]: harmless } };
    const evil = await push(firm, "mallory", "made-anew", commit(firm, parked));
    const files = { "strategies/other.py": "DEPTH = 1\n" };
    const made = { author: "bob" as const, parents: [evil], files };
    await push(firm, "bob", "into-made-anew", commit(firm, made));
    const pull = await open(firm, "bob", "into-made-anew", "made-anew");
    firm.github.deliveries.hold();
    for (const who of ["alice", "carol"] as const)
      await firm.as(who).rest.pulls.createReview({ ...at, pull_number: pull, event: "APPROVE" });
    await pushQuietly(firm, "mallory", "made-anew", mainOf(firm));
    firm.github.deliveries.release();
    await firm.settled();
    expect(await state(firm, pull)).toBe("in_progress");
    expect(await ignored(firm, pull, "alice")).toContain(
      `was not shown this change of \`${strategy}\``,
    );
  });

  it("they do where both show the same", async () => {
    const firm = stage();
    await push(firm, "bob", "alike", mainOf(firm));
    const files = { [strategy]: harmless };
    await push(firm, "bob", "into-alike", commit(firm, { author: "bob", files }));
    const pull = await open(firm, "bob", "into-alike", "alike");
    await approve(firm, pull, "alice", "carol");
    await retarget(pull);
    expect(await state(firm, pull)).toBe("success");
  });
}
