import { afterEach, beforeEach, describe, expect, test } from "vitest";
import type { Stage } from "./stage.ts";
import { ask, home, installationToken, openPull, setStage } from "./stage.ts";

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

function post(fields: object, token = stage.token) {
  return ask(stage.github, token, "POST", `${home}/check-runs`, {
    name: "guard",
    head_sha: head,
    ...fields,
  });
}

const passed = { status: "completed", conclusion: "success" };
const failed = { status: "completed", conclusion: "failure" };

async function otherApp(checks: "read" | "write") {
  const { github, repository } = stage;
  const app = github.addApp({
    slug: "other",
    permissions: { checks },
    events: [],
    webhookUrl: null,
    webhookSecret: "x",
  });
  return installationToken(github, app, github.install(app, "acme", [repository]));
}

describe("who may write a check run", () => {
  test("an App with checks: write, and no person and no App without", async () => {
    expect(await post(passed)).toMatchObject({ status: 201, body: { app: { slug: "guard" } } });
    expect(await post(passed, stage.people.alice.token)).toMatchObject({ status: 403 });
    expect(await post(passed, await otherApp("read"))).toMatchObject({ status: 403 });
  });

  test("an App changes its own runs, and no other's", async () => {
    const { body } = await post({ status: "in_progress" });
    const path = `${home}/check-runs/${body.id}`;
    const other = await otherApp("write");
    expect(await ask(stage.github, other, "PATCH", path, passed)).toMatchObject({ status: 403 });
    expect(await ask(stage.github, stage.token, "PATCH", path, passed)).toMatchObject({
      status: 200,
      body: { conclusion: "success" },
    });
  });
});

describe("what a run holds", () => {
  test("a completed run stays completed, a new one of the same name takes its place", async () => {
    const { github, token } = stage;
    const { body } = await post(passed);
    const path = `${home}/check-runs/${body.id}`;
    expect(await ask(github, token, "PATCH", path, { status: "in_progress" })).toMatchObject({
      body: { status: "completed", conclusion: "success" },
    });
    const next = await post({ status: "in_progress" });
    const list = (query: string) =>
      ask(github, token, "GET", `${home}/commits/${head}/check-runs?check_name=guard${query}`);
    expect((await list("")).body).toMatchObject({
      total_count: 1,
      check_runs: [{ id: next.body.id, status: "in_progress", conclusion: null }],
    });
    expect((await list("&filter=all")).body).toMatchObject({ total_count: 2 });
  });

  test("annotations of later requests are added, fifty at a time", async () => {
    const { github, token } = stage;
    const annotation = {
      path: "strategies/book.py",
      start_line: 1,
      end_line: 1,
      annotation_level: "warning",
      message: "Deeper.",
    };
    const output = (count: number) => ({
      output: { title: "t", summary: "s", annotations: Array(count).fill(annotation) },
    });
    expect(await post(output(51))).toMatchObject({ status: 422 });
    expectViolation("must NOT have more than 50 items");
    const { body } = await post(output(50));
    const path = `${home}/check-runs/${body.id}`;
    await ask(github, token, "PATCH", path, output(2));
    const all = await ask(github, token, "GET", `${path}/annotations?per_page=100`);
    expect(all.body).toHaveLength(52);
  });

  test("a summary has 65,535 characters and not one more", async () => {
    const output = (length: number) => ({ output: { title: "t", summary: "x".repeat(length) } });
    expect(await post(output(65_536))).toMatchObject({ status: 422 });
    expectViolation("must NOT have more than 65535 characters");
    expect(await post(output(65_535))).toMatchObject({ status: 201 });
  });

  test("a completed run needs a conclusion, and only GitHub concludes stale", async () => {
    expect(await post({ status: "completed" })).toMatchObject({ status: 422 });
    expect(await post({ status: "completed", conclusion: "stale" })).toMatchObject({ status: 422 });
    expect(await post({ conclusion: "success" })).toMatchObject({ body: { status: "completed" } });
  });

  test("the commit has to be there", async () => {
    expect(await post({ head_sha: "1".repeat(40) })).toMatchObject({ status: 422 });
  });

  test("the id of the caller's own comes back", async () => {
    expect(await post({ external_id: "7/42" })).toMatchObject({ body: { external_id: "7/42" } });
  });
});

/** The published contract has that limit too; it is taken out of the list. */
function expectViolation(problem: string): void {
  const [violation] = stage.github.contract.violations.splice(0);
  expect(violation).toMatchObject({ side: "request", problem: expect.stringContaining(problem) });
}

describe("a required check of an App's", () => {
  const merge = () => ask(stage.github, stage.people.bob.token, "PUT", `${home}/pulls/1/merge`, {});
  beforeEach(() => {
    const requiredChecks = [{ context: "guard", appId: stage.app.id }];
    stage.github.protect(stage.repository, "main", { requiredChecks });
  });

  test.each(["success", "neutral", "skipped"])("%s lets it in", async (conclusion) => {
    await post({ status: "completed", conclusion });
    expect(await merge()).toMatchObject({ status: 200 });
  });

  test.each(["failure", "cancelled", "timed_out", "action_required"])(
    "%s does not",
    async (conclusion) => {
      await post({ status: "completed", conclusion });
      expect(await merge()).toMatchObject({ status: 405 });
    },
  );

  test("the newest run counts: a success after a failure, and not before it", async () => {
    await post(passed);
    await post(failed);
    expect(await merge()).toMatchObject({ status: 405 });
    await post(passed);
    expect(await merge()).toMatchObject({ status: 200 });
  });

  test("a run in progress withdraws the success before it", async () => {
    await post(passed);
    await post({ status: "in_progress" });
    expect(await merge()).toMatchObject({ status: 405 });
  });

  test("D01: neither a person's status nor another App's run of that name satisfies it", async () => {
    const status = { state: "success", context: "guard" };
    await ask(stage.github, stage.people.alice.token, "POST", `${home}/statuses/${head}`, status);
    await post(passed, await otherApp("write"));
    expect(await merge()).toMatchObject({ status: 405 });
  });

  test("D01: both do when the check is pinned to nobody", async () => {
    const { github, repository, people } = stage;
    github.protect(repository, "main", { requiredChecks: [{ context: "guard", appId: null }] });
    const status = { state: "success", context: "guard" };
    await ask(github, people.alice.token, "POST", `${home}/statuses/${head}`, status);
    expect(await merge()).toMatchObject({ status: 200 });
  });
});

test("a run is asked for again by who may push, and its App is told", async () => {
  const { github, people, receiver } = stage;
  const { body } = await post(passed);
  const path = `${home}/check-runs/${body.id}/rerequest`;
  expect(await ask(github, people.rita.token, "POST", path)).toMatchObject({ status: 403 });
  expect(await ask(github, people.bob.token, "POST", path)).toMatchObject({ status: 201 });
  await github.idle();
  expect(receiver.heard.at(-1)?.payload).toMatchObject({
    action: "rerequested",
    check_run: { id: body.id, pull_requests: [{ number: 1 }] },
    sender: { login: "bob" },
  });
});
