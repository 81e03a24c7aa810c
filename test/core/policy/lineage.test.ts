/** What was moved out of an area stays guarded by it, under whatever name, until the area excepts it. */
import { describe, expect, it, test } from "vitest";
import { compileAreas } from "../../../src/core/policy/match.ts";
import { movedOutOf, movesBehind } from "../../../src/core/policy/moves.ts";
import type { EntryKind, Path } from "../../../src/domain/change.ts";
import type { Area, Moved, Policy } from "../../../src/domain/policy.ts";
import { inspection } from "../ordinary.ts";
import { differenceOf } from "./difference.ts";
import { added, entry, renamed } from "./entry.ts";
import { policyIn } from "./parsed.ts";

function area(name: string, paths: readonly string[], except: readonly string[] = []): Area {
  return { name, paths, except, seats: [], independent: false, hold: "high", answers: [] };
}

function move(from: string, to: string, pull = 12): Moved {
  return { from: from as Path, to: to as Path, pull };
}

const trading = area("trading", ["strategies/**"]);
const custody = area("custody", ["strategies/fees.py", "wallet/**"]);

function guarding(
  path: string,
  moved: readonly Moved[],
  areas: readonly Area[] = [trading, custody],
  kind: EntryKind = "file",
): readonly string[] {
  return compileAreas({ areas, moved })
    .areasAt(entry(path, kind))
    .map(({ name }) => name);
}

describe("a file that was moved out", () => {
  const out = [move("strategies/book.py", "lib/book.py")];
  it.each<[title: string, path: string, moved: readonly Moved[], areas: readonly string[]]>([
    ["is guarded by what guarded it", "lib/book.py", out, ["trading"]],
    [
      "by all that did",
      "lib/f.py",
      [move("strategies/fees.py", "lib/f.py")],
      ["trading", "custody"],
    ],
    ["in any spelling", "Lib/BOOK.py.", out, ["trading"]],
    ["and no other file is", "lib/book.pyx", out, []],
    ["nor where it is not known", "lib/book.py", [], []],
    ["also when it was moved on", "a.py", [...out, move("lib/book.py", "a.py", 15)], ["trading"]],
    [
      "also when it went in a circle",
      "a.py",
      [...out, move("lib/book.py", "a.py"), move("a.py", "lib/book.py")],
      ["trading"],
    ],
  ])("%s", (_, path, moved, areas) => {
    expect(guarding(path, moved)).toEqual(areas);
  });

  it("is let go by the area that excepts it, and by no other", () => {
    const moved = [move("strategies/fees.py", "lib/fees.py")];
    const excepting = { ...trading, except: ["lib/**"] };
    expect(guarding("lib/fees.py", moved, [excepting, custody])).toEqual(["custody"]);
    // What can be run is never excepted.
    expect(guarding("lib/fees.py", moved, [excepting, custody], "executable")).toEqual([
      "trading",
      "custody",
    ]);
  });
});

describe("a policy that lets it go", () => {
  const text = `version: 1
areas:
  - name: trading
    paths: ["strategies/**"]
  - name: tools
    paths: ["tools/**"]
`;
  const moved = [move("strategies/book.py", "lib/book.py")];
  const tree = [entry("lib/book.py"), entry("strategies/other.py")];
  const loosened = (from: string, to: string, moves: readonly Moved[]) => {
    const [old, next] = [policyIn(text), policyIn(text.replace(from, to))];
    const held = (policy: Policy): Policy => ({ ...policy, moved: moves });
    return differenceOf(held(old), held(next), tree).loosened.map(
      ({ area: name, paths }) => `${name}: ${paths.join()}`,
    );
  };
  test.each<[title: string, from: string, to: string, isLoosened: boolean]>([
    [
      "by an exception",
      '["strategies/**"]',
      '["strategies/**"]\n    except: ["lib/book.py"]',
      true,
    ],
    ["by not naming any more what it was", '["strategies/**"]', '["strategies/o*"]', true],
    ["asks for more elsewhere alone", '["tools/**"]', '["tools/**", "bin/**"]', false],
  ])("%s", (_, from, to, isLoosened) => {
    expect(loosened(from, to, moved)).toEqual(isLoosened ? ["trading: lib/book.py"] : []);
  });

  it("lets nothing go that was never moved", () => {
    const exception = '["strategies/**"]\n    except: ["lib/book.py"]';
    expect(loosened('["strategies/**"]', exception, [])).toEqual(["trading: "]);
  });
});

describe("a change", () => {
  const of = (...files: readonly ReturnType<typeof renamed>[]) => ({
    ...inspection,
    guarded: files.map((file) => ({ file, areas: ["trading", "custody"] })),
  });
  const areas = [trading, custody];

  it("moves out what no area names where it goes", () => {
    expect(movedOutOf(of(renamed("strategies/fees.py", "lib/f.py")), { areas }, 12)).toEqual([
      { from: "strategies/fees.py", to: "lib/f.py", areas: ["trading", "custody"] },
    ]);
    expect(movedOutOf(of(renamed("strategies/fees.py", "wallet/f.py")), { areas }, 12)).toEqual([
      { from: "strategies/fees.py", to: "wallet/f.py", areas: ["trading"] },
    ]);
  });

  it("moves nothing out that stays in, is excepted there, or is no rename", () => {
    const excepting = [{ ...trading, except: ["**/*.md"] }];
    const within = of(renamed("strategies/a.py", "strategies/b.py"));
    const prose = of(renamed("strategies/a.md.py", "docs/a.md"));
    expect(movedOutOf(within, { areas }, 12)).toEqual([]);
    expect(movedOutOf(prose, { areas: excepting }, 12)).toEqual([]);
    expect(movedOutOf(of(added("strategies/a.py")), { areas }, 12)).toEqual([]);
  });

  it("moves on what was moved out before", () => {
    const moved = [move("strategies/book.py", "lib/book.py")];
    expect(movedOutOf(of(renamed("lib/book.py", "a.py")), { areas, moved }, 15)).toEqual([
      { from: "lib/book.py", to: "a.py", areas: ["trading"] },
    ]);
  });

  it("says why a file is guarded that no area names, and nothing of the others", () => {
    const moved = [move("strategies/book.py", "lib/book.py"), move("lib/book.py", "a.py", 15)];
    const guardedAs = (path: string) => ({
      ...inspection,
      guarded: [{ file: added(path), areas: ["trading"] }],
    });
    const pulls = (path: string) =>
      movesBehind(guardedAs(path), { areas, moved }).map(({ pull }) => pull);
    expect(pulls("a.py")).toEqual([15, 12]);
    expect(pulls("lib/book.py")).toEqual([12]);
    expect(pulls("strategies/book.py")).toEqual([]);
  });
});
