/** Bindings against what a merge makes of three versions, in words of their own. */
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { differenceOf, pathsToCompare, shownPaths } from "../../../src/core/approvals/binding.ts";
import type { Differs, Entry } from "../../../src/domain/binding.ts";
import type { ChangedFile, Path, Version } from "../../../src/domain/change.ts";
import { sha } from "../ordinary.ts";

const guardedPaths = ["strategies/a.py", "strategies/b.py"];
const paths = [...guardedPaths, "docs/a.md", "docs/b.md"] as Path[];

/** Which version of each path a tree holds; 0: none. */
type Tree = readonly number[];
interface Shown {
  readonly mergeBase: Tree;
  readonly head: Tree;
  /** Tip of the base branch. */
  readonly base: Tree;
}

function versionAt(tree: Tree, at: number): Version | null {
  const version = tree[at] ?? 0;
  const path = paths[at];
  return version === 0 || path === undefined
    ? null
    : { path, kind: version === 3 ? "executable" : "file", object: sha(String(version)) };
}

function filesOf({ mergeBase, head }: Shown): readonly ChangedFile[] {
  return paths.flatMap((_, at) =>
    mergeBase[at] === head[at]
      ? []
      : [{ before: versionAt(mergeBase, at), after: versionAt(head, at) }],
  );
}

const isGuarded = ({ before, after }: ChangedFile) =>
  guardedPaths.includes(before?.path ?? after?.path ?? "");

function onBase({ base }: Shown): ReadonlyMap<Path, Entry> {
  return new Map(
    paths.map((path, at) => {
      const version = versionAt(base, at);
      return [path, version === null ? null : { kind: version.kind, object: version.object }];
    }),
  );
}

function difference(given: Shown, now: Shown): Differs | null {
  const all = [given, now].flatMap((shown) => pathsToCompare(filesOf(shown), isGuarded));
  const compared = [...new Set(all)];
  const view = (shown: Shown) => shownPaths(filesOf(shown), compared, onBase(shown));
  return differenceOf(view(given), view(now));
}

/** A version, or a mixture of three. */
function mergedAt({ mergeBase, head, base }: Shown, at: number): unknown {
  const [before, after, there] = [mergeBase[at], head[at], base[at]];
  if (there === before || there === after) return after;
  return after === before ? there : [before, after, there];
}

const tree = fc.tuple(...paths.map(() => fc.integer({ min: 0, max: 3 })));
const shown: fc.Arbitrary<Shown> = fc.record({ mergeBase: tree, head: tree, base: tree });
/** Mostly alike, else hardly any two would show the same. */
const pair: fc.Arbitrary<readonly [Shown, Shown]> = fc
  .record({
    given: shown,
    other: shown,
    keep: fc.array(fc.boolean(), { minLength: 12, maxLength: 12 }),
  })
  .map(({ given, other, keep }) => {
    const mixed = (name: keyof Shown, from: number) =>
      given[name].map((version, at) =>
        keep[from + at] === true ? version : (other[name][at] ?? 0),
      );
    return [
      given,
      { mergeBase: mixed("mergeBase", 0), head: mixed("head", 4), base: mixed("base", 8) },
    ];
  });

describe("what was approved stays approved", () => {
  it("only where each guarded file comes out as it did, and was shown as the change that it is", () => {
    let stayed = 0;
    fc.assert(
      fc.property(pair, ([given, now]) => {
        if (difference(given, now) !== null) return;
        stayed += 1;
        for (const at of guardedPaths.keys()) {
          const [was, isChanged] = [given, now].map((one) => one.mergeBase[at] !== one.head[at]);
          if (was || isChanged) expect(mergedAt(now, at)).toEqual(mergedAt(given, at));
          if (isChanged)
            expect([given.mergeBase[at], given.head[at]]).toEqual([
              now.mergeBase[at],
              now.head[at],
            ]);
        }
      }),
      { numRuns: 20_000 },
    );
    expect(stayed).toBeGreaterThan(500);
  });

  const given: Shown = { mergeBase: [1, 1, 1, 1], head: [2, 1, 2, 1], base: [1, 1, 1, 1] };
  const rows: readonly [title: string, now: Shown, kind: Differs["kind"] | null][] = [
    ["of the same", given, null],
    [
      "after a clean update from the base",
      { mergeBase: [1, 2, 1, 2], head: [2, 2, 2, 2], base: [1, 2, 1, 2] },
      null,
    ],
    ["when the base moves elsewhere", { ...given, base: [1, 1, 1, 2] }, null],
    ["when what nobody guards is pushed", { ...given, head: [2, 1, 3, 2] }, null],
    [
      "when it came to the base by another way",
      { mergeBase: [2, 1, 1, 1], head: [2, 1, 2, 1], base: [2, 1, 1, 1] },
      null,
    ],
    ["not when the file is another", { ...given, head: [3, 1, 2, 1] }, "changed"],
    ["not when its mode alone is another", { ...given, head: [3, 1, 2, 1] }, "changed"],
    ["not when one more file is changed", { ...given, head: [2, 2, 2, 1] }, "not-shown"],
    [
      "not when it is changed from another version",
      { ...given, mergeBase: [3, 1, 1, 1] },
      "not-shown",
    ],
    ["not when the base holds another version", { ...given, base: [3, 1, 1, 1] }, "base-moved"],
    ["not when the change was taken back", { ...given, head: [1, 1, 2, 1] }, "gone"],
  ];
  it.each(rows)("%s", (_, now, kind) => {
    expect(difference(given, now)?.kind ?? null).toBe(kind);
  });

  it("not when a deleted file's new name is another: any that came may be it", () => {
    const moved: Shown = { mergeBase: [1, 1, 1, 0], head: [0, 1, 1, 1], base: [1, 1, 1, 0] };
    expect(difference(moved, { ...moved, head: [0, 1, 1, 2] })).toEqual({
      kind: "changed",
      path: "docs/b.md",
    });
    expect(difference(moved, { ...moved, head: [0, 1, 2, 1] })).toBeNull();
  });
});
