/** GitHub moves reviews along with a push that leaves the patch as it was. */
import { expect, it } from "vitest";
import { commit, mainOf, push } from "../stories/desk.ts";
import { at, type Firm, open } from "../stories/firm.ts";
import { type About, approve, ignored, type Stage, state } from "./stage.ts";

export const about: About = {
  attack: "GitHub moves reviews to the new commit after some pushes.",
  defence:
    "What a review was about is what its delivery said when it was given; what GitHub shows later has no say.",
};

const lines = Array.from({ length: 20 }, (_, line) => `level_${line} = ${line}\n`);
/** The same patch at its beginning, whatever stands at the end. */
const first = (text: string) => text.replace("level_0 = 0", "level_0 = 1");
const last = (text: string) => text.replace("level_19 = 19", "level_19 = -19");

export function attack(stage: Stage): void {
  /** A pull request for the beginning of a file, approved. */
  async function approved(branch: string) {
    const firm = stage();
    const path = `strategies/${branch}.py`;
    const text = lines.join("");
    const start = commit(firm, { author: "erin", files: { [path]: text } });
    await push(firm, "erin", "main", start);
    const files = { [path]: first(text) };
    await push(firm, "bob", branch, commit(firm, { author: "bob", files }));
    const pull = await open(firm, "bob", branch);
    await approve(firm, pull, "alice", "carol");
    return { pull, path, text };
  }

  async function rebound(firm: Firm, branch: string, path: string, text: string): Promise<string> {
    firm.github.switches.rebindReviews = true;
    const rebased = commit(firm, { author: "bob", files: { [path]: text } });
    await push(firm, "bob", branch, rebased);
    firm.github.switches.rebindReviews = false;
    return rebased;
  }

  it("an approval is about what it was given for, whatever commit GitHub shows it for later", async () => {
    const firm = stage();
    const { pull, path, text } = await approved("rebound");
    const moved = commit(firm, { author: "erin", files: { [path]: last(text) } });
    await push(firm, "erin", "main", moved);
    const rebased = await rebound(firm, "rebound", path, first(last(text)));

    const { data } = await firm.as("bob").rest.pulls.listReviews({ ...at, pull_number: pull });
    expect(data.map(({ commit_id }) => commit_id)).toEqual([rebased, rebased]);
    expect(await state(firm, pull)).toBe("in_progress");
    expect(await ignored(firm, pull, "alice")).toBe(`\`${path}\` changed after that`);
  });

  it("it stays where the very same file comes out", async () => {
    const firm = stage();
    const { pull, path, text } = await approved("the-same");
    const elsewhere = commit(firm, { author: "erin", files: { "README.md": "# Moved\n" } });
    await push(firm, "erin", "main", elsewhere);
    const rebased = await rebound(firm, "the-same", path, first(text));
    expect(rebased).not.toBe(mainOf(firm));
    expect(await state(firm, pull)).toBe("success");
  });
}
