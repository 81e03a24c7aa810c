/** A bot pushes what somebody wants, and its approval is to count as another pair of eyes. */
import { Octokit } from "@octokit/rest";
import { expect, it } from "vitest";
import type { User } from "../github/index.ts";
import { commit, push } from "../stories/desk.ts";
import { at, type Firm, open, shown, strategy } from "../stories/firm.ts";
import { writes } from "./A05.ts";
import { type About, approve, harmless, ignored, propose, type Stage, state } from "./stage.ts";

export const about: About = {
  attack:
    "A bot or workflow pushes what somebody wants, and its approval counts as another pair of eyes.",
  defence:
    "Accounts of machines fill no seat. Whoever set the machine going wrote a part of it; where nobody is known to have, one approval more is needed.",
};

const accounts = new WeakMap<Firm, User>();

/** The account by which workflows push. */
function workflowsOf(firm: Firm): User {
  const account = accounts.get(firm) ?? firm.github.addBot("github-actions[bot]");
  accounts.set(firm, account);
  firm.github.setRole(firm.repository, account.login, "write");
  return account;
}

export function attack(stage: Stage): void {
  it("a machine account that pushed and approved fills no seat", async () => {
    const firm = stage();
    const bot = firm.github.addBot("ci-helper");
    firm.github.setRole(firm.repository, "ci-helper", "write");
    firm.github.addToTeam("acme", "quant", "ci-helper");
    const made = { author: "bob" as const, files: { [strategy]: harmless } };
    await push(firm, "bob", "by-machine", commit(firm, made));
    const pull = await open(firm, "bob", "by-machine");
    const { rest } = new Octokit({ baseUrl: firm.github.url, auth: bot.token });
    await rest.pulls.createReview({ ...at, pull_number: pull, event: "APPROVE" });
    await approve(firm, pull, "alice");
    expect(await state(firm, pull)).toBe("in_progress");
    expect((await shown(firm, pull))?.summary).toMatch(/\| ci-helper \| .* \| is a bot \|/);
  });

  it("who set off the workflow that pushed does not approve what it wrote", async () => {
    const firm = stage();
    const { pull, head } = await propose(firm, "bob", "dispatched");
    firm.github.addWorkflowRun(firm.repository, { actor: "carol" });
    await writes(firm, workflowsOf(firm), "dispatched", head);
    await approve(firm, pull, "alice", "carol");
    expect(await state(firm, pull)).toBe("in_progress");
    expect(await ignored(firm, pull, "carol")).toMatch(/^set off a workflow that ran as/);
    await approve(firm, pull, "dave");
    expect(await state(firm, pull)).toBe("success");
  });

  it("where several ran, nobody can say which it was, and one more must approve", async () => {
    const firm = stage();
    const { pull, head } = await propose(firm, "bob", "crowded");
    for (const actor of ["erin", "mallory"]) firm.github.addWorkflowRun(firm.repository, { actor });
    await writes(firm, workflowsOf(firm), "crowded", head);
    await approve(firm, pull, "alice", "carol");
    expect(await state(firm, pull)).toBe("in_progress");
    expect((await shown(firm, pull))?.summary).toContain("nobody is known to have set");
    await approve(firm, pull, "dave");
    expect(await state(firm, pull)).toBe("success");
  });

  it("a second person does", async () => {
    const firm = stage();
    const made = { author: "bob" as const, files: { [strategy]: harmless } };
    await push(firm, "bob", "by-people", commit(firm, made));
    const pull = await open(firm, "bob", "by-people");
    await approve(firm, pull, "alice", "carol");
    expect(await state(firm, pull)).toBe("success");
  });
}
