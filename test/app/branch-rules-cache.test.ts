/** Rules of branches are kept for a while, and forgotten when a delivery says that they changed. */
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { cachedRules, refreshRules } from "../../src/app/branch-rules/cache.ts";
import type { Database } from "../../src/app/store/database.ts";
import { openEmbedded } from "../../src/app/store/embedded.ts";
import { learn } from "../../src/app/webhook/learn.ts";
import { notesOf } from "../../src/app/webhook/read.ts";
import type { LaneKey } from "../../src/domain/key.ts";

const hour = 3_600_000;
const now = 1_000 * hour;
const installation = { id: 10 };
const exchange = { id: 20, name: "exchange", owner: { login: "acme" }, default_branch: "main" };
const vault = { ...exchange, id: 21, name: "vault" };
const sender = { id: 2, login: "bob", type: "User" };

let directory: string;
let database: Database;

beforeAll(async () => {
  directory = mkdtempSync(join(tmpdir(), "foureyes-"));
  database = await openEmbedded(directory);
});
afterAll(async () => {
  await database.destroy();
  rmSync(directory, { recursive: true });
});

const end = { hasNextPage: false, endCursor: null };
const requiredStatusChecks = [{ context: "foureyes", integrationId: 7 }];
const ruleset = {
  target: "BRANCH",
  enforcement: "ACTIVE",
  conditions: { refName: { include: ["~DEFAULT_BRANCH", "refs/heads/release/*"], exclude: [] } },
  bypassActors: { pageInfo: end, nodes: [] },
  rules: { pageInfo: end, nodes: [{ parameters: { requiredStatusChecks } }] },
};
const octokit = {
  graphql: async (query: string) =>
    query.startsWith("query rules")
      ? {
          repository: {
            viewerCanAdminister: false,
            defaultBranchRef: { name: "main" },
            branchProtectionRules: { pageInfo: end, nodes: [] },
            rulesets: { pageInfo: end, nodes: [ruleset] },
          },
        }
      : { repository: { refs: { pageInfo: end, nodes: [] } } },
} as unknown as Parameters<typeof refreshRules>[1];

const refresh = (id: number, name: string, from = octokit) =>
  refreshRules(
    database,
    from,
    { repository: { id, owner: "acme", name }, defaultBranch: "main" },
    now,
  );
const isKnown = async (id: number, at = now) =>
  (await cachedRules(database, id, at)).kind === "known";
const wanted: LaneKey[] = [];
const lanes = async () => [
  ...new Set(wanted.map(({ repository, pull }) => `${repository} ${pull}`)),
];

async function told(event: string, payload: object): Promise<void> {
  await learn(
    { database, want: async (_database, key) => void wanted.push(key) },
    notesOf(event, { installation, sender, ...payload }, 1),
    now,
  );
}

beforeEach(async () => {
  wanted.length = 0;
  for (const { id, name } of [exchange, vault]) {
    const values = { id, installation: installation.id, owner: "acme", name };
    await database.insertInto("repository").orReplace().values(values).execute();
    await refresh(id, name);
  }
});

it("are what GitHub said, for an hour", async () => {
  expect(await cachedRules(database, exchange.id, now)).toEqual({
    kind: "known",
    reading: await refresh(exchange.id, exchange.name),
  });
  expect(await isKnown(exchange.id, now + hour)).toBe(true);
  expect(await isKnown(exchange.id, now + hour + 1)).toBe(false);
  expect(await isKnown(99)).toBe(false);
});

describe("are read again", () => {
  /** `meanwhile` happens that often, after GitHub answered and before the answer is kept. */
  function interrupted(meanwhile: () => Promise<void>, times = 1) {
    const { graphql } = octokit as unknown as { graphql: (query: string) => Promise<unknown> };
    let asked = 0;
    const counted = async (query: string) => {
      const answer = await graphql(query);
      if (query.startsWith("query rules")) {
        asked += 1;
        if (asked <= times) await meanwhile();
      }
      return answer;
    };
    return {
      octokit: { graphql: counted } as unknown as typeof octokit,
      asked: () => asked,
    };
  }

  it("when they change while they are read", async () => {
    const { octokit: from, asked } = interrupted(() =>
      told("repository_ruleset", { action: "edited", repository: exchange }),
    );
    await refresh(exchange.id, exchange.name, from);
    expect(asked()).toBe(2);
    expect(await isKnown(exchange.id)).toBe(true);
  });

  it("when a branch comes while they are read for the first time", async () => {
    await database.deleteFrom("branch_rules").execute();
    const push = { before: "0".repeat(40), after: "a".repeat(40), deleted: false, commits: [] };
    const { octokit: from, asked } = interrupted(() =>
      told("push", { ref: "refs/heads/release/9", ...push, repository: exchange }),
    );
    await refresh(exchange.id, exchange.name, from);
    expect(asked()).toBe(2);
    expect(await lanes()).toEqual(["20 null"]);
  });

  it("and given up when they change each time, without a guess", async () => {
    const { octokit: from, asked } = interrupted(
      () => told("repository_ruleset", { action: "edited", repository: exchange }),
      Number.POSITIVE_INFINITY,
    );
    await expect(refresh(exchange.id, exchange.name, from)).rejects.toThrow(
      "The rules changed 5 times while they were read.",
    );
    expect(asked()).toBe(5);
    expect(await isKnown(exchange.id)).toBe(false);
  });

  it("and not when those of another repository change", async () => {
    const { octokit: from, asked } = interrupted(() =>
      told("repository_ruleset", { action: "edited", repository: vault }),
    );
    await refresh(exchange.id, exchange.name, from);
    expect(asked()).toBe(1);
  });
});

