/** The operator's file about people: what it may say, and where a mistake is. */
import { describe, expect, it } from "vitest";
import { parsePeople } from "../../src/app/people/read.ts";

const parse = (text: string) => parsePeople(text, "people.yml");

describe("a file about people", () => {
  it("names accounts by login in any case, or by number", () => {
    expect(
      parse(`version: 1
watch: [Carol, 583231]
same:
  - [dave, dave-at-home]
machines: [deployer]
tenure: 14
`),
    ).toEqual({
      watch: [{ login: "carol" }, { id: 583231 }],
      same: [[{ login: "dave" }, { login: "dave-at-home" }]],
      machines: [{ login: "deployer" }],
      tenureDays: 14,
    });
  });

  it("may say nothing", () => {
    expect(parse("version: 1\n")).toEqual({ watch: [], same: [], machines: [], tenureDays: null });
  });

  it.each([
    ["an unknown key", "version: 1\nwacth: [carol]\n", /people\.yml:2:1: There is no key "wacth"/],
    ["no version", "watch: [carol]\n", /people\.yml:1:1: "version" must be 1/],
    [
      "a person who is no account",
      "version: 1\nwatch: [carol, 'a b']\n",
      /people\.yml:2:16: "watch\.1" must be a login/,
    ],
    [
      "one account of one person",
      "version: 1\nsame: [[dave]]\n",
      /people\.yml:2:8: "same\.0" needs at least two/,
    ],
    [
      "a tenure in words",
      "version: 1\ntenure: two weeks\n",
      /people\.yml:2:9: "tenure" must be a whole number of days/,
    ],
    ["a tenure below zero", "version: 1\ntenure: -1\n", /whole number of days/],
    ["a key twice", "version: 1\nwatch: []\nwatch: [a]\n", /people\.yml:3:1/],
    ["nothing", "", /people\.yml:1:1/],
    ["too much", `version: 1\n# ${"x".repeat(300_000)}`, /people\.yml:1:1/],
  ])("with %s is refused, with its place", (_, text, message) => {
    expect(() => parse(text)).toThrow(message);
  });
});
