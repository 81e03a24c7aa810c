import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import type { App } from "./index.ts";
import type { Stage } from "./stage.ts";
import { ask, home, installationToken, openPull, setStage } from "./stage.ts";

let stage: Stage;
let watcher: App;
let watching = "";

beforeAll(async () => {
  stage = await setStage();
  await openPull(stage);
  const { github, repository, receiver } = stage;
  github.setRole(repository, "carol", "admin");
  watcher = github.addApp({
    slug: "watcher",
    permissions: { administration: "read", contents: "read" },
    events: ["repository_ruleset", "branch_protection_rule", "repository"],
    webhookUrl: receiver.url,
    webhookSecret: "x",
  });
  watching = await installationToken(
    github,
    watcher,
    github.install(watcher, "acme", [repository]),
  );
});
beforeEach(() => {
  stage.repository.rulesets.length = 0;
  stage.repository.protections.length = 0;
});
afterAll(async () => {
  expect(stage.github.contract.violations).toEqual([]);
  await stage.close();
});

const as = (who: keyof Stage["people"], method: string, path: string, body?: unknown) =>
  ask(stage.github, stage.people[who].token, method, `${home}${path}`, body);
const merge = (who: keyof Stage["people"]) => as(who, "PUT", "/pulls/1/merge", {});
const heard = async () => {
  await stage.github.idle();
  return stage.receiver.heard.splice(0).map(({ headers, payload }) => {
    return `${headers["x-github-event"]} ${payload.action}`;
  });
};

function ruleset(difference: object = {}) {
  const required_status_checks = [{ context: "guard", integration_id: stage.app.id }];
  const parameters = { required_status_checks, strict_required_status_checks_policy: false };
  return {
    name: "money",
    target: "branch",
    enforcement: "active",
    conditions: { ref_name: { include: ["~DEFAULT_BRANCH"], exclude: [] } },
    bypass_actors: [{ actor_id: 1, actor_type: "OrganizationAdmin", bypass_mode: "always" }],
    rules: [{ type: "required_status_checks", parameters }, { type: "non_fast_forward" }],
    ...difference,
  };
}

describe("a ruleset", () => {
  test("is made, changed and taken away by administrators, and Apps are told", async () => {
    await heard();
    expect(await as("alice", "POST", "/rulesets", ruleset())).toMatchObject({ status: 403 });
    const made = await as("carol", "POST", "/rulesets", ruleset());
    expect(made).toMatchObject({ status: 201, body: ruleset() });
    expect(await as("carol", "POST", "/rulesets", ruleset())).toMatchObject({ status: 422 });
    const path = `/rulesets/${made.body.id}`;
    const changed = await as("carol", "PUT", path, ruleset({ enforcement: "evaluate" }));
    expect(changed).toMatchObject({ status: 200, body: { enforcement: "evaluate" } });
    expect(await as("carol", "DELETE", path)).toMatchObject({ status: 204 });
    expect(await as("carol", "GET", path)).toMatchObject({ status: 404 });
    expect(await heard()).toEqual([
      "repository_ruleset created",
      "repository_ruleset edited",
      "repository_ruleset deleted",
    ]);
  });

  test("shows who may bypass it to administrators only", async () => {
    const { body } = await as("carol", "POST", "/rulesets", ruleset());
    const path = `/rulesets/${body.id}`;
    expect((await as("carol", "GET", path)).body).toHaveProperty("bypass_actors");
    expect((await as("rita", "GET", path)).body).not.toHaveProperty("bypass_actors");
    const app = await ask(stage.github, watching, "GET", `${home}${path}`);
    expect(app.body).not.toHaveProperty("bypass_actors");
    expect((await as("rita", "GET", "/rulesets")).body).toMatchObject([{ name: "money" }]);
  });

  test("is in force on the branches that it names", async () => {
    const include = ["refs/heads/release/*"];
    await as(
      "carol",
      "POST",
      "/rulesets",
      ruleset({ conditions: { ref_name: { include, exclude: [] } } }),
    );
    const rulesOn = async (branch: string) => {
      const { body } = await as("rita", "GET", `/rules/branches/${encodeURIComponent(branch)}`);
      return (body as unknown as readonly { readonly type: string }[]).map(({ type }) => type);
    };
    expect(await rulesOn("release/1")).toEqual(["required_status_checks", "non_fast_forward"]);
    expect(await rulesOn("main")).toEqual([]);
  });

  test.each([
    ["who is on its list", [{ actor_id: 5, actor_type: "RepositoryRole" }], "carol", 200],
    ["nobody who is not", [{ actor_id: 5, actor_type: "RepositoryRole" }], "bob", 405],
    ["nobody by a deploy key", [{ actor_id: null, actor_type: "DeployKey" }], "carol", 405],
    ["nobody by an empty list", [], "carol", 405],
  ] as const)("is bypassed by %s", async (_, bypass_actors, who, status) => {
    await as("carol", "POST", "/rulesets", ruleset({ bypass_actors }));
    const { github, repository } = stage;
    const pull = repository.pulls[0];
    expect(await merge(who)).toMatchObject({ status });
    if (status === 200 && pull !== undefined) {
      expect(pull.merged?.by.login).toBe(who);
      await reopened(github);
    }
  });

  /** The next row needs something to merge. */
  async function reopened(github: Stage["github"]): Promise<void> {
    const pull = stage.repository.pulls[0];
    if (pull !== undefined) Object.assign(pull, { merged: null, state: "open", closedAt: null });
    await github.idle();
  }

  test("takes no actor that is not there", async () => {
    const bypass_actors = [{ actor_id: 12345, actor_type: "Team" }];
    expect(await as("carol", "POST", "/rulesets", ruleset({ bypass_actors }))).toMatchObject({
      status: 422,
    });
  });
});

