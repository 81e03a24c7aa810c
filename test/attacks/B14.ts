/** Somebody dismisses another's request for changes. */
import { expect, it } from "vitest";
import { review, shown } from "../stories/firm.ts";
import { dismiss } from "./B13.ts";
import { type About, approve, propose, type Stage, state } from "./stage.ts";

export const about: About = {
  attack: "Somebody dismisses another's request for changes.",
  defence:
    "It blocks until whoever asked for changes approves or takes it back, or somebody whom the policy names for the rules themselves lifts it.",
};

export function attack(stage: Stage): void {
  async function vetoed(branch: string): Promise<{ pull: number; veto: number }> {
    const firm = stage();
    const { pull } = await propose(firm, "bob", branch);
    const veto = await review(firm, "erin", pull, "REQUEST_CHANGES");
    await approve(firm, pull, "alice", "carol");
    expect(await state(firm, pull)).toBe("failure");
    return { pull, veto };
  }

  it("a request for changes that somebody else dismissed still blocks", async () => {
    const { pull, veto } = await vetoed("overruled");
    await dismiss(stage(), "mallory", pull, veto);
    const page = await shown(stage(), pull);
    expect(page?.state).toBe("failure");
    expect(page?.summary).toContain("erin asked for changes, and mallory dismissed that");
  });

  it("nor does it help whoever opened the change to be one who guards the rules", async () => {
    const { pull, veto } = await vetoed("overruled-by-its-author");
    stage().github.addToTeam("acme", "rules", "bob");
    await dismiss(stage(), "bob", pull, veto);
    expect(await state(stage(), pull)).toBe("failure");
  });

  it("one that somebody who guards the rules dismissed does not", async () => {
    const { pull, veto } = await vetoed("overruled-rightly");
    expect((await shown(stage(), pull))?.summary).toContain(
      "erin approves, or withdraws the request for changes; or one of `acme/rules` who wrote no part",
    );
    await dismiss(stage(), "dave", pull, veto);
    expect(await state(stage(), pull)).toBe("success");
  });

  it("one that its author withdrew does not", async () => {
    const { pull, veto } = await vetoed("withdrawn");
    await dismiss(stage(), "erin", pull, veto);
    expect(await state(stage(), pull)).toBe("success");
  });

  it("nor does one whose author approves", async () => {
    const { pull } = await vetoed("convinced");
    await approve(stage(), pull, "erin");
    expect(await state(stage(), pull)).toBe("success");
  });
}
