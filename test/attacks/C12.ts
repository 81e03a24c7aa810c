/** Paths that are spelt in another way. */
import { expect, it } from "vitest";
import { type About, propose, type Stage, state } from "./stage.ts";

export const about: About = {
  attack: "A guarded path in other letters: capitals, composed and decomposed accents.",
  defence:
    "Paths that guard also match after folding case and Unicode forms; those that except match to the letter.",
};

const content = "limit = 1\n";

export function attack(stage: Stage): void {
  it.each([
    ["in capitals", "Strategies/new.py"],
    ["with composed letters", "pr\u00fcfung/new.py"],
    ["with decomposed letters", "pru\u0308fung/new.py"],
  ])("a guarded folder %s is guarded", async (title, path) => {
    const branch = `spelt-${title.replaceAll(" ", "-")}`;
    const { pull } = await propose(stage(), "bob", branch, { files: { [path]: content } });
    expect(await state(stage(), pull)).toBe("in_progress");
  });

  it("a folder of another name is not", async () => {
    const files = { "strategie/new.py": content };
    const { pull } = await propose(stage(), "bob", "spelt-otherwise", { files });
    expect(await state(stage(), pull)).toBe("success");
  });
}
