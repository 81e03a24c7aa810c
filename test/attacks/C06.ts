/** More files than GitHub lists, with a guarded one among them. */
import { expect, it } from "vitest";
import { blob, commitTree, mainOf, push, treeWith } from "../stories/desk.ts";
import { flipped, open, shown, strategy } from "../stories/firm.ts";
import type { About, Stage } from "./stage.ts";

export const about: About = {
  attack: "So many files that GitHub's list is cut off.",
  defence: "Files are read from git, which cuts nothing off; the page says how many were seen.",
};

const many = 3_050;

export function attack(stage: Stage): void {
  async function pullOfMany(branch: string, edit: string): Promise<number> {
    const firm = stage();
    const id = blob(firm, "a line\n");
    const entries = Array.from({ length: many }, (_, at) => ({
      mode: "100644",
      path: `data/${String(at).padStart(4, "0")}.txt`,
      id,
    }));
    const edited = { mode: "100644", path: edit, id: blob(firm, flipped) };
    const tree = treeWith(firm, mainOf(firm), [...entries, edited]);
    await push(firm, "bob", branch, commitTree(firm, "bob", tree, mainOf(firm)));
    return open(firm, "bob", branch);
  }

  it("a guarded file among 3,050 others is seen, and its finding too", async () => {
    const page = await shown(stage(), await pullOfMany("many", strategy));
    expect(page?.title).toBe("Waiting: 2 approvals (trading), 1 finding to explain");
    expect(page?.summary).toContain(`Seen: ${many + 1} of ${many + 1} files`);
  });

  it("as many without it touch nothing guarded", async () => {
    const page = await shown(stage(), await pullOfMany("many-others", "zz/book.py"));
    expect(page).toMatchObject({ state: "success", title: "Nothing guarded is touched" });
  });
}
