import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { pairMoves, pairRenames, renameCandidatesOf } from "../../../src/core/change/pair.ts";
import { similarPairs } from "../../../src/core/change/similar.ts";
import type { ChangedFile, EntryKind, Path } from "../../../src/domain/change.ts";
import { parseSha, type Sha } from "../../../src/domain/sha.ts";
import { costOf } from "../cost.ts";

/** An id of its own for each text. */
const idOf = (text: string): Sha =>
  parseSha(Buffer.from(text).toString("hex").slice(0, 40).padEnd(40, "0"));

const version = (path: string, object: Sha, kind: EntryKind = "file") => ({
  path: path as Path,
  kind,
  object,
});

const deleted = (path: string, text: string, kind?: EntryKind): ChangedFile => ({
  before: version(path, idOf(text), kind),
  after: null,
});

const added = (path: string, text: string, kind?: EntryKind): ChangedFile => ({
  before: null,
  after: version(path, idOf(text), kind),
});

const shown = (files: readonly ChangedFile[]): readonly string[] =>
  files.map((file) => `${file.before?.path ?? ""}>${file.after?.path ?? ""}`);

const body = (...lines: readonly string[]): string => `${lines.join("\n")}\n`;

describe("a file that moved without a change is one file", () => {
  test.each<[what: string, files: readonly ChangedFile[], pairs: readonly string[]]>([
    ["under another path", [deleted("a", "x"), added("b", "x")], ["a>b"]],
    ["also when it became executable", [deleted("a", "x"), added("b", "x", "executable")], ["a>b"]],
    [
      "with its own name rather than another's",
      [added("new/a", "x"), added("new/b", "x"), deleted("old/a", "x"), deleted("old/b", "x")],
      ["old/a>new/a", "old/b>new/b"],
    ],
    ["unlike one that differs", [deleted("a", "x"), added("b", "y")], ["a>", ">b"]],
    ["unlike one that is still there", [added("b", "x")], [">b"]],
    [
      "unlike a link that happens to hold the same",
      [deleted("a", "x"), added("b", "x", "symlink")],
      ["a>", ">b"],
    ],
    [
      "once, though it was copied twice",
      [deleted("a", "x"), added("b", "x"), added("c", "x")],
      ["a>b", ">c"],
    ],
  ])("%s", (_, files, pairs) => {
    expect(shown(pairMoves(files))).toEqual(pairs);
  });
});

describe("a file that moved and changed is one file", () => {
  const texts = new Map<Sha, string>();
  const known = (text: string): string => {
    texts.set(idOf(text), text);
    return text;
  };
  const pair = (files: readonly ChangedFile[]) =>
    shown(pairRenames(files, ({ object }) => texts.get(object) ?? null));
  const old = known(body("one", "two", "three", "four"));

  test.each<[what: string, text: string, pairs: readonly string[]]>([
    ["when half of its lines are the same", body("1 one", "two", "three", "x4"), ["a>b"]],
    ["when only line ends differ", "2\r\none\r\ntwo\r\nthree\r\nfour\r\n", ["a>b"]],
    ["but not when less than half are", body("11", "two", "x3", "x4"), ["a>", ">b"]],
    [
      "but not when it grew to more than double",
      body("000", "one", "two", "three", "four", "5", "6", "7", "8"),
      ["a>", ">b"],
    ],
  ])("%s", (_, text, pairs) => {
    expect(pair([deleted("a", old), added("b", known(text))])).toEqual(pairs);
  });

  test("by the best match, whatever the order of the files", () => {
    const near = known(body("3 near", "one", "two", "three", "four"));
    const far = known(body("4 far", "one", "two", "three"));
    const files = [deleted("a", old), added("far", far), added("near", near)];
    expect(pair(files)).toEqual([">far", "a>near"]);
    expect(pair(files.toReversed()).toSorted()).toEqual([">far", "a>near"]);
  });

  test("unless its text cannot be had", () => {
    const files = [deleted("a", old), added("b", known(body("5", "one", "two", "three", "four")))];
    expect(shown(pairRenames(files, () => null))).toEqual(["a>", ">b"]);
  });

  test("up to 2,000 candidates; beyond, nobody is asked for a text", () => {
    const many = (count: number) =>
      Array.from({ length: count }, (_, n) => added(`b${n}`, `${n}`)).concat(deleted("a", old));
    expect(renameCandidatesOf(many(1_999))).toHaveLength(2_000);
    expect(renameCandidatesOf(many(2_000))).toEqual([]);
  });

  test("and nothing is a candidate when there is nothing to pair it with", () => {
    expect(renameCandidatesOf([added("a", "x"), added("b", "y")])).toEqual([]);
  });
});

test("no file is lost or made up by pairing", () => {
  const text = fc
    .array(fc.constantFrom("a", "b", "c", "d"), { maxLength: 4 })
    .map((l) => body(...l));
  const sides = fc.array(fc.tuple(fc.boolean(), text), { maxLength: 12 });
  fc.assert(
    fc.property(sides, (list) => {
      const files = list.map(([gone, content], n) =>
        gone ? deleted(`d${n}`, content) : added(`a${n}`, content),
      );
      const texts = new Map(list.map(([, content]) => [idOf(content), content]));
      const paired = pairRenames(pairMoves(files), ({ object }) => texts.get(object) ?? null);
      const paths = (all: readonly ChangedFile[]) =>
        all.flatMap((f) => [f.before?.path, f.after?.path]).filter((p) => p !== undefined);
      expect(paths(paired).toSorted()).toEqual(paths(files).toSorted());
    }),
  );
});

describe("3,000 deleted and 3,000 added files are paired in time that grows as they do", () => {
  const texts = (count: number, side: string, lineOf: (file: number, line: number) => string) =>
    Array.from({ length: count }, (_, file) => ({
      item: file,
      path: `${side}/${file}`,
      text: body(side, ...Array.from({ length: 20 }, (_, line) => lineOf(file, line))),
    }));

  test.each<[what: string, lineOf: (file: number, line: number) => string, pairs: number]>([
    ["all different", (file, line) => `${file}:${line}`, 3_000],
    ["all the same, where nothing tells one from another but names", (_, line) => `${line}`, 3_000],
    ["each sharing lines with many", (file, line) => `${(file * 31 + line * 7) % 4_000}`, 3_000],
  ])("%s", (_, lineOf, pairs) => {
    let found: ReturnType<typeof similarPairs> = [];
    const { cpuMs } = costOf(() => {
      found = similarPairs(texts(3_000, "old", lineOf), texts(3_000, "new", lineOf));
    });
    expect(cpuMs).toBeLessThan(5_000);
    expect(found.filter(({ before, after }) => before === after)).toHaveLength(pairs);
  });
});
