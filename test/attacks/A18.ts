/** Another pull request with the same head: a check belongs to the commit, so both show one. */
import { expect, it } from "vitest";
import { push } from "../stories/desk.ts";
import { at, open, review, shown } from "../stories/firm.ts";
import { type About, approve, propose, type Stage, state } from "./stage.ts";

export const about: About = {
  attack:
    "A second pull request with the same commit collects the approvals: a check belongs to the commit.",
  defence: "The commit shows the strictest of all pull requests that have it.",
};

export function attack(stage: Stage): void {
  it("approvals of a sibling do not clear a pull request that has none", async () => {
    const firm = stage();
    const { pull, head } = await propose(firm, "bob", "sibling");
    await push(firm, "bob", "friendly", head);
    const friendly = await open(firm, "dave", "friendly");
    await approve(firm, friendly, "alice", "carol");
    expect(await shown(firm, pull)).toMatchObject({
      state: "in_progress",
      title: `Waiting for #${pull}, which has the same commit`,
    });

    await firm.as("bob").rest.pulls.update({ ...at, pull_number: pull, state: "closed" });
    await firm.settled();
    expect(await state(firm, friendly)).toBe("success");
  });

  it("nor do they hide that the other is blocked", async () => {
    const firm = stage();
    const { pull, head } = await propose(firm, "bob", "blocked-sibling");
    await review(firm, "erin", pull, "REQUEST_CHANGES");
    await push(firm, "bob", "friendly-to-it", head);
    const friendly = await open(firm, "dave", "friendly-to-it");
    await approve(firm, friendly, "alice", "carol");
    expect(await state(firm, friendly)).toBe("failure");
  });

  it("a green head turns when a pull request without approvals is opened for it", async () => {
    const firm = stage();
    const { pull, head } = await propose(firm, "bob", "green");
    await approve(firm, pull, "alice", "carol");
    expect(await state(firm, pull)).toBe("success");
    await push(firm, "dave", "green-too", head);
    const second = await open(firm, "dave", "green-too");
    expect(await state(firm, second)).toBe("in_progress");

    // The sibling moves on to another commit, and the first is what it was.
    await push(firm, "dave", "green-too", (await propose(firm, "dave", "elsewhere")).head);
    expect(await state(firm, pull)).toBe("success");
  });

  it("two that are both approved are clear", async () => {
    const firm = stage();
    const { pull, head } = await propose(firm, "bob", "approved");
    await push(firm, "bob", "approved-too", head);
    const second = await open(firm, "bob", "approved-too");
    await approve(firm, pull, "alice", "carol");
    await approve(firm, second, "alice", "carol");
    expect(await state(firm, pull)).toBe("success");
  });
}
