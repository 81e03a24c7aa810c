/** A merge that holds what none of its parents does. */
import { expect, it } from "vitest";
import { commit, mainOf, push } from "../stories/desk.ts";
import { findingId, flipped, honest, open, review, shown, strategy } from "../stories/firm.ts";
import { type About, approve, type Stage, state } from "./stage.ts";

export const about: About = {
  attack: "A merge commit holds what none of its parents does.",
  defence:
    "What it does to guarded files waits for people, also when the next commit takes it back.",
};

export function attack(stage: Stage): void {
  /** bob's branch, with main merged into it; the merge sets these files besides. */
  async function updated(branch: string, files: Readonly<Record<string, string>>) {
    const firm = stage();
    const own = commit(firm, { author: "bob", files: { [`docs/${branch}.md`]: "words\n" } });
    const news = commit(firm, { author: "alice", files: { [`docs/of-${branch}.md`]: "news\n" } });
    await push(firm, "alice", "main", news);
    const merge = commit(firm, { author: "bob", parents: [own, mainOf(firm)], files });
    return { firm, merge };
  }

  it("what a merge puts into a guarded file is seen", async () => {
    const { firm, merge } = await updated("evil", { [strategy]: flipped });
    await push(firm, "bob", "evil", merge);
    expect(await shown(firm, await open(firm, "bob", "evil"))).toMatchObject({
      state: "in_progress",
      title: "Waiting: 2 approvals (trading), 1 finding to explain",
    });
  });

  it("also when the next commit takes it back", async () => {
    const { firm, merge } = await updated("hidden", { [strategy]: flipped });
    const back = { author: "bob", parents: [merge], files: { [strategy]: honest } } as const;
    await push(firm, "bob", "hidden", commit(firm, back));
    const pull = await open(firm, "bob", "hidden");
    const page = await shown(firm, pull);
    expect(page?.title).toBe("Waiting: 2 approvals (trading), 1 finding to explain");
    expect(page?.summary).toContain(`This is in \`${merge.slice(0, 7)}\``);
    await approve(firm, pull, "alice", "carol");
    await review(firm, "dave", pull, "COMMENT", `foureyes: accept ${findingId(page)} a slip`);
    expect(await state(firm, pull)).toBe("success");
  });

  it("a merge of what others cleared has nothing of its own", async () => {
    const { firm, merge } = await updated("clean", {});
    const more = { author: "bob", parents: [merge], files: { "docs/more.md": "more\n" } } as const;
    await push(firm, "bob", "clean", commit(firm, more));
    expect(await shown(firm, await open(firm, "bob", "clean"))).toMatchObject({
      state: "success",
      title: "Nothing guarded is touched",
    });
  });
}
