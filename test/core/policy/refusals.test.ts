import { describe, expect, it } from "vitest";
import { areaWith, errorsIn } from "./parsed.ts";

/** What is refused, and its twin that passes. */
type Row = readonly [title: string, refused: string, fine: string, complaint: RegExp];

const twins = (rows: readonly Row[]) =>
  it.each(rows)("%s", (_, refused, fine, complaint) => {
    expect(errorsIn(refused).join("\n")).toMatch(complaint);
    expect(errorsIn(fine)).toEqual([]);
  });

const glob = (text: string) => areaWith(`paths: ['${text}']`);
const plain = "version: 1";

describe("text that does not mean what it shows is refused", () => {
  twins([
    ["an empty file", "", plain, /1:1 The policy is empty/],
    ["only a comment", "# nothing yet", `# yes\n${plain}`, /is empty/],
    ["only the end of a document", "---\n", `---\n${plain}`, /is empty/],
    ["a list", "- version: 1", plain, /must be a map.*here it is a list/],
    ["a second document", `${plain}\n---\n${plain}`, `---\n${plain}\n`, /one document/],
    [
      "a document after the end of the first",
      `${plain}\n...\n${plain}`,
      `${plain}\n...\n`,
      /one document/,
    ],
    [
      "a tab as indentation",
      "version: 1\nareas:\n\t- x",
      "version: 1\nareas:\n  []",
      /3:1 Use spaces/,
    ],
    ["a tab after a colon", "version:\t1", plain, /1:9 Use spaces/],
    ["a key given twice", `${plain}\n${plain}`, plain, /2:1 "version" is given twice/],
    ["a key given twice, once in quotes", `${plain}\n"version": 1`, plain, /given twice/],
    ["a tag", "version: !!int 1", plain, /1:10 Tags are not used/],
    ["a directive", `%YAML 1.2\n---\n${plain}`, `---\n${plain}`, /Directives are not used/],
    ["an explicit key", "? version\n: 1", plain, /without "\?"/],
    ["a list as a key", "version: 1\n[a]: b", plain, /2:1 A key is text/],
    [
      "two commas in a row",
      areaWith("paths: [x,\n  , y]"),
      areaWith("paths: [x,\n  y]"),
      /two commas/,
    ],
    [
      "two colons in a row",
      "version: : 1",
      plain,
      /1:10 There is nothing between these two colons/,
    ],
    [
      "two texts in a row",
      areaWith('paths: ["x" "y"]'),
      areaWith('paths: ["x", "y"]'),
      /A comma or a line end/,
    ],
    [
      "a text that turns the reading direction",
      `${plain} # \u202ex`,
      `${plain} # x`,
      /1:14 There is an invisible/,
    ],
    [
      "a mark that turns the numbers of Arabic",
      `${plain} # \u061cx`,
      `${plain} # \u0627x`,
      /1:14 There is an invisible/,
    ],
    [
      "a lone carriage return, which only some editors show as a line end",
      `${plain} #\rmode: observe`,
      `${plain} #\r\nmode: observe`,
      /invisible/,
    ],
    [
      "a byte order mark in the middle",
      `${plain}\n\ufeffmode: observe`,
      `\ufeff${plain}\nmode: observe`,
      /2:1 There is an invisible/,
    ],
    [
      "what a lenient decoder left of broken UTF-8",
      `${plain} # \ufffd`,
      `${plain} # é`,
      /not UTF-8/,
    ],
    ["half a surrogate pair", `${plain} # \ud83d`, `${plain} # \u{1f440}`, /not UTF-8/],
    ["UTF-16 without its mark", "v\0e\0r\0", plain, /1:2 .*not UTF-8/],
    ["a key of 4 kB", `${plain}\n${"k".repeat(4096)}: 1`, plain, /2:1 This key is longer than any/],
    ["an alias of nothing", areaWith("paths: *p"), areaWith("paths: &p [x]"), /no anchor "&p"/],
    [
      "an unquoted glob that starts with a star",
      areaWith("paths: [**/x]"),
      areaWith('paths: ["**/x"]'),
      /Put a value that starts with "\*" in quotes/,
    ],
    [
      "a merge key",
      "version: 1\n<<: {mode: observe}",
      "version: 1\nmode: observe",
      /Unknown key "<<"/,
    ],
    [
      "an alias of the list it is in",
      "version: 1\nareas: &a [*a]",
      "version: 1\nareas: &a []",
      /must be a map/,
    ],
  ]);
});

