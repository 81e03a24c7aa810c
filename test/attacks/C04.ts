/** New code is put where nothing is guarded, and the wiring is turned to it. */
import { expect, it } from "vitest";
import { shown } from "../stories/firm.ts";
import { type About, approve, propose, type Stage, state } from "./stage.ts";

export const about: About = {
  attack: "New code is put where nothing is guarded, and only the wiring is turned to it.",
  defence:
    "The policy names the wiring as well. Nothing is followed from file to file: what the policy does not name is not guarded.",
};

export function attack(stage: Stage): void {
  it("wiring that the policy names asks for people, whatever it is turned to", async () => {
    const firm = stage();
    const files = {
      "lib/fast.py": "def rank(book):\n    return []\n",
      "config/wiring.yml": "book: lib.fast\n",
    };
    const { pull } = await propose(firm, "bob", "wired", { files });
    const page = await shown(firm, pull);
    expect(page?.title).toBe("Waiting: 1 approval (build)");
    expect(page?.summary).toContain("`config/wiring.yml`, guarded as **build**");
    await approve(firm, pull, "alice");
    expect(await state(firm, pull)).toBe("in_progress");
    await approve(firm, pull, "erin");
    expect(await state(firm, pull)).toBe("success");
  });

  it("code that nothing is wired to touches nothing", async () => {
    const firm = stage();
    const files = { "lib/faster.py": "def rank(book):\n    return []\n" };
    const { pull } = await propose(firm, "bob", "unwired", { files });
    expect(await state(firm, pull)).toBe("success");
  });
}
