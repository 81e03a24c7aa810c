/** Anybody who may push may set a commit status of our name. */
import { expect, it } from "vitest";
import { at, merge } from "../stories/firm.ts";
import { type About, approve, propose, type Stage } from "./stage.ts";

export const about: About = {
  attack: "Anybody who may push sets a commit status of the check's name.",
  defence:
    "The check is a check run, and required from this App; where it is not, the page says so.",
};

export function attack(stage: Stage): void {
  it("a status of our name does not open what the pinned check closes", async () => {
    const firm = stage();
    const requiredChecks = [{ context: "foureyes", appId: firm.app.id }];
    firm.github.protect(firm.repository, "main", { requiredChecks });
    const { pull, head } = await propose(firm, "bob", "status");
    const { rest } = firm.as("bob");
    await rest.repos.createCommitStatus({
      ...at,
      sha: head,
      state: "success",
      context: "foureyes",
    });
    expect(await merge(firm, "bob", pull)).toContain("in progress");
  });

  it("two approvals do", async () => {
    const firm = stage();
    const { pull } = await propose(firm, "bob", "no-status", { files: { "strategies/x.py": "" } });
    await approve(firm, pull, "alice", "carol");
    expect(await merge(firm, "bob", pull)).toBeNull();
  });
}
