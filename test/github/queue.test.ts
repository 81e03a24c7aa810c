/** A merge queue: pull requests come in when they may be merged, and are merged as their commits are green. */
import { afterEach, beforeEach, expect, it } from "vitest";
import { commitOf } from "./git/commits.ts";
import { tipOf } from "./git/refs.ts";
import { ask, home, installationToken, openPull, type Stage, setStage } from "./stage.ts";

let stage: Stage;
beforeEach(async () => {
  stage = await setStage();
});
afterEach(async () => {
  expect(stage.github.contract.violations).toEqual([]);
  await stage.close();
});

async function startQueue(): Promise<{ readonly head: string; readonly token: string }> {
  const { github, repository, receiver } = stage;
  const app = github.addApp({
    slug: "queue-guard",
    permissions: { merge_queues: "read", checks: "write", contents: "read", pull_requests: "read" },
    events: ["merge_group", "pull_request", "push"],
    webhookUrl: receiver.url,
    webhookSecret: "secret",
  });
  const installation = github.install(app, "acme", [repository]);
  const token = await installationToken(github, app, installation);
  const head = await openPull(stage);
  github.setQueue(repository, "main");
  github.setRuleset(repository, "check", {
    requiredChecks: [{ context: "guard", appId: app.id }],
  });
  return { head, token };
}

const post = (token: string, head_sha: string, conclusion: string) =>
  ask(stage.github, token, "POST", `${home}/check-runs`, { name: "guard", head_sha, conclusion });

const group = () => stage.repository.queues[0]?.entries[0]?.group?.head ?? "";
const actions = () =>
  stage.receiver.heard
    .filter(({ headers }) => headers["x-github-event"] === "merge_group")
    .map(({ payload }) => `${payload.action} ${payload.reason ?? ""}`.trim());

it("lets nothing in that its own checks do not let be merged", async () => {
  const { token, head } = await startQueue();
  const { github, repository } = stage;
  expect(github.enqueue(repository, 1, "bob")).toContain('"guard" is expected');
  await post(token, head, "success");
  expect(github.enqueue(repository, 1, "bob")).toBeNull();
  const merged = await ask(github, stage.people.bob.token, "PUT", `${home}/pulls/1/merge`);
  expect(merged.body.message).toBe("Changes must be made through the merge queue");
});

it("merges the commit that it made, once that is green itself", async () => {
  const { token, head } = await startQueue();
  const { github, repository } = stage;
  await post(token, head, "success");
  github.enqueue(repository, 1, "bob");
  const made = group();
  const { parents } = commitOf(repository.directory, made);
  expect(parents).toEqual([tipOf(repository.directory, "main"), head]);
  await post(token, made, "success");
  await github.idle();
  expect(tipOf(repository.directory, "main")).toBe(made);
  expect(actions()).toEqual(["checks_requested", "destroyed merged"]);
});

it("puts out what failed", async () => {
  const { token, head } = await startQueue();
  const { github, repository } = stage;
  await post(token, head, "success");
  github.enqueue(repository, 1, "bob");
  await post(token, group(), "failure");
  await github.idle();
  expect(group()).toBe("");
  expect(actions()).toEqual(["checks_requested", "destroyed dequeued"]);
});

it("is listed for Apps that may read merge queues", async () => {
  const { token, head } = await startQueue();
  const { github, repository } = stage;
  await post(token, head, "success");
  github.enqueue(repository, 1, "bob");
  const query = `{ repository(owner: "acme", name: "exchange") {
    mergeQueue(branch: "main") { entries(first: 5) { nodes {
      position headCommit { oid } baseCommit { oid } pullRequest { number headRefOid }
    } } } } }`;
  const listed = await ask(github, token, "POST", "/graphql", { query });
  expect(listed.body.data?.repository?.mergeQueue?.entries?.nodes).toEqual([
    {
      position: 1,
      headCommit: { oid: group() },
      baseCommit: { oid: tipOf(repository.directory, "main") },
      pullRequest: { number: 1, headRefOid: head },
    },
  ]);
  const refused = await ask(github, stage.token, "POST", "/graphql", { query });
  expect(refused.body.errors?.[0]?.type).toBe("FORBIDDEN");
});
