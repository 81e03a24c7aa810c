import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { compileAreas } from "../../../src/core/policy/match.ts";
import type { Area } from "../../../src/domain/policy.ts";
import { costOf } from "../cost.ts";
import { added, entry } from "./entry.ts";
import { parse } from "./parsed.ts";

const signs = [
  "version: 1",
  "areas:",
  "- ",
  "name: a",
  "paths: ",
  "[",
  "]",
  "{",
  "}",
  ",",
  "\n",
  "  ",
  "&a ",
  "*a",
  "!",
  "?",
  ": ",
  "'",
  '"',
  "|",
  "#",
  "%",
  "---",
  "\t",
  "\ud800",
  "**",
  "guard",
  "0x1",
  "known",
];
const yaml = fc.array(fc.constantFrom(...signs), { maxLength: 40 }).map((all) => all.join(""));

describe("whatever the text is, there is a policy or an error", () => {
  it.each([
    ["of YAML's signs", yaml],
    ["of any characters", fc.string({ unit: "binary", maxLength: 200 })],
  ])("text %s", (_, texts) => {
    fc.assert(
      fc.property(texts, (text) => {
        const parsed = parse(text);
        if (parsed.kind === "policy") {
          expect(parsed.policy.areas.at(-1)?.name).toBe("guard");
          return;
        }
        expect(parsed.errors.length).toBeGreaterThan(0);
        for (const { line, column } of parsed.errors)
          expect(Math.min(line, column)).toBeGreaterThanOrEqual(1);
      }),
      { numRuns: 1000 },
    );
  });
});

describe("a text made to stall the parser is refused in time", () => {
  const size = 60_000;
  const fill = (text: string) => text.repeat(Math.floor(size / text.length));
  const bomb = [..."bcdefghi"].map((name, index) => {
    const inner = Array(9).fill(`*${"abcdefgh"[index]}`).join(",");
    return `${name}: &${name} [${inner}]`;
  });
  it.each([
    ["brackets", fill("[")],
    ["maps in maps", fill("{a: ")],
    ["lists in lists", fill("- ")],
    ["colons", fill(": ")],
    ["quotes", fill('"')],
    ["commas", `[${fill(",")}`],
    ["closing brackets", fill("]")],
    ["tags", fill("!a ")],
    ["directives", fill("%A\n")],
    ["documents", fill("---\n")],
    ["the same key", fill("a: 1\n")],
    ["many keys", Array.from({ length: 7_000 }, (_, index) => `k${index}: 1`).join("\n")],
    ["aliases", `- &a b\n${fill("- *a\n")}`],
    ["aliases of aliases", ["a: &a [x,x,x,x,x,x,x,x,x]", ...bomb].join("\n")],
    ["deep indentation", Array.from({ length: 300 }, (_, at) => `${" ".repeat(at)}a:`).join("\n")],
    [
      "open brackets in a glob",
      `version: 1\nareas: [{name: a, paths: ['${fill("[").slice(99)}']}]`,
    ],
  ])("%s", (_, text) => {
    const { cpuMs } = costOf(() => expect(parse(text).kind).toBe("invalid"));
    expect(cpuMs).toBeLessThan(3_000);
  });
});

describe("a glob made to stall the matcher does not", () => {
  const hostile = [
    "**/**/**/**/*a*b*c*d*e",
    `${"**/*a*/".repeat(9)}*z.e`,
    `${"*a".repeat(200)}*e`,
    "**/*(a|b|ab)*(a|ab)*(c|a|b)x",
    `${"!(*a*c)".repeat(8)}c*e`,
  ];
  const area: Area = {
    name: "a",
    paths: hostile,
    except: hostile,
    seats: [],
    independent: false,
    hold: "high",
    answers: [],
  };
  it.each([
    ["4,000 letters", `${"ab".repeat(2000)}e`],
    ["2,000 folders", `${"a/".repeat(2000)}abcd.e`],
    ["a name of dots and spaces", `${"a. ".repeat(2000)}x`],
  ])("%s, 100 times", (_, path) => {
    const { areasOf } = compileAreas({ areas: [area] });
    const { cpuMs } = costOf(() => {
      for (let time = 0; time < 100; time += 1) areasOf(added(path));
    });
    expect(cpuMs).toBeLessThan(5_000);
  });
});

it("an area of 200 globs that all match tries its 200 exceptions once for a file", () => {
  const areas = Array.from({ length: 25 }, (_, at): Area => {
    const each = <T>(make: (glob: number) => T) =>
      Array.from({ length: 200 }, (_, glob) => make(glob));
    return {
      name: `a${at}`,
      paths: each((glob) => `**/*{t,q${at}z${glob}}*`),
      except: each((glob) => `**/*s*r*t*${at}x${glob}*`),
      seats: [],
      independent: false,
      hold: "high",
      answers: [],
    };
  });
  const { areasAt, matchesAt } = compileAreas({ areas });
  const file = entry("services/deeper/component/part.ts");
  const { cpuMs } = costOf(() => {
    for (let time = 0; time < 100; time += 1) expect(areasAt(file)).toHaveLength(25);
  });
  expect(cpuMs).toBeLessThan(5_000);
  expect(matchesAt(file).map(({ paths }) => paths.length)).toEqual(areas.map(() => 200));
});

it("10,000 files against 200 areas take well under a minute, also on a busy machine", () => {
  const areas = Array.from({ length: 200 }, (_, at): Area => {
    const paths = [`services/svc${at}/**`, `**/payout${at}*/**`, `**/*x${at}*.ts`];
    return {
      name: `a${at}`,
      paths,
      except: ["**/*.md"],
      seats: [],
      independent: false,
      hold: "high",
      answers: [],
    };
  });
  const { areasOf } = compileAreas({ areas });
  let guarded = 0;
  const { cpuMs } = costOf(() => {
    for (let at = 0; at < 10_000; at += 1)
      guarded += areasOf(added(`services/svc${at % 300}/src/Module${at}/part.ts`)).length;
  });
  expect(guarded).toBeGreaterThan(6_000);
  expect(cpuMs).toBeLessThan(10_000);
});
