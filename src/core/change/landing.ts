/** A commit object as a history is told by: its parents, when, and what it says. */
import type { Landing } from "../../domain/backtest.ts";
import type { Sha } from "../../domain/sha.ts";
import { parseCommit } from "./commit.ts";

const tolerant = new TextDecoder("utf-8");

/** Throws "malformed-input" as `parseCommit` does. */
export function parseLanding(sha: Sha, bytes: Uint8Array): Omit<Landing, "at"> & Committed {
  const { parents } = parseCommit(sha, bytes).commit;
  const text = tolerant.decode(bytes);
  const end = text.indexOf("\n\n");
  const headers = text.slice(0, end < 0 ? text.length : end);
  const [, seconds = "0"] = /^committer .*> (\d{1,12})(?: |$)/m.exec(headers) ?? [];
  return {
    commit: sha,
    parents,
    message: end < 0 ? "" : text.slice(end + 2),
    committed: Number(seconds),
  };
}

interface Committed {
  /** In seconds since 1970; hostile, 0 when it is unreadable. */
  readonly committed: number;
}
