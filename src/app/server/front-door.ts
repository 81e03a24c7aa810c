/**
 * The HTTP front door: room, size cap, signature, delivery id, durable inbox, 202. In this order, so
 * that nothing unauthenticated is parsed, stored or logged, and nothing makes memory grow.
 */

import { isUtf8 } from "node:buffer";
import type { IncomingMessage } from "node:http";
import { verifyWithFallback } from "@octokit/webhooks-methods";
import Fastify, { type FastifyInstance, type FastifyReply, type FastifyRequest } from "fastify";
import type { Log } from "../log.ts";
import type { Metrics } from "../metrics/metrics.ts";
import { reasonOf } from "../reason.ts";
import type { Accepted, Delivery } from "../webhook/inbox.ts";
import { receiveBody } from "./body.ts";
import { Refusal, type RefusalStatus, refusals } from "./refusal.ts";
import { openRoom, type Room, type RoomSize } from "./room.ts";

/** GitHub's own cap on a payload. */
const mostBytes = 25 * 1024 * 1024;
const guid = /^[0-9a-f]{8}-(?:[0-9a-f]{4}-){3}[0-9a-f]{12}$/i;
const eventName = /^[a-z_]{1,60}$/;
const signature = /^sha256=[0-9a-f]{64}$/;

/** What may be in memory until it is durable: some of the largest, or many of the usual. */
const usualRoom: RoomSize = { deliveries: 2_000, bytes: 64 * 1024 * 1024 };
/** Sockets; whoever comes after is turned away before he costs anything. */
const mostConnections = 4_000;
/** GitHub gives a delivery up after ten seconds. */
const usualSlowness: Slowness = { headersMs: 10_000, requestMs: 30_000, checkMs: 2_000 };
const retryAfterSeconds = 5;

/** How long a client may take, in milliseconds, and how often that is looked at. */
export interface Slowness {
  readonly headersMs: number;
  readonly requestMs: number;
  readonly checkMs: number;
}

export interface FrontDoorParts {
  readonly secrets: readonly [string, ...string[]];
  readonly accept: (delivery: Delivery) => Promise<Accepted>;
  /** Called after a new delivery became durable. */
  readonly accepted: () => void;
  /** Null when the App can work, else what is wrong. */
  readonly unready: () => Promise<string | null>;
  /** Names of events that are handled; others are answered and dropped. */
  readonly events: ReadonlySet<string>;
  /** In Prometheus' text format. */
  readonly scrape: () => Promise<string>;
  readonly metrics: Pick<Metrics, "delivered">;
  readonly log: Log;
  readonly room?: RoomSize;
  readonly slowness?: Slowness;
}

export function frontDoor(parts: FrontDoorParts): FastifyInstance {
  const { headersMs, requestMs, checkMs } = parts.slowness ?? usualSlowness;
  const server = Fastify({
    logger: false,
    bodyLimit: mostBytes,
    requestTimeout: requestMs,
    connectionTimeout: requestMs * 2,
    keepAliveTimeout: Math.min(10_000, requestMs),
    forceCloseConnections: "idle",
    http: { headersTimeout: headersMs, connectionsCheckingInterval: checkMs },
  });
  server.server.maxConnections = mostConnections;
  takeBodies(server, openRoom(parts.room ?? usualRoom));
  server.post("/api/github/webhooks", (request, reply) => receive(parts, request, reply));
  server.get("/health/live", async () => ({ status: "live" }));
  server.get("/health/ready", async (_request, reply) => {
    const reason = await parts.unready();
    return reason === null
      ? { status: "ready" }
      : reply.code(503).send({ status: "not ready", reason });
  });
  server.get("/metrics", async (_request, reply) =>
    reply.type("text/plain; version=0.0.4; charset=utf-8").send(await parts.scrape()),
  );
  server.setNotFoundHandler((_request, reply) => reply.code(404).send({ error: refusals[404] }));
  server.setErrorHandler((error: Error, request, reply) => refuse(parts, error, request, reply));
  return server;
}

