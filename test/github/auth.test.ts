import { afterEach, beforeEach, describe, expect, test } from "vitest";
import type { Stage } from "./stage.ts";
import { ask, home, installationToken, openPull, setStage, signedToken } from "./stage.ts";

let stage: Stage;
beforeEach(async () => {
  stage = await setStage();
});
afterEach(async () => {
  expect(stage.github.contract.violations).toEqual([]);
  await stage.close();
});

describe("an App's own token", () => {
  test("is taken when it is signed with the App's key and lives ten minutes at most", async () => {
    const { github, app } = stage;
    const other = github.addApp({
      slug: "other",
      permissions: {},
      events: [],
      webhookUrl: null,
      webhookSecret: "x",
    });
    const status = async (token: string) => (await ask(github, token, "GET", "/app")).status;
    expect(await status(signedToken(app))).toBe(200);
    expect(await status(signedToken({ id: app.id, privateKey: other.privateKey }))).toBe(401);
    expect(await status(signedToken(app, -1))).toBe(401);
    expect(await status(signedToken(app, 3_600))).toBe(401);
    expect(await status(signedToken({ ...app, id: 1 }))).toBe(401);
    expect(await status(stage.token)).toBe(401);
  });

  test("lists where the App is installed", async () => {
    const { github, app, installation } = stage;
    const { body } = await ask(github, signedToken(app), "GET", "/app/installations");
    expect(body).toMatchObject([{ id: installation, account: { login: "acme" } }]);
    const one = await ask(github, signedToken(app), "GET", `${home}/installation`);
    expect(one.body).toMatchObject({ id: installation });
  });
});

describe("an installation's token", () => {
  test("reaches the installation's repositories and no others", async () => {
    const { github, token, installation } = stage;
    const secret = github.addRepository({ owner: "acme", name: "secret", files: { a: "b" } });
    const status = async () => (await ask(github, token, "GET", "/repos/acme/secret")).status;
    expect(await status()).toBe(404);
    github.addToInstallation(installation, [secret]);
    expect(await status()).toBe(200);
    const { body } = await ask(github, token, "GET", "/installation/repositories");
    expect(body).toMatchObject({
      total_count: 2,
      repositories: [{ name: "exchange" }, { name: "secret" }],
    });
  });

  test("has what the App was given, or less when it was asked for with less", async () => {
    const { github, app, installation, token } = stage;
    await openPull(stage);
    const scoped = await installationToken(github, app, installation, {
      permissions: { contents: "read" },
    });
    const status = async (one: string) => (await ask(github, one, "GET", `${home}/pulls/1`)).status;
    expect(await status(token)).toBe(200);
    expect(await status(scoped)).toBe(403);
    const path = `/app/installations/${installation}/access_tokens`;
    const more = { permissions: { contents: "write" } };
    expect(await ask(github, signedToken(app), "POST", path, more)).toMatchObject({ status: 422 });
  });

  test("never writes contents without the permission", async () => {
    const edit = { message: "m", content: "" };
    const answer = await ask(stage.github, stage.token, "PUT", `${home}/contents/x`, edit);
    expect(answer.status).toBe(403);
  });

  test("stops with a suspension, and works again after it", async () => {
    const { github, installation, token } = stage;
    const status = async () => (await ask(github, token, "GET", home)).status;
    github.suspend(installation, "alice");
    expect(await status()).toBe(403);
    github.unsuspend(installation);
    expect(await status()).toBe(200);
    github.uninstall(installation);
    expect(await status()).toBe(401);
  });

  test("can be given back", async () => {
    const { github, token } = stage;
    expect(await ask(github, token, "DELETE", "/installation/token")).toMatchObject({
      status: 204,
    });
    expect(await ask(github, token, "GET", home)).toMatchObject({ status: 401 });
  });
});

describe("people", () => {
  test("see a private repository when they have a role, and its name else is unknown", async () => {
    const { github, people } = stage;
    const status = async (token: string | null) => (await ask(github, token, "GET", home)).status;
    expect(await status(people.rita.token)).toBe(200);
    expect(await status(people.mallory.token)).toBe(404);
    expect(await status(null)).toBe(404);
    expect(await status("ghp_unknown")).toBe(401);
  });

  test("have the permission that their role or team gives", async () => {
    const { github, people } = stage;
    const read = async (login: string) =>
      (await ask(github, people.rita.token, "GET", `${home}/collaborators/${login}/permission`))
        .body;
    expect(await read("bob")).toMatchObject({ permission: "write", user: { id: people.bob.id } });
    expect(await read("mallory")).toMatchObject({ permission: "none" });
  });

  test("a team's members are listed for an App with members: read", async () => {
    const { github, app, installation, token, people } = stage;
    const path = "/orgs/acme/teams/quant";
    const { body } = await ask(github, token, "GET", `${path}/members`);
    expect(body).toMatchObject([{ login: "alice" }, { login: "bob", id: people.bob.id }]);
    const blind = await installationToken(github, app, installation, {
      permissions: { checks: "write" },
    });
    expect(await ask(github, blind, "GET", `${path}/members`)).toMatchObject({ status: 403 });
    expect(await ask(github, token, "GET", `${path}/memberships/bob`)).toMatchObject({
      status: 200,
    });
    expect(await ask(github, token, "GET", `${path}/memberships/carol`)).toMatchObject({
      status: 404,
    });
  });
});

test("pages are linked, and what is left of the hour is told", async () => {
  const { github, token, people } = stage;
  const first = await ask(github, token, "GET", "/orgs/acme/teams/quant/members?per_page=1");
  const next = /<([^>]+)>; rel="next"/.exec(first.headers.get("link") ?? "")?.[1] ?? "";
  const second = await ask(github, token, "GET", next.slice(github.url.length));
  expect(second.body).toMatchObject([{ id: people.bob.id }]);
  expect(second.headers.get("link")).toBeNull();
  expect(first.headers.get("x-ratelimit-remaining")).toBe("4999");
  expect(second.headers.get("x-ratelimit-remaining")).toBe("4998");
});

test("the API answers under /api/v3 as well, as GitHub Enterprise Server does", async () => {
  const { github, people } = stage;
  const { body } = await ask(github, people.bob.token, "GET", "/api/v3/user");
  expect(body).toMatchObject({ login: "bob", id: people.bob.id });
});
