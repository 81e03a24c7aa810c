import { describe, expect, it } from "vitest";
import { compileAreas } from "../../../src/core/policy/match.ts";
import { writtenAreas } from "../../../src/core/policy/written.ts";
import { coverageOf } from "../../../src/core/policy-check/coverage.ts";
import { faultsOf, idleExceptionsOf, mostFaults } from "../../../src/core/policy-check/faults.ts";
import { entry } from "../policy/entry.ts";
import { policyIn } from "../policy/parsed.ts";

const tree = [
  entry("services/withdraw/send.ts"),
  entry("services/withdraw/README.md"),
  entry("services/withdraw/run.md", "executable"),
  entry("services/withdraw/zebra.ts"),
  entry("services/withdraw/apple.ts"),
  entry("strategies/book.py"),
  entry("web/page.ts"),
];

const text = `version: 1
areas:
  - name: custody
    paths:
      - "services/withdraw/**"
      - "services/payout/**"
    except: ["**/*.md", "**/*.rst"]
  - name: trading
    paths: &p ["strategies/**"]
    except: ["**/*.py"]
  - name: empty
    paths: ["nowhere/**"]
    except: ["**/*.md"]
  - name: guard
    paths: ["tools/sign/**"]
`;

const coverage = coverageOf(policyIn(text), tree);
const area = (name: string) => coverage.areas.find((each) => each.name === name);

describe("what an area guards in a tree", () => {
  it("is counted, and the first three are named in the order of their names", () => {
    expect(area("custody")).toMatchObject({
      files: 4,
      first: ["apple.ts", "run.md", "send.ts"].map((name) => `services/withdraw/${name}`),
    });
  });

  it("does not hold what it excepts, but an executable that only looks like prose", () => {
    expect(coverage.guarded).toBe(4);
    expect(area("trading")).toMatchObject({ files: 0, named: 1 });
  });

  it("leaves what no area names; what one excepts was thought of", () => {
    expect(coverage.unnamed.map(({ path }) => path)).toEqual(["web/page.ts"]);
  });

  it("is what guards it in a change, entry by entry", () => {
    const { areasAt, matchesAt } = compileAreas(policyIn(text));
    for (const each of [...tree, entry("a/../b"), entry("SERVICES/Withdraw/x.ts")]) {
      const guarding = matchesAt(each).filter(({ isGuarded }) => isGuarded);
      expect(guarding.map((match) => match.area)).toEqual(areasAt(each));
    }
    expect(areasAt(entry("a/../b"))).toHaveLength(4);
  });
});

describe("what does nothing in a tree", () => {
  const written = writtenAreas(text);
  const at = (line: number, column: number) => ({ line, column });

  it("is a glob that matches no file, and an area that excepts all that it names, with its place", () => {
    expect(faultsOf(written, coverage.areas)).toEqual({
      count: 4,
      first: [
        { kind: "dead-path", area: "custody", glob: "services/payout/**", at: at(6, 9) },
        { kind: "hollow-area", area: "trading", glob: null, at: at(8, 11) },
        { kind: "dead-path", area: "empty", glob: "nowhere/**", at: at(12, 13) },
        { kind: "dead-path", area: "guard", glob: "tools/sign/**", at: at(15, 13) },
      ],
    });
  });

  it("is an exception without use; not one whose executable stays guarded, nor of a dead area", () => {
    expect(idleExceptionsOf(written, coverage.areas)).toEqual({
      count: 1,
      first: [{ kind: "idle-exception", area: "custody", glob: "**/*.rst", at: at(7, 25) }],
    });
    const runnable = coverageOf(policyIn(text), [entry("services/withdraw/run.md", "executable")]);
    const idle = idleExceptionsOf(written, runnable.areas).first.map(({ glob }) => glob);
    expect(idle).toEqual(["**/*.rst"]);
  });

  it("is nothing in a policy that fits its tree, nor the built-in globs of guard", () => {
    const fine = 'version: 1\nareas: [{ name: web, paths: ["web/**"] }, { name: guard }]';
    const { areas } = coverageOf(policyIn(fine), tree);
    expect(faultsOf(writtenAreas(fine), areas)).toEqual({ count: 0, first: [] });
  });

  it("is found where an alias puts it", () => {
    const aliased = `${text}  - name: again\n    paths: *p\n`;
    const { areas } = coverageOf(policyIn(aliased), []);
    const last = faultsOf(writtenAreas(aliased), areas).first.at(-1);
    expect(last).toMatchObject({ area: "again", glob: "strategies/**", at: at(9, 16) });
  });

  it("is told of the first hundred, and counted in whole", () => {
    const globs = Array.from({ length: 150 }, (_, index) => `"dead${index}/**"`).join(", ");
    const many = `version: 1\nareas: [{ name: many, paths: [${globs}] }]`;
    const faults = faultsOf(writtenAreas(many), coverageOf(policyIn(many), tree).areas);
    expect(faults.count).toBe(150);
    expect(faults.first).toHaveLength(mostFaults);
  });
});
