/** A bot approves, and GitHub is set to count it. */
import { expect, it } from "vitest";
import { merge, review, shown } from "../stories/firm.ts";
import { type About, approve, propose, type Stage, state } from "./stage.ts";

export const about: About = {
  attack: "A bot reviews and approves, and GitHub is set to count that.",
  defence: "It fills no seat here, whatever GitHub counts.",
};

export function attack(stage: Stage): void {
  it("the approval of a bot that GitHub counts fills no seat", async () => {
    const firm = stage();
    const { github, repository } = firm;
    github.protect(repository, "main", { requiredApprovals: 1 });
    const bot = github.addBot("copilot-pull-request-reviewer[bot]");
    github.setRole(repository, bot.login, "write");
    github.addToTeam("acme", "quant", bot.login);
    const { pull } = await propose(firm, "bob", "read-by-a-bot");
    await review(firm, bot, pull);
    await approve(firm, pull, "erin");
    repository.countsBotApprovals = true;
    expect(await shown(firm, pull)).toMatchObject({
      state: "in_progress",
      title: "Waiting: 2 approvals (trading)",
    });
    expect(await merge(firm, "bob", pull)).toContain("in progress");
    repository.countsBotApprovals = false;
    github.unprotect(repository, "main");
  });

  it("those of people do, beside it", async () => {
    const firm = stage();
    const { pull } = await propose(firm, "bob", "read-by-people");
    await approve(firm, pull, "alice", "carol");
    expect(await state(firm, pull)).toBe("success");
  });
}
