/** What a person reads, as files: look at them when they change. */
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import type { Entry } from "../git/sandbox.ts";
import { aChange, book, flipped, policy, redirected, reworded, unlimited } from "./changes.ts";
import { scan } from "./recording.ts";

type Changed = Readonly<Record<string, string | Entry | null>>;

const binary: Entry = { content: Buffer.from("\u007fELF\0\u0001\u0002".repeat(100)) };

/** By the file that shows the page. */
const pages: readonly [name: string, title: string, change: Changed, before?: Changed][] = [
  ["kronos", "the sign that was flipped in 2020", { [book]: flipped }],
  ["guard-removed", "a limit that nobody checks any more", { [book]: unlimited }],
  [
    "address-replaced",
    "money that goes to another address",
    { "services/withdraw/payouts.ts": redirected },
  ],
  ["opaque", "a file that nobody can read", { "strategies/model.bin": binary }],
  ["clear", "a guarded file whose comment changed", { [book]: reworded }],
  ["unguarded", "a change of nothing guarded", { "README.md": "# Exchange, again\n" }],
  [
    "several",
    "several findings, the most urgent first",
    {
      [book]: flipped.replace(/ {4}if order\.amount > limit:\n.*\n/, ""),
      "strategies/model.bin": binary,
      "services/withdraw/payouts.ts": redirected,
    },
  ],
  [
    "invalid-policy",
    "a policy with mistakes",
    { [book]: flipped },
    {
      ".github/foureyes.yml": policy
        .replace('paths: ["strategies/**"]', 'path: ["strategies/**"]')
        .replace("version: 1", "version: 1\nmode: watch"),
    },
  ],
];

describe.each([
  ["text", "txt"],
  ["markdown", "md"],
])("as %s a scan shows", (format, extension) => {
  it.each(pages)("%s: %s", async (name, _title, change, before) => {
    const sandbox = aChange(change, before);
    const { out, err } = await scan(sandbox, ["--base", "HEAD~1", "--format", format]);
    expect(err).toBe("");
    await expect(out).toMatchFileSnapshot(`pages/${name}.${extension}`);
  });
});

describe("in the terminal", () => {
  const folder = join(import.meta.dirname, "pages");
  const texts = readdirSync(folder).filter((name) => name.endsWith(".txt"));

  it.each(texts)("no line is wider than 80 columns: %s", (name) => {
    const lines = readFileSync(join(folder, name), "utf8").split("\n");
    expect(lines.filter((line) => line.length > 80)).toEqual([]);
  });

  it("a finding's place is one word that can be clicked, path:line", () => {
    const words = readFileSync(join(folder, "kronos.txt"), "utf8").split(/\s+/);
    expect(words).toContain(`${book}:6`);
  });

  it("colours are for terminals alone, and not with NO_COLOR", async () => {
    const sandbox = aChange({ "README.md": "# Exchange, again\n" });
    const flags = ["--base", "HEAD~1"];
    const onTerminal = await scan(sandbox, flags, { outIsTerminal: true });
    expect(onTerminal.out).toMatch(/^\u001b\[1mClear\./);
    const plain = await scan(sandbox, flags);
    expect(plain.out).toBe(onTerminal.out.replace(/\u001b\[\d+m/g, ""));
    const without = { outIsTerminal: true, environment: { NO_COLOR: "1" } };
    expect((await scan(sandbox, flags, without)).out).toBe(plain.out);
    // https://no-color.org: an empty value is none.
    const empty = { outIsTerminal: true, environment: { NO_COLOR: "" } };
    expect((await scan(sandbox, flags, empty)).out).toBe(onTerminal.out);
  });
});