/** The body of any other request is read, whatever it asks for. */
const bodiless = ["GET", "HEAD"];

/** A delivery has its room from the first byte until it is answered, or its sender is gone. */
function takeBodies(server: FastifyInstance, room: Room): void {
  const held = new WeakMap<FastifyRequest, { bytes: number }>();
  server.removeAllContentTypeParsers();
  server.addContentTypeParser(
    "application/json",
    (request: FastifyRequest, stream: IncomingMessage) => {
      const own = held.get(request);
      return receiveBody(stream, mostBytes, (bytes) => {
        if (own === undefined || !room.take(bytes)) return false;
        own.bytes += bytes;
        return true;
      });
    },
  );
  server.addHook("onRequest", (request, reply, done) => {
    if (bodiless.includes(request.method)) return done();
    if (!room.enter()) return done(new Refusal(503, "no room"));
    const own = { bytes: 0 };
    held.set(request, own);
    reply.raw.once("close", () => room.leave(own.bytes));
    done();
  });
}

/** One line in the log, and a sentence for whoever knocked; neither quotes what came. */
function refuse(
  { log, metrics, events }: FrontDoorParts,
  error: Error & { readonly statusCode?: number; readonly code?: string },
  request: FastifyRequest,
  reply: FastifyReply,
): FastifyReply {
  const status = error.statusCode !== undefined && error.statusCode < 600 ? error.statusCode : 500;
  const reason = error instanceof Refusal ? error.reason : (error.code ?? "internal error");
  const { cause } = error;
  log.warn("delivery refused", {
    status,
    reason,
    ...(cause instanceof Error ? { cause: reasonOf(cause) } : {}),
  });
  const name = header(request, "x-github-event") ?? "";
  metrics.delivered(events.has(name) ? name : "other", "refused", status);
  if (status === 503) reply.header("retry-after", retryAfterSeconds);
  const words = refusals[status as RefusalStatus] ?? "The request was not accepted.";
  return reply.code(status).send({ error: words });
}

async function receive(
  parts: FrontDoorParts,
  request: FastifyRequest,
  reply: FastifyReply,
): Promise<FastifyReply> {
  const { metrics } = parts;
  const given = header(request, "x-hub-signature-256");
  if (given === null || !signature.test(given)) throw new Refusal(401, "no signature");
  const id = header(request, "x-github-delivery");
  const name = header(request, "x-github-event");
  if (id === null || !guid.test(id) || name === null || !eventName.test(name))
    throw new Refusal(400, "headers");
  const body = utf8Of(request.body);
  if (body === null || body === "") throw new Refusal(400, "not text");
  const [secret, ...previous] = parts.secrets;
  if (!(await verifyWithFallback(secret, body, given, previous)))
    throw new Refusal(401, "wrong signature");
  if (!isJson(body)) throw new Refusal(400, "not JSON");
  if (!parts.events.has(name)) {
    metrics.delivered("other", "not needed", 202);
    return reply.code(202).send({ status: "not needed" });
  }
  const accepted = await parts
    .accept({ id: id.toLowerCase(), name, payload: body })
    .catch((cause) => {
      throw cause instanceof Refusal ? cause : new Refusal(503, "not stored", { cause });
    });
  if (accepted === "new") parts.accepted();
  const status = accepted === "new" ? "accepted" : "already here";
  metrics.delivered(name, status, 202);
  return reply.code(202).send({ status });
}

function header(request: FastifyRequest, name: string): string | null {
  const value = request.headers[name];
  return typeof value === "string" ? value : null;
}

/** Bytes that are no UTF-8 would not be signed as what we would store. */
function utf8Of(body: unknown): string | null {
  return Buffer.isBuffer(body) && isUtf8(body) ? body.toString("utf8") : null;
}

function isJson(text: string): boolean {
  try {
    const value: unknown = JSON.parse(text);
    return typeof value === "object" && value !== null && !Array.isArray(value);
  } catch {
    return false;
  }
}
