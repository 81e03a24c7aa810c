import { afterEach, beforeEach, describe, expect, test } from "vitest";
import type { Stage } from "./stage.ts";
import { ask, editOnBranch, home, openPull, setStage } from "./stage.ts";

let stage: Stage;
let head: string;
beforeEach(async () => {
  stage = await setStage();
  head = await openPull(stage);
});
afterEach(async () => {
  expect(stage.github.contract.violations).toEqual([]);
  await stage.close();
});

function as(who: keyof Stage["people"], method: string, path: string, body?: unknown) {
  return ask(stage.github, stage.people[who].token, method, `${home}${path}`, body);
}

async function heard(action: string) {
  await stage.github.idle();
  return stage.receiver.heard
    .map(({ payload }) => payload)
    .filter((one) => String(one.action) === action);
}

describe("editing", () => {
  test("B05: another base is told with the old one, and an unknown one is refused", async () => {
    await editOnBranch(stage, "release", "depth = 7\n");
    expect(await as("alice", "PATCH", "/pulls/1", { base: "nowhere" })).toMatchObject({
      status: 422,
    });
    expect(await as("alice", "PATCH", "/pulls/1", { base: "release" })).toMatchObject({
      status: 200,
    });
    expect(await heard("edited")).toMatchObject([
      { changes: { base: { ref: { from: "main" } } }, pull_request: { base: { ref: "release" } } },
    ]);
  });

  test("a title is told with the old one; the same title is told to nobody", async () => {
    await as("alice", "PATCH", "/pulls/1", { title: "Deeper" });
    await as("alice", "PATCH", "/pulls/1", { title: "Depth" });
    expect(await heard("edited")).toMatchObject([{ changes: { title: { from: "Deeper" } } }]);
  });

  test("a closed one is reopened, unless its branch was rewritten meanwhile", async () => {
    await as("alice", "PATCH", "/pulls/1", { state: "closed" });
    expect(await as("alice", "PATCH", "/pulls/1", { state: "open" })).toMatchObject({
      status: 200,
    });
    await as("alice", "PATCH", "/pulls/1", { state: "closed" });
    const sha = await editOnBranch(stage, "other", "depth = 4\n");
    await as("alice", "PATCH", "/git/refs/heads/deeper", { sha, force: true });
    expect(await as("alice", "PATCH", "/pulls/1", { state: "open" })).toMatchObject({
      status: 422,
    });
  });
});

describe("merging", () => {
  const merge = (body: object, who: keyof Stage["people"] = "bob") =>
    as(who, "PUT", "/pulls/1/merge", body);

  test("needs write access", async () => {
    expect(await merge({}, "rita")).toMatchObject({ status: 403 });
    expect(await merge({})).toMatchObject({ status: 200 });
  });

  test("refuses another head than the one it was asked for", async () => {
    expect(await merge({ sha: "1".repeat(40) })).toMatchObject({ status: 409 });
    expect(await merge({ sha: head })).toMatchObject({ status: 200 });
  });

  test.each([
    ["merge", 2],
    ["squash", 1],
    ["rebase", 1],
  ])("by %s makes a commit with %i parents", async (merge_method, parents) => {
    await editOnBranch(stage, "side", "depth = 1\n# side\n");
    const { body } = await merge({ merge_method });
    const commit = await as("bob", "GET", `/commits/${body.sha}`);
    expect(commit.body.parents).toHaveLength(parents);
    expect(await as("bob", "GET", "/contents/strategies/book.py")).toMatchObject({
      body: { content: Buffer.from("depth = 2\n").toString("base64") },
    });
  });

  test("refuses a conflict, in every way", async () => {
    await onMain("depth = 3\n");
    for (const merge_method of ["merge", "squash", "rebase"])
      expect(await merge({ merge_method })).toMatchObject({ status: 405 });
    expect(await as("bob", "GET", "/pulls/1")).toMatchObject({ body: { mergeable: false } });
  });

  test.each(["merge", "squash", "rebase"])(
    "by %s joins what both sides changed",
    async (merge_method) => {
      await onMain("# Exchange two\n", "README.md");
      expect(await merge({ merge_method })).toMatchObject({ status: 200 });
      const readme = await as("bob", "GET", "/contents/README.md");
      const book = await as("bob", "GET", "/contents/strategies/book.py");
      expect(text(readme.body.content)).toBe("# Exchange two\n");
      expect(text(book.body.content)).toBe("depth = 2\n");
    },
  );

  test("counts writers' newest opinions, and not the reader's or the author's", async () => {
    stage.github.protect(stage.repository, "main", { requiredApprovals: 1 });
    const review = (who: keyof Stage["people"], event: string) =>
      as(who, "POST", "/pulls/1/reviews", { event, body: "So." });
    await review("rita", "APPROVE");
    expect(await merge({})).toMatchObject({ status: 405 });
    await review("bob", "APPROVE");
    await review("carol", "REQUEST_CHANGES");
    expect(await merge({})).toMatchObject({ status: 405 });
    await review("carol", "APPROVE");
    expect(await merge({})).toMatchObject({ status: 200 });
  });

  test("A05b: counts a bot's approval where the repository says so", async () => {
    const { github, repository, receiver } = stage;
    github.protect(repository, "main", { requiredApprovals: 1 });
    const bot = github.addBot("copilot-pull-request-reviewer[bot]");
    github.setRole(repository, bot.login, "read");
    const approval = await ask(github, bot.token, "POST", `${home}/pulls/1/reviews`, {
      event: "APPROVE",
    });
    expect(approval.body).toMatchObject({ state: "APPROVED", user: { type: "Bot" } });
    await github.idle();
    expect(receiver.heard.at(-1)?.payload).toMatchObject({ action: "submitted" });
    expect(await merge({})).toMatchObject({ status: 405 });
    repository.countsBotApprovals = true;
    expect(await merge({})).toMatchObject({ status: 200 });
  });

  test("is told as closed and merged, by whom", async () => {
    await merge({});
    expect(await heard("closed")).toMatchObject([
      { pull_request: { merged: true, merged_by: { login: "bob" } }, sender: { login: "bob" } },
    ]);
  });
});

test("a pull request whose head reaches the base by a push is merged too", async () => {
  await as("bob", "PATCH", "/git/refs/heads/main", { sha: head });
  expect(await as("bob", "GET", "/pulls/1")).toMatchObject({ body: { merged: true } });
});

test("files and commits are listed with their numbers", async () => {
  expect((await as("bob", "GET", "/pulls/1/files")).body).toMatchObject([
    {
      filename: "strategies/book.py",
      status: "modified",
      additions: 1,
      deletions: 1,
      patch: "@@ -1,1 +1,1 @@\n-depth = 1\n+depth = 2",
    },
  ]);
  expect((await as("bob", "GET", "/pulls/1/commits")).body).toMatchObject([
    { sha: head, author: { login: "alice" } },
  ]);
});

test("two pull requests for the same branches are refused", async () => {
  const again = { title: "Again", head: "deeper", base: "main" };
  expect(await as("alice", "POST", "/pulls", again)).toMatchObject({ status: 422 });
});

function text(content: unknown): string {
  return Buffer.from(String(content), "base64").toString("utf8");
}

async function onMain(content: string, path = "strategies/book.py"): Promise<void> {
  const old = await as("bob", "GET", `/contents/${path}`);
  await as("bob", "PUT", `/contents/${path}`, {
    message: "On main",
    content: Buffer.from(content).toString("base64"),
    sha: old.body.sha,
  });
}
