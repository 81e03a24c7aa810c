/** Reviewers are shown another set of files than the one that is merged: something is pushed meanwhile. */
import { expect, it } from "vitest";
import { blob, commit, push } from "../stories/desk.ts";
import { honest, shown, strategy } from "../stories/firm.ts";
import { type About, approve, harmless, ignored, propose, type Stage, state } from "./stage.ts";

export const about: About = {
  attack:
    "Something is pushed while somebody reviews, so that another set of files is merged than they saw.",
  defence:
    "The page lists each guarded file with what it was and is, and who approved which; an approval is for what it was given for.",
};

const other = harmless.replace("Picks levels", "Picks the levels");

export function attack(stage: Stage): void {
  const short = (text: string) => blob(stage(), text).slice(0, 7);

  it("the page names the commit, and each guarded file with what it was and is", async () => {
    const firm = stage();
    const files = { [strategy]: harmless, "docs/seen.md": "words\n" };
    const { pull, head } = await propose(firm, "bob", "listed", { files });
    const page = await shown(firm, pull);
    const listing = `\`${strategy}\` (\`${short(honest)}\` → \`${short(harmless)}\`)`;
    expect(page?.summary).toContain(`Guarded, at \`${head.slice(0, 7)}\`: ${listing}.`);
    expect(page?.summary).not.toContain("seen.md");
  });

  it("what was pushed meanwhile is listed, and was not approved", async () => {
    const firm = stage();
    const { pull, head } = await propose(firm, "bob", "meanwhile");
    await approve(firm, pull, "alice");
    const files = { [strategy]: other };
    const next = commit(firm, { author: "bob", parents: [head], files });
    await push(firm, "bob", "meanwhile", next);
    const page = await shown(firm, pull);
    expect(page?.summary).toContain(`(\`${short(honest)}\` → \`${short(other)}\`)`);
    expect(page?.summary).toContain(
      `Guarded, in commits that later ones change again: \`${strategy}\` in \`${head.slice(0, 7)}\``,
    );
    expect(await ignored(firm, pull, "alice")).toBe(`\`${strategy}\` changed after that`);
    await approve(firm, pull, "alice", "carol");
    expect(await state(firm, pull)).toBe("success");
  });
}
