/** Names that attack whoever reads the output: a terminal, a page, a parser of JSON. */
import { describe, expect, it } from "vitest";
import { aRepository, type Entry, type Sandbox } from "../git/sandbox.ts";
import { firm, flipped, honest } from "./changes.ts";
import { scan, unwrapped } from "./recording.ts";

const names: readonly [what: string, name: Buffer][] = [
  ["an escape sequence", Buffer.from("red\u001b[31m.py")],
  ["an operating system command", Buffer.from("title\u001b]0;owned\u0007.py")],
  ["a C1 control sequence", Buffer.from("c1\u009b31m.py")],
  ["a line break", Buffer.from("a\nClear. Nothing guarded is touched.\n.py")],
  ["a carriage return", Buffer.from("a\rClear.py")],
  ["a right-to-left override", Buffer.from("a\u202eyp.py")],
  ["nothing visible", Buffer.from("\u200b\u2060.py")],
  ["bytes that are no UTF-8", Buffer.from([0x61, 0xff, 0xfe, 0x2e, 0x70, 0x79])],
  ["Markdown and HTML", Buffer.from("`@acme` [x](y) <img src=x> |.py")],
  ["an issue and a mention", Buffer.from("@alice #1.py")],
];

/** git takes names as bytes; so the tree is written as bytes. */
function aFileNamed(name: Buffer): Sandbox {
  const sandbox = aRepository();
  const treeWith = (content: string) => {
    const folder = sandbox.object("tree", entryOf("100644", name, sandbox.blob(content)));
    const policy = sandbox.git("rev-parse", `${sandbox.commit(firm)}:.github`);
    return sandbox.object(
      "tree",
      Buffer.concat([
        entryOf("40000", Buffer.from(".github"), policy),
        entryOf("40000", Buffer.from("strategies"), folder),
      ]),
    );
  };
  const commitOf = (tree: string, parents: string) =>
    sandbox.object(
      "commit",
      Buffer.from(
        `tree ${tree}\n${parents}author A <a@b> 1 +0000\ncommitter A <a@b> 1 +0000\n\nx\n`,
      ),
    );
  const base = commitOf(treeWith(honest), "");
  sandbox.git("update-ref", "refs/heads/main", commitOf(treeWith(flipped), `parent ${base}\n`));
  return sandbox;
}

function entryOf(mode: NonNullable<Entry["mode"]>, name: Buffer, object: string): Buffer {
  return Buffer.concat([
    Buffer.from(`${mode} `),
    name,
    Buffer.from([0]),
    Buffer.from(object, "hex"),
  ]);
}

describe("a guarded file's name with", () => {
  it.each(names)("%s is shown as what it is", async (_what, name) => {
    const sandbox = aFileNamed(name);
    const text = await scan(sandbox);
    expect(text).toMatchObject({ status: 1, err: "" });
    expect(text.out).not.toMatch(/[^\P{C}\n]|[\p{Zl}\p{Zp}]|\ufffd/u);
    expect(unwrapped(text.out)).toMatch(
      /^critical · sign flipped in rank, strategies\/.*:6 · trading/m,
    );
    expect(text.out.match(/^Clear/gm)).toBeNull();
  });

  it("any of those is the same path in JSON, and plain ASCII wherever it could hide", async () => {
    const seen: string[] = [];
    for (const [, name] of names.slice(0, 8)) {
      const { out } = await scan(aFileNamed(name), ["--base", "HEAD~1", "--format", "json"]);
      expect(out).not.toMatch(/[^\P{C}\n]|[\p{Zl}\p{Zp}]|\ufffd/u);
      seen.push(JSON.parse(out).findings[0].path);
    }
    expect(seen.slice(0, 7)).toEqual(names.slice(0, 7).map(([, name]) => `strategies/${name}`));
    // Bytes 0xNN that are no UTF-8 are the lone surrogates U+DCNN.
    expect(seen[7]).toBe("strategies/a\udcff\udcfe.py");
  });

  it("Markdown or HTML stays inside its code span", async () => {
    const [, name = Buffer.alloc(0)] = names[8] ?? [];
    const { out } = await scan(aFileNamed(name), ["--base", "HEAD~1", "--format", "markdown"]);
    expect(out).toContain("``strategies/`@acme` [x](y) <img src=x> \\u{7c}.py:6``");
  });
});
