/** `foureyes policy check --remote`: what GitHub enforces around the check, with a person's token. */
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
import { appIdOf } from "./app-id.ts";
import type { Console } from "./console.ts";
import { personalClient, problemOf, quoted } from "./personal-client.ts";

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
  const octokit = personalClient(
    environment,
    "“Administration: read”, “Contents: read” and, for teams, “Members: read”",
  );
  const remote = await readRemote(octokit, place, appIdOf(flags.appId)).catch((cause: unknown) => {
    throw problemOf(cause, `repository ${quoted(flags.remote)}`);
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
