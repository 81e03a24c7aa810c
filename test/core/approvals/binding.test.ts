/** Bindings against what a merge makes of three versions, in words of their own. */
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import {
  differenceOf,
  pathsToCompare,
  shownPaths,
  unshownIn,
} from "../../../src/core/approvals/binding.ts";
import type { Differs } from "../../../src/domain/binding.ts";
import type { ChangedFile, Path } from "../../../src/domain/change.ts";
import { sha } from "../ordinary.ts";
import {
  difference,
  filesOf,
  guardedPaths,
  isGuarded,
  mergedAt,
  paths,
  type Shown,
} from "./contents.ts";

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

describe("a change that was told of another base", () => {
  const shown = (one: Shown) => shownPaths(filesOf(one), paths, new Map());
  const now: Shown = { mergeBase: [1, 1, 1, 1], head: [2, 2, 1, 1], base: [1, 1, 1, 1] };
  it("was shown, where each file that changes changed in the same way there", () => {
    expect(unshownIn(shown({ ...now, base: [3, 3, 3, 3] }), shown(now))).toBeNull();
    expect(unshownIn(shown({ ...now, head: [2, 2, 2, 2] }), shown(now))).toBeNull();
  });

  it("was not, where one of them was there already, or another", () => {
    const path = paths[1];
    const hidden = { ...now, mergeBase: [1, 2, 1, 1] };
    expect(unshownIn(shown(hidden), shown(now))).toEqual({ kind: "not-shown", path });
    const other = { ...now, head: [2, 3, 1, 1] };
    expect(unshownIn(shown(other), shown(now))).toEqual({ kind: "not-shown", path });
  });
});

describe("what is compared", () => {
  const at = (path: string) => ({ path: path as Path, kind: "file" as const, object: sha("1") });
  const kept = { before: at("strategies/a.py"), after: at("strategies/a.py") };
  const gone = { before: at("strategies/a.py"), after: null };
  const came = { before: null, after: at("strategies/b.py") };
  const edited = { before: at("strategies/b.py"), after: at("strategies/b.py") };
  const newProse = { before: null, after: at("docs/a.md") };
  const oldProse = { before: at("docs/b.md"), after: null };
  const prose = { before: at("docs/c.md"), after: at("docs/c.md") };
  const rows: readonly [title: string, guarded: readonly ChangedFile[], more: readonly string[]][] =
    [
      ["is nothing else beside an edit", [kept], []],
      ["is what came, beside a guarded file that is gone", [gone], ["docs/a.md"]],
      ["and also where another one stayed", [edited, gone], ["docs/a.md"]],
      ["is what is gone, beside a guarded file that came", [came], ["docs/b.md"]],
      ["and also where another one stayed there", [kept, came], ["docs/b.md"]],
      ["is both beside both", [gone, came], ["docs/a.md", "docs/b.md"]],
    ];
  it.each(rows)("%s", (_, guarded, more) => {
    const compared = pathsToCompare([...guarded, newProse, oldProse, prose], isGuarded);
    expect(compared.filter((path) => path.startsWith("docs/"))).toEqual(more);
    expect(compared.filter((path) => !path.startsWith("docs/"))).toHaveLength(guarded.length);
  });

  it("must be told of both", () => {
    const path = at("strategies/a.py").path;
    const shown = { path, sides: [], onBase: null };
    const both = new Map([[path, shown]]);
    expect(differenceOf(both, both)).toBeNull();
    expect(differenceOf(new Map(), both)).toEqual({ kind: "not-shown", path });
  });

  it("came by another way only where it did against each merge base", () => {
    const path = at("strategies/a.py").path;
    const entry = (digit: string) => ({ kind: "file" as const, object: sha(digit) });
    const sides = [
      [entry("1"), entry("2")],
      [entry("3"), entry("2")],
    ] as const;
    const before = new Map([[path, { path, sides, onBase: entry("1") }]]);
    const now = new Map([[path, { path, sides: [], onBase: entry("2") }]]);
    expect(differenceOf(before, now)).toEqual({ kind: "gone", path });
    const one = new Map([[path, { path, sides: sides.slice(0, 1), onBase: entry("1") }]]);
    expect(differenceOf(one, now)).toBeNull();
  });
});
