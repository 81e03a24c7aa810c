/** git over smart HTTP, as GitHub serves it: basic auth, partial clones, any object by its id. */
import { appendFileSync } from "node:fs";
import { createServer, type IncomingMessage, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import { join } from "node:path";
import { onTestFinished } from "vitest";
import { spawnByLauncher } from "../../src/app/git/launcher.ts";
import { gitEnvironment, type Sandbox } from "./sandbox.ts";

/** What the server does instead of answering. */
export type Mood = "well" | "hangs" | "fails" | "redirects" | "echoes";

export interface GitServer {
  readonly url: string;
  readonly token: string;
  /** Method and path of each request, in order. */
  readonly requests: string[];
  mood: Mood;
  /** Method of the next request to fail, once; null for none. */
  fails: string | null;
}

const serving = `[uploadpack]
	allowFilter = true
	allowAnySHA1InWant = true
`;

/** Serves the sandbox until the test ends. */
export async function serve(sandbox: Sandbox): Promise<GitServer> {
  appendFileSync(join(sandbox.directory, ".git", "config"), serving);
  const token = "ghs_secretSecretSecretSecret0123456789";
  const requests: string[] = [];
  const state: Pick<GitServer, "mood" | "fails"> = { mood: "well", fails: null };
  const http = createServer((request, response) => {
    requests.push(`${request.method} ${request.url}`);
    const fails = request.method === state.fails;
    if (fails) state.fails = null;
    answer(sandbox, token, fails ? "fails" : state.mood, request, response);
  });
  await new Promise<void>((resolve) => http.listen(0, "127.0.0.1", resolve));
  onTestFinished(() => {
    http.closeAllConnections();
    http.close();
  });
  const { port } = http.address() as AddressInfo;
  return Object.assign(state, { url: `http://127.0.0.1:${port}/acme/desk.git`, token, requests });
}

function answer(
  sandbox: Sandbox,
  token: string,
  mood: Mood,
  request: IncomingMessage,
  response: ServerResponse,
): void {
  const credentials = `Basic ${Buffer.from(`x-access-token:${token}`).toString("base64")}`;
  if (mood === "hangs") return;
  if (mood === "fails") response.writeHead(502).end("bad gateway");
  else if (mood === "redirects") response.writeHead(302, { location: "http://127.0.0.1:9/" }).end();
  else if (request.headers.authorization !== credentials)
    response.writeHead(401, { "www-authenticate": "Basic" }).end();
  else if (mood === "echoes")
    // git shows what a server says in plain text with an error.
    response
      .writeHead(403, { "content-type": "text/plain" })
      .end(`you sent ${request.headers.authorization} (${token})\n`);
  else void runBackend(sandbox, request, response);
}

/** CGI: the headers, an empty line, the body. */
async function runBackend(
  sandbox: Sandbox,
  request: IncomingMessage,
  response: ServerResponse,
): Promise<void> {
  const url = new URL(request.url ?? "/", "http://host");
  const { input, output } = await spawnByLauncher(["http-backend"], {
    ...gitEnvironment,
    GIT_PROJECT_ROOT: sandbox.directory,
    GIT_HTTP_EXPORT_ALL: "1",
    GIT_PROTOCOL: String(request.headers["git-protocol"] ?? ""),
    PATH_INFO: url.pathname.replace(/^\/acme\/desk\.git/, "/.git"),
    QUERY_STRING: url.search.slice(1),
    REQUEST_METHOD: request.method,
    CONTENT_TYPE: request.headers["content-type"],
    HTTP_CONTENT_ENCODING: request.headers["content-encoding"],
    REMOTE_ADDR: "127.0.0.1",
  });
  request.pipe(input);
  let head = Buffer.alloc(0);
  output.on("data", (chunk: Buffer) => {
    if (response.headersSent) return response.write(chunk);
    head = Buffer.concat([head, chunk]);
    const end = head.indexOf("\r\n\r\n");
    if (end < 0) return;
    const headers = head.toString("latin1", 0, end).split("\r\n");
    const fields = headers.map((line) => line.split(": ", 2) as [string, string]);
    const status = fields.find(([name]) => name === "Status")?.[1];
    response.writeHead(Number.parseInt(status ?? "200", 10), Object.fromEntries(fields));
    response.write(head.subarray(end + 4));
  });
  output.on("end", () => response.end());
  input.on("error", () => {});
}
