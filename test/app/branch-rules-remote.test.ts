/** `policy check --remote` against the fake GitHub: what an administrator may see and mend. */
import { readFileSync } from "node:fs";
import { Octokit } from "@octokit/rest";
import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { checkRemote } from "../../src/app/cli/policy-remote.ts";
import { markdownOf } from "../../src/core/publication/markdown.ts";
import { plainPalette, terminalOf } from "../../src/core/publication/terminal.ts";
import type { GitHub, Repository } from "../github/index.ts";
import { startGitHub } from "../github/index.ts";

const policy = `version: 1
areas:
  - name: custody
    paths: ["withdraw/**"]
    reviews:
      seats:
        - { count: 2, of: [team:acme/custody] }
        - { count: 1, of: [user:dave] }
  - name: trading
    paths: ["strategies/**"]
    reviews: { required: 2 }
`;

let github: GitHub;
let repository: Repository;
let token = "";
let octokit: Octokit;
let appId = 0;
const at = { owner: "acme", repo: "exchange" };
const silent = { debug: () => {}, info: () => {}, warn: () => {}, error: () => {} };
const tokens: Record<string, string> = {};

beforeAll(async () => {
  github = await startGitHub();
  for (const login of ["root", "alice", "bob", "carol", "dave", "mallory"])
    tokens[login] = github.addUser(login).token;
  token = tokens.root ?? "";
  github.addOrganization("acme");
  github.addTeam("acme", "custody", ["alice", "bob", "carol"]);
  github.addTeam("acme", "empty", []);
  github.addTeam("acme", "outside", ["mallory"]);
  repository = github.addRepository({
    owner: "acme",
    name: "exchange",
    private: true,
    files: { "README.md": "# Exchange\n", ".github/foureyes.yml": policy },
    collaborators: { root: "admin", alice: "write", bob: "write", carol: "write", dave: "read" },
  });
  appId = github.addApp({
    slug: "foureyes",
    permissions: {},
    events: [],
    webhookUrl: null,
    webhookSecret: "",
  }).id;
  octokit = new Octokit({ baseUrl: github.url, auth: token, log: silent });
});
afterAll(async () => {
  expect(github.contract.violations).toEqual([]);
  await github.close();
});

function check(environment: Record<string, string | undefined> = {}, flags: object = {}) {
  return checkRemote(
    { remote: "acme/exchange", appId: String(appId), ...flags },
    { GITHUB_TOKEN: token, GITHUB_API_URL: github.url, ...environment },
  );
}

async function text(environment: Record<string, string> = {}, flags: object = {}): Promise<string> {
  return terminalOf(await check(environment, flags), plainPalette);
}

