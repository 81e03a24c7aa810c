/** The very same hunk in another function: one patch id, another file. */
import { expect, it } from "vitest";
import { commit, push } from "../stories/desk.ts";
import { at, open } from "../stories/firm.ts";
import { type About, approve, ignored, type Stage, state } from "./stage.ts";

export const about: About = {
  attack: "The approved hunk is moved to another function that looks alike there.",
  defence: "Patches are not compared, but the files that come out.",
};

const block = (name: string) =>
  [`def ${name}(levels):`, ..."abcdefghij", "sign = 1", ..."klmnopqrst", ""].join("\n    ");
const text = `${block("buy")}\n${block("sell")}\n`;
const before = (at: number) =>
  `${text.slice(0, at)}${text.slice(at).replace("sign = 1", "sign = -(-1)")}`;
const inBuy = before(0);
const inSell = before(text.indexOf("def sell"));

export function attack(stage: Stage): void {
  async function approvedInBuy(branch: string) {
    const firm = stage();
    const path = `strategies/${branch}.py`;
    const start = commit(firm, { author: "erin", files: { [path]: text } });
    await push(firm, "erin", "main", start);
    await push(firm, "bob", branch, commit(firm, { author: "bob", files: { [path]: inBuy } }));
    const pull = await open(firm, "bob", branch);
    await approve(firm, pull, "alice", "carol");
    expect(await state(firm, pull)).toBe("success");
    /** As GitHub does where the patch is the same. */
    const amend = async (content: string) => {
      firm.github.switches.rebindReviews = true;
      const amended = commit(firm, { author: "bob", files: { [path]: content } });
      await push(firm, "bob", branch, amended);
      firm.github.switches.rebindReviews = false;
      return amended;
    };
    return { firm, pull, path, amend };
  }

  it("approvals of the one are not for the other, though GitHub takes them along", async () => {
    const { firm, pull, path, amend } = await approvedInBuy("same-hunk");
    const amended = await amend(inSell);
    const { data } = await firm.as("bob").rest.pulls.listReviews({ ...at, pull_number: pull });
    expect(data.map(({ commit_id }) => commit_id)).toEqual([amended, amended]);
    expect(await state(firm, pull)).toBe("in_progress");
    expect(await ignored(firm, pull, "alice")).toBe(`\`${path}\` changed after that`);
  });

  it("they are for the same file in another commit", async () => {
    const { firm, pull, amend } = await approvedInBuy("same-place");
    await amend(inBuy);
    expect(await state(firm, pull)).toBe("success");
  });
}
