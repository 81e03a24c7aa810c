import { afterEach, beforeEach, describe, expect, test } from "vitest";
import type { Repository } from "./index.ts";
import type { Stage } from "./stage.ts";
import { ask, home, setStage } from "./stage.ts";

let stage: Stage;
let fork: Repository;
beforeEach(async () => {
  stage = await setStage();
  fork = stage.github.fork(stage.repository, "rita");
});
afterEach(async () => {
  expect(stage.github.contract.violations).toEqual([]);
  await stage.close();
});

const away = "/repos/rita/exchange";
const as = (who: keyof Stage["people"], method: string, path: string, body?: unknown) =>
  ask(stage.github, stage.people[who].token, method, path, body);

async function edit(who: keyof Stage["people"], content: string, branch = "main") {
  const path = `${away}/contents/strategies/book.py`;
  const { body } = await as(who, "GET", `${path}?ref=${branch}`);
  const wanted = { message: "Deeper", content: Buffer.from(content).toString("base64"), branch };
  return as(who, "PUT", path, { ...wanted, sha: body.sha });
}

async function openFromFork(maintainer_can_modify: boolean): Promise<void> {
  await edit("rita", "depth = 2\n");
  const wanted = { title: "Deeper", head: "rita:main", base: "main", maintainer_can_modify };
  expect(await as("rita", "POST", `${home}/pulls`, wanted)).toMatchObject({ status: 201 });
}

async function heard() {
  await stage.github.idle();
  return stage.receiver.heard
    .splice(0)
    .map(({ headers, payload }) => ({ event: headers["x-github-event"], ...payload }));
}

test("a fork is its owner's, and read by whoever reads what it was forked from", async () => {
  expect(await as("rita", "GET", away)).toMatchObject({ body: { fork: true, private: true } });
  expect(await edit("rita", "depth = 2\n")).toMatchObject({ status: 200 });
  expect(await as("bob", "GET", away)).toMatchObject({ status: 200 });
  expect(await edit("bob", "depth = 3\n")).toMatchObject({ status: 403 });
  expect(await as("mallory", "GET", away)).toMatchObject({ status: 404 });
});

describe("a pull request from a fork", () => {
  test("names it, and is told to the App of the base repository, pushes are not", async () => {
    await heard();
    await openFromFork(false);
    await edit("rita", "depth = 3\n");
    expect(await heard()).toMatchObject([
      { event: "pull_request", action: "opened", pull_request: { head: { label: "rita:main" } } },
      { event: "pull_request", action: "synchronize", sender: { login: "rita" } },
    ]);
    const pull = await as("bob", "GET", `${home}/pulls/1`);
    expect(pull.body).toMatchObject({ head: { repo: { id: fork.id } }, changed_files: 1 });
    const list = await as("bob", "GET", `${home}/pulls?head=rita:main`);
    expect(list.body).toHaveLength(1);
  });

  test("can be merged", async () => {
    await openFromFork(false);
    expect(await as("bob", "PUT", `${home}/pulls/1/merge`)).toMatchObject({ status: 200 });
    expect((await as("bob", "GET", `${home}/commits/main`)).body.commit?.message).toMatch(
      "Merge pull request #1 from rita/main",
    );
  });

  test("a maintainer pushes to its branch if its author lets him, and is told as the sender", async () => {
    await openFromFork(true);
    await heard();
    expect(await edit("bob", "depth = 3\n")).toMatchObject({ status: 200 });
    expect(await heard()).toMatchObject([{ action: "synchronize", sender: { login: "bob" } }]);
    const sha = (await as("bob", "GET", `${away}/git/ref/heads/main`)).body.object?.sha;
    const refs = `${away}/git/refs`;
    expect(await as("bob", "POST", refs, { ref: "refs/heads/other", sha })).toMatchObject({
      status: 422,
    });
    expect(await as("bob", "DELETE", `${refs}/heads/main`)).toMatchObject({ status: 422 });
    expect(await as("mallory", "PATCH", `${refs}/heads/main`, { sha })).toMatchObject({
      status: 404,
    });
  });

  test("and not otherwise", async () => {
    await openFromFork(false);
    expect(await edit("bob", "depth = 3\n")).toMatchObject({ status: 403 });
  });
});

describe("of a fork an App", () => {
  const query =
    '{ repository(owner: "acme", name: "exchange") { pullRequest(number: 1) { isCrossRepository headRefName headRepository { databaseId isFork } } } }';
  const seen = async () => {
    const { body } = await ask(stage.github, stage.token, "POST", "/graphql", { query });
    return body.data?.repository?.pullRequest;
  };
  const activity = () => ask(stage.github, stage.token, "GET", `${away}/activity?ref=main`);

  test("that is not installed there sees nothing while it is private", async () => {
    await openFromFork(false);
    expect(await activity()).toMatchObject({ status: 404 });
    expect(await seen()).toMatchObject({ isCrossRepository: true, headRepository: null });
  });

  test("that is installed there sees who pushed", async () => {
    await openFromFork(false);
    stage.github.addToInstallation(stage.installation, [fork]);
    expect(await activity()).toMatchObject({ status: 200, body: [{ actor: { login: "rita" } }] });
    expect(await seen()).toMatchObject({ headRepository: { databaseId: fork.id, isFork: true } });
  });

  test("sees who pushed when it is public, and changes nothing", async () => {
    const { github, token } = stage;
    const collaborators = { alice: "write" } as const;
    const files = { "strategies/book.py": "depth = 1\n" };
    const wanted = { owner: "acme", name: "open", files, collaborators, private: false };
    github.fork(github.addRepository(wanted), "mallory");
    const there = "/repos/mallory/open";
    const main = await ask(github, token, "GET", `${there}/git/ref/heads/main`);
    const list = await ask(github, token, "GET", `${there}/activity`);
    expect(list).toMatchObject({ status: 200, body: [] });
    const run = { name: "guard", head_sha: main.body.object?.sha };
    const refused = await ask(github, token, "POST", `${there}/check-runs`, run);
    expect(refused).toMatchObject({ status: 403 });
  });
});
