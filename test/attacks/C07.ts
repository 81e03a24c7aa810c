/** Content that nobody can read in a diff, in a guarded folder. */
import { expect, it } from "vitest";
import { commitTree, mainOf, push, treeWith } from "../stories/desk.ts";
import { findingId, open, review, shown } from "../stories/firm.ts";
import { type About, approve, propose, type Stage, state } from "./stage.ts";

export const about: About = {
  attack: "Content that no diff shows: binary, large-file storage, links, submodules.",
  defence: "It waits for somebody who says that it is fine, however many approved.",
};

const pointer = `version https://git-lfs.github.com/spec/v1
oid sha256:${"4d".repeat(32)}
size 12345
`;

export function attack(stage: Stage): void {
  it.each([
    ["binary", { content: Buffer.from([0, 1, 2, 3, 255]) }],
    ["a pointer to large-file storage", { content: pointer }],
    ["a symbolic link", { content: "../../etc/limits", mode: "120000" }],
    ["text of another encoding", { content: Buffer.from("caf\xe9 = 1\n", "latin1") }],
  ])("%s waits for somebody to answer for it, however many approved", async (title, edit) => {
    const firm = stage();
    const branch = `opaque-${title.replaceAll(" ", "-")}`;
    const { pull } = await propose(firm, "bob", branch, { files: { "strategies/model": edit } });
    await approve(firm, pull, "alice", "carol");
    const page = await shown(firm, pull);
    expect(page).toMatchObject({ state: "in_progress", title: "Waiting: 1 finding to explain" });
    const line = `foureyes: accept ${findingId(page)} I compared the hash.`;
    await review(firm, "dave", pull, "COMMENT", line);
    expect(await state(firm, pull)).toBe("success");
  });

  it("a submodule does as well", async () => {
    const firm = stage();
    const entry = { mode: "160000", path: "strategies/vendor", id: "b".repeat(40) };
    const tree = treeWith(firm, mainOf(firm), [entry]);
    await push(firm, "bob", "submodule", commitTree(firm, "bob", tree, mainOf(firm)));
    const pull = await open(firm, "bob", "submodule");
    await approve(firm, pull, "alice", "carol");
    expect((await shown(firm, pull))?.title).toBe("Waiting: 1 finding to explain");
  });

  it("text does not", async () => {
    const firm = stage();
    const files = { "strategies/model": "depth = 1\n" };
    const { pull } = await propose(firm, "bob", "readable", { files });
    await approve(firm, pull, "alice", "carol");
    expect(await state(firm, pull)).toBe("success");
  });
}
