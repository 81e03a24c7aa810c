/** A guarded file is renamed out of its folder: with an edit, or first, and edited when nobody looks any more. */
import { expect, it } from "vitest";
import { commit, mainOf, push } from "../stories/desk.ts";
import { at, flipped, honest, merge, open, shown, strategy } from "../stories/firm.ts";
import { policyOfC } from "./policy-of-C.ts";
import { type About, approve, propose, type Stage, state } from "./stage.ts";

export const about: About = {
  attack: "A guarded file is renamed out of its folder, with an edit or before one.",
  defence:
    "A rename is guarded by both of its names, and its two sides are compared. Where the file went it stays guarded.",
};

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

  const fees = (rate: string) =>
    Array.from({ length: 9 }, (_, at) => `fee_${at} = amount * ${rate}${at}\n`).join("");

  async function change(
    branch: string,
    files: Readonly<Record<string, string | null>>,
    base = "main",
  ): Promise<number> {
    const firm = stage();
    const parents = [base === "main" ? mainOf(firm) : base];
    await push(firm, "bob", branch, commit(firm, { author: "bob", files, parents }));
    return open(firm, "bob", branch);
  }

  /** Null when it was merged. */
  function mergeQuietly(pull_number: number): Promise<string | null> {
    const { pulls } = stage().as("bob").rest;
    return pulls.merge({ ...at, pull_number }).then(
      () => null,
      (cause: Error) => cause.message,
    );
  }

  async function merged(branch: string, files: Readonly<Record<string, string | null>>) {
    const firm = stage();
    const pull = await change(branch, files);
    await approve(firm, pull, "alice", "carol");
    expect(await state(firm, pull)).toBe("success");
    expect(await merge(firm, "bob", pull)).toBeNull();
    return pull;
  }

  it("a file that was moved out stays guarded, also after one more move, until its area lets it go", async () => {
    const firm = stage();
    await merged("fees", { "strategies/fees.py": fees("1") });
    const out = await merged("out", { "strategies/fees.py": null, "lib/fees.py": fees("1") });
    const then = await change("then", { "lib/fees.py": fees("2") });
    const page = await shown(firm, then);
    expect(page?.title).toBe("Waiting: 2 approvals (trading)");
    expect(page?.summary).toMatch(
      new RegExp(`\`lib/fees.py\` was \`strategies/fees.py\` until \\S*#${out}`),
    );

    await merged("further", { "lib/fees.py": null, "lib/costs.py": fees("1") });
    const later = await change("later", { "lib/costs.py": fees("3") });
    expect((await shown(firm, later))?.title).toBe("Waiting: 2 approvals (trading)");

    const excepting = policyOfC.replace('"**/*.md"', '"**/*.md", "lib/costs.py"');
    const letting = await change("letting", { ".github/foureyes.yml": excepting });
    const asked = await shown(firm, letting);
    expect(asked?.title).toBe("Waiting: 2 approvals (trading), 2 approvals (guard)");
    expect(asked?.summary).toContain("no longer guards all that it did: `lib/costs.py`");
    await approve(firm, letting, "alice", "carol");
    expect(await merge(firm, "bob", letting)).toBeNull();
    const free = await change("free", { "lib/costs.py": fees("4") });
    expect(await shown(firm, free)).toMatchObject({
      state: "success",
      title: "Nothing guarded is touched",
    });
  });

  it("also when nobody was told of the merge, once somebody looks", async () => {
    const firm = stage();
    await merged("rates", { "strategies/rates.py": fees("5") });
    const out = await change("quiet", { "strategies/rates.py": null, "lib/rates.py": fees("5") });
    await approve(firm, out, "alice", "carol");
    firm.github.deliveries.hold();
    expect(await mergeQuietly(out)).toBeNull();
    firm.github.deliveries.release(() => []);
    await firm.restart();
    await firm.settled();
    const then = await change("loud", { "lib/rates.py": fees("6") });
    expect((await shown(firm, then))?.title).toBe("Waiting: 2 approvals (trading)");
  });

  it("says so when it is moved out, and not of what stays in", async () => {
    const firm = stage();
    const out = await change("says", { [strategy]: null, "lib/book.py": honest });
    expect((await shown(firm, out))?.summary).toContain(
      "`strategies/book.py` becomes `lib/book.py`, which no area names. It stays guarded as **trading**",
    );
    const within = await change("within", { [strategy]: null, "strategies/b/book.py": honest });
    expect((await shown(firm, within))?.summary).not.toContain("stays guarded");
  });

  it("merged into a branch that nobody guards, it guards nothing", async () => {
    const firm = stage();
    await push(firm, "bob", "scratch", commit(firm, { author: "bob" }));
    const files = { [strategy]: null, "lib/scratch.py": honest };
    await push(firm, "bob", "to-scratch", commit(firm, { author: "bob", files }));
    const pull = await open(firm, "bob", "to-scratch", "scratch");
    expect(await merge(firm, "bob", pull)).toBeNull();
    const free = await change("elsewhere", { "lib/scratch.py": "a = 1\n" });
    expect(await state(firm, free)).toBe("success");
  });
}
