import { afterEach, beforeEach, expect, test } from "vitest";
import type { Stage } from "./stage.ts";
import { ask, home, installationToken, setStage } from "./stage.ts";

let stage: Stage;
let reader = "";
beforeEach(async () => {
  stage = await setStage();
  const { github, repository } = stage;
  const app = { permissions: { actions: "read" }, events: [], webhookUrl: null } as const;
  const watcher = github.addApp({ ...app, slug: "watcher", webhookSecret: "x" });
  reader = await installationToken(github, watcher, github.install(watcher, "acme", [repository]));
});
afterEach(async () => {
  expect(stage.github.contract.violations).toEqual([]);
  await stage.close();
});

const runs = (query: string, token = reader) =>
  ask(stage.github, token, "GET", `${home}/actions/runs?${query}`);

test("a run names who set it off, and who did so again", async () => {
  const { github, repository } = stage;
  github.addWorkflowRun(repository, { actor: "alice", triggeringActor: "bob", attempt: 2 });
  const { body } = await runs("");
  expect(body).toMatchObject({
    total_count: 1,
    workflow_runs: [
      {
        path: ".github/workflows/release.yml",
        event: "workflow_dispatch",
        actor: { login: "alice" },
        triggering_actor: { login: "bob" },
        head_branch: "main",
        status: "completed",
        conclusion: "success",
      },
    ],
  });
});

test.each([
  [">=2026-11-30T08:00:00Z", 2],
  [">2026-11-30T08:00:00Z", 1],
  ["<2026-11-30T08:00:00Z", 1],
  ["<=2026-11-29", 1],
  ["2026-11-30", 2],
  ["2026-11-29T00:00:00Z..2026-11-30T08:00:00Z", 2],
  ["2026-11-30T09:00:00Z..*", 1],
  ["*..2026-11-29T09:00:00Z", 1],
])("created %s finds %i of three", async (created, count) => {
  const { github, repository } = stage;
  for (const at of ["2026-11-29T09:00:00Z", "2026-11-30T08:00:00Z", "2026-11-30T09:00:00Z"])
    github.addWorkflowRun(repository, { actor: "alice", createdAt: new Date(at) });
  const { body } = await runs(new URLSearchParams({ created }).toString());
  expect(body.total_count).toBe(count);
  expect(body.workflow_runs).toHaveLength(count);
});

test("a search shows a thousand runs, newest first, by pages; nonsense is refused", async () => {
  const { github, repository } = stage;
  for (let number = 0; number < 1_001; number += 1)
    github.addWorkflowRun(repository, { actor: "alice", createdAt: new Date(number * 1_000) });
  const first = await runs("created=*..2026-11-30&per_page=100");
  expect(first.body).toMatchObject({ total_count: 1_001 });
  expect(Object.values(first.body.workflow_runs ?? {})[0]).toMatchObject({
    created_at: "1970-01-01T00:16:40Z",
  });
  expect(first.headers.get("link")).toContain('page=10>; rel="last"');
  expect((await runs("created=*..2026-11-30&per_page=100&page=11")).body.workflow_runs).toEqual([]);
  expect((await runs("per_page=100&page=11")).body.workflow_runs).toHaveLength(1);
  expect(await runs("created=lately")).toMatchObject({ status: 422 });
});

test("an App needs to be let in to actions", async () => {
  expect(await runs("", stage.token)).toMatchObject({ status: 403 });
});