describe("a mistake is told once", () => {
  it.each([
    ["that the parser tells twice", `${plain}\n mode: observe`],
    [
      "that an alias repeats",
      "version: 1\nareas: [{ name: a, paths: &p [x/] }, { name: b, paths: *p }]",
    ],
  ])("%s", (_, text) => {
    expect(new Set(errorsIn(text)).size).toBe(errorsIn(text).length);
    expect(errorsIn(text)).not.toEqual([]);
  });
});

it("a file that is no policy at all is not quoted: it may be a secret, and errors end up in logs", () => {
  expect(errorsIn("root:x:0:0:hunter2\nAPI_KEY=hunter2")).toEqual([
    "1:1 The policy must be a map that starts with version: 1; here it is text.",
  ]);
});

describe("a key that is misspelt, missing or of the wrong kind is refused", () => {
  twins([
    [
      "independence in words",
      areaWith("paths: [x], reviews: {independent: yes}"),
      areaWith("paths: [x], reviews: {independent: true}"),
      /"independent" must be true or false/,
    ],
    [
      "a role that gives no right to push",
      areaWith("paths: [x], findings: {answers: [role:triage]}"),
      areaWith("paths: [x], findings: {answers: [role:maintain, role:admin]}"),
      /role:write, role:maintain or role:admin/,
    ],
    [
      "a misspelt key",
      "version: 1\nmoed: observe",
      "version: 1\nmode: observe",
      /2:1 Unknown key "moed". Did you mean "mode"\?/,
    ],
    [
      "a key of another place",
      "version: 1\npaths: [x]",
      "version: 1\nareas: []",
      /Unknown key "paths": use version, mode/,
    ],
    [
      "a key that JavaScript objects have anyway",
      "version: 1\n__proto__: {mode: observe}",
      plain,
      /2:1 Unknown key "__proto__"/,
    ],
    ["another such key", "version: 1\nconstructor: {}", plain, /Unknown key "constructor"/],
    ["no version", "mode: enforce", plain, /"version" is missing: it must be 1/],
    ["a version we do not know", "version: 2", plain, /1:10 "version" must be 1; here it is 2/],
    [
      "a version in quotes",
      'version: "1"',
      plain,
      /must be 1; here it is "1"\. Leave out the quotes\.$/,
    ],
    [
      "a number in quotes",
      areaWith('paths: [x], reviews: {required: "2"}'),
      areaWith("paths: [x], reviews: {required: 2}"),
      /here it is "2"\. Leave out the quotes\.$/,
    ],
    [
      "a truth in quotes",
      areaWith('paths: [x], reviews: {independent: "true"}'),
      areaWith("paths: [x], reviews: {independent: true}"),
      /here it is "true"\. Leave out the quotes\.$/,
    ],
    [
      "a misspelt mode",
      "version: 1\nmode: observed",
      "version: 1\nmode: observe",
      /Did you mean "observe"/,
    ],
    [
      "a key without value",
      "version: 1\nareas:",
      "version: 1\nareas: []",
      /"areas" must be a list of areas; here it is empty/,
    ],
    [
      "an area without paths",
      areaWith("except: [x]"),
      areaWith("paths: [x], except: [x]"),
      /"paths" is missing/,
    ],
    ["an area with no path", areaWith("paths: []"), areaWith("paths: [x]"), /at least one glob/],
    [
      "a name in capitals",
      "version: 1\nareas: [{name: Money, paths: [x]}]",
      areaWith("paths: [x]"),
      /"name" must be/,
    ],
    [
      "two areas of one name",
      "version: 1\nareas: [{name: a, paths: [x]}, {name: a, paths: [y]}]",
      "version: 1\nareas: [{name: a, paths: [x]}, {name: b, paths: [y]}]",
      /Two areas are named "a"/,
    ],
    [
      "nobody to approve",
      areaWith("paths: [x], reviews: {required: 0}"),
      areaWith("paths: [x], reviews: {required: 1}"),
      /from 1 to 20/,
    ],
    [
      "half a person",
      areaWith("paths: [x], reviews: {required: 1.5}"),
      areaWith("paths: [x], reviews: {required: 1}"),
      /whole number/,
    ],
    [
      "no seats",
      areaWith("paths: [x], reviews: {seats: []}"),
      areaWith("paths: [x], reviews: {seats: [{count: 1}]}"),
      /at least one entry/,
    ],
    [
      "seats given in two ways",
      areaWith("paths: [x], reviews: {required: 2, seats: [{count: 1}]}"),
      areaWith("paths: [x], reviews: {seats: [{count: 1}]}"),
      /"required" is short for "seats"/,
    ],
    [
      "a team with a space after the colon",
      areaWith("paths: [x], findings: {answers: [team: acme/x]}"),
      areaWith("paths: [x], findings: {answers: [team:acme/x]}"),
      /without a space/,
    ],
    [
      "a team without its organization",
      areaWith("paths: [x], findings: {answers: [team:x]}"),
      areaWith("paths: [x], findings: {answers: [team:acme/x]}"),
      /must be team:<organization>/,
    ],
    [
      "a severity that does not exist",
      areaWith("paths: [x], findings: {hold: hgih}"),
      areaWith("paths: [x], findings: {hold: high}"),
      /Did you mean "high"/,
    ],
  ]);
});

