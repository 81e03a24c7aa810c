/** An agent writes what a reviewer wants, and the reviewer approves it. */
import { expect, it } from "vitest";
import type { User } from "../github/index.ts";
import { commit, push } from "../stories/desk.ts";
import { assign, type Firm, shown, strategy } from "../stories/firm.ts";
import { type About, approve, harmless, ignored, propose, type Stage, state } from "./stage.ts";

export const about: About = {
  attack: "An agent writes what a reviewer wants, and the reviewer approves it.",
  defence:
    "Whoever assigned or called the agent before it pushed wrote a part of it. Where nobody is known to have, one approval more is needed.",
};

const agents = new WeakMap<Firm, User>();

/** It is called copilot, as well. */
export function agentOf(firm: Firm): User {
  const agent = agents.get(firm) ?? firm.github.addBot("copilot-swe-agent[bot]");
  agents.set(firm, agent);
  firm.github.setRole(firm.repository, agent.login, "write");
  return agent;
}

/** In bob's name, so that only the push tells: GitHub knows no account for a bot's commits. */
export function writes(firm: Firm, agent: User, branch: string, parent: string): Promise<string> {
  const files = { [strategy]: `${harmless}\n\n# ${branch}\n` };
  return push(firm, agent, branch, commit(firm, { author: "bob", parents: [parent], files }));
}

export function attack(stage: Stage): void {
  it("who assigned the agent does not approve what it wrote; who did not does", async () => {
    const firm = stage();
    const agent = agentOf(firm);
    const { pull, head } = await propose(firm, "bob", "assigned");
    await assign(firm, "carol", pull, agent.login);
    await writes(firm, agent, "assigned", head);
    await approve(firm, pull, "alice", "carol");
    expect(await state(firm, pull)).toBe("in_progress");
    expect(await ignored(firm, pull, "carol")).toMatch(/^assigned this to `?copilot-swe-agent/);
    await approve(firm, pull, "dave");
    expect(await state(firm, pull)).toBe("success");
  });

  it("while nobody knows who set it going, one more must approve", async () => {
    const firm = stage();
    const { pull, head } = await propose(firm, "bob", "unassigned");
    await writes(firm, agentOf(firm), "unassigned", head);
    await approve(firm, pull, "alice", "carol");
    const page = await shown(firm, pull);
    expect(page?.state).toBe("in_progress");
    expect(page?.summary).toContain("nobody is known to have set");
    await approve(firm, pull, "dave");
    expect(await state(firm, pull)).toBe("success");
  });
}
