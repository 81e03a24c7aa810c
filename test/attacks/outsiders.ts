/** Two who may not approve for an area loosen it for everybody. */
import { expect, it } from "vitest";
import { at, shown } from "../stories/firm.ts";
import { type About, approve, propose, type Stage, state } from "./stage.ts";

export const about: About = {
  attack: "Two people who may not approve for an area agree to loosen what it asks for.",
  defence:
    "A change of the policy also takes the approvals of every area that it would loosen, as the old policy asks for them.",
};

const policyPath = ".github/foureyes.yml";

export function attack(stage: Stage): void {
  /** custody: one of the writers instead of one of acme/security. */
  async function policyWith(branch: string, seat: string): Promise<number> {
    const firm = stage();
    const { data } = await firm.as("bob").rest.repos.getContent({ ...at, path: policyPath });
    const old = Buffer.from("content" in data ? data.content : "", "base64").toString();
    const files = { [policyPath]: old.replace('count: 1, of: ["team:acme/security"]', seat) };
    return (await propose(firm, "bob", branch, { files })).pull;
  }

  it("two outsiders do not loosen an area: one of its own people must agree", async () => {
    const firm = stage();
    const pull = await policyWith("loosened-by-others", "count: 1");
    await approve(firm, pull, "alice", "carol");
    const page = await shown(firm, pull);
    expect(page?.title).toBe("Waiting: 1 approval (custody)");
    expect(page?.summary).toContain("`withdraw/send.py`");
    await approve(firm, pull, "erin");
    expect(await state(firm, pull)).toBe("success");
  });

  it("to tighten it, any two may agree", async () => {
    const firm = stage();
    const pull = await policyWith("tightened", 'count: 2, of: ["team:acme/security"]');
    await approve(firm, pull, "alice", "carol");
    expect(await state(firm, pull)).toBe("success");
  });
}
