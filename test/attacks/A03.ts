/** A workflow approves with its own token. */
import { Octokit } from "@octokit/rest";
import { expect, it } from "vitest";
import { installationToken } from "../github/stage.ts";
import { at } from "../stories/firm.ts";
import { type About, approve, propose, type Stage, state } from "./stage.ts";

export const about: About = {
  attack: "A workflow approves with its own token.",
  defence: "Only approvals of people count.",
};

export function attack(stage: Stage): void {
  it("the approval of an App does not count", async () => {
    const firm = stage();
    const { pull } = await propose(firm, "bob", "workflow");
    const workflow = firm.github.addApp({
      slug: "approving-workflow",
      permissions: { pull_requests: "write", contents: "write" },
      events: [],
      webhookUrl: null,
      webhookSecret: "none",
    });
    const installation = firm.github.install(workflow, "acme", [firm.repository]);
    const auth = await installationToken(firm.github, workflow, installation);
    const { rest } = new Octokit({ baseUrl: firm.github.url, auth });
    await rest.pulls.createReview({ ...at, pull_number: pull, event: "APPROVE" });
    await approve(firm, pull, "alice");
    expect(await state(firm, pull)).toBe("in_progress");
  });

  it("the approval of a person does", async () => {
    const firm = stage();
    const { pull } = await propose(firm, "bob", "no-workflow");
    await approve(firm, pull, "carol", "alice");
    expect(await state(firm, pull)).toBe("success");
  });
}
