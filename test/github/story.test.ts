import { afterEach, beforeEach, expect, test } from "vitest";
import type { Stage } from "./stage.ts";
import { ask, home, openPull, setStage } from "./stage.ts";

let stage: Stage;
beforeEach(async () => {
  stage = await setStage();
});
afterEach(async () => {
  expect(stage.github.contract.violations).toEqual([]);
  await stage.close();
});

test("a pull request is opened, approved, checked and merged", async () => {
  const { github, people, app, repository, token, receiver } = stage;
  github.protect(repository, "main", {
    requiredChecks: [{ context: "guard", appId: app.id }],
    requiredApprovals: 1,
  });
  const sha = await openPull(stage);

  const merge = () => ask(github, people.alice.token, "PUT", `${home}/pulls/1/merge`, { sha });
  expect(await merge()).toMatchObject({ status: 405 });

  const approval = { event: "APPROVE" };
  await ask(github, people.bob.token, "POST", `${home}/pulls/1/reviews`, approval);
  const run = { name: "guard", head_sha: sha, status: "completed", conclusion: "success" };
  expect(await ask(github, token, "POST", `${home}/check-runs`, run)).toMatchObject({
    status: 201,
  });

  expect(await merge()).toMatchObject({ status: 200, body: { merged: true } });
  const merged = await ask(github, people.alice.token, "GET", `${home}/pulls/1`);
  expect(merged.body).toMatchObject({ state: "closed", merged: true, changed_files: 1 });
  await github.idle();
  expect(
    receiver.heard.map(({ headers, payload }) =>
      [headers["x-github-event"], payload.action].filter((one) => one !== undefined).join("."),
    ),
  ).toEqual([
    "installation.created",
    "push",
    "check_suite.requested",
    "push",
    "check_suite.requested",
    "pull_request.opened",
    "pull_request_review.submitted",
    "check_run.created",
    "check_run.completed",
    "check_suite.completed",
    "pull_request.closed",
    "push",
    "check_suite.requested",
  ]);
});
