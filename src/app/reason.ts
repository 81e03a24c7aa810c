/**
 * What failed, in one line for the log. An error of others may quote what they were given: a payload,
 * a title, source text, a key. So only what cannot is repeated: statuses, codes, our own sentences,
 * and where in our own code it happened.
 */
import { Problem } from "../domain/problem.ts";
import { lackingIn } from "./github/lacking.ts";

export function reasonOf(cause: unknown): string {
  if (cause instanceof Problem) return cause.message;
  if (!(cause instanceof Error)) return "something that is no error was thrown";
  const { status, code, errstr } = cause as {
    readonly status?: unknown;
    readonly code?: unknown;
    readonly errstr?: unknown;
  };
  if (typeof status === "number")
    return `${wordOf(cause.name)} ${status}${requestOf(cause)}${lackingWords(cause)}`;
  if (isGraphql(cause)) return `GraphQL ${typesOf(cause.errors)}${lackingWords(cause)}`;
  // SQLite's own words for one of its codes, such as "database or disk is full".
  if (typeof errstr === "string") return errstr;
  if (typeof code === "string") return `${wordOf(cause.name)} ${wordOf(code)}`;
  const inner = cause.cause instanceof Error ? `, because of ${reasonOf(cause.cause)}` : "";
  return `${wordOf(cause.name)}${inner === "" ? placeOf(cause) : inner}`;
}

/** Of the App's permissions. */
function lackingWords(cause: Error): string {
  const lacking = lackingIn(cause);
  return lacking.length === 0 ? "" : `, for want of the permission ${lacking.join(", ")}`;
}

/** Names and codes are words; what is none came from elsewhere. */
function wordOf(text: string): string {
  return /^[\w.-]{1,60}$/.test(text) ? text : "error";
}

/** Method and path, as the client knows them; never headers or a body. */
function requestOf(cause: Error): string {
  const { request } = cause as {
    readonly request?: { readonly method?: unknown; readonly url?: unknown };
  };
  const url = typeof request?.url === "string" ? URL.parse(request.url) : null;
  if (url === null) return "";
  return ` to ${wordOf(String(request?.method))} ${url.pathname.slice(0, 150)}`;
}

interface GraphqlFailure extends Error {
  readonly errors: readonly { readonly type?: unknown }[];
}

function isGraphql(cause: Error): cause is GraphqlFailure {
  return Array.isArray((cause as { readonly errors?: unknown }).errors);
}

function typesOf(errors: GraphqlFailure["errors"]): string {
  const types = errors.slice(0, 3).map((error) => wordOf(String(error?.type ?? "error")));
  return types.join(", ");
}

/** Of our own mistakes: the first line of the stack that names a file of ours. */
function placeOf({ stack = "", message }: Error): string {
  // It begins with what the error says, which may look like such a line.
  const lines = stack.slice(Math.max(0, stack.indexOf(message)) + message.length);
  const place = /\n\s+at .*?((?:src|dist)\/[\w./-]+:\d+)/.exec(lines);
  return place === null ? "" : ` at ${place[1]}`;
}
