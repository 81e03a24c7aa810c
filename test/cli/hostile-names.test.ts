/** Names that attack whoever reads the output: a terminal, a page, a parser of JSON. */
import { describe, expect, it } from "vitest";
import { aRepository, type Entry, type Sandbox } from "../git/sandbox.ts";
import { firm, flipped, honest } from "./changes.ts";
import { scan, unwrapped } from "./recording.ts";

const noUtf8 = "bytes that are no UTF-8";
const names: readonly [what: string, name: Buffer][] = [
  ["an escape sequence", Buffer.from("red\u001b[31m.py")],
  ["an operating system command", Buffer.from("title\u001b]0;owned\u0007.py")],
  ["a C1 control sequence", Buffer.from("c1\u009b31m.py")],
  ["a line break", Buffer.from("a\nClear. Nothing guarded is touched.\n.py")],
  ["a carriage return", Buffer.from("a\rClear.py")],
  ["a right-to-left override", Buffer.from("a\u202eyp.py")],
  ["nothing visible", Buffer.from("\u200b\u2060.py")],
  [noUtf8, Buffer.from([0x61, 0xff, 0xfe, 0x2e, 0x70, 0x79])],
  ["Markdown and HTML", Buffer.from("`@acme` [x](y) <img src=x> |.py")],
  ["an issue and a mention", Buffer.from("@alice #1.py")],
];

/** A change of as many files. git takes names as bytes; so the tree is written as bytes. */
function aChangeOf(named: typeof names): Sandbox {
  const sandbox = aRepository();
  const policy = sandbox.git("rev-parse", `${sandbox.commit(firm)}:.github`);
  const treeWith = (content: string) => {
    const blob = sandbox.blob(content);
    const sorted = named.map(([, name]) => name).toSorted(Buffer.compare);
    const files = sorted.map((name) => entryOf("100644", name, blob));
    const folder = sandbox.object("tree", Buffer.concat(files));
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

describe("a guarded file's name with an escape sequence, a line break, nothing visible, no UTF-8, Markdown", () => {
  const sideways = /[^\P{C}\n]|[\p{Zl}\p{Zp}]|\ufffd/u;
  const shown = /^critical · sign flipped in rank, strategies\/.*:6 · trading/gm;

  it("is shown as what it is", async () => {
    const text = await scan(aChangeOf(names));
    expect(text).toMatchObject({ status: 1, err: "" });
    expect(text.out).not.toMatch(sideways);
    expect(unwrapped(text.out).match(shown)).toHaveLength(names.length);
    expect(text.out.match(/^Clear/gm)).toBeNull();
  });

  it("is the same path in JSON, and plain ASCII wherever it could hide", async () => {
    const { out } = await scan(aChangeOf(names), ["--base", "HEAD~1", "--format", "json"]);
    expect(out).not.toMatch(sideways);
    const { findings }: { findings: { path: string }[] } = JSON.parse(out);
    const seen = findings.map(({ path }) => path);
    const text = names.filter(([what]) => what !== noUtf8).map(([, name]) => `strategies/${name}`);
    // Bytes 0xNN that are no UTF-8 are the lone surrogates U+DCNN.
    expect(new Set(seen)).toEqual(new Set([...text, "strategies/a\udcff\udcfe.py"]));
  });

  it("stays inside its code span", async () => {
    const { out } = await scan(aChangeOf(names), ["--base", "HEAD~1", "--format", "markdown"]);
    expect(out).toContain("``strategies/`@acme` [x](y) <img src=x> \\u{7c}.py:6``");
  });
});
