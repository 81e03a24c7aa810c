/** A forged delivery, signed with the real secret, of a review that GitHub does not know. */
import { expect, it } from "vitest";
import { type Login, review } from "../stories/firm.ts";
import { knock, sent } from "../stories/knock.ts";
import { type About, approve, ignored, propose, type Stage, state } from "./stage.ts";

export const about: About = {
  attack: "A forged delivery, signed with the real secret, of a review that nobody gave.",
  defence:
    "A review counts only while GitHub itself shows it, by the same person and in the same state.",
};

export function attack(stage: Stage): void {
  async function forged(pull: number, who: Login, id: number): Promise<void> {
    const firm = stage();
    const payload = sent(firm, "pull_request_review", "submitted");
    const user = { id: firm.users[who].id, login: who, type: "User" };
    const about = { number: pull };
    const forgery = {
      ...payload,
      pull_request: Object.assign(payload.pull_request ?? {}, about),
      review: Object.assign(payload.review ?? {}, { id, user, state: "approved" }),
      sender: user,
    };
    expect(await knock(firm, { event: "pull_request_review", payload: forgery })).toBe(202);
    await firm.settled();
  }

  it("a review that GitHub does not know counts for nothing", async () => {
    const firm = stage();
    const { pull } = await propose(firm, "bob", "forged");
    await approve(firm, pull, "alice");
    await forged(pull, "carol", 99_999_999);
    expect(await state(firm, pull)).toBe("in_progress");
  });

  it("nor does a known review of somebody else's, or of another state", async () => {
    const firm = stage();
    const { pull } = await propose(firm, "bob", "forged-too");
    await approve(firm, pull, "alice");
    const comment = await review(firm, "carol", pull, "COMMENT", "Hm.");
    await forged(pull, "carol", comment);
    await forged(pull, "dave", comment);
    expect(await state(firm, pull)).toBe("in_progress");
  });

  it("nor does an approval that the delivery gives to somebody else", async () => {
    const firm = stage();
    const { pull } = await propose(firm, "bob", "given-away");
    await approve(firm, pull, "alice");
    firm.github.deliveries.drop(1);
    const lost = await review(firm, "carol", pull);
    await forged(pull, "dave", lost);
    expect(await state(firm, pull)).toBe("in_progress");
    expect(await ignored(firm, pull, "carol")).toBe("GitHub does not confirm it");
  });

  it("a review that GitHub knows counts", async () => {
    const firm = stage();
    const { pull } = await propose(firm, "bob", "not-forged");
    await approve(firm, pull, "alice", "carol");
    expect(await state(firm, pull)).toBe("success");
  });
}
