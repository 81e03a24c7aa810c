/** The policy is loosened in the pull request that it is to judge. */
import { expect, it } from "vitest";
import { commit, push } from "../stories/desk.ts";
import { open, review, shown, strategy } from "../stories/firm.ts";
import { policyOfC } from "./policy-of-C.ts";
import { type About, approve, harmless, type Stage, state } from "./stage.ts";

export const about: About = {
  attack: "A pull request loosens the policy that is to judge it, or the next one.",
  defence:
    "The policy of the base branch judges it. A change of the policy takes two people, and those of every area that it would loosen.",
};

const loosened = policyOfC.replace("count: 2", "count: 1");

export function attack(stage: Stage): void {
  async function loosening(branch: string): Promise<number> {
    const firm = stage();
    const files = { [strategy]: harmless, ".github/foureyes.yml": loosened };
    await push(firm, "bob", branch, commit(firm, { author: "bob", files }));
    return open(firm, "bob", branch);
  }

  it("a pull request is judged by the policy of its base branch, not by its own", async () => {
    const firm = stage();
    const pull = await loosening("loosened");
    await review(firm, "alice", pull);
    expect(await shown(firm, pull)).toMatchObject({
      state: "in_progress",
      title: "Waiting: 1 approval (trading), 1 approval (guard)",
    });
  });

  it("who satisfies the policy of the base branch passes", async () => {
    const firm = stage();
    const pull = await loosening("agreed");
    await approve(firm, pull, "alice", "carol");
    expect(await state(firm, pull)).toBe("success");
  });
}
