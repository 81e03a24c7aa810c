/** Tells that somebody looks, when looking takes long. */
import type { Decision } from "../../domain/decision.ts";
import type { Sha } from "../../domain/sha.ts";
import type { Octokit } from "../github/client.ts";
import { announce, type Publisher } from "./publish.ts";

export interface Announcement {
  /** To be called before anything else is published; rejects when the announcement could not be made. */
  readonly end: () => Promise<void>;
}

/** A check that is not there yet stops a merge as well as one that waits, so a quick look saves the request. */
export function announceAfter(
  publisher: Publisher,
  octokit: Octokit,
  target: Pick<Decision, "key" | "repository">,
  head: Sha,
  lookMs: number,
): Announcement {
  let told: Promise<void> = Promise.resolve();
  const timer = setTimeout(() => {
    told = announce(publisher, octokit, target, head);
    told.catch(() => {});
  }, lookMs);
  return {
    end: async () => {
      clearTimeout(timer);
      await told;
    },
  };
}
