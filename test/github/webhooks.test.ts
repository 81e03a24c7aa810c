import { createHmac } from "node:crypto";
import { afterEach, beforeEach, expect, test } from "vitest";
import type { Stage } from "./stage.ts";
import { ask, openPull, setStage, signedToken } from "./stage.ts";

let stage: Stage;
beforeEach(async () => {
  stage = await setStage();
  await stage.github.idle();
  stage.receiver.heard.length = 0;
});
afterEach(async () => {
  expect(stage.github.contract.violations).toEqual([]);
  await stage.close();
});

const names = () =>
  stage.receiver.heard.map(({ headers, payload }) =>
    [headers["x-github-event"], payload.action ?? []].flat().join("."),
  );
const opening = [
  "push",
  "check_suite.requested",
  "push",
  "check_suite.requested",
  "pull_request.opened",
];

test("a webhook is signed, has an id of its own, and says for which installation it is", async () => {
  const { github, receiver, installation } = stage;
  await openPull(stage);
  await github.idle();
  for (const { headers, text, payload } of receiver.heard) {
    const digest = createHmac("sha256", "secret").update(text).digest("hex");
    expect(headers["x-hub-signature-256"]).toBe(`sha256=${digest}`);
    expect(headers["user-agent"]).toMatch(/^GitHub-Hookshot\//);
    expect(payload.installation).toMatchObject({ id: installation });
  }
  const ids = receiver.heard.map(({ headers }) => headers["x-github-delivery"]);
  expect(new Set(ids).size).toBe(opening.length);
  expect(ids[0]).toMatch(/^[0-9a-f]{8}-[0-9a-f]{4}-4/);
});

test("an App hears what it subscribed to and has permission for, and nothing else", async () => {
  const { github, repository, receiver } = stage;
  const add = (slug: string, permissions: object, events: readonly string[]) => {
    const wanted = { slug, permissions: { ...permissions }, events };
    const app = github.addApp({ ...wanted, webhookUrl: receiver.url, webhookSecret: "x" });
    github.install(app, "acme", [repository]);
    return String(app.id);
  };
  const deaf = add("deaf", { pull_requests: "read" }, []);
  const barred = add("barred", {}, ["pull_request"]);
  const hearing = add("hearing", { pull_requests: "read" }, ["pull_request"]);
  await openPull(stage);
  await github.idle();
  const told = receiver.heard
    .filter(({ headers }) => headers["x-github-event"] === "pull_request")
    .map(({ headers }) => headers["x-github-hook-installation-target-id"]);
  expect(told).toContain(hearing);
  expect(told).not.toContain(deaf);
  expect(told).not.toContain(barred);
});

test("what is held is sent when it is released, in the order of the test's choice", async () => {
  const { github } = stage;
  github.deliveries.hold();
  await openPull(stage);
  await github.idle();
  expect(names()).toEqual([]);
  expect(github.deliveries.held).toHaveLength(opening.length);
  github.deliveries.release((held) => held.toReversed());
  await github.idle();
  expect(names()).toEqual(opening.toReversed());
});

test("what is dropped leaves no trace; what failed is in the log and can be asked for again", async () => {
  const { github, app, receiver } = stage;
  github.deliveries.drop(1);
  github.deliveries.fail(1);
  await openPull(stage);
  await github.idle();
  expect(names()).toEqual(opening.slice(2));

  const jwt = signedToken(app);
  const log = await ask(github, jwt, "GET", "/app/hook/deliveries?status=failure");
  expect(log.body).toMatchObject([{ event: "check_suite", status_code: 0, redelivery: false }]);
  const failed = Object.values(log.body)[0];
  const path = `/app/hook/deliveries/${failed?.id}`;
  expect(await ask(github, jwt, "GET", path)).toMatchObject({
    body: { request: { payload: { action: "requested" } } },
  });
  expect(await ask(github, jwt, "POST", `${path}/attempts`)).toMatchObject({ status: 202 });
  await github.idle();
  expect(names().at(-1)).toBe("check_suite.requested");
  expect(receiver.heard.at(-1)?.headers["x-github-delivery"]).toBe(failed?.guid);
  const all = await ask(github, jwt, "GET", "/app/hook/deliveries?per_page=2");
  expect(all.body).toMatchObject([{ redelivery: true, status: "OK" }, { event: "pull_request" }]);
  expect(all.headers.get("link")).toContain("cursor=");
});

test("what is duplicated arrives twice under one id", async () => {
  const { github, receiver } = stage;
  github.deliveries.duplicate(1);
  await openPull(stage);
  await github.idle();
  expect(names()).toEqual(["push", ...opening]);
  const [first, second] = receiver.heard;
  expect(first?.headers["x-github-delivery"]).toBe(second?.headers["x-github-delivery"]);
});

test("a receiver that is down is not tried again", async () => {
  const { github, app } = stage;
  await stage.receiver.close();
  await openPull(stage);
  await github.idle();
  const log = await ask(github, signedToken(app), "GET", "/app/hook/deliveries?status=failure");
  expect(log.body).toHaveLength(opening.length);
  expect(github.deliveries.all.filter(({ redelivery }) => redelivery)).toEqual([]);
});

test("the App hears of its installations: made, widened, suspended and gone", async () => {
  const { github, app, repository, installation } = stage;
  github.ping(app);
  const other = github.addRepository({ owner: "acme", name: "other", files: { a: "b" } });
  github.addToInstallation(installation, [other]);
  github.suspend(installation, "alice");
  await openPull(stage);
  github.unsuspend(installation);
  github.uninstall(installation);
  github.install(app, "acme", [repository]);
  await github.idle();
  expect(names()).toEqual([
    "ping",
    "installation_repositories.added",
    "installation.suspend",
    "installation.unsuspend",
    "installation.deleted",
    "installation.created",
  ]);
});
