import { execFile } from "node:child_process";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { promisify } from "node:util";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { gitEnvironment } from "./git/environment.ts";
import type { Stage } from "./stage.ts";
import { ask, home, installationToken, openPull, setStage } from "./stage.ts";

let stage: Stage;
let directory: string;
beforeEach(async () => {
  stage = await setStage();
  directory = mkdtempSync(join(tmpdir(), "clone-"));
});
afterEach(async () => {
  expect(stage.github.contract.violations).toEqual([]);
  rmSync(directory, { recursive: true, force: true });
  await stage.close();
});

const run = promisify(execFile);

function git(token: string, ...command: readonly string[]) {
  const credentials = Buffer.from(`x-access-token:${token}`).toString("base64");
  const settings = [
    ["http.extraHeader", `Authorization: Basic ${credentials}`],
    ["user.name", "alice"],
    ["user.email", "alice@example.com"],
  ];
  const configuration = settings.flatMap(([key, value], index) => [
    [`GIT_CONFIG_KEY_${index}`, key],
    [`GIT_CONFIG_VALUE_${index}`, value],
  ]);
  const env = { ...gitEnvironment, GIT_CONFIG_COUNT: "3", ...Object.fromEntries(configuration) };
  return run("git", ["-C", directory, ...command], { env });
}

/** Null when git was content, else what it complained of. */
async function complaint(attempt: Promise<unknown>): Promise<string | null> {
  try {
    await attempt;
    return null;
  } catch (error) {
    return error instanceof Error && "stderr" in error ? String(error.stderr) : String(error);
  }
}

async function cloneAndCommit(token: string, content = "depth = 5\n"): Promise<string> {
  await git(token, "clone", "-q", `${stage.github.url}/acme/exchange.git`, ".");
  writeFileSync(join(directory, "strategies/book.py"), content);
  await git(token, "commit", "-qam", "Deeper still");
  return (await git(token, "rev-parse", "HEAD")).stdout.trim();
}

describe("reading", () => {
  test("an App fetches a head by its id, without contents, and then one file's", async () => {
    const head = await openPull(stage);
    const url = `${stage.github.url}/acme/exchange`;
    await git(stage.token, "init", "-q", "--bare", ".");
    await git(stage.token, "config", "remote.origin.url", url);
    await git(stage.token, "config", "remote.origin.promisor", "true");
    await git(stage.token, "fetch", "-q", "--filter=blob:none", "--no-tags", "origin", head);
    const { stdout } = await git(stage.token, "ls-tree", "-r", head, "strategies/book.py");
    const blob = stdout.split(/\s+/)[2] ?? "";
    const missing = await git(stage.token, "rev-list", "--objects", "--missing=print", head);
    expect(missing.stdout).toContain(`?${blob}`);
    await git(stage.token, "fetch", "-q", "--no-tags", "origin", blob);
    expect((await git(stage.token, "cat-file", "-p", blob)).stdout).toBe("depth = 2\n");
  });

  test("the head of a pull request is under refs/pull", async () => {
    const head = await openPull(stage);
    const url = `${stage.github.url}/acme/exchange.git`;
    const { stdout } = await git(stage.people.rita.token, "ls-remote", url, "refs/pull/1/head");
    expect(stdout).toBe(`${head}\trefs/pull/1/head\n`);
  });

  test("a stranger, an unknown token and an App without contents: read get nothing", async () => {
    const { github, app, installation, people } = stage;
    const blind = await installationToken(github, app, installation, {
      permissions: { checks: "write" },
    });
    const list = (token: string) =>
      complaint(git(token, "ls-remote", `${github.url}/acme/exchange`));
    expect(await list(people.mallory.token)).toContain("not found");
    expect(await list(blind)).toContain("403");
    expect(await list("ghp_unknown")).not.toBeNull();
    expect(await list(stage.token)).toBeNull();
  });
});

