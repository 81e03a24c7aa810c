/**
 * GitHub, through Probot, with its defaults overridden that are unsafe for a guard: no throttling
 * shared by all installations, no blind retry of a POST, a deadline for every request, and no
 * payload in a log.
 */
import { Probot, ProbotOctokit } from "probot";
import { Problem } from "../../domain/problem.ts";
import type { Settings } from "../environment.ts";
import type { Log } from "../log.ts";
import type { Answered } from "../metrics/metrics.ts";
import type { Patience } from "../patience.ts";

export type Octokit = Awaited<ReturnType<Probot["auth"]>>;

export interface GitHub {
  readonly probot: Probot;
  /** Speaks as the App, of where it is installed. */
  readonly app: () => Promise<Octokit>;
  /** Speaks for one installation. */
  readonly installation: (id: number) => Promise<Octokit>;
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
  const clients = new Map<number, Promise<Octokit>>();
  const installation = (id: number) => {
    const client = clients.get(id) ?? probot.auth(id);
    clients.set(id, client);
    client.catch(() => clients.delete(id));
    return client;
  };
  const app = () => probot.auth();
  return { probot, app, installation, token: async (id) => tokenOf(await installation(id), id) };
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
    const kind = url.endsWith("/graphql") ? "graphql" : "rest";
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
