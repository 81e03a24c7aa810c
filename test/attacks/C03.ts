/** A guarded file is renamed out of its folder, with an edit. */
import { expect, it } from "vitest";
import { flipped, shown, strategy } from "../stories/firm.ts";
import { propose, type Stage } from "./stage.ts";

export function attack(stage: Stage): void {
  it("a file that was guarded is guarded where it goes, and its edit is looked at", async () => {
    const firm = stage();
    const files = { [strategy]: null, "tools/book.py": flipped };
    const { pull } = await propose(firm, "bob", "moved-out", { files });
    expect(await shown(firm, pull)).toMatchObject({
      state: "in_progress",
      title: "Waiting: 2 approvals (trading), 1 finding to explain",
    });
  });

  it("a file that never was is not", async () => {
    const firm = stage();
    const files = { "tools/sort.py": null, "lib/sort.py": "def sort(x):\n    return -x\n" };
    const { pull } = await propose(firm, "bob", "moved", { files });
    expect(await shown(firm, pull)).toMatchObject({
      state: "success",
      title: "Nothing guarded is touched",
    });
  });
}