describe("what does not work yet is refused, so that nobody relies on it", () => {
  twins([
    ...["rules", "draw", "bots", "generated", "until", "branches"].map(
      (key): Row => [
        `${key} of the file`,
        `version: 1\n${key}: 1`,
        plain,
        new RegExp(`"${key}" is not supported yet`),
      ],
    ),
    [
      "an area until a day",
      areaWith("paths: [x], until: 2030-01-01"),
      areaWith("paths: [x]"),
      /not supported yet/,
    ],
  ]);
});

describe("a detector that does not exist, or an option it does not take, is refused", () => {
  const set = (text: string) => `version: 1\ndetectors: { ${text} }`;
  twins([
    [
      "a misspelt detector",
      set("limit-rised: off"),
      set("limit-raised: off"),
      /Did you mean "limit-raised"/,
    ],
    [
      "an option of another detector",
      set("limit-raised: {known: []}"),
      set("address-replaced: {known: []}"),
      /Unknown key "known": remove it/,
    ],
    [
      "a misspelt option",
      set("address-replaced: {knwon: []}"),
      set("address-replaced: {known: []}"),
      /Did you mean "known"/,
    ],
    [
      "`false` for `off`",
      set("limit-raised: false"),
      set("limit-raised: off"),
      /must be off, or be left out/,
    ],
    [
      "an address that YAML takes for a number",
      set("address-replaced: {known: [0x52]}"),
      set('address-replaced: {known: ["0x52"]}'),
      /put it in quotes/,
    ],
  ]);
});

describe("a glob that can match no path guards nothing, and is refused", () => {
  twins([
    ["a folder", glob("services/"), glob("services/**"), /end it with "\/\*\*"/],
    [
      "a folder among alternatives",
      glob("{services/,strategies}"),
      glob("{services,strategies}"),
      /matches no file/,
    ],
    ["a leading slash", glob("/services/**"), glob("services/**"), /cannot start with "\/"/],
    [
      "a path through the parent",
      glob("services/../keys/**"),
      glob("services/..keys/**"),
      /"\.\." part/,
    ],
    ["a path from here", glob("./services/**"), glob(".services/**"), /"\." or/],
    ["two slashes", glob("services//**"), glob("services/**"), /empty/],
    [
      "a folder as Windows writes it",
      glob("services\\withdraw"),
      glob("services/withdraw"),
      /separated by "\/"/,
    ],
    ["a negation", glob("!services/**"), glob("!(services)/**"), /list exceptions under "except"/],
    [
      "a brace left open",
      glob("{services,keys/**"),
      glob("{services,keys}/**"),
      /without its partner/,
    ],
    ["a bracket left open", glob("app/[id/**"), glob("app/[id]/**"), /without its partner/],
    ["a space at the end", glob("services/** "), glob("services/**"), /space/],
    [
      "a zero-width space",
      areaWith('paths: ["serv\\u200bices/**"]'),
      glob("services/**"),
      /invisible.*\\u200b/,
    ],
  ]);
});

describe("an area named guard may only tighten the built-in one", () => {
  const area = (rest: string) => `version: 1\nareas: [{ name: guard, ${rest} }]`;
  twins([
    [
      "an exception",
      area('except: ["**/*.md"]'),
      area('paths: ["**/*.md"]'),
      /"except" cannot be given/,
    ],
    [
      "fewer people",
      area("reviews: {required: 1}"),
      area("reviews: {required: 3}"),
      /fewer than 2 people/,
    ],
    [
      "fewer people in seats",
      area("reviews: {seats: [{count: 1, of: [team:a/b]}]}"),
      area("reviews: {seats: [{count: 1, of: [team:a/b]}, {count: 1}]}"),
      /fewer than 2/,
    ],
    [
      "holding less",
      area("findings: {hold: critical}"),
      area("findings: {hold: low}"),
      /cannot hold less than high/,
    ],
  ]);
});
