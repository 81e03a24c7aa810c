/** A forged author: git takes any name, so it clears nobody; whoever pushed is known. */
import { expect, it } from "vitest";
import { commit, push } from "../stories/desk.ts";
import { type Login, open, shown, strategy } from "../stories/firm.ts";
import { type About, approve, harmless, ignored, type Stage, state } from "./stage.ts";

export const about: About = {
  attack: "A commit bears an invented author, to hide who wrote it or to shut somebody out.",
  defence:
    "Names in commits clear nobody. Whoever pushed it is a writer all the same, and where GitHub knows no account for an author, one approval more is needed.",
};

const nobody = { name: "Nobody", email: "nobody@elsewhere.example" };

export function attack(stage: Stage): void {
  async function pushedBy(who: Login, branch: string): Promise<number> {
    const firm = stage();
    const made = { author: nobody, files: { [strategy]: harmless } };
    await push(firm, who, branch, commit(firm, made));
    const pull = await open(firm, "bob", branch);
    await approve(firm, pull, "alice", "carol");
    return pull;
  }

  it("who pushed commits under an invented name does not approve them", async () => {
    const pull = await pushedBy("alice", "invented");
    expect(await state(stage(), pull)).toBe("in_progress");
    expect(await ignored(stage(), pull, "alice")).toMatch(/^pushed/);
  });

  it("whoever it was may be among those who approve, so one more must", async () => {
    const firm = stage();
    const pull = await pushedBy("bob", "invented-too");
    const page = await shown(firm, pull);
    expect(page?.title).toBe("Waiting: 1 approval (trading)");
    expect(page?.summary).toContain("GitHub knows no account for somebody who wrote it");
    await approve(firm, pull, "dave");
    expect(await state(firm, pull)).toBe("success");
  });

  it("of an author whom GitHub knows, nobody more", async () => {
    const firm = stage();
    const made = { author: "bob" as const, files: { [strategy]: harmless } };
    await push(firm, "bob", "known", commit(firm, made));
    const pull = await open(firm, "bob", "known");
    await approve(firm, pull, "alice", "carol");
    expect(await state(firm, pull)).toBe("success");
  });

  it("a forged name does not make somebody a stranger to what they did write", async () => {
    const firm = stage();
    const { id } = firm.users.alice;
    const author = { name: "x", email: `${id}+alice@users.noreply.github.com` };
    const sha = commit(firm, { author: "bob", committer: author, files: { [strategy]: harmless } });
    await push(firm, "bob", "private-address", sha);
    const pull = await open(firm, "bob", "private-address");
    await approve(firm, pull, "alice", "carol");
    expect(await state(firm, pull)).toBe("in_progress");
  });
}
