/** The REST API: route, contract, handler, contract. */
import {
  checkRequest,
  checkResponse,
  documentedOperation,
  reportUnserved,
} from "../contract/rest.ts";
import { routes } from "../routes/all.ts";
import type { World } from "../world/world.ts";
import type { Answer } from "./answer.ts";
import { invalid, notFound, Refusal } from "./answer.ts";
import type { Call, Identity } from "./call.ts";
import type { RequestEntry } from "./requests.ts";
import type { Match } from "./router.ts";
import { routerOf } from "./router.ts";
import type { Received } from "./server.ts";

const router = routerOf(routes);

/** Never throws a refusal: those are answers, and are held to the contract too. */
export function answerRest(
  world: World,
  identity: Identity,
  received: Received,
  entry: RequestEntry,
): Answer {
  const match = router(received.method, received.path);
  if (match === null) {
    reportUnserved(world.contract, received.method, received.path);
    return notFound().answer;
  }
  entry.template = match.route.template;
  const about = `${received.method} ${match.route.template}`;
  const operation = documentedOperation(received.method, match.route.template);
  const query = new URLSearchParams(received.query);
  const body = parseBody(received.body);
  const wrong = checkRequest(world.contract, about, operation, query, body).body;
  const call = { world, identity, path: match.path, url: world.url + received.path, query };
  const answer =
    wrong === null
      ? handled(match, { ...call, body: isRecord(body) ? body : {} })
      : invalid(`Invalid request. ${wrong}`).answer;
  checkResponse(world.contract, about, operation, answer.status, answer.body);
  return answer;
}

function handled(match: Match, call: Call): Answer {
  try {
    return match.route.handle(call);
  } catch (error) {
    if (error instanceof Refusal) return error.answer;
    throw error;
  }
}

function parseBody(body: Buffer): unknown {
  if (body.length === 0) return null;
  try {
    return JSON.parse(body.toString("utf8"));
  } catch (error) {
    if (error instanceof SyntaxError) throw new Refusal(400, "Problems parsing JSON");
    throw error;
  }
}

function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}
