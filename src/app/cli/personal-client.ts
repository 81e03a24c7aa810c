/** GitHub as a person with a token sees it. */
import { Octokit } from "@octokit/rest";
import { Problem } from "../../domain/problem.ts";
import { type Console, exits } from "./console.ts";
import { printable } from "./printable.ts";

const answerMs = 20_000;
const silent = { debug: () => {}, info: () => {}, warn: () => {}, error: () => {} };

/** `permissions`: what a fine-grained token needs. Throws "usage" or "setting". */
export function personalClient(
  { GITHUB_TOKEN = "", GITHUB_API_URL = "" }: Console["environment"],
  permissions: string,
): Octokit {
  if (GITHUB_TOKEN === "")
    throw new Problem(
      "usage",
      `GITHUB_TOKEN is not set. Make a fine-grained token for the repository with ${permissions} (Settings, Developer settings, Personal access tokens), or take that of the GitHub CLI: GITHUB_TOKEN=$(gh auth token).`,
    );
  const baseUrl = GITHUB_API_URL === "" ? "https://api.github.com" : GITHUB_API_URL;
  if (!URL.canParse(baseUrl))
    throw new Problem("setting", "GITHUB_API_URL is not the address of an API.");
  return new Octokit({
    auth: GITHUB_TOKEN,
    baseUrl: baseUrl.replace(/\/+$/, ""),
    log: silent,
    request: {
      fetch: (input: string, init: RequestInit = {}) =>
        fetch(input, { ...init, signal: AbortSignal.timeout(answerMs) }),
    },
  });
}

/**
 * Gives the status of `work`. What keeps GitHub from answering is a sentence and "undetermined":
 * nobody knows what it says. Throws "usage" or "setting".
 */
export async function askingGitHub(
  missing: string,
  console: Pick<Console, "err">,
  work: () => Promise<number>,
): Promise<number> {
  try {
    return await work();
  } catch (cause) {
    const problem = problemOf(cause, missing);
    if (!(problem instanceof Problem) || problem.code !== "github") throw problem;
    console.err(`foureyes: ${printable(problem.message)}\n`);
    return exits.undetermined;
  }
}

/** What an answer, or none, means for the user. `missing`: what a 404 says is not there. */
export function problemOf(cause: unknown, missing: string): unknown {
  const { status, name, message } = cause as {
    readonly status?: unknown;
    readonly name?: unknown;
    readonly message?: unknown;
  };
  const options = { cause };
  if (name === "GraphqlResponseError")
    return new Problem("github", `GitHub refuses a query: ${quoted(message)}`, options);
  if (cause instanceof Problem || typeof status !== "number") return cause;
  switch (status) {
    case 401:
      return new Problem(
        "setting",
        "GitHub does not know GITHUB_TOKEN: it is wrong or expired.",
        options,
      );
    case 403:
    case 429:
      return new Problem("github", `GitHub refuses GITHUB_TOKEN: ${quoted(message)}`, options);
    case 404:
      return new Problem("usage", `There is no ${missing} that GITHUB_TOKEN may read.`, options);
    default:
      return new Problem("github", unanswered(cause, status), options);
  }
}

/** @octokit/request gives 500 to what never came back. */
function unanswered(cause: unknown, status: number): string {
  const { response, message } = cause as {
    readonly response?: unknown;
    readonly message?: unknown;
  };
  if (response !== undefined) return `GitHub did not answer (${status}). Try again later.`;
  return `GitHub cannot be reached: ${quoted(message)}. See that there is a network and that GITHUB_API_URL is right, and try again.`;
}

export function quoted(message: unknown): string {
  return JSON.stringify(String(message).slice(0, 200));
}
