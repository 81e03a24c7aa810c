/** What a change to the policy takes away: said per area and path, and judged by the old policy. */
import { describe, expect, it } from "vitest";
import { knownDetectors } from "../../../src/core/findings/registry.ts";
import { parsePolicy } from "../../../src/core/policy/parse.ts";

import type { Policy } from "../../../src/domain/policy.ts";

import { plainOf } from "../../../src/domain/sentence.ts";
import { differenceOf } from "./difference.ts";
import { entry } from "./entry.ts";

const ordinary = `version: 1
areas:
  - name: custody
    paths: ["services/withdraw/**", "**/payout*/**"]
    except: ["**/*.md"]
    reviews:
      independent: true
      seats:
        - { count: 2, of: ["team:acme/custody"] }
        - { count: 1, of: ["team:acme/security"] }
    findings: { hold: medium, answers: ["team:acme/security"] }
  - name: trading
    paths: ["strategies/**"]
detectors:
  address-replaced: { known: ["0xaa"] }
`;

const tree = [
  entry("README.md"),
  entry("services/withdraw/send.ts"),
  entry("services/withdraw/limits.ts"),
  entry("services/withdraw/notes.md"),
  entry("strategies/book.py"),
  entry("tools/rebuild.sh", "executable"),
];

function parsed(text: string): Policy {
  const result = parsePolicy(text, { kind: "file", path: "policy.yml" }, knownDetectors);
  if (result.kind === "invalid") throw new Error(JSON.stringify(result.errors));
  return result.policy;
}

/** The ordinary policy with one thing replaced. */
function edited(from: string, to: string): Policy {
  expect(ordinary).toContain(from);
  return parsed(ordinary.replace(from, to));
}

function said(next: Policy) {
  return differenceOf(parsed(ordinary), next, tree).loosened.map(
    ({ area, what, paths, count }) =>
      `${area} ${plainOf(what)}${count === 0 ? "" : `: ${paths.join(", ")} (${count})`}`,
  );
}

const withdraw = "services/withdraw/send.ts, services/withdraw/limits.ts (2)";

