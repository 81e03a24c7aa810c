/** What GitHub says of branches, and what is made of what it leaves out. */
import { describe, expect, it } from "vitest";
import { fetchRules } from "../../src/app/branch-rules/fetch.ts";
import type {
  BypassNode,
  ProtectionNode,
  RulesetNode,
  RulesNode,
} from "../../src/app/github/rules-query.ts";
import { isGuarded, rulesOf } from "../../src/core/branch-rules/rules.ts";

const us = 7;
const end = { hasNextPage: false, endCursor: null };
const cut = { hasNextPage: true, endCursor: "next" };
const where = { owner: "acme", name: "exchange" };

function list<T>(...nodes: readonly (T | null)[]) {
  return { pageInfo: end, nodes };
}

const requiring = {
  parameters: { requiredStatusChecks: [{ context: "foureyes", integrationId: us }] },
};
const nobody: BypassNode = {
  actor: null,
  deployKey: false,
  organizationAdmin: false,
  repositoryRoleName: null,
};

function ruleset(difference: Partial<RulesetNode> = {}): RulesetNode {
  return {
    target: "BRANCH",
    enforcement: "ACTIVE",
    conditions: { refName: { include: ["~DEFAULT_BRANCH"], exclude: [] } },
    bypassActors: list(),
    rules: list(requiring),
    ...difference,
  };
}

function on(...include: readonly string[]): Pick<RulesetNode, "conditions"> {
  return { conditions: { refName: { include, exclude: [] } } };
}

function classic(pattern: string, difference: Partial<ProtectionNode> = {}): ProtectionNode {
  return {
    databaseId: 1,
    pattern,
    isAdminEnforced: true,
    requiresStatusChecks: true,
    requiredStatusChecks: [{ context: "foureyes", app: { databaseId: us } }],
    ...difference,
  };
}

function node(difference: Partial<RulesNode> = {}): RulesNode {
  return {
    viewerCanAdminister: true,
    defaultBranchRef: { name: "main" },
    branchProtectionRules: list(),
    rulesets: list(),
    ...difference,
  };
}

