/** The fake's own tests: a small company on a fresh fake GitHub, and short ways to speak to it. */
import { createSign } from "node:crypto";
import type { IncomingHttpHeaders, Server } from "node:http";
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import type { App, GitHub } from "./index.ts";
import { startGitHub } from "./index.ts";

export interface Answered {
  readonly status: number;
  readonly headers: Headers;
  /** As wide as JSON is: tests say what they expect by comparing. */
  readonly body: Json;
}

export interface Json {
  readonly [key: string]: Json;
}

export interface Heard {
  readonly headers: IncomingHttpHeaders;
  readonly text: string;
  readonly payload: Json;
}

/** One request with a token. */
export async function ask(
  github: GitHub,
  token: string | null,
  method: string,
  path: string,
  body?: unknown,
): Promise<Answered> {
  const response = await fetch(github.url + path, {
    method,
    headers: token === null ? {} : { authorization: `Bearer ${token}` },
    ...(body === undefined ? {} : { body: JSON.stringify(body) }),
  });
  const text = await response.text();
  const { status, headers } = response;
  return { status, headers, body: text === "" ? {} : (JSON.parse(text) as Json) };
}

/** The token that an App signs to speak for itself; `expires` in seconds from now. */
export function signedToken(app: Pick<App, "id" | "privateKey">, expires = 300): string {
  const part = (value: unknown) => Buffer.from(JSON.stringify(value)).toString("base64url");
  const now = Math.floor(Date.now() / 1000);
  const text = `${part({ alg: "RS256", typ: "JWT" })}.${part({ iat: now - 30, exp: now + expires, iss: app.id })}`;
  return `${text}.${createSign("RSA-SHA256").update(text).sign(app.privateKey, "base64url")}`;
}

export async function installationToken(
  github: GitHub,
  app: App,
  installation: number,
  scope?: unknown,
): Promise<string> {
  const path = `/app/installations/${installation}/access_tokens`;
  const { body } = await ask(github, signedToken(app), "POST", path, scope);
  return String(body.token);
}

/** Listens for webhooks and answers 202. */
export async function startReceiver() {
  const heard: Heard[] = [];
  const server: Server = createServer(async (request, response) => {
    let text = "";
    for await (const chunk of request) text += chunk;
    heard.push({ headers: request.headers, text, payload: JSON.parse(text) as Json });
    response.writeHead(202).end("taken");
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}/`;
  return { heard, url, close: () => new Promise((resolve) => server.close(resolve)) };
}

/** acme/exchange with alice, bob and carol (write), rita (read), an App installed, one branch. */
export async function setStage() {
  const github = await startGitHub();
  const receiver = await startReceiver();
  const people = {
    alice: github.addUser("alice"),
    bob: github.addUser("bob"),
    carol: github.addUser("carol"),
    rita: github.addUser("rita"),
    mallory: github.addUser("mallory"),
  };
  github.addOrganization("acme");
  github.addTeam("acme", "quant", ["alice", "bob"]);
  const repository = github.addRepository({
    owner: "acme",
    name: "exchange",
    files: { "README.md": "# Exchange\n", "strategies/book.py": "depth = 1\n" },
    collaborators: { alice: "write", bob: "write", carol: "write", rita: "read" },
  });
  const permissions = {
    checks: "write",
    pull_requests: "write",
    contents: "read",
    members: "read",
  } as const;
  const app = github.addApp({
    slug: "guard",
    permissions,
    events: ["pull_request", "pull_request_review", "push", "check_run", "check_suite"],
    webhookUrl: receiver.url,
    webhookSecret: "secret",
  });
  const installation = github.install(app, "acme", [repository]);
  const token = await installationToken(github, app, installation);
  const close = async () => {
    await github.close();
    await receiver.close();
  };
  return { github, receiver, people, repository, app, installation, token, close };
}

export type Stage = Awaited<ReturnType<typeof setStage>>;

export const home = "/repos/acme/exchange";

/** A branch off main with one file changed in the browser; answers the commit. */
export async function editOnBranch(
  { github, people }: Stage,
  branch: string,
  content: string,
  who: keyof Stage["people"] = "alice",
): Promise<string> {
  const { token } = people[who];
  const path = "strategies/book.py";
  const main = await ask(github, token, "GET", `${home}/git/ref/heads/main`);
  const sha = main.body.object?.sha;
  await ask(github, token, "POST", `${home}/git/refs`, { ref: `refs/heads/${branch}`, sha });
  const file = await ask(github, token, "GET", `${home}/contents/${path}?ref=${branch}`);
  const edited = await ask(github, token, "PUT", `${home}/contents/${path}`, {
    message: "Change the depth",
    content: Buffer.from(content).toString("base64"),
    sha: file.body.sha,
    branch,
  });
  return String(edited.body.commit?.sha);
}

/** Alice's pull request number 1, from `deeper`; answers the head commit. */
export async function openPull(stage: Stage): Promise<string> {
  const sha = await editOnBranch(stage, "deeper", "depth = 2\n");
  const wanted = { title: "Deeper", head: "deeper", base: "main", body: "More depth." };
  await ask(stage.github, stage.people.alice.token, "POST", `${home}/pulls`, wanted);
  return sha;
}
