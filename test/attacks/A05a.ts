/** Any writer may have an agent change anybody's pull request, by a comment. */
import { expect, it } from "vitest";
import { comment } from "../stories/firm.ts";
import { agentOf, writes } from "./A05.ts";
import { type About, approve, ignored, propose, type Stage, state } from "./stage.ts";

export const about: About = {
  attack: "A comment has an agent change somebody else's pull request; its writer approves.",
  defence: "Whoever calls an agent that pushes after that wrote a part of what it pushed.",
};

export function attack(stage: Stage): void {
  it("who called the agent does not approve", async () => {
    const firm = stage();
    const { pull, head } = await propose(firm, "bob", "called");
    await comment(firm, "carol", pull, "@copilot Please sort them the other way.");
    await writes(firm, agentOf(firm), "called", head);
    await approve(firm, pull, "alice", "carol");
    expect(await state(firm, pull)).toBe("in_progress");
    expect(await ignored(firm, pull, "carol")).toMatch(/^called `?copilot-swe-agent/);
  });

  it("who only spoke to a colleague does, with those who did not speak", async () => {
    const firm = stage();
    const { pull, head } = await propose(firm, "bob", "spoken");
    await comment(firm, "bob", pull, "@copilot Sort them.");
    await comment(firm, "carol", pull, "@dave Do you like it?");
    await writes(firm, agentOf(firm), "spoken", head);
    await approve(firm, pull, "alice", "carol");
    expect(await state(firm, pull)).toBe("success");
  });
}
