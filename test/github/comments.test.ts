import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { commitOf } from "./git/commits.ts";
import type { Stage } from "./stage.ts";
import { ask, editOnBranch, home, openPull, setStage } from "./stage.ts";

let stage: Stage;
let head: string;
beforeEach(async () => {
  stage = await setStage();
  const { github, repository, receiver } = stage;
  const listener = github.addApp({
    slug: "listener",
    permissions: { issues: "read", pull_requests: "read" },
    events: ["issue_comment", "pull_request_review_comment"],
    webhookUrl: receiver.url,
    webhookSecret: "x",
  });
  github.install(listener, "acme", [repository]);
  head = await openPull(stage);
  await github.idle();
  receiver.heard.length = 0;
});
afterEach(async () => {
  expect(stage.github.contract.violations).toEqual([]);
  await stage.close();
});

const as = (who: keyof Stage["people"], method: string, path: string, body?: unknown) =>
  ask(stage.github, stage.people[who].token, method, home + path, body);

async function heard() {
  await stage.github.idle();
  return stage.receiver.heard
    .splice(0)
    .map(({ headers, payload }) => ({ event: headers["x-github-event"], ...payload }));
}

const suggestion = {
  path: "strategies/book.py",
  line: 1,
  side: "RIGHT",
  body: "Deeper?\n```suggestion\ndepth = 3\n```",
};

async function suggest(who: keyof Stage["people"], difference: object = {}): Promise<number> {
  const body = { ...suggestion, commit_id: head, ...difference };
  return Number((await as(who, "POST", "/pulls/1/comments", body)).body.id);
}

describe("a comment is told to an App that may read it", () => {
  test("in the conversation", async () => {
    const body = { body: "@helper make it deeper" };
    expect(await as("rita", "POST", "/issues/1/comments", body)).toMatchObject({ status: 201 });
    expect(await heard()).toMatchObject([
      {
        event: "issue_comment",
        action: "created",
        sender: { login: "rita" },
        comment: { ...body, user: { login: "rita" } },
        issue: { number: 1, pull_request: { html_url: expect.stringMatching(/\/pull\/1$/) } },
      },
    ]);
    expect((await as("bob", "GET", "/issues/1/comments")).body).toMatchObject([body]);
    expect((await as("bob", "GET", "/pulls/1")).body).toMatchObject({ comments: 1 });
  });

  test("on a line, alone and with a review", async () => {
    await suggest("bob");
    const review = { event: "COMMENT", body: "So.", comments: [suggestion] };
    await as("carol", "POST", "/pulls/1/reviews", review);
    const event = "pull_request_review_comment";
    expect((await heard()).filter((one) => one.event === event)).toMatchObject([
      { action: "created", comment: { line: 1, start_line: null }, sender: { login: "bob" } },
      { action: "created", comment: { body: suggestion.body }, sender: { login: "carol" } },
    ]);
  });

  test("with a pending review not before it is submitted", async () => {
    const { body } = await as("carol", "POST", "/pulls/1/reviews", { comments: [suggestion] });
    expect(await heard()).toEqual([]);
    const event = { event: "COMMENT", body: "So." };
    await as("carol", "POST", `/pulls/1/reviews/${body.id}/events`, event);
    expect((await heard()).map((one) => one.event)).toEqual([
      "pull_request_review",
      "pull_request_review_comment",
    ]);
  });
});

describe("a suggestion that is committed", () => {
  const text = async () => {
    const { body } = await as("bob", "GET", "/contents/strategies/book.py?ref=deeper");
    return Buffer.from(String(body.content), "base64").toString("utf8");
  };
  const press = (who: string, ...ids: readonly number[]) =>
    stage.github.commitSuggestions(who, stage.repository, ids);

  test("is by who pressed the button, names its writer, and is told as that person's push", async () => {
    const id = await suggest("bob");
    await heard();
    const sha = press("alice", id);
    const { author, committer, message } = commitOf(stage.repository.directory, sha);
    const { id: bob } = stage.people.bob;
    expect([author.name, committer.name]).toEqual(["alice", "GitHub"]);
    expect(message).toContain(`Co-authored-by: bob <${bob}+bob@users.noreply.github.com>`);
    expect(await text()).toBe("depth = 3\n");
    expect(await heard()).toContainEqual(
      expect.objectContaining({
        action: "synchronize",
        after: sha,
        sender: expect.objectContaining({ login: "alice" }),
      }),
    );
    const query = `{ repository(owner: "acme", name: "exchange") { object(oid: "${sha}") { ... on Commit {
      committedViaWeb authors(first: 5) { nodes { user { login } } } signature { wasSignedByGitHub } } } } }`;
    const { body } = await ask(stage.github, stage.token, "POST", "/graphql", { query });
    expect(body.data?.repository?.object).toMatchObject({
      committedViaWeb: true,
      authors: { nodes: [{ user: { login: "alice" } }, { user: { login: "bob" } }] },
      signature: { wasSignedByGitHub: true },
    });
  });

  test("of one's own names nobody else", async () => {
    const sha = press("bob", await suggest("bob"));
    expect(commitOf(stage.repository.directory, sha).message).toBe("Update strategies/book.py");
  });

  test("takes away its lines when it is empty", async () => {
    press("alice", await suggest("bob", { body: "```suggestion\n```" }));
    expect(await text()).toBe("");
  });

  test("is refused to who may not push, when it is outdated, and where nothing is suggested", async () => {
    const id = await suggest("bob");
    const plain = await suggest("bob", { body: "Deeper?" });
    expect(() => press("rita", id)).toThrow("permission");
    expect(() => press("alice", plain)).toThrow("Nothing is suggested");
    await editOnBranch(stage, "deeper", "depth = 9\n");
    expect(() => press("alice", id)).toThrow("outdated");
  });
});
