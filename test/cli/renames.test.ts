/** A guarded file is looked at under whatever name a change gives it. */
import { rmSync } from "node:fs";
import { join } from "node:path";
import { expect, it } from "vitest";
import { aChange, book, flipped, honest, reworded } from "./changes.ts";
import { scan, unwrapped } from "./recording.ts";

it("an edit that comes with a rename out of the guarded folder is seen", async () => {
  const sandbox = aChange({ [book]: null, "lib/sorting.py": flipped });
  const { status, out } = await scan(sandbox);
  expect(status).toBe(1);
  expect(out).toContain("sign flipped in rank, lib/sorting.py:6 · trading");
});

it("so is one that comes with a rename among the tests, where most detectors do not look", async () => {
  const { status, out } = await scan(aChange({ [book]: null, "tests/book.py": flipped }));
  expect(status).toBe(1);
  expect(out).toContain("sign flipped in rank, tests/book.py");
});

it("a harmless edit with the same rename is clear, and counts as one guarded file", async () => {
  const sandbox = aChange({ [book]: null, "lib/sorting.py": reworded });
  const { status, out } = await scan(sandbox);
  expect(status).toBe(0);
  expect(out).toContain("1 of 1 file, 1 guarded");
});

it("an edit that comes with a rename into the guarded folder is seen", async () => {
  const sandbox = aChange(
    { "lib/new.py": null, [book]: flipped },
    { "lib/new.py": honest, [book]: null },
  );
  expect((await scan(sandbox)).status).toBe(1);
});

it("a rename between unguarded folders is nobody's business", async () => {
  const sandbox = aChange({ "lib/a.py": null, "lib/b.py": flipped }, { "lib/a.py": honest });
  const { status, out } = await scan(sandbox);
  expect(status).toBe(0);
  expect(out).toContain("Nothing guarded is touched.");
});

it("where the new name's content is missing nobody can say that it is no rename", async () => {
  const moved = { [book]: null, "lib/sorting.py": flipped };
  const lose = ({ directory, git }: ReturnType<typeof aChange>) => {
    const id = git("rev-parse", "HEAD:lib/sorting.py");
    rmSync(join(directory, ".git", "objects", id.slice(0, 2), id.slice(2)));
  };
  const renamed = aChange(moved);
  lose(renamed);
  const { status, out } = await scan(renamed);
  expect(status).toBe(2);
  expect(unwrapped(out)).toContain("it may be a guarded file under another name");

  // The guarded file is still there, so the missing one cannot be it.
  const added = aChange({ "lib/sorting.py": flipped });
  lose(added);
  expect((await scan(added)).status).toBe(0);
});

it("among thousands of new files nobody can say what became of a deleted guarded one", async () => {
  const many = (count: number) =>
    Object.fromEntries(
      Array.from({ length: count }, (_, index) => [`lib/${index}.py`, `x = ${index}\n`]),
    );
  const lost = await scan(aChange({ ...many(2_000), [book]: null, "lib/sorting.py": flipped }));
  expect(lost.status).toBe(2);
  expect(unwrapped(lost.out)).toContain("it was deleted among too many new files");
  // The guarded file is still there, so none of the new ones is it.
  expect((await scan(aChange(many(2_001)))).status).toBe(0);
});