/** `branches`: those that exist. A page has two. */
function gitHub(repository: RulesNode | null, branches: readonly string[] = []) {
  const asked: string[] = [];
  const graphql = async (query: string, variables: Record<string, unknown>) => {
    const [, name = ""] = /^query (\w+)/.exec(query) ?? [];
    asked.push(name === "branches" ? `${name} ${String(variables.prefix)}` : name);
    if (name === "rules") return { repository };
    if (name === "tips") {
      const wanted = [...query.matchAll(/(branch\d+): ref\(qualifiedName: "refs\/heads\/(.*?)"/g)];
      const oid = "a".repeat(40);
      return {
        repository: Object.fromEntries(
          wanted.map(([, alias, ref]) => [
            alias,
            branches.includes(ref ?? "") ? { target: { oid } } : null,
          ]),
        ),
      };
    }
    const folder = String(variables.prefix).replace("refs/heads/", "");
    const inside = branches.filter((branch) => branch.startsWith(folder));
    const from = Number(variables.after ?? 0);
    const nodes = inside.slice(from, from + 2).map((branch) => ({
      prefix: `refs/heads/${folder}`,
      name: branch.slice(folder.length),
    }));
    const hasNextPage = from + 2 < inside.length;
    return { repository: { refs: { pageInfo: { hasNextPage, endCursor: `${from + 2}` }, nodes } } };
  };
  return { asked, octokit: { graphql } as unknown as Parameters<typeof fetchRules>[0] };
}

function read(repository: RulesNode | null, branches: readonly string[] = []) {
  return fetchRules(gitHub(repository, branches).octokit, where);
}

async function checkOn(branch: string, repository: RulesNode) {
  const reading = await read(repository);
  if (reading === null) return "unreadable";
  return rulesOf(reading, branch, us)?.check;
}

describe("a ruleset", () => {
  it.each<readonly [string, string, Partial<RulesetNode>]>([
    ["requires the check", "pinned", {}],
    ["that is only evaluated requires nothing", "not-required", { enforcement: "EVALUATE" }],
    ["that is switched off requires nothing", "not-required", { enforcement: "DISABLED" }],
    ["for tags requires nothing of a branch", "not-required", { target: "TAG" }],
    ["without a target is for branches", "pinned", { target: null }],
    ["without such a rule requires nothing", "not-required", { rules: list() }],
    ["whose rules are left out is not known", "unreadable", { rules: list<never>(null) }],
    ["whose rules are not shown is not known", "unreadable", { rules: null }],
    ["without conditions is not known", "unreadable", { conditions: { refName: null } }],
    [
      "for another check requires nothing",
      "not-required",
      {
        rules: list({
          parameters: { requiredStatusChecks: [{ context: "build", integrationId: us }] },
        }),
      },
    ],
  ])("%s", async (_, expected, difference) => {
    expect(await checkOn("main", node({ rulesets: list(ruleset(difference)) }))).toBe(expected);
  });

  it.each<readonly [string, Partial<BypassNode>, string]>([
    ["owners of the organization", { organizationAdmin: true }, "organization admins"],
    ["deploy keys", { deployKey: true }, "deploy keys"],
    ["a role", { repositoryRoleName: "maintain" }, "role maintain"],
    ["an App", { actor: { __typename: "App", slug: "merge-bot" } }, "App merge-bot"],
    ["a team", { actor: { __typename: "Team", combinedSlug: "acme/ops" } }, "team acme/ops"],
    ["somebody whom we may not see", {}, "somebody whom GitHub does not name"],
  ])("may be bypassed by %s", async (_, difference, who) => {
    const bypassActors = list({ ...nobody, ...difference });
    const reading = await read(node({ rulesets: list(ruleset({ bypassActors })) }));
    expect(reading?.rules.map(({ bypass }) => bypass?.map((one) => one.who))).toEqual([[who]]);
  });

  it.each<readonly [string, Partial<RulesetNode>, boolean]>([
    ["is hidden", { bypassActors: null }, true],
    ["is longer than we read", { bypassActors: { pageInfo: cut, nodes: [nobody] } }, true],
    ["has somebody left out", { bypassActors: list<BypassNode>(null) }, true],
    ["is empty, for somebody who may not administer,", {}, false],
  ])("whose bypass list %s may be bypassed by we know not whom", async (_, difference, admin) => {
    const rulesets = list(ruleset(difference));
    const reading = await read(node({ rulesets, viewerCanAdminister: admin }));
    expect(reading?.rules.map(({ bypass }) => bypass)).toEqual([null]);
  });
});

describe("classic protection", () => {
  const without = { requiresStatusChecks: false };
  it.each<readonly [string, string, string, readonly ProtectionNode[]]>([
    ["requires the check", "main", "pinned", [classic("main")]],
    ["of a pattern requires it", "release/1", "pinned", [classic("release/*")]],
    ["for all but in name is for a branch of that name", "main", "not-required", [classic("~ALL")]],
    ["without checks requires nothing", "main", "not-required", [classic("main", without)]],
    [
      "takes it from whoever reports it",
      "main",
      "unpinned",
      [classic("main", { requiredStatusChecks: [{ context: "foureyes", app: null }] })],
    ],
    [
      "of the very name comes before an older pattern",
      "main",
      "not-required",
      [classic("ma*"), classic("main", { ...without, databaseId: 2 })],
    ],
    [
      "that is older comes before a newer pattern, whatever the order",
      "release/1",
      "not-required",
      [
        classic("release/*", { databaseId: 2 }),
        classic("release/?", { ...without, databaseId: 1 }),
      ],
    ],
    [
      "that is newer leaves the older one alone",
      "release/1",
      "pinned",
      [classic("release/?", { ...without, databaseId: 2 }), classic("release/*")],
    ],
  ])("%s", async (_, branch, expected, nodes) => {
    const branchProtectionRules = list(...nodes);
    expect(await checkOn(branch, node({ branchProtectionRules }))).toBe(expected);
  });

  it.each([
    [true, []],
    [false, [{ who: "administrators of the repository", isMachine: false }]],
  ])("that binds administrators (%s) stops them", async (isAdminEnforced, expected) => {
    const branchProtectionRules = list(classic("main", { isAdminEnforced }));
    const reading = await read(node({ branchProtectionRules }));
    expect(reading?.rules.map(({ bypass }) => bypass)).toEqual([expected]);
  });
});

describe("rules cannot be read", () => {
  it.each<readonly [string, RulesNode | null]>([
    ["of a repository that is not there", null],
    ["without commits", node({ defaultBranchRef: null })],
    ["when rulesets are not shown", node({ rulesets: null })],
    ["when there are more rulesets", node({ rulesets: { pageInfo: cut, nodes: [] } })],
    ["when one is left out", node({ rulesets: list<RulesetNode>(null) })],
    [
      "when classic rules are left out",
      node({ branchProtectionRules: list<ProtectionNode>(null) }),
    ],
    [
      "when there are more patterns than anybody means",
      node({
        rulesets: list(ruleset(on(...Array.from({ length: 21 }, (_, index) => `${index}/*`)))),
      }),
    ],
    ["when one is made to be slow", node({ rulesets: list(ruleset(on("*a".repeat(51)))) })],
  ])("%s", async (_, repository) => {
    expect(await read(repository)).toBeNull();
  });

  function failing(answer: object) {
    const graphql = async () => Promise.reject(Object.assign(new Error("No."), answer));
    return fetchRules({ graphql } as unknown as Parameters<typeof fetchRules>[0], where);
  }

  it("when the permission is missing, which is no trouble", async () => {
    const errors = [{ type: "FORBIDDEN", path: ["repository", "branchProtectionRules"] }];
    expect(await failing({ data: { repository: node() }, errors })).toBeNull();
    expect(await failing({ errors: [{ type: "NOT_FOUND" }] })).toBeNull();
  });

  it("though they are but for a bypass list that is refused", async () => {
    const path = ["repository", "rulesets", "nodes", 0, "bypassActors"];
    const data = { repository: node({ rulesets: list(ruleset({ bypassActors: null })) }) };
    const reading = await failing({ data, errors: [{ type: "FORBIDDEN", path }] });
    expect(reading?.rules.map(({ bypass }) => bypass)).toEqual([null]);
  });

  it.each<readonly [string, object]>([
    ["a network that fails", {}],
    ["an error of another kind", { errors: [{ type: "FORBIDDEN" }, { type: "INTERNAL" }] }],
    ["no kind of error", { errors: [{}] }],
  ])("and %s is trouble", async (_, answer) => {
    await expect(failing(answer)).rejects.toThrow("No.");
  });
});

describe("branches are asked for", () => {
  const branches = ["main", "release/1", "release/2", "release/3/x", "dev", "v1"];
  it.each<readonly [string, readonly string[], readonly string[], readonly string[]]>([
    ["not at all for the default branch", ["~DEFAULT_BRANCH", "refs/heads/main"], [], []],
    ["not at all for all of them", ["~ALL", "refs/heads/**/*"], [], []],
    ["by name", ["refs/heads/dev", "refs/heads/gone"], ["dev"], ["tips"]],
    [
      "in the folder of a pattern, to its end",
      ["refs/heads/release/*"],
      ["release/1", "release/2"],
      ["branches refs/heads/release/", "branches refs/heads/release/"],
    ],
    [
      "once, where one folder holds another",
      ["refs/heads/release/*", "refs/heads/v?"],
      ["release/1", "release/2", "v1"],
      ["branches refs/heads/", "branches refs/heads/", "branches refs/heads/"],
    ],
  ])("%s", async (_, include, expected, requests) => {
    const { octokit, asked } = gitHub(node({ rulesets: list(ruleset(on(...include))) }), branches);
    const reading = await fetchRules(octokit, where);
    expect(reading).toMatchObject({ branches: expected, isPartial: false });
    expect(asked).toEqual(["rules", ...requests]);
  });

  it("up to a bound, which is told", async () => {
    const many = Array.from({ length: 21 }, (_, index) => `x${index}`);
    const repository = node({ rulesets: list(ruleset(on("refs/heads/x*"))) });
    expect(await read(repository, many)).toMatchObject({ isPartial: true });
    expect(await read(repository, many.slice(1))).toMatchObject({ isPartial: false });
  });
});

it("what was read guards what GitHub guards", async () => {
  const rulesets = list(ruleset(on("~ALL")));
  const reading = await read(node({ rulesets }));
  expect(reading !== null && isGuarded(reading, "anything/at/all")).toBe(true);
});