describe("pushing", () => {
  test("a push moves the pull request, and the App hears who pushed what", async () => {
    const before = await openPull(stage);
    const { github, people, receiver } = stage;
    await git(people.bob.token, "clone", "-q", "-b", "deeper", `${github.url}/acme/exchange`, ".");
    await git(people.bob.token, "commit", "-q", "--allow-empty", "-m", "Nothing");
    await git(people.bob.token, "push", "-q", "origin", "deeper");
    const after = (await git(people.bob.token, "rev-parse", "HEAD")).stdout.trim();
    await github.idle();
    const heard = receiver.heard.slice(-3).map(({ payload }) => payload);
    expect(heard).toMatchObject([
      { ref: "refs/heads/deeper", before, after, forced: false, pusher: { name: "bob" } },
      { action: "requested", check_suite: { head_sha: after } },
      { action: "synchronize", before, after, sender: { login: "bob" } },
    ]);
    const pull = await ask(github, stage.token, "GET", `${home}/pulls/1`);
    expect(pull.body).toMatchObject({ head: { sha: after }, commits: 2 });
  });

  test("who may only read cannot push, and who may write can", async () => {
    const { people } = stage;
    await cloneAndCommit(people.rita.token);
    const push = (token: string) => complaint(git(token, "push", "-q", "origin", "HEAD:new"));
    expect(await push(people.rita.token)).toContain("403");
    expect(await push(stage.token)).toContain("403");
    expect(await push(people.alice.token)).toBeNull();
  });

  test("a rewritten branch is told as forced, a deleted one closes its pull request", async () => {
    await openPull(stage);
    const { github, people, receiver } = stage;
    await cloneAndCommit(people.alice.token);
    await git(people.alice.token, "push", "-qf", "origin", "HEAD:deeper");
    await github.idle();
    expect(receiver.heard.at(-3)?.payload).toMatchObject({ forced: true });
    await git(people.alice.token, "push", "-q", "origin", ":deeper");
    await github.idle();
    expect(receiver.heard.slice(-2).map(({ payload }) => payload)).toMatchObject([
      { deleted: true, head_commit: null },
      { action: "closed", pull_request: { merged: false } },
    ]);
  });

  test("nobody pushes to refs/pull, and to a branch one may", async () => {
    const { people } = stage;
    await cloneAndCommit(people.alice.token);
    const push = (ref: string) =>
      complaint(git(people.alice.token, "push", "origin", `HEAD:${ref}`));
    expect(await push("refs/pull/9/head")).toContain("hidden ref");
    expect(await push("refs/heads/pull/9/head")).toBeNull();
  });
});

describe("a protected branch", () => {
  const push = () => complaint(git(stage.people.alice.token, "push", "-q", "origin", "HEAD:main"));

  test("refuses a push without its check, and takes it with the check", async () => {
    const { github, repository, app, people, token } = stage;
    const requiredChecks = [{ context: "guard", appId: app.id }];
    github.protect(repository, "main", { requiredChecks });
    const sha = await cloneAndCommit(people.alice.token);
    expect(await push()).toContain("Required status check");
    await git(people.alice.token, "push", "-q", "origin", "HEAD:side");
    const run = { name: "guard", head_sha: sha, status: "completed", conclusion: "success" };
    await ask(github, token, "POST", `${home}/check-runs`, run);
    expect(await push()).toBeNull();
  });

  test("that asks for approvals refuses every push", async () => {
    stage.github.protect(stage.repository, "main", { requiredApprovals: 1 });
    await cloneAndCommit(stage.people.alice.token);
    expect(await push()).toContain("through a pull request");
    stage.github.unprotect(stage.repository, "main");
    expect(await push()).toBeNull();
  });

  test("refuses an edit on the web as well", async () => {
    const { github, repository, people } = stage;
    github.protect(repository, "main", { requiredApprovals: 1 });
    const edit = { message: "m", content: "", branch: "main" };
    const put = () => ask(github, people.alice.token, "PUT", `${home}/contents/new.py`, edit);
    expect(await put()).toMatchObject({ status: 409 });
    github.unprotect(repository, "main");
    expect(await put()).toMatchObject({ status: 201 });
  });
});
