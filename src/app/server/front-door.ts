/**
 * The HTTP front door: size cap, signature, delivery id, durable inbox, 202. In this order, so that
 * nothing unauthenticated is parsed, stored or logged.
 */
import { verifyWithFallback } from "@octokit/webhooks-methods";
import Fastify, { type FastifyInstance, type FastifyReply, type FastifyRequest } from "fastify";
import type { Log } from "../log.ts";
import type { Accepted, Delivery } from "../webhook/inbox.ts";

/** GitHub's own cap on a payload. */
const mostBytes = 25 * 1024 * 1024;
const guid = /^[0-9a-f]{8}-(?:[0-9a-f]{4}-){3}[0-9a-f]{12}$/i;
const eventName = /^[a-z_]{1,60}$/;
const signature = /^sha256=[0-9a-f]{64}$/;

export interface FrontDoorParts {
  readonly secrets: readonly [string, ...string[]];
  readonly accept: (delivery: Delivery) => Promise<Accepted>;
  /** Called after a new delivery became durable. */
  readonly accepted: () => void;
  /** Null when the App can work, else what is wrong. */
  readonly unready: () => Promise<string | null>;
  /** Names of events that are handled; others are answered and dropped. */
  readonly events: ReadonlySet<string>;
  readonly log: Log;
}

export function frontDoor(parts: FrontDoorParts): FastifyInstance {
  const server = Fastify({
    logger: false,
    bodyLimit: mostBytes,
    requestTimeout: 30_000,
    connectionTimeout: 60_000,
    keepAliveTimeout: 10_000,
    forceCloseConnections: "idle",
  });
  server.removeAllContentTypeParsers();
  server.addContentTypeParser("application/json", { parseAs: "buffer" }, (_request, body, done) =>
    done(null, body),
  );
  server.post("/api/github/webhooks", (request, reply) => receive(parts, request, reply));
  server.get("/health/live", async () => ({ status: "live" }));
  server.get("/health/ready", async (_request, reply) => {
    const reason = await parts.unready();
    return reason === null
      ? { status: "ready" }
      : reply.code(503).send({ status: "not ready", reason });
  });
  server.setNotFoundHandler((_request, reply) =>
    reply.code(404).send({ error: "There is nothing here." }),
  );
  server.setErrorHandler((error: { statusCode?: number; code?: string }, request, reply) => {
    const status =
      error.statusCode !== undefined && error.statusCode < 500 ? error.statusCode : 500;
    parts.log.warn("request refused", {
      status,
      url: request.url,
      reason: error.code ?? "internal error",
    });
    return reply.code(status).send({ error: refusals[status] ?? "The request was not accepted." });
  });
  return server;
}

const refusals: Readonly<Record<number, string>> = {
  400: "A header that GitHub sends is missing or malformed, or the body is not JSON.",
  401: "The signature is missing or wrong.",
  413: "The body is larger than GitHub's 25 MB.",
  415: "The body must be application/json.",
  500: "Foureyes could not store the delivery; send it again.",
};

async function receive(
  parts: FrontDoorParts,
  request: FastifyRequest,
  reply: FastifyReply,
): Promise<FastifyReply> {
  const { log } = parts;
  const refuse = (status: 400 | 401, reason: string) => {
    log.warn("delivery refused", { status, reason });
    return reply.code(status).send({ error: refusals[status] });
  };
  const given = header(request, "x-hub-signature-256");
  if (given === null || !signature.test(given)) return refuse(401, "no signature");
  const id = header(request, "x-github-delivery");
  const name = header(request, "x-github-event");
  if (id === null || !guid.test(id) || name === null || !eventName.test(name))
    return refuse(400, "headers");
  const body = utf8Of(request.body);
  if (body === null || body === "") return refuse(400, "not text");
  const [secret, ...previous] = parts.secrets;
  if (!(await verifyWithFallback(secret, body, given, previous)))
    return refuse(401, "wrong signature");
  if (!isJson(body)) return refuse(400, "not JSON");
  if (!parts.events.has(name)) {
    return reply.code(202).send({ status: "not needed" });
  }
  const accepted = await parts.accept({ id: id.toLowerCase(), name, payload: body });
  if (accepted === "new") parts.accepted();
  return reply.code(202).send({ status: accepted === "new" ? "accepted" : "already here" });
}

function header(request: FastifyRequest, name: string): string | null {
  const value = request.headers[name];
  return typeof value === "string" ? value : null;
}

/** Bytes that are no UTF-8 would not be signed as what we would store. */
function utf8Of(body: unknown): string | null {
  if (!Buffer.isBuffer(body)) return null;
  try {
    return new TextDecoder("utf-8", { fatal: true, ignoreBOM: true }).decode(body);
  } catch {
    return null;
  }
}

function isJson(text: string): boolean {
  try {
    const value: unknown = JSON.parse(text);
    return typeof value === "object" && value !== null && !Array.isArray(value);
  } catch {
    return false;
  }
}
