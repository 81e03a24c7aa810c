/** A new mode: nothing of the content changes, and what it is does. */
import { expect, it } from "vitest";
import { honest, shown, strategy } from "../stories/firm.ts";
import { type About, approve, propose, type Stage, state } from "./stage.ts";

export const about: About = {
  attack: "Only the mode changes: a file becomes executable, or a link.",
  defence: "A new mode is a change of the file.",
};

export function attack(stage: Stage): void {
  it("a guarded file that becomes executable waits for two people", async () => {
    const files = { [strategy]: { content: honest, mode: "100755" } };
    const { pull } = await propose(stage(), "bob", "chmod", { files });
    expect((await shown(stage(), pull))?.title).toBe("Waiting: 2 approvals (trading)");
    await approve(stage(), pull, "alice", "carol");
    expect(await state(stage(), pull)).toBe("success");
  });

  it("a guarded file that becomes a link waits for an explanation, too", async () => {
    const files = { [strategy]: { content: "../tools/sort.py", mode: "120000" } };
    const { pull } = await propose(stage(), "bob", "linked", { files });
    expect((await shown(stage(), pull))?.title).toBe(
      "Waiting: 2 approvals (trading), 1 finding to explain",
    );
  });

  it("any other file may become executable", async () => {
    const files = { "README.md": { content: "# Exchange\n", mode: "100755" } };
    const { pull } = await propose(stage(), "bob", "chmod-elsewhere", { files });
    expect(await state(stage(), pull)).toBe("success");
  });
}
