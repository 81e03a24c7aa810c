/** A green check is fetched where it is cheap, and spent where it is not: it belongs to the commit. */
import { expect, it } from "vitest";
import { commit, push } from "../stories/desk.ts";
import { flipped, merge, open, shown, strategy } from "../stories/firm.ts";
import { type About, type Stage, state } from "./stage.ts";

export const about: About = {
  attack:
    "A commit turns green in a pull request into a branch that nobody guards, and is merged into the main one.",
  defence:
    "A commit is green only if it is clear for every branch that requires the check, with all that it would bring there.",
};

export function attack(stage: Stage): void {
  /** bob's prose on a branch of mallory's, which nobody guards. */
  async function proseOn(branch: string, parked: Readonly<Record<string, string>>) {
    const firm = stage();
    const made = await push(
      firm,
      "mallory",
      branch,
      commit(firm, { author: "mallory", files: parked }),
    );
    const files = { [`docs/${branch}.md`]: "# Prose\n" };
    const prose = commit(firm, { author: "bob", parents: [made], files });
    await push(firm, "bob", `${branch}-prose`, prose);
    return open(firm, "bob", `${branch}-prose`, branch);
  }

  it("a commit that shows nothing guarded there, and brings it here, is not green", async () => {
    const firm = stage();
    const cheap = await proseOn("cheap", { [strategy]: flipped });
    expect(await shown(firm, cheap)).toMatchObject({
      state: "in_progress",
      title: "Clear for cheap, but not for main",
    });
    const spent = await open(firm, "bob", "cheap-prose");
    expect(await merge(firm, "bob", spent)).toContain("in progress");
  });

  it("one that brings nothing guarded to either is", async () => {
    const plain = await proseOn("plain", { "docs/plain-too.md": "# More\n" });
    expect(await state(stage(), plain)).toBe("success");
  });
}
