/** Attributes that hide a file from the diff. */
import { expect, it } from "vitest";
import { findingId, review, shown } from "../stories/firm.ts";
import { type About, approve, propose, type Stage, state } from "./stage.ts";

export const about: About = {
  attack: "`.gitattributes` hides a file from the diff.",
  defence:
    "Attributes are guarded wherever they are, and Foureyes itself reads files without them.",
};

const hiding = "strategies/** linguist-generated -diff\n";

export function attack(stage: Stage): void {
  it.each([".gitattributes", "docs/.gitattributes"])("%s is guarded", async (path) => {
    const branch = `attributes-${path.length}`;
    const { pull } = await propose(stage(), "bob", branch, { files: { [path]: hiding } });
    const page = await shown(stage(), pull);
    expect(page?.title).toBe("Waiting: 2 approvals (guard), 1 finding to explain");
    await approve(stage(), pull, "erin", "mallory");
    expect(await state(stage(), pull)).toBe("in_progress");
    const explained = `foureyes: accept ${findingId(page)} made by a generator`;
    await review(stage(), "alice", pull, "COMMENT", explained);
    expect(await state(stage(), pull)).toBe("success");
  });

  it("a file that is only called similarly is not", async () => {
    const files = { "gitattributes.txt": hiding };
    const { pull } = await propose(stage(), "bob", "not-attributes", { files });
    expect(await state(stage(), pull)).toBe("success");
  });
}