describe("a change to the policy loosens", () => {
  it.each<readonly [string, string, string, readonly string[]]>([
    [
      "fewer approvals",
      "count: 2, of",
      "count: 1, of",
      [
        `custody asks for 1 of acme/custody and 1 of acme/security instead of 2 of acme/custody and 1 of acme/security: ${withdraw}`,
      ],
    ],
    [
      "another team",
      'count: 1, of: ["team:acme/security"]',
      'count: 1, of: ["team:acme/interns"]',
      [
        `custody asks for 2 of acme/custody and 1 of acme/interns instead of 2 of acme/custody and 1 of acme/security: ${withdraw}`,
      ],
    ],
    [
      "more people to choose from",
      'count: 1, of: ["team:acme/security"]',
      'count: 1, of: ["team:acme/security", "user:mallory"]',
      [
        `custody asks for 2 of acme/custody and 1 of acme/security or mallory instead of 2 of acme/custody and 1 of acme/security: ${withdraw}`,
      ],
    ],
    [
      "no independence",
      "independent: true",
      "independent: false",
      [`custody no longer asks for somebody from another team: ${withdraw}`],
    ],
    [
      "findings that wait",
      "hold: medium",
      "hold: high",
      [`custody waits for findings from high on instead of medium: ${withdraw}`],
    ],
    [
      "who explains",
      'answers: ["team:acme/security"]',
      'answers: ["team:acme/security", "team:acme/custody"]',
      [
        `custody lets acme/security or acme/custody explain findings instead of acme/security: ${withdraw}`,
      ],
    ],
    [
      "who explains, by a place for others beside those who approve",
      '    paths: ["strategies/**"]\n',
      '    paths: ["strategies/**"]\n    reviews: { seats: [{ count: 2 }, { count: 1, of: ["user:mallory"] }] }\n',
      [
        "trading lets those who may push here or mallory explain findings instead of those who may push here: strategies/book.py (1)",
      ],
    ],
    [
      "independence, by a place for others who may be from another team",
      '        - { count: 1, of: ["team:acme/security"] }\n',
      '        - { count: 1, of: ["team:acme/security"] }\n        - { count: 1, of: ["user:erin"] }\n',
      [`custody lets erin be the one from another team: ${withdraw}`],
    ],
    [
      "a path",
      '"services/withdraw/**", ',
      "",
      [`custody no longer guards all that it did: ${withdraw}`],
    ],
    [
      "a path by an exception",
      'except: ["**/*.md"]',
      'except: ["**/*.md", "**/limits.ts"]',
      ["custody no longer guards all that it did: services/withdraw/limits.ts (1)"],
    ],
    [
      "a glob that matches nothing yet",
      ', "**/payout*/**"',
      "",
      ["custody no longer names `**/payout*/**`, though no path of this tree needs it"],
    ],
    [
      "an exception that matches nothing yet",
      'except: ["**/*.md"]',
      'except: ["**/*.md", "**/*.rst"]',
      ["custody excepts `**/*.rst`, though no path of this tree is concerned"],
    ],
    [
      "a whole area",
      '  - name: trading\n    paths: ["strategies/**"]\n',
      "",
      ["trading is no longer there: strategies/book.py (1)"],
    ],
    [
      "every area, by observing only",
      "version: 1\n",
      "version: 1\nmode: observe\n",
      ["custody is only observed", "trading is only observed", "guard is only observed"],
    ],
    [
      "every area, by a known address",
      '["0xaa"]',
      '["0xaa", "0xbb"]',
      ["custody", "trading", "guard"].map(
        (area) => `${area} is searched by \`address-replaced\` without \`0xbb\``,
      ),
    ],
    [
      "every area, by a detector that is off",
      "detectors:\n",
      "detectors:\n  sign-flipped: off\n",
      ["custody", "trading", "guard"].map(
        (area) => `${area} is no longer searched by \`sign-flipped\``,
      ),
    ],
  ])("%s", (_, from, to, expected) => {
    expect(said(edited(from, to))).toEqual(expected);
  });

  it("independence, when no area names a team any more that two people may share", () => {
    const both = ordinary.replace(
      'paths: ["strategies/**"]',
      'paths: ["strategies/**"]\n    reviews: { seats: [{ count: 2, of: ["team:acme/quant", "team:acme/desk"] }] }',
    );
    const fewer = both.replace(', "team:acme/desk"', "");
    const { loosened, tightens } = differenceOf(parsed(both), parsed(fewer), tree);
    expect(loosened.map(({ area, what }) => `${area} ${plainOf(what)}`)).toEqual([
      "custody takes two people of acme/desk for people of different teams, as no area names it",
    ]);
    expect(tightens).toBe(true);
    expect(differenceOf(parsed(fewer), parsed(both), tree).loosened).toHaveLength(1);
  });

  it("says the first paths, and how many there are", () => {
    const many = Array.from({ length: 500 }, (_, index) => entry(`strategies/${index}.py`));
    const next = edited('    paths: ["strategies/**"]', '    paths: ["elsewhere/**"]');
    const [{ paths, count } = { paths: [], count: 0 }] = differenceOf(
      parsed(ordinary),
      next,
      many,
    ).loosened;
    expect(paths).toHaveLength(10);
    expect(count).toBe(500);
  });
});

describe("a change to the policy only tightens", () => {
  it.each([
    ["more approvals", "count: 2, of", "count: 3, of"],
    ["fewer people to choose from", 'answers: ["team:acme/security"]', 'answers: ["user:erin"]'],
    ["more paths", 'paths: ["strategies/**"]', 'paths: ["strategies/**", "models/**"]'],
    ["no exception", '    except: ["**/*.md"]\n', ""],
    ["lower findings", "hold: medium", "hold: low"],
    ["no known address", '["0xaa"]', "[]"],
    [
      "another area",
      "  - name: trading",
      '  - name: keys\n    paths: ["keys/**"]\n  - name: trading',
    ],
    [
      "independence",
      '    paths: ["strategies/**"]',
      '    paths: ["strategies/**"]\n    reviews: { independent: true, required: 2 }',
    ],
  ])("%s", (what, from, to) => {
    const difference = differenceOf(parsed(ordinary), edited(from, to), tree);
    // Nobody knows whether erin is of the team: that is a loosening too.
    if (what === "fewer people to choose from") expect(difference.loosened).toHaveLength(1);
    else expect(difference.loosened).toEqual([]);
    expect(difference.tightens).toBe(true);
  });

  it.each([
    ["a comment", "areas:", "# why\nareas:"],
    [
      "the order of areas' keys",
      'paths: ["strategies/**"]',
      'reviews: { required: 2 }\n    paths: ["strategies/**"]',
    ],
  ])("not, and does not loosen, by %s", (_, from, to) => {
    expect(differenceOf(parsed(ordinary), edited(from, to), tree)).toEqual({
      loosened: [],
      tightens: false,
    });
  });

  it("an area under another name that asks for the same of all its paths is no loosening", () => {
    const next = edited("name: trading", "name: strategies");
    expect(differenceOf(parsed(ordinary), next, tree).loosened).toEqual([]);
  });
});
