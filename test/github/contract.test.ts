import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { checkResponse, documentedOperation } from "./contract/rest.ts";
import { checkWebhook } from "./contract/webhook.ts";
import type { Stage } from "./stage.ts";
import { ask, home, openPull, setStage } from "./stage.ts";

let stage: Stage;
beforeEach(async () => {
  stage = await setStage();
});
afterEach(() => stage.close());

const violations = () => stage.github.contract.violations;

describe("a request that departs from what GitHub documents is reported", () => {
  const run = {
    name: "guard",
    head_sha: "1".repeat(40),
    status: "completed",
    conclusion: "success",
  };

  test.each([
    ["a conclusion that does not exist", { ...run, conclusion: "fine" }, "must be equal to one of"],
    ["a missing summary", { ...run, output: { title: "t" } }, "required property 'summary'"],
    ["a missing name", { ...run, name: undefined }, "required property 'name'"],
    ["an undocumented key", { ...run, verdict: "clear" }, "undocumented key /verdict"],
    [
      "an undocumented key inside",
      { ...run, output: { title: "t", summary: "s", colour: "red" } },
      "undocumented key /output/colour",
    ],
  ])("%s", async (_, body, problem) => {
    await ask(stage.github, stage.token, "POST", `${home}/check-runs`, body);
    const expected = { side: "request", problem: expect.stringContaining(problem) };
    expect(violations()).toMatchObject([expected]);
  });

  test("an undocumented query parameter, and not a documented one", async () => {
    const list = (query: string) => ask(stage.github, stage.token, "GET", `${home}/pulls?${query}`);
    await list("state=open&per_page=5");
    expect(violations()).toEqual([]);
    await list("filter=mine");
    await list("state=merged");
    expect(violations()).toMatchObject([
      { problem: "undocumented query parameter filter" },
      { problem: expect.stringContaining("query parameter state") },
    ]);
  });

  test("a path that GitHub does not have, apart from one that this fake does not serve", async () => {
    await ask(stage.github, stage.token, "GET", `${home}/nothing`);
    await ask(stage.github, stage.token, "GET", `${home}/topics`);
    expect(violations()).toMatchObject([
      { problem: "GitHub documents no such path" },
      { problem: "documented, but not served by this fake" },
    ]);
  });
});

describe("a query is reported", () => {
  const query = (text: string) =>
    ask(stage.github, stage.token, "POST", "/graphql", { query: text });

  test.each([
    ["that asks for a field that does not exist", "{ viewer { loginn } }"],
    ["that leaves out an argument", '{ repository(name: "x") { id } }'],
    ["that cannot be parsed", "{ viewer { "],
    [
      "that gives an argument this fake does not serve",
      '{ repository(owner: "acme", name: "exchange", followRenames: false) { id } }',
    ],
    ["that asks for what this fake does not serve", "{ viewer { ... on User { bioHTML } } }"],
  ])("%s", async (_, text) => {
    const { body } = await query(text);
    expect(body).toHaveProperty("errors");
    expect(violations()).toMatchObject([{ side: "graphql" }]);
  });
});

test("the fake's own answers and webhooks are held to the contract as well", async () => {
  await openPull(stage);
  expect(violations()).toEqual([]);
  const { contract } = stage.github;
  const operation = documentedOperation("GET", "/repos/{owner}/{repo}/pulls/{pull_number}");
  const { body } = await ask(stage.github, stage.token, "GET", `${home}/pulls/1`);
  checkResponse(contract, "pull", operation, 200, { ...body, number: "1" });
  checkResponse(contract, "pull", operation, 200, { ...body, colour: "red" });
  checkWebhook(contract, "pull_request", "opened", { action: "opened", pull_request: body });
  checkWebhook(contract, "pull_request", "painted", {});
  expect(violations().map(({ side, problem }) => `${side}: ${problem}`)).toEqual([
    expect.stringContaining("response: 200: /number must be integer"),
    "response: undocumented key /colour",
    expect.stringContaining("webhook: / must have required property"),
    "webhook: GitHub documents no such event",
  ]);
});
