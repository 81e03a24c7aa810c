/** Attributes that hide a file from the diff. */
import { expect, it } from "vitest";
import { shown } from "../stories/firm.ts";
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
    expect((await shown(stage(), pull))?.title).toBe("Waiting: 2 approvals (guard)");
    await approve(stage(), pull, "erin", "mallory");
    expect(await state(stage(), pull)).toBe("success");
  });

  it("a file that is only called similarly is not", async () => {
    const files = { "gitattributes.txt": hiding };
    const { pull } = await propose(stage(), "bob", "not-attributes", { files });
    expect(await state(stage(), pull)).toBe("success");
  });
}
