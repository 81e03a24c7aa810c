/** A commit does harm and the next one takes it back: the whole is clean, the first can be deployed. */
import { expect, it } from "vitest";
import { commit, mainOf, push } from "../stories/desk.ts";
import { findingId, flipped, honest, open, review, shown, strategy } from "../stories/firm.ts";
import { type About, approve, harmless, ignored, type Stage, state } from "./stage.ts";

export const about: About = {
  attack:
    "A commit does harm and the next one takes it back: the whole is clean, and the first can be deployed.",
  defence:
    "What any commit does to a guarded file waits for people, and its findings name the commit.",
};

export function attack(stage: Stage): void {
  /** One commit on the other, each with one file so. */
  async function inTurn(
    branch: string,
    ...versions: readonly Readonly<Record<string, string | null>>[]
  ): Promise<{ pull: number; commits: readonly string[] }> {
    const firm = stage();
    const commits: string[] = [];
    for (const files of versions) {
      const parents = [commits.at(-1) ?? mainOf(firm)];
      commits.push(commit(firm, { author: "bob", parents, files }));
    }
    await push(firm, "bob", branch, commits.at(-1) ?? "");
    return { pull: await open(firm, "bob", branch), commits };
  }

  it("what a commit does waits for people, though the next one takes it back", async () => {
    const firm = stage();
    const { pull, commits } = await inTurn(
      "there",
      { [strategy]: flipped },
      { [strategy]: honest },
    );
    const page = await shown(firm, pull);
    expect(page).toMatchObject({
      state: "in_progress",
      title: "Waiting: 2 approvals (trading), 1 finding to explain",
    });
    const short = commits[0]?.slice(0, 7);
    expect(page?.summary).toContain(`This is in \`${short}\`, which a later commit takes back`);
    await approve(firm, pull, "alice", "carol");
    expect(await state(firm, pull)).toBe("in_progress");
    await review(firm, "dave", pull, "COMMENT", `foureyes: accept ${findingId(page)} a slip`);
    expect(await state(firm, pull)).toBe("success");
  });

  it("so it is with a file that is there in passing only", async () => {
    const firm = stage();
    const files = { [strategy]: null, "lib/book.py": flipped };
    const back = { [strategy]: honest, "lib/book.py": null };
    const { pull } = await inTurn("there-and-back", files, back);
    expect((await shown(firm, pull))?.title).toBe(
      "Waiting: 2 approvals (trading), 1 finding to explain",
    );
  });

  it("a guarded file that is touched in passing asks for people, whatever was done", async () => {
    const firm = stage();
    const { pull } = await inTurn("passing", { [strategy]: harmless }, { [strategy]: honest });
    expect((await shown(firm, pull))?.title).toBe("Waiting: 2 approvals (trading)");
    await approve(firm, pull, "alice", "carol");
    expect(await state(firm, pull)).toBe("success");
  });

  it("whoever approved before was not shown what came and went since", async () => {
    const firm = stage();
    const { pull, commits } = await inTurn("since", { [strategy]: harmless });
    await approve(firm, pull, "alice", "carol");
    expect(await state(firm, pull)).toBe("success");
    const there = { "strategies/since.py": "fee = 9\n" };
    const [tip = ""] = commits;
    const came = commit(firm, { author: "bob", parents: [tip], files: there });
    const gone = { "strategies/since.py": null };
    const went = commit(firm, { author: "bob", parents: [came], files: gone });
    await push(firm, "bob", "since", went);
    expect(await state(firm, pull)).toBe("in_progress");
    expect(await ignored(firm, pull, "alice")).toBe(
      `was not shown \`strategies/since.py\` as it is in \`${came.slice(0, 7)}\``,
    );
    await approve(firm, pull, "alice", "carol");
    expect(await state(firm, pull)).toBe("success");
  });

  it("an approval stays through commits that bring nothing guarded", async () => {
    const firm = stage();
    const { pull, commits } = await inTurn("stays", { [strategy]: harmless });
    await approve(firm, pull, "alice", "carol");
    const [tip = ""] = commits;
    const files = { "docs/stays.md": "words\n" };
    const more = commit(firm, { author: "bob", parents: [tip], files });
    await push(firm, "bob", "stays", commit(firm, { author: "bob", parents: [more] }));
    expect(await state(firm, pull)).toBe("success");
  });

  it("what the whole shows as well is said once", async () => {
    const firm = stage();
    const words = flipped.replace("best first", "the best first");
    const { pull } = await inTurn("twice", { [strategy]: flipped }, { [strategy]: words });
    expect((await shown(firm, pull))?.title).toBe(
      "Waiting: 2 approvals (trading), 1 finding to explain",
    );
  });

  it("one that takes back what nobody guards touches nothing", async () => {
    const { pull } = await inTurn("notes", { "notes.md": "one\n" }, { "notes.md": null });
    expect(await shown(stage(), pull)).toMatchObject({
      state: "success",
      title: "Nothing guarded is touched",
    });
  });
}
