/** A stack: each part is approved into a branch that nobody guards, and then all of it is proposed. */
import { expect, it } from "vitest";
import { commit, mainOf, push } from "../stories/desk.ts";
import { merge, open, shown, strategy } from "../stories/firm.ts";
import { type About, approve, harmless, ignored, type Stage, state } from "./stage.ts";

export const about: About = {
  attack: "Parts are approved into a branch that nobody guards, and then it is merged as a whole.",
  defence: "The whole needs approvals of its own, of people who wrote none of its parts.",
};

export function attack(stage: Stage): void {
  /** alice's part is in it, approved by others; bob proposes the whole. */
  async function stacked(branch: string): Promise<number> {
    const firm = stage();
    await push(firm, "bob", branch, mainOf(firm));
    const part = commit(firm, { author: "alice", files: { [strategy]: harmless } });
    await push(firm, "alice", `${branch}-part`, part);
    const first = await open(firm, "alice", `${branch}-part`, branch);
    await approve(firm, first, "carol", "dave");
    expect(await state(firm, first)).toBe("success");
    expect(await merge(firm, "bob", first)).toBeNull();
    return open(firm, "bob", branch);
  }

  it("approvals of a part are none of the whole, and who wrote a part gives none", async () => {
    const firm = stage();
    const whole = await stacked("stacked");
    expect((await shown(firm, whole))?.title).toBe("Waiting: 2 approvals (trading)");
    await approve(firm, whole, "alice", "carol");
    expect(await state(firm, whole)).toBe("in_progress");
    expect(await ignored(firm, whole, "alice")).toMatch(/^(?:pushed|wrote)/);
  });

  it("two who wrote none of it clear the whole", async () => {
    const firm = stage();
    const whole = await stacked("stacked-too");
    await approve(firm, whole, "carol", "dave");
    expect(await state(firm, whole)).toBe("success");
  });
}