describe("classic protection", () => {
  const path = "/branches/main/protection";
  const wanted = (difference: object = {}) => ({
    required_status_checks: {
      strict: false,
      contexts: [],
      checks: [{ context: "guard", app_id: stage.app.id }],
    },
    enforce_admins: true,
    required_pull_request_reviews: { required_approving_review_count: 1 },
    restrictions: null,
    ...difference,
  });

  test("is set, read and taken away by administrators, and Apps are told", async () => {
    await heard();
    expect(await as("alice", "PUT", path, wanted())).toMatchObject({ status: 403 });
    expect(await as("carol", "GET", path)).toMatchObject({ status: 404 });
    expect(await as("carol", "PUT", path, wanted())).toMatchObject({ status: 200 });
    expect(await as("carol", "PUT", path, wanted({ enforce_admins: null }))).toMatchObject({
      body: { enforce_admins: { enabled: false } },
    });
    const checks = [{ context: "guard", app_id: stage.app.id }];
    expect(await as("carol", "GET", path)).toMatchObject({
      body: { required_status_checks: { checks }, allow_force_pushes: { enabled: false } },
    });
    expect(await as("alice", "GET", path)).toMatchObject({ status: 403 });
    expect(await as("carol", "DELETE", path)).toMatchObject({ status: 204 });
    expect(await as("carol", "DELETE", path)).toMatchObject({ status: 404 });
    expect(await heard()).toEqual([
      "branch_protection_rule created",
      "branch_protection_rule edited",
      "branch_protection_rule deleted",
    ]);
  });

  test("of the very name comes before an older pattern", async () => {
    const { github, repository } = stage;
    github.protect(repository, "ma*", { requiredApprovals: 2 });
    expect(await merge("bob")).toMatchObject({ status: 405 });
    const required_pull_request_reviews = { required_approving_review_count: 3 };
    await as("carol", "PUT", path, wanted({ required_pull_request_reviews }));
    expect(await as("carol", "GET", path)).toMatchObject({
      body: { required_pull_request_reviews },
    });
  });
});

test("another default branch is told", async () => {
  await heard();
  stage.github.setDefaultBranch(stage.repository, "deeper");
  expect(await heard()).toEqual(["repository edited"]);
  stage.github.setDefaultBranch(stage.repository, "main");
});
