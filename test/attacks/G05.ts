/** Logins change hands; the numeric id is who it is. */

import { Octokit } from "@octokit/rest";
import { expect, it } from "vitest";
import { at } from "../stories/firm.ts";
import { type About, approve, propose, type Stage, state } from "./stage.ts";

export const about: About = {
  attack: "A login is given up and taken by somebody else.",
  defence: "People are numbers here, never logins.",
};

export function attack(stage: Stage): void {
  async function proposedByDave(branch: string): Promise<number> {
    const firm = stage();
    const { id } = firm.users.dave;
    const author = { name: "dave", email: `${id}+dave@users.noreply.github.com` };
    return (await propose(firm, "dave", branch, { author })).pull;
  }

  it("who was renamed since is still who wrote it; who took the old name is not", async () => {
    const firm = stage();
    const pull = await proposedByDave("renamed");
    const also = await proposedByDave("renamed-too");
    firm.github.renameUser("dave", "david");
    const other = firm.github.addUser("dave");
    firm.github.setRole(firm.repository, "dave", "write");
    firm.github.addToTeam("acme", "quant", "dave");

    // The opener may not approve, so carol opens the branch of dave's again.
    const { rest } = firm.as("dave");
    await rest.pulls.update({ ...at, pull_number: pull, state: "closed" });
    await firm.settled();
    const again = await firm
      .as("carol")
      .rest.pulls.create({ ...at, head: "renamed", base: "main", title: "x" });
    await firm.settled();
    await approve(firm, again.data.number, "dave", "erin");
    expect(await state(firm, again.data.number)).toBe("in_progress");

    const newcomer = new Octokit({ baseUrl: firm.github.url, auth: other.token });
    await newcomer.rest.pulls.createReview({ ...at, pull_number: also, event: "APPROVE" });
    await approve(firm, also, "erin");
    expect(await state(firm, also)).toBe("success");
  });
}
