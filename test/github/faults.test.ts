import { afterEach, beforeEach, expect, test } from "vitest";
import type { Stage } from "./stage.ts";
import { ask, home, openPull, setStage, signedToken } from "./stage.ts";

let stage: Stage;
let head: string;
beforeEach(async () => {
  stage = await setStage();
  head = await openPull(stage);
  stage.github.requests.clear();
});
afterEach(async () => {
  expect(stage.github.contract.violations).toEqual([]);
  await stage.close();
});

const read = (token = stage.token) => ask(stage.github, token, "GET", `${home}/pulls/1`);
const post = () =>
  ask(stage.github, stage.token, "POST", `${home}/check-runs`, { name: "guard", head_sha: head });
const pull = /\/pulls\/1$/;

test("a fault hits as often as it is told, and only what matches", async () => {
  const { github, people } = stage;
  const match = { method: "GET", path: pull, by: "installation" };
  github.faults.add({ kind: "status", status: 502, times: 2, match });
  expect((await read(people.bob.token)).status).toBe(200);
  expect((await read()).status).toBe(502);
  expect((await read()).status).toBe(502);
  expect((await read()).status).toBe(200);
});

test("a secondary limit says when to come back", async () => {
  stage.github.faults.add({ kind: "secondary-limit", retryAfter: 60, match: { path: pull } });
  const { status, headers } = await read();
  expect([status, headers.get("retry-after")]).toEqual([403, "60"]);
});

test.each([
  ["cut", 0],
  ["applied-then-cut", 1],
] as const)("after %s there are %i runs, and no answer", async (kind, count) => {
  const { github } = stage;
  github.faults.add({ kind, match: { path: /check-runs$/, method: "POST" } });
  await expect(post()).rejects.toThrow();
  const list = await ask(github, stage.token, "GET", `${home}/commits/${head}/check-runs`);
  expect(list.body).toMatchObject({ total_count: count });
});

test("a hanging request is never answered, a delayed one late", async () => {
  const { github } = stage;
  github.faults.add({ kind: "hang", match: { path: pull } });
  const impatient = fetch(`${github.url}${home}/pulls/1`, { signal: AbortSignal.timeout(50) });
  await expect(impatient).rejects.toThrow();
  github.faults.add({ kind: "delay", ms: 60, match: { path: pull } });
  const started = performance.now();
  expect((await read()).status).toBe(200);
  expect(performance.now() - started).toBeGreaterThan(55);
});

test("a GraphQL query is picked out by its text, and git by its path", async () => {
  const { github, token } = stage;
  github.faults.add({ kind: "status", status: 502, match: { body: /rateLimit/ } });
  const query = (text: string) => ask(github, token, "POST", "/graphql", { query: text });
  expect((await query("{ viewer { login } }")).status).toBe(200);
  expect((await query("{ rateLimit { cost } }")).status).toBe(502);
});

test("requests are counted by kind, reads apart from writes, the product's apart from people's", async () => {
  const { github, app, installation, people, token } = stage;
  await read();
  await read(people.bob.token);
  await post();
  await ask(github, token, "POST", "/graphql", { query: "{ viewer { login } }" });
  const path = `/app/installations/${installation}/access_tokens`;
  await ask(github, signedToken(app), "POST", path);
  const basic = Buffer.from(`x:${token}`).toString("base64");
  await fetch(`${github.url}/acme/exchange/info/refs?service=git-upload-pack`, {
    headers: { authorization: `Basic ${basic}` },
  });
  expect(github.requests.tally()).toEqual({
    rest: { reads: 1, writes: 1 },
    graphql: { reads: 1, writes: 0 },
    git: 1,
    tokens: 1,
  });
  expect(github.requests.log[0]).toMatchObject({
    template: "/repos/{owner}/{repo}/pulls/{pull_number}",
    by: "installation",
    status: 200,
  });
});
