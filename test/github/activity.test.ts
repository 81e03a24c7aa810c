import { afterEach, beforeEach, expect, test } from "vitest";
import type { Stage } from "./stage.ts";
import { ask, editOnBranch, home, installationToken, openPull, setStage } from "./stage.ts";

let stage: Stage;
beforeEach(async () => {
  stage = await setStage();
});
afterEach(async () => {
  expect(stage.github.contract.violations).toEqual([]);
  await stage.close();
});

const activity = (query = "", token = stage.token) =>
  ask(stage.github, token, "GET", `${home}/activity${query}`);
const as = (who: keyof Stage["people"], method: string, path: string, body?: unknown) =>
  ask(stage.github, stage.people[who].token, method, home + path, body);
/** Types and actors, as listed. */
async function lines(query = ""): Promise<readonly string[]> {
  const { body } = await activity(query);
  return Object.values(body).map(({ activity_type, actor }) => `${activity_type} ${actor?.login}`);
}

test("every move of a branch is listed, newest first, with who made it", async () => {
  const head = await openPull(stage);
  const again = await editOnBranch(stage, "deeper", "depth = 3\n", "bob");
  await as("carol", "PATCH", "/git/refs/heads/deeper", { sha: head, force: true });
  await as("alice", "DELETE", "/git/refs/heads/deeper");
  expect(await lines("?ref=deeper")).toEqual([
    "branch_deletion alice",
    "force_push carol",
    "push bob",
    "push alice",
    "branch_creation alice",
  ]);
  const { body } = await activity("?ref=refs/heads/deeper&activity_type=force_push");
  expect(body).toMatchObject([{ ref: "refs/heads/deeper", before: again, after: head }]);
});

test("a merge is one of its own kind, on the base branch alone", async () => {
  await openPull(stage);
  const merged = await as("bob", "PUT", "/pulls/1/merge");
  expect((await activity("?ref=main")).body).toMatchObject([
    { activity_type: "pr_merge", actor: { login: "bob" }, after: merged.body.sha },
  ]);
});

test("what no webhook told is in it", async () => {
  await stage.github.idle();
  stage.github.deliveries.drop(100);
  await editOnBranch(stage, "quiet", "depth = 3\n", "carol");
  expect(await lines("?actor=carol")).toEqual(["push carol", "branch_creation carol"]);
  expect(await lines("?actor=bob")).toEqual([]);
});

test("pages follow one another by cursors, also while it grows", async () => {
  for (const depth of [2, 3, 4]) await editOnBranch(stage, "deeper", `depth = ${depth}\n`);
  const first = await activity("?ref=deeper&per_page=2");
  expect(ids(first)).toHaveLength(2);
  await editOnBranch(stage, "deeper", "depth = 5\n");
  const next = await ask(stage.github, stage.token, "GET", linkIn(first, "next"));
  expect(ids(next)).toHaveLength(2);
  expect(Math.max(...ids(next))).toBeLessThan(Math.min(...ids(first)));
  expect(next.headers.get("link")).not.toContain('rel="next"');
  const back = await ask(stage.github, stage.token, "GET", linkIn(next, "prev"));
  expect(ids(back)).toEqual(ids(first));
});

test("an App needs to be let in to contents", async () => {
  const { github, app, installation } = stage;
  const scope = { permissions: { pull_requests: "read" } };
  const token = await installationToken(github, app, installation, scope);
  expect(await activity("", token)).toMatchObject({ status: 403 });
});

const ids = ({ body }: Awaited<ReturnType<typeof ask>>) =>
  Object.values(body).map(({ id }) => Number(id));

function linkIn({ headers }: Awaited<ReturnType<typeof ask>>, relation: string): string {
  const found = new RegExp(`<([^>]*)>; rel="${relation}"`).exec(headers.get("link") ?? "");
  return (found?.[1] ?? "").replace(stage.github.url, "");
}
