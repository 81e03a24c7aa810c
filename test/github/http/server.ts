/** The HTTP server: one request from the socket to the answer. */
import type { IncomingMessage, Server, ServerResponse } from "node:http";
import { createServer } from "node:http";
import { setTimeout as sleep } from "node:timers/promises";
import { answerGit, isGitPath } from "../git/transport.ts";
import { answerGraphql } from "../graphql/answer.ts";
import type { World } from "../world/world.ts";
import type { Answer } from "./answer.ts";
import { Refusal } from "./answer.ts";
import type { Identity } from "./call.ts";
import type { Fault, FaultList } from "./faults.ts";
import { identityOf } from "./identity.ts";
import { rateHeaders, spend } from "./rate.ts";
import type { RequestEntry, Requests } from "./requests.ts";
import { answerRest } from "./rest.ts";

export interface Front {
  readonly world: World;
  readonly faults: FaultList;
  readonly requests: Requests;
}

/** A request, read to the end. */
export interface Received {
  readonly method: string;
  /** Without `/api/v3` and the query. */
  readonly path: string;
  readonly query: string;
  readonly headers: IncomingMessage["headers"];
  readonly body: Buffer;
}

export function serverOf(front: Front): Server {
  return createServer((request, response) => {
    // A broken connection ends the request; there is nobody to tell.
    handle(front, request, response).catch(() => response.destroy());
  });
}

async function handle(
  front: Front,
  request: IncomingMessage,
  response: ServerResponse,
): Promise<void> {
  const received = await receive(request);
  const identity = identify(front.world, received);
  const entry = log(front.requests, received, identity);
  const fault = front.faults.take({
    method: received.method,
    path: received.path,
    body: received.body.toString("latin1"),
    by: entry.by,
  });
  if (fault?.kind === "delay") await sleep(fault.ms);
  if (fault?.kind === "hang") return;
  if (fault?.kind === "cut") return cut(entry, response);
  const answer = refusalOf(fault) ?? (await answerOf(front.world, received, identity, entry));
  if (fault?.kind === "applied-then-hang") return;
  if (fault?.kind === "applied-then-cut") return cut(entry, response);
  entry.status = answer.status;
  write(response, answer);
}

async function receive(request: IncomingMessage): Promise<Received> {
  const chunks: Buffer[] = [];
  for await (const chunk of request) chunks.push(chunk as Buffer);
  const [target = "/", query = ""] = (request.url ?? "/").split("?");
  const path = target.replace(/^\/api\/v3(?=\/)/, "").replace(/^\/api\/graphql$/, "/graphql");
  const method = request.method ?? "GET";
  return { method, path, query, headers: request.headers, body: Buffer.concat(chunks) };
}

/** An identity, or the refusal that the token earns. */
function identify(world: World, { headers }: Received): Identity | Refusal {
  try {
    return identityOf(world, headers.authorization);
  } catch (error) {
    if (error instanceof Refusal) return error;
    throw error;
  }
}

async function answerOf(
  world: World,
  received: Received,
  identity: Identity | Refusal,
  entry: RequestEntry,
): Promise<Answer> {
  try {
    if (identity instanceof Refusal) throw identity;
    if (entry.kind === "git") return await answerGit(world, identity, received);
    const rate = spend(world, identity);
    const headers = { ...rateHeaders(rate), "x-github-media-type": "github.v3; format=json" };
    const answer =
      rate.used > rate.limit
        ? new Refusal(403, "API rate limit exceeded").answer
        : entry.kind === "graphql"
          ? await answerGraphql(world, identity, received.body)
          : answerRest(world, identity, received, entry);
    return { ...answer, headers: { ...headers, ...answer.headers } };
  } catch (error) {
    if (error instanceof Refusal) return challenged(error, entry);
    throw error;
  }
}

/** git sends its credentials only when it is asked for them. */
function challenged({ answer }: Refusal, entry: RequestEntry): Answer {
  if (entry.kind !== "git" || answer.status !== 401) return answer;
  return { ...answer, headers: { "www-authenticate": 'Basic realm="GitHub"' } };
}

function log(requests: Requests, received: Received, identity: Identity | Refusal): RequestEntry {
  const { method, path } = received;
  const kind = kindOf(received);
  const mutates = kind === "graphql" && /\bmutation\b/.test(received.body.toString("latin1"));
  const entry: RequestEntry = {
    kind,
    method,
    path,
    template: null,
    by: identity instanceof Refusal ? "nobody" : identity.kind,
    status: null,
    write: kind === "graphql" ? mutates : method !== "GET",
    at: new Date(),
  };
  requests.log.push(entry);
  return entry;
}

function kindOf({ path }: Received): RequestEntry["kind"] {
  if (path === "/graphql") return "graphql";
  if (isGitPath(path)) return "git";
  return path.endsWith("/access_tokens") ? "token" : "rest";
}

function refusalOf(fault: Fault | null): Answer | null {
  if (fault?.kind === "status") {
    const { answer } = new Refusal(fault.status, fault.message ?? "Server Error");
    return { ...answer, headers: { ...fault.headers } };
  }
  if (fault?.kind !== "secondary-limit") return null;
  const { answer } = new Refusal(403, "You have exceeded a secondary rate limit.");
  return { ...answer, headers: { "retry-after": String(fault.retryAfter) } };
}

function cut(entry: RequestEntry, response: ServerResponse): void {
  entry.status = 0;
  response.destroy();
}

function write(response: ServerResponse, { status, body, headers }: Answer): void {
  const bytes = Buffer.isBuffer(body) || body === undefined ? body : JSON.stringify(body);
  const type = Buffer.isBuffer(body) ? {} : { "content-type": "application/json; charset=utf-8" };
  response.writeHead(status, { ...type, ...headers });
  response.end(bytes);
}