it("are taken for required wherever GitHub protects a branch, when they are not shown", async () => {
  const branches = Array.from({ length: 3 }, (_, at) => ({ name: `release/${at}` }));
  const hidden = {
    graphql: async () =>
      Promise.reject(Object.assign(new Error("No."), { errors: [{ type: "FORBIDDEN" }] })),
    rest: {
      repos: {
        listBranches: async (asked: object) => {
          expect(asked).toMatchObject({ owner: "acme", repo: "exchange", protected: true });
          return { data: branches, headers: { link: '<https://x>; rel="next"' } };
        },
      },
    },
  } as unknown as typeof octokit;
  expect(await refresh(exchange.id, exchange.name, hidden)).toEqual({
    defaultBranch: "main",
    rules: null,
    branches: ["release/0", "release/1", "release/2"],
    isPartial: true,
  });
});

const renamed = { action: "edited", changes: { default_branch: { from: "trunk" } } };

describe("are forgotten, and every open pull request is looked at again,", () => {
  it.each<readonly [string, string, object]>([
    ["a ruleset changes", "repository_ruleset", { action: "edited" }],
    ["classic protection changes", "branch_protection_rule", { action: "deleted" }],
    ["another branch is the default", "repository", renamed],
  ])("when %s", async (_, event, payload) => {
    await told(event, { ...payload, repository: exchange });
    expect(await isKnown(exchange.id)).toBe(false);
    expect(await isKnown(vault.id)).toBe(true);
    expect(await lanes()).toEqual(["20 null"]);
  });

  it.each([
    ["", {}],
    [
      ", told of one",
      { repository: exchange, repository_ruleset: { source_type: "Organization" } },
    ],
  ])("of all repositories when the organization's ruleset changes%s", async (_, payload) => {
    await told("repository_ruleset", { action: "created", ...payload });
    expect(await isKnown(exchange.id)).toBe(false);
    expect(await isKnown(vault.id)).toBe(false);
    expect(await lanes()).toEqual(["20 null", "21 null"]);
  });

  it("and of all that could not be read, when permissions are given", async () => {
    await told("installation", { action: "new_permissions_accepted" });
    expect(await isKnown(vault.id)).toBe(false);
  });

  it("but not when only a description changes", async () => {
    const changes = { description: { from: "" } };
    await told("repository", { action: "edited", changes, repository: exchange });
    expect(await isKnown(exchange.id)).toBe(true);
    expect(await lanes()).toEqual([]);
  });

  it("and nothing of another installation", async () => {
    await told("repository_ruleset", { action: "created", installation: { id: 11 } });
    expect(await isKnown(exchange.id)).toBe(true);
    expect(await lanes()).toEqual([]);
  });
});

describe("after a push", () => {
  const [nothing = "", a = "", b = ""] = ["0", "a", "b"].map((digit) => digit.repeat(40));
  const undecided = { verdict: null, mode: null, decided_head: null, decision: null };

  it("to a fork, the pull request is looked at in the installation that it is of", async () => {
    const pull = { repository: vault.id, number: 4, installation: 99, open: 1, merged: 0 };
    const branches = { head: a, head_repository: exchange.id, head_ref: "fix", base_ref: "main" };
    await database
      .insertInto("pull")
      .values({ ...pull, ...branches, requested: 0, ...undecided })
      .execute();
    const push = { ref: "refs/heads/fix", before: a, after: b, deleted: false, commits: [] };
    await told("push", { ...push, repository: exchange });
    expect(wanted).toMatchObject([{ installation: 99, pull: 4 }]);
    await database.deleteFrom("pull").execute();
  });

  it.each([
    ["are forgotten when a branch comes that they mean", "release/3", nothing, a, false],
    ["are forgotten when such a branch goes", "release/3", a, nothing, false],
    ["stay when such a branch moves", "release/3", a, b, true],
    ["stay when another branch comes", "feature", nothing, a, true],
  ])("%s", async (_, branch, before, after, stays) => {
    const deleted = after === nothing;
    const push = { ref: `refs/heads/${branch}`, before, after, deleted, commits: [] };
    await told("push", { ...push, repository: exchange });
    expect(await isKnown(exchange.id)).toBe(stays);
    expect(await lanes()).toEqual(stays ? [] : ["20 null"]);
  });
});
