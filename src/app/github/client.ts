/**
 * GitHub, through Probot, with its defaults overridden that are unsafe for a guard: no throttling
 * shared by all installations but our own limits for each, no blind retry of a POST, a deadline for
 * every request, and no payload in a log.
 */
import { Probot, ProbotOctokit } from "probot";
import { Problem } from "../../domain/problem.ts";
import type { Settings } from "../environment.ts";
import type { Log } from "../log.ts";
import type { Answered } from "../metrics/metrics.ts";
import type { Patience } from "../patience.ts";
import { openLimiter, type Purpose } from "./limiter.ts";
import type { Resource } from "./limits.ts";

export type Octokit = Awaited<ReturnType<Probot["auth"]>>;

export interface GitHub {
  readonly probot: Probot;
  /** Speaks for one installation. */
  readonly installation: (id: number) => Promise<Octokit>;
  /** As well, for what nobody waits for: it leaves the last of an hour's budget to the others. */
  readonly unhurried: (id: number) => Promise<Octokit>;
  /** Speaks for the App itself, as well for what nobody waits for. */
  readonly app: () => Promise<Octokit>;
  /** The installation's token, for git. */
  readonly token: (id: number) => Promise<string>;
}

/** `observe` is told of every request that was answered, or given up. */
export function openGitHub(
  settings: Settings,
  patience: Patience,
  log: Log,
  observe: (answered: Answered) => void,
): GitHub {
  const probot = new Probot({
    appId: settings.appId,
    privateKey: settings.privateKey,
    secret: settings.webhookSecrets[0],
    baseUrl: settings.apiUrl,
    Octokit: unthrottled,
    request: { fetch: observed(fetchWithin(patience.answerMs), observe) },
    log: quiet(log),
  });
  const limiter = openLimiter(() => Date.now());
  const clients = new Map<string, Promise<Octokit>>();
  const clientFor = (purpose: Purpose) => {
    const name = `${purpose.installation} ${purpose.urgent}`;
    const client = clients.get(name) ?? open(purpose);
    clients.set(name, client);
    client.catch(() => clients.delete(name));
    return client;
  };
  const open = async (purpose: Purpose) => {
    const octokit = await probot.auth(purpose.installation);
    octokit.hook.wrap("request", (request, options) =>
      isWithinAnother(options.url)
        ? request(options)
        : limiter(purpose, resourceOf(options.url), async () => request(options)),
    );
    return octokit;
  };
  const installation = (id: number) => clientFor({ installation: id, urgent: true });
  return {
    probot,
    installation,
    unhurried: (id) => clientFor({ installation: id, urgent: false }),
    app: () => clientFor(theApp),
    token: async (id) => {
      const octokit = await installation(id);
      return limiter({ installation: id, urgent: true }, "rest", () => tokenOf(octokit, id));
    },
  };
}

const theApp: Purpose = { installation: 0, urgent: false };

/** A request that finds no token asks for one: were that to wait for a place, all places could wait for it. */
function isWithinAnother(url: string): boolean {
  return url.endsWith("/access_tokens");
}

function resourceOf(url: string): Resource {
  return url.endsWith("/graphql") ? "graphql" : "rest";
}

async function tokenOf(octokit: Octokit, installationId: number): Promise<string> {
  const { token } = (await octokit.auth({ type: "installation", installationId })) as {
    token?: unknown;
  };
  if (typeof token !== "string")
    throw new Problem("github", "GitHub gave no token for the installation.");
  return token;
}

/** Node's fetch waits for ever by default. */
function fetchWithin(ms: number): typeof fetch {
  return (input, init = {}) => {
    const deadline = AbortSignal.timeout(ms);
    const signal = init.signal ? AbortSignal.any([init.signal, deadline]) : deadline;
    return fetch(input, { ...init, signal });
  };
}

function observed(ask: typeof fetch, observe: (answered: Answered) => void): typeof fetch {
  return async (input, init) => {
    const url = input instanceof Request ? input.url : String(input);
    const kind = resourceOf(url);
    try {
      const response = await ask(input, init);
      const left = response.headers.get("x-ratelimit-remaining");
      const remaining = left !== null && /^\d{1,9}$/.test(left) ? Number(left) : null;
      observe({ kind, status: response.status, remaining });
      return response;
    } catch (cause) {
      observe({ kind, status: null, remaining: null });
      throw cause;
    }
  };
}

const silent = { debug: () => {}, info: () => {}, warn: () => {}, error: () => {} };

/** A function, as an object would be merged under Probot's own defaults. */
const unthrottled = ProbotOctokit.defaults((defaults: object) => ({
  ...defaults,
  throttle: { enabled: false },
  retry: { enabled: false },
  log: silent,
})) as typeof ProbotOctokit;

/** Probot logs a failing handler's whole payload; our own line about it is written where it is caught. */
function quiet(log: Log) {
  const logger = {
    level: "silent",
    trace: () => {},
    debug: () => {},
    info: () => {},
    warn: () => {},
    error: () => {},
    fatal: () => log.error("probot stopped"),
    silent: () => {},
    child: () => logger,
  };
  return logger as never;
}