const requiring = (integration_id?: number) => ({
  type: "required_status_checks" as const,
  parameters: {
    strict_required_status_checks_policy: false,
    required_status_checks: [
      { context: "foureyes", ...(integration_id ? { integration_id } : {}) },
    ],
  },
});
/** The JSON that the documentation gives, with the number of our App. */
function told(index: number): object {
  const page = readFileSync(new URL("../../docs/branch-rules.md", import.meta.url), "utf8");
  const block = [...page.matchAll(/```json\n([^`]*)```/g)][index]?.[1] ?? "";
  return JSON.parse(block.replaceAll("123456", String(appId))) as object;
}

type Ruleset = NonNullable<Parameters<Octokit["rest"]["repos"]["createRepoRuleset"]>[0]>;
type Protection = NonNullable<Parameters<Octokit["rest"]["repos"]["updateBranchProtection"]>[0]>;

const closed = () => ({ ...at, ...told(0) }) as Ruleset;

describe("around the check stands", () => {
  beforeEach(() => {
    repository.rulesets.length = 0;
    repository.protections.length = 0;
    repository.actionsMayApprove = false;
  });

  it("nothing to mend, when it is required as docs/branch-rules.md says", async () => {
    await octokit.rest.repos.createRepoRuleset(closed());
    const { status, json } = await check();
    expect(status).toBe(0);
    expect(json).toMatchObject({
      version: 1,
      repository: "acme/exchange",
      branches: [{ branch: "main", check: "pinned", sources: [appId], bypass: [], weaknesses: [] }],
      actionsMayApprove: false,
      policy: "valid",
      gaps: [],
    });
    expect(await text()).toMatchInlineSnapshot(`
      "main

      Closed. foureyes is required, from the App 301.

      Approvals that nobody can give

      - What dave writes in custody, there are not enough others to approve.
      "
    `);
  });

  it("the same of classic protection, as it is told there", async () => {
    const wanted = { ...at, branch: "main", ...told(1) } as Protection;
    await octokit.rest.repos.updateBranchProtection(wanted);
    const { status, json } = await check();
    expect(status).toBe(0);
    expect(json).toMatchObject({
      branches: [{ check: "pinned", beside: { approvals: 1, blocksForcePushes: true } }],
    });
  });

  it("every way around it, with what closes it", async () => {
    repository.actionsMayApprove = true;
    await octokit.rest.repos.createRepoRuleset({
      ...closed(),
      conditions: {
        ref_name: { include: ["~DEFAULT_BRANCH", "refs/heads/release/*"], exclude: [] },
      },
      rules: [requiring()],
      bypass_actors: [
        { actor_id: 1, actor_type: "OrganizationAdmin", bypass_mode: "always" },
        { actor_id: 2, actor_type: "RepositoryRole", bypass_mode: "pull_request" },
        { actor_id: null, actor_type: "DeployKey", bypass_mode: "always" },
        { actor_id: appId, actor_type: "Integration", bypass_mode: "always" },
      ],
    });
    const main = await octokit.rest.git.getRef({ ...at, ref: "heads/main" });
    const { sha } = main.data.object;
    await octokit.rest.git.createRef({ ...at, ref: "refs/heads/release/1", sha });
    expect(await text()).toMatchInlineSnapshot(`
      "main

      Open. foureyes is required, from whoever reports it.

      - The rules of main take foureyes from whoever reports it. Choose this App as
        its source.
      - Without this check may merge into main: organization admins, role maintain,
        deploy keys and App foureyes. Take them off the bypass list.

      Beside the check, to be switched on there:

      - GitHub asks for no approval of its own. “Require a pull request before
        merging”, with one that is of the most recent push, holds even while Foureyes
        is away.
      - What was merged may be rewritten: “Block force pushes”.

      release/1

      Open. foureyes is required, from whoever reports it.

      - The rules of release/1 take foureyes from whoever reports it. Choose this App
        as its source.
      - Without this check may merge into release/1: organization admins,
        role maintain, deploy keys and App foureyes. Take them off the bypass list.

      Beside the check, to be switched on there:

      - GitHub asks for no approval of its own. “Require a pull request before
        merging”, with one that is of the most recent push, holds even while Foureyes
        is away.
      - What was merged may be rewritten: “Block force pushes”.

      GitHub Actions

      Workflows may approve pull requests, and GitHub counts that. Switch off “Allow
      GitHub Actions to create and approve pull requests”. Foureyes counts no
      workflow.

      Approvals that nobody can give

      - What dave writes in custody, there are not enough others to approve.
      "
    `);
    expect((await check()).status).toBe(1);
    await octokit.rest.git.deleteRef({ ...at, ref: "heads/release/1" });
  });

  it("nothing at all, where no rule asks for it", async () => {
    expect((await check()).json).toMatchObject({
      status: 1,
      branches: [{ branch: "main", check: "not-required", weaknesses: ["not-required"] }],
    });
  });

  it("another App, by its number", async () => {
    await octokit.rest.repos.createRepoRuleset({ ...closed(), rules: [requiring(999)] });
    expect(await text()).toContain("foureyes is required, from the App 999.");
    expect((await check()).json).toMatchObject({ branches: [{ weaknesses: ["other-app"] }] });
    const unsaid = { appId: undefined };
    expect(await text({}, unsaid)).toMatch(
      /from the App 999\. Whether that App is your\s+Foureyes/,
    );
    expect((await check({}, unsaid)).status).toBe(0);
  });

  it("GitHub Actions, which is any workflow, though nobody says the number", async () => {
    await octokit.rest.repos.createRepoRuleset({ ...closed(), rules: [requiring(15_368)] });
    expect(await text({}, { appId: undefined })).toContain("from GitHub Actions, so from any");
    expect((await check({}, { appId: undefined })).status).toBe(1);
  });

  it("what somebody who is no administrator may not see", async () => {
    await octokit.rest.repos.createRepoRuleset(closed());
    const seen = await check({ GITHUB_TOKEN: tokens.alice });
    expect(seen.status).toBe(2);
    expect(seen.json).toMatchObject({
      mayAdminister: false,
      branches: [{ check: null, bypass: null, beside: null }],
      actionsMayApprove: null,
    });
    expect(markdownOf(seen)).toContain("is not of an administrator");
  });
});

describe("of the policy's approvals", () => {
  beforeAll(async () => {
    repository.rulesets.length = 0;
    await octokit.rest.repos.createRepoRuleset(closed());
  });

  async function under(text: string) {
    const path = ".github/foureyes.yml";
    const found = await octokit.rest.repos.getContent({ ...at, path });
    const { sha } = found.data as { readonly sha: string };
    const content = Buffer.from(text).toString("base64");
    await octokit.rest.repos.createOrUpdateFileContents({
      ...at,
      path,
      message: "m",
      content,
      sha,
    });
    return check();
  }

  function asking(seats: string): string {
    return `version: 1\nareas:\n  - name: custody\n    paths: ["a/**"]\n    reviews:\n      seats: [${seats}]\n`;
  }

  it.each<readonly [string, string, object]>([
    [
      "a team that is not there gives none",
      "{ count: 1, of: [team:acme/nobody] }",
      { places: 1, faults: [{ kind: "no-team", subject: "team:acme/nobody" }] },
    ],
    [
      "a team without members gives none",
      "{ count: 1, of: [team:acme/empty] }",
      { places: 1, faults: [{ kind: "no-access", subject: "team:acme/empty" }] },
    ],
    [
      "a team that may not read the repository gives none",
      "{ count: 1, of: [team:acme/outside] }",
      { places: 1, faults: [{ kind: "no-access", subject: "team:acme/outside" }] },
    ],
    [
      "three people give four times three",
      "{ count: 4, of: [team:acme/custody] }",
      { places: 1, faults: [] },
    ],
    [
      "nobody is two people",
      "{ count: 1, of: [user:dave] }, { count: 1, of: [user:dave] }",
      { places: 1, faults: [] },
    ],
    [
      "an account that is not there gives none",
      "{ count: 1, of: [user:nobody-at-all] }",
      { places: 1, faults: [{ kind: "no-account", subject: "user:nobody-at-all" }] },
    ],
    [
      "somebody who may not read the repository gives none",
      "{ count: 1, of: [user:mallory] }",
      { places: 1, faults: [{ kind: "no-access", subject: "user:mallory" }] },
    ],
  ])("%s", async (_, seats, gap) => {
    const { json, status } = await under(asking(seats));
    expect(json).toMatchObject({ gaps: expect.arrayContaining([expect.objectContaining(gap)]) });
    expect(status).toBe(1);
  });

  it("a team of just enough people gives enough, until one of them writes", async () => {
    const { json, status } = await under(asking("{ count: 3, of: [team:acme/custody] }"));
    expect(json).toMatchObject({
      gaps: [],
      tight: [{ area: "custody", authors: ["alice", "bob", "carol"] }],
    });
    expect(status).toBe(0);
  });

  it("none is asked for by a policy that is not valid, and nothing passes", async () => {
    const { json, status } = await under("version: 2\n");
    expect(json).toMatchObject({ policy: "invalid", errors: [{ line: 1 }] });
    expect(status).toBe(2);
  });
});

describe("is refused, with what to do,", () => {
  it.each<readonly [string, Record<string, string | undefined>, object, RegExp]>([
    ["no token", { GITHUB_TOKEN: undefined }, {}, /GITHUB_TOKEN is not set\. Make a fine-grained/],
    ["a wrong token", { GITHUB_TOKEN: "x" }, {}, /does not know GITHUB_TOKEN/],
    ["no repository", {}, { remote: "acme" }, /--remote is "acme"; it is OWNER\/REPO/],
    ["a path", {}, { remote: "../../x" }, /it is OWNER\/REPO/],
    ["an unknown one", {}, { remote: "acme/none" }, /no repository "acme\/none" that GITHUB_TOKEN/],
    ["a word for an App", {}, { appId: "foureyes" }, /--app-id is "foureyes"; it is the number/],
    ["no address", { GITHUB_API_URL: "x" }, {}, /GITHUB_API_URL is not the address/],
  ])("%s", async (_, environment, flags, message) => {
    await expect(check(environment, flags)).rejects.toThrow(message);
  });

  it.each([
    [403, /refuses GITHUB_TOKEN: "Resource protected/],
    [502, /did not answer \(502\)/],
  ])("a refusal with %s", async (status, message) => {
    const match = { method: "GET", path: /exchange$/ };
    github.faults.add({ kind: "status", status, message: "Resource protected by SAML", match });
    await expect(check()).rejects.toThrow(message);
  });
});
