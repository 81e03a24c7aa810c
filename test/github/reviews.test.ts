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

function review(who: keyof Stage["people"], body: object) {
  const { github, people } = stage;
  return ask(github, people[who].token, "POST", `${home}/pulls/1/reviews`, body);
}

describe("who may say what", () => {
  test("the author cannot approve, and somebody else can", async () => {
    expect(await review("alice", { event: "APPROVE" })).toMatchObject({ status: 422 });
    expect(await review("bob", { event: "APPROVE" })).toMatchObject({
      status: 200,
      body: { state: "APPROVED", commit_id: head, user: { login: "bob" } },
    });
  });

  test("the author cannot request changes, and can comment", async () => {
    const said = { body: "Hm." };
    expect(await review("alice", { event: "REQUEST_CHANGES", ...said })).toMatchObject({
      status: 422,
    });
    expect(await review("alice", { event: "COMMENT", ...said })).toMatchObject({ status: 200 });
  });

  test.each(["REQUEST_CHANGES", "COMMENT"])("%s needs a body", async (event) => {
    expect(await review("bob", { event })).toMatchObject({ status: 422 });
    expect(await review("bob", { event, body: "Too deep." })).toMatchObject({ status: 200 });
  });

  test("who sees a private repository may review, a stranger finds nothing", async () => {
    expect(await review("rita", { event: "APPROVE" })).toMatchObject({ status: 200 });
    expect(await review("mallory", { event: "APPROVE" })).toMatchObject({ status: 404 });
  });
});

describe("what a review is about", () => {
  test("a commit of the pull request may be named, another one may not", async () => {
    const other = await editOnBranch(stage, "other", "depth = 9\n");
    expect(await review("bob", { event: "APPROVE", commit_id: other })).toMatchObject({
      status: 422,
    });
    expect(await review("bob", { event: "APPROVE", commit_id: head })).toMatchObject({
      status: 200,
    });
  });

  test("a review stays with its commit when the branch moves on", async () => {
    await review("bob", { event: "APPROVE" });
    await editOnBranch(stage, "deeper", "depth = 3\n");
    const { body } = await ask(stage.github, stage.token, "GET", `${home}/pulls/1/reviews`);
    expect(body).toMatchObject([{ commit_id: head, state: "APPROVED" }]);
  });

  test.each([true, false])(
    "B02: rebinding %s decides whether a review follows the same patch",
    async (on) => {
      const { github, people } = stage;
      github.switches.rebindReviews = on;
      await review("bob", { event: "APPROVE" });
      const moved = await amend("depth = 2\n");
      expect(moved).not.toBe(head);
      const { body } = await ask(github, people.bob.token, "GET", `${home}/pulls/1/reviews`);
      expect(body).toMatchObject([{ commit_id: on ? moved : head }]);
    },
  );

  test("B02: a review does not follow another patch", async () => {
    const { github, people } = stage;
    github.switches.rebindReviews = true;
    await review("bob", { event: "APPROVE" });
    await amend("depth = 200\n");
    const { body } = await ask(github, people.bob.token, "GET", `${home}/pulls/1/reviews`);
    expect(body).toMatchObject([{ commit_id: head }]);
  });
});

test("a pending review is its author's alone until it is submitted", async () => {
  const { github, people } = stage;
  const { body } = await review("bob", { body: "Let me see." });
  expect(body).toMatchObject({ state: "PENDING" });
  const path = `${home}/pulls/1/reviews/${body.id}`;
  expect(await ask(github, people.carol.token, "GET", path)).toMatchObject({ status: 404 });
  await ask(github, people.bob.token, "POST", `${path}/events`, { event: "APPROVE" });
  expect(await ask(github, people.carol.token, "GET", path)).toMatchObject({
    body: { state: "APPROVED" },
  });
});

test("a dismissed approval says so everywhere, and a comment cannot be dismissed", async () => {
  const { github, people, receiver } = stage;
  const approval = await review("bob", { event: "APPROVE" });
  const comment = await review("carol", { event: "COMMENT", body: "Hm." });
  const dismiss = (id: unknown, who: keyof Stage["people"] = "carol") =>
    ask(github, people[who].token, "PUT", `${home}/pulls/1/reviews/${id}/dismissals`, {
      message: "Changed my mind.",
    });
  expect(await dismiss(approval.body.id, "rita")).toMatchObject({ status: 403 });
  expect(await dismiss(approval.body.id)).toMatchObject({ body: { state: "DISMISSED" } });
  expect(await dismiss(comment.body.id)).toMatchObject({ status: 422 });
  await github.idle();
  const states = receiver.heard
    .filter(({ headers }) => headers["x-github-event"] === "pull_request_review")
    .map(({ payload }) => [payload.action, payload.review?.state]);
  expect(states).toEqual([
    ["submitted", "approved"],
    ["submitted", "commented"],
    ["dismissed", "dismissed"],
  ]);
});

test("an edited review says what it said before; only its author and administrators edit it", async () => {
  const { github, people, receiver } = stage;
  const { body } = await review("bob", { event: "COMMENT", body: "No." });
  const path = `${home}/pulls/1/reviews/${body.id}`;
  expect(await ask(github, people.carol.token, "PUT", path, { body: "Yes." })).toMatchObject({
    status: 403,
  });
  await ask(github, people.bob.token, "PUT", path, { body: "Yes." });
  await github.idle();
  expect(receiver.heard.at(-1)?.payload).toMatchObject({
    action: "edited",
    changes: { body: { from: "No." } },
    review: { body: "Yes." },
  });
});

/** Another commit in place of the head of `deeper`, as `git commit --amend` and a forced push do. */
async function amend(content: string): Promise<string> {
  const { github, people } = stage;
  const other = await editOnBranch(stage, `amended-${content.length}`, content, "bob");
  await ask(github, people.alice.token, "PATCH", `${home}/git/refs/heads/deeper`, {
    sha: other,
    force: true,
  });
  return other;
}
