/** A commit object as git stores it: who, after what, saying what. */
import type { Commit } from "../../domain/change.ts";
import { Problem } from "../../domain/problem.ts";
import { parseSha, type Sha } from "../../domain/sha.ts";
import { signatureOf } from "./signature.ts";
import { parseTrailers } from "./trailers.ts";

/** A commit and the tree it records. */
export interface CommitObject {
  readonly tree: Sha;
  readonly commit: Commit;
}

/** Names that are not UTF-8 are shown with U+FFFD: they only ever add hands. */
const tolerant = new TextDecoder("utf-8");

/**
 * The headers in git's own order; whatever comes after the committer is not ours to judge.
 * Throws "malformed-input" when tree, author or committer is missing, or the author stands twice.
 */
export function parseCommit(sha: Sha, bytes: Uint8Array): CommitObject {
  const text = tolerant.decode(bytes);
  const end = text.indexOf("\n\n");
  const headers = text.slice(0, end < 0 ? text.length : end).split("\n");
  const tree = headerOf(headers[0], "tree", sha);
  const parents = leading(headers.slice(1), "parent");
  const author = headerOf(headers[1 + parents.length], "author", sha);
  const committer = headerOf(headers[2 + parents.length], "committer", sha);
  return {
    tree: parseSha(tree),
    commit: {
      sha,
      parents: parents.map(parseSha),
      author: signatureOf(author),
      committer: signatureOf(committer),
      trailers: parseTrailers(end < 0 ? "" : text.slice(end + 2)),
    },
  };
}

function leading(headers: readonly string[], key: string): readonly string[] {
  const count = headers.findIndex((header) => !header.startsWith(`${key} `));
  return headers
    .slice(0, count < 0 ? headers.length : count)
    .map((header) => header.slice(key.length + 1));
}

function headerOf(header: string | undefined, key: string, sha: Sha): string {
  if (!header?.startsWith(`${key} `))
    throw new Problem("malformed-input", `Commit ${sha} has no ${key} where git writes it.`);
  return header.slice(key.length + 1);
}
