/** Changes that come from a fork, which Foureyes is told of by their pull requests alone. */
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { approve, harmless, ignored, state } from "../attacks/stage.ts";
import type { Repository } from "../github/index.ts";
import { commit, push, pushByGit } from "./desk.ts";
import { at, type Firm, open, shown, startFirm, strategy, updateBranch } from "./firm.ts";

let firm: Firm;
let fork: Repository;
beforeAll(async () => {
  firm = await startFirm();
  fork = firm.github.fork(firm.repository, "dave");
});
afterAll(() => firm.close());

async function propose(branch: string): Promise<number> {
  const made = commit(firm, { author: "dave", files: { [strategy]: harmless } });
  await push(firm, "dave", branch, made, fork);
  return open(firm, "dave", `dave:${branch}`);
}

describe("a change from a fork", () => {
  it("passes with one approval more: GitHub does not tell who pushed to a private fork", async () => {
    const pull = await propose("plain");
    await approve(firm, pull, "alice", "bob");
    const page = await shown(firm, pull);
    expect(page?.state).toBe("in_progress");
    expect(page?.summary).toContain("nobody is known to have pushed it");
    await approve(firm, pull, "carol");
    expect(await state(firm, pull)).toBe("success");
  });

  it("does not pass with that of a maintainer who pushed to it", async () => {
    const pull = await propose("pushed");
    const { head } = (await firm.as("bob").rest.pulls.get({ ...at, pull_number: pull })).data;
    const more = commit(firm, {
      author: "dave",
      parents: [head.sha],
      files: { [strategy]: `${harmless}\n` },
    });
    await pushByGit(firm, "bob", "pushed", more, fork);
    await approve(firm, pull, "alice", "bob");
    expect(await state(firm, pull)).toBe("in_progress");
    expect(await ignored(firm, pull, "bob")).toMatch(/^pushed/);
    await approve(firm, pull, "carol", "erin");
    expect(await state(firm, pull)).toBe("in_progress");
    firm.github.addToTeam("acme", "quant", "erin");
    await approve(firm, pull, "erin");
    expect(await state(firm, pull)).toBe("success");
  });

  it("keeps the vote of one who only updated it from the base branch", async () => {
    const pull = await propose("updated");
    await push(firm, "erin", "main", commit(firm, { author: "erin", files: { NEWS: "New.\n" } }));
    await updateBranch(firm, "bob", pull);
    await approve(firm, pull, "alice", "bob");
    expect(await state(firm, pull)).toBe("in_progress");
    await approve(firm, pull, "carol");
    expect(await state(firm, pull)).toBe("success");
  });
});
