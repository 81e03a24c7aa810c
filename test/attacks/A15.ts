/** A change from a fork, of whose pushes GitHub tells nobody but its pull requests. */
import { expect, it } from "vitest";
import type { Repository } from "../github/index.ts";
import { commit, push, pushByGit } from "../stories/desk.ts";
import { at, type Firm, open, shown, strategy, updateBranch } from "../stories/firm.ts";
import { type About, approve, harmless, ignored, type Stage, state } from "./stage.ts";

export const about: About = {
  attack: "A maintainer pushes to a colleague's fork, where no push is told, and approves.",
  defence:
    "Every move of its pull request is told with who made it. Where nobody is known to have pushed a commit, one approval more is needed.",
};

const forks = new WeakMap<Firm, Repository>();

async function propose(firm: Firm, branch: string): Promise<number> {
  const fork = forkOf(firm);
  const made = commit(firm, { author: "dave", files: { [strategy]: harmless } });
  await push(firm, "dave", branch, made, fork);
  return open(firm, "dave", `dave:${branch}`);
}

function forkOf(firm: Firm): Repository {
  const fork = forks.get(firm) ?? firm.github.fork(firm.repository, "dave");
  forks.set(firm, fork);
  return fork;
}

export function attack(stage: Stage): void {
  it("it passes with one approval more: nobody knows who pushed before it was proposed", async () => {
    const firm = stage();
    const pull = await propose(firm, "plain");
    await approve(firm, pull, "alice", "bob");
    const page = await shown(firm, pull);
    expect(page?.state).toBe("in_progress");
    expect(page?.summary).toContain("nobody is known to have pushed it");
    await approve(firm, pull, "carol");
    expect(await state(firm, pull)).toBe("success");
  });

  it("it does not pass with that of a maintainer who pushed to it", async () => {
    const firm = stage();
    const pull = await propose(firm, "pushed");
    const { head } = (await firm.as("bob").rest.pulls.get({ ...at, pull_number: pull })).data;
    const more = commit(firm, {
      author: "dave",
      parents: [head.sha],
      files: { [strategy]: `${harmless}\n` },
    });
    await pushByGit(firm, "bob", "pushed", more, forkOf(firm));
    await approve(firm, pull, "alice", "bob");
    expect(await state(firm, pull)).toBe("in_progress");
    expect(await ignored(firm, pull, "bob")).toMatch(/^pushed/);
    await approve(firm, pull, "carol", "erin");
    expect(await state(firm, pull)).toBe("in_progress");
    firm.github.addToTeam("acme", "quant", "erin");
    await approve(firm, pull, "erin");
    expect(await state(firm, pull)).toBe("success");
    firm.github.removeFromTeam("acme", "quant", "erin");
  });

  it("it keeps the vote of one who only updated it from the base branch", async () => {
    const firm = stage();
    const pull = await propose(firm, "from-the-base");
    await push(firm, "erin", "main", commit(firm, { author: "erin", files: { NEWS: "New.\n" } }));
    await updateBranch(firm, "bob", pull);
    await approve(firm, pull, "alice", "bob");
    expect(await state(firm, pull)).toBe("in_progress");
    await approve(firm, pull, "carol");
    expect(await state(firm, pull)).toBe("success");
  });
}
