/** The base branch moves under what was approved: it merges cleanly, and means something else. */
import { expect, it } from "vitest";
import { commit, mainOf, push } from "../stories/desk.ts";
import { open } from "../stories/firm.ts";
import { type About, approve, ignored, type Stage, state } from "./stage.ts";

export const about: About = {
  attack: "The base branch changes under an approved change, which still merges cleanly.",
  defence:
    "An approval falls when the base branch changes a guarded file of the change: another file would come out.",
};

const lines = Array.from({ length: 20 }, (_, line) => `level_${line} = ${line}\n`).join("");

export function attack(stage: Stage): void {
  /** Approved, of the beginning of a file that the base branch has. */
  async function approved(branch: string) {
    const firm = stage();
    const path = `strategies/${branch}.py`;
    await push(firm, "erin", "main", commit(firm, { author: "erin", files: { [path]: lines } }));
    const files = { [path]: lines.replace("level_0 = 0", "level_0 = 1") };
    await push(firm, "bob", branch, commit(firm, { author: "bob", files }));
    const pull = await open(firm, "bob", branch);
    await approve(firm, pull, "alice", "carol");
    expect(await state(firm, pull)).toBe("success");
    return { firm, pull, path };
  }

  it("an approval falls when the base branch changes the same file elsewhere", async () => {
    const { firm, pull, path } = await approved("moved-under");
    const files = { [path]: lines.replace("level_19 = 19", "level_19 = -19") };
    await push(firm, "erin", "main", commit(firm, { author: "erin", files }));
    expect(await state(firm, pull)).toBe("in_progress");
    expect(await ignored(firm, pull, "alice")).toContain("so another file would come out");
    await approve(firm, pull, "alice", "carol");
    expect(await state(firm, pull)).toBe("success");
  });

  it("it stays when another file is changed there, also once the branch is updated", async () => {
    const { firm, pull } = await approved("moved-beside");
    const files = { "strategies/beside.py": "depth = 1\n" };
    await push(firm, "erin", "main", commit(firm, { author: "erin", files }));
    expect(await state(firm, pull)).toBe("success");
    const parents = [`${await headOf(pull)}`, mainOf(firm)];
    await push(firm, "bob", "moved-beside", commit(firm, { author: "bob", parents }));
    expect(await state(firm, pull)).toBe("success");
  });

  async function headOf(pull_number: number): Promise<string> {
    const { pulls } = stage().as("bob").rest;
    return (await pulls.get({ owner: "acme", repo: "exchange", pull_number })).data.head.sha;
  }
}
