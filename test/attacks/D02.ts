/** Another App's check run of our name: any workflow may post one. */
import { Octokit } from "@octokit/rest";
import { expect, it } from "vitest";
import { installationToken } from "../github/stage.ts";
import { at, merge } from "../stories/firm.ts";
import { type About, approve, propose, type Stage } from "./stage.ts";

export const about: About = {
  attack: "A workflow posts a check run of the same name.",
  defence: "Another App's run opens nothing where the check is required from this App.",
};

export function attack(stage: Stage): void {
  it("a check run of our name by another App opens nothing", async () => {
    const firm = stage();
    const { pull, head } = await propose(firm, "bob", "another-app");
    const actions = firm.github.addApp({
      slug: "actions",
      permissions: { checks: "write" },
      events: [],
      webhookUrl: null,
      webhookSecret: "none",
    });
    const installation = firm.github.install(actions, "acme", [firm.repository]);
    const auth = await installationToken(firm.github, actions, installation);
    await new Octokit({ baseUrl: firm.github.url, auth }).rest.checks.create({
      ...at,
      name: "foureyes",
      head_sha: head,
      status: "completed",
      conclusion: "success",
    });
    await firm.settled();
    expect(await merge(firm, "bob", pull)).toContain("in progress");
  });

  it("a person cannot post one at all", async () => {
    const firm = stage();
    const { head } = await propose(firm, "bob", "by-hand");
    const { rest } = firm.as("bob");
    const posting = rest.checks.create({ ...at, name: "foureyes", head_sha: head });
    await expect(posting).rejects.toMatchObject({ status: 403 });
  });

  it("ours opens it", async () => {
    const firm = stage();
    const { pull } = await propose(firm, "bob", "our-app", { files: { "strategies/y.py": "" } });
    await approve(firm, pull, "alice", "carol");
    expect(await merge(firm, "bob", pull)).toBeNull();
  });
}
