/** `foureyes policy check --remote`: what GitHub enforces around the check, with a person's token. */
import { Octokit } from "@octokit/rest";
import type { Block } from "../../core/publication/page.ts";
import { remoteJson } from "../../core/publication/policy-remote-json.ts";
import {
  remoteBlocks,
  remoteStatus,
  remoteTitle,
} from "../../core/publication/policy-remote-page.ts";
import { Problem } from "../../domain/problem.ts";
import type { Sentence } from "../../domain/sentence.ts";
import { type RemotePlace, readRemote } from "../branch-rules/remote.ts";
import type { Console } from "./console.ts";

export interface RemoteCheck {
  readonly title: Sentence;
  readonly blocks: readonly Block[];
  readonly json: object;
  /** See `remoteStatus`. */
  readonly status: 0 | 1 | 2;
}

export interface RemoteFlags {
  /** OWNER/REPO */
  readonly remote: string;
  /** `--app-id`, as it was written. */
  readonly appId: string | undefined;
}

/** Throws "usage" or "setting" for what the user can mend, "github" for what they cannot. */
export async function checkRemote(
  flags: RemoteFlags,
  environment: Console["environment"],
): Promise<RemoteCheck> {
  const place = placeOf(flags.remote);
  const octokit = clientOf(environment);
  const remote = await readRemote(octokit, place, appIdOf(flags.appId)).catch((cause: unknown) => {
    throw problemOf(cause, flags.remote);
  });
  return {
    title: remoteTitle(remote),
    blocks: remoteBlocks(remote),
    json: remoteJson(remote),
    status: remoteStatus(remote),
  };
}

function placeOf(text: string): RemotePlace {
  const [, owner, repo] = /^([\w.-]+)\/([\w.-]+)$/.exec(text) ?? [];
  if (owner === undefined || repo === undefined)
    throw new Problem("usage", `--remote is ${quoted(text)}; it is OWNER/REPO.`);
  return { owner, repo };
}

function appIdOf(text: string | undefined): number | null {
  if (text === undefined) return null;
  if (!/^[1-9]\d{0,14}$/.test(text))
    throw new Problem(
      "usage",
      `--app-id is ${quoted(text)}; it is the number on the App's page, "App ID".`,
    );
  return Number(text);
}

const answerMs = 20_000;
const silent = { debug: () => {}, info: () => {}, warn: () => {}, error: () => {} };

function clientOf({ GITHUB_TOKEN = "", GITHUB_API_URL = "" }: Console["environment"]): Octokit {
  if (GITHUB_TOKEN === "")
    throw new Problem(
      "usage",
      "GITHUB_TOKEN is not set. Make a fine-grained token for the repository with “Administration: read”, “Contents: read” and, for teams, “Members: read” (Settings, Developer settings, Personal access tokens), or take that of the GitHub CLI: GITHUB_TOKEN=$(gh auth token).",
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

function problemOf(cause: unknown, remote: string): unknown {
  const { status, message } = cause as { readonly status?: unknown; readonly message?: unknown };
  const options = { cause };
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
      return new Problem(
        "github",
        `GitHub refuses GITHUB_TOKEN: ${quoted(String(message))}`,
        options,
      );
    case 404:
      return new Problem(
        "usage",
        `There is no repository ${quoted(remote)} that GITHUB_TOKEN may read.`,
        options,
      );
    default:
      return new Problem("github", `GitHub did not answer (${status}). Try again later.`, options);
  }
}

function quoted(text: string): string {
  return JSON.stringify(text.slice(0, 200));
}
