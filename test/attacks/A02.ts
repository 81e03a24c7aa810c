/** A bot pushes what somebody wants, and its approval is to count as another pair of eyes. */
import { Octokit } from "@octokit/rest";
import { expect, it } from "vitest";
import { commit, push } from "../stories/desk.ts";
import { at, open, shown, strategy } from "../stories/firm.ts";
import { type About, approve, harmless, type Stage, state } from "./stage.ts";

export const about: About = {
  attack:
    "A bot or workflow pushes what somebody wants, and its approval counts as another pair of eyes.",
  defence:
    "Accounts of machines fill no seat. Whoever set the machine going wrote a part of it; where nobody is known to have, one approval more is needed.",
};

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

  it("a second person does", async () => {
    const firm = stage();
    const made = { author: "bob" as const, files: { [strategy]: harmless } };
    await push(firm, "bob", "by-people", commit(firm, made));
    const pull = await open(firm, "bob", "by-people");
    await approve(firm, pull, "alice", "carol");
    expect(await state(firm, pull)).toBe("success");
  });
}
