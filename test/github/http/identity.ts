/** Whose token it is. */
import { verify } from "node:crypto";
import type { App } from "../world/accounts.ts";
import type { World } from "../world/world.ts";
import { Refusal } from "./answer.ts";
import type { Identity } from "./call.ts";

/** GitHub lets clocks differ by this much, and a JWT live for ten minutes. */
const leeway = 60;
const longestLife = 600;

/** Throws 401 for a token that is not known, or no longer; no header at all is nobody. */
export function identityOf(world: World, authorization: string | undefined): Identity {
  if (authorization === undefined) return { kind: "nobody" };
  const token = tokenIn(authorization);
  if (token.split(".").length === 3) return { kind: "app", app: verifiedApp(world, token) };
  const grant = world.tokens.get(token);
  if (grant === undefined) throw badCredentials();
  if (grant.kind === "installation") {
    if (grant.expiresAt.getTime() <= Date.now()) throw badCredentials();
    if (!world.installations.includes(grant.installation)) throw badCredentials();
    if (grant.installation.suspended !== null)
      throw new Refusal(403, "This installation has been suspended");
  }
  return grant;
}

/** `Bearer x`, `token x`, and the password of Basic, as git sends it. */
function tokenIn(authorization: string): string {
  const [scheme = "", value = ""] = authorization.trim().split(/\s+/);
  if (scheme.toLowerCase() !== "basic") return value;
  const [user = "", password = ""] = Buffer.from(value, "base64").toString("utf8").split(":");
  return password === "" || password === "x-oauth-basic" ? user : password;
}

function verifiedApp(world: World, token: string): App {
  const [head = "", payload = "", signature = ""] = token.split(".");
  const header = parsePart(head);
  const claims = parsePart(payload);
  const app = world.apps.find((one) => String(one.id) === String(claims.iss));
  if (app === undefined) throw new Refusal(401, "'Issuer' claim ('iss') is not an App");
  const signed = Buffer.from(`${head}.${payload}`);
  const fits = verify("RSA-SHA256", signed, app.publicKey, Buffer.from(signature, "base64url"));
  if (header.alg !== "RS256" || !fits)
    throw new Refusal(401, "A JSON web token could not be decoded");
  checkTimes(claims);
  return app;
}

function checkTimes(claims: Readonly<Record<string, unknown>>): void {
  const { iat, exp } = claims;
  const now = Date.now() / 1000;
  if (typeof iat !== "number" || iat > now + leeway)
    throw new Refusal(401, "'Issued at' claim ('iat') must be an Integer in the past");
  if (typeof exp !== "number" || exp <= now)
    throw new Refusal(401, "'Expiration time' claim ('exp') must be a numeric value in the future");
  if (exp > now + longestLife + leeway)
    throw new Refusal(401, "'Expiration time' claim ('exp') is too far in the future");
}

function parsePart(part: string): Readonly<Record<string, unknown>> {
  try {
    return JSON.parse(Buffer.from(part, "base64url").toString("utf8")) as Record<string, unknown>;
  } catch (error) {
    if (error instanceof SyntaxError)
      throw new Refusal(401, "A JSON web token could not be decoded");
    throw error;
  }
}

function badCredentials(): Refusal {
  return new Refusal(401, "Bad credentials");
}
