import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { parseRawDiff } from "../../../src/core/change/raw.ts";
import { nameOf, objectOf, parseTree } from "../../../src/core/change/tree.ts";
import { Problem } from "../../../src/domain/problem.ts";

const a = "a".repeat(40);
const b = "b".repeat(40);
const none = "0".repeat(40);
const parsed = (text: string) => parseRawDiff(Buffer.from(text, "latin1"));
const edited = `:100644 100755 ${a} ${b} M\0x.py\0`;

describe("the list of changed files", () => {
  test("is read record by record", () => {
    expect(parsed(`${edited}:000000 120000 ${none} ${b} A\0y\0`)).toEqual([
      {
        before: { path: "x.py", kind: "file", object: a },
        after: { path: "x.py", kind: "executable", object: b },
      },
      { before: null, after: { path: "y", kind: "symlink", object: b } },
    ]);
  });

  test("may be empty", () => {
    expect(parsed("")).toEqual([]);
  });

  test.each<[what: string, output: string]>([
    ["ends in the middle of a header", ":100644 100644"],
    ["ends in the middle of a path", `:100644 100644 ${a} ${b} M\0x.p`],
    ["has no path", `:100644 100644 ${a} ${b} M\0\0`],
    ["has something left over", `${edited}x`],
    ["begins with something else", `warning: x\n${edited}`],
    ["has a status it cannot have", `:100644 100644 ${a} ${b} X\0x\0`],
    ["has a rename, which was not asked for", `:100644 100644 ${a} ${b} R100\0x\0y\0`],
    ["says added and has two sides", `:100644 100644 ${a} ${b} A\0x\0`],
    ["says edited and has one side", `:000000 100644 ${none} ${b} M\0x\0`],
    ["has an entry of an unknown mode", `:100644 140000 ${a} ${b} M\0x\0`],
    ["has a directory in it", `:100644 040000 ${a} ${b} M\0x\0`],
    ["has shortened ids", ":100644 100644 aaaaaaa bbbbbbb M\0x\0"],
    ["has an id of nothing", `:100644 100644 ${a} ${none} M\0x\0`.replace(none, "")],
  ])("is refused as a whole when it %s", (_, output) => {
    expect(parsed(edited)).toHaveLength(1);
    expect(() => parsed(output)).toThrow(Problem);
  });
});

describe("a tree", () => {
  const entry = (mode: string, name: string, length = 20): Buffer =>
    Buffer.concat([Buffer.from(`${mode} ${name}\0`), Buffer.alloc(length, 7)]);

  test("is read with the id length of its format", () => {
    const object = "07".repeat(32);
    const tree = parseTree(entry("40000", "src", 32), 32);
    const shown = [...tree.values()].map((each) => [nameOf(each), each.kind, objectOf(each)]);
    expect(shown).toEqual([["src", "tree", object]]);
  });

  test.each<[what: string, bytes: Buffer]>([
    ["a name that stands twice", Buffer.concat([entry("100644", "x"), entry("40000", "x")])],
    ["a name with a slash", entry("100644", "a/b")],
    ["no name", entry("100644", "")],
    ["an unknown mode", entry("140000", "x")],
    ["an id cut short", entry("100644", "x").subarray(0, -1)],
    ["something left over", Buffer.concat([entry("100644", "x"), Buffer.from("x")])],
  ])("is refused with %s", (_, bytes) => {
    expect(() => parseTree(bytes, 20)).toThrow(Problem);
  });

  test("of any bytes is read or refused, never a crash", () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 100 }), (bytes) => {
        try {
          parseTree(bytes, 20);
          parseRawDiff(bytes);
        } catch (problem) {
          expect(problem).toBeInstanceOf(Problem);
        }
      }),
    );
  });
});
