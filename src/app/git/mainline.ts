/** A branch as it was led to: each commit, and then its first parent. */
import { parseLanding } from "../../core/change/landing.ts";
import type { Landing } from "../../domain/backtest.ts";
import { Problem } from "../../domain/problem.ts";
import type { Sha } from "../../domain/sha.ts";
import type { ObjectReader } from "./objects.ts";

/** A longer message is an attack. */
const mostBytes = 1024 * 1024;

/**
 * By the parents that commits name, and not by a graph that somebody could forge. As far as
 * somebody asks; "cut" where a commit is not here, as in a shallow clone. Throws "git" and
 * "malformed-input".
 */
export async function* readMainline(
  reader: ObjectReader,
  tip: Sha,
): AsyncGenerator<Landing | "cut"> {
  for (let next: Sha | undefined = tip; next !== undefined; ) {
    const bytes = await readCommit(reader, next);
    if (bytes === null) {
      yield "cut";
      return;
    }
    const { committed, ...landing } = parseLanding(next, bytes);
    yield { ...landing, at: timeOf(committed) };
    [next] = landing.parents;
  }
}

async function readCommit(reader: ObjectReader, id: Sha): Promise<Uint8Array | null> {
  for await (const [, found] of reader.read([id], mostBytes)) {
    if (found.kind === "missing") return null;
    if (found.kind === "bytes" && found.info.type === "commit") return found.bytes;
  }
  throw new Problem("git", `${id} is no commit that can be read.`);
}

/** The last second of 9999: years have four digits here. */
const latest = 253_402_300_799;

/** `seconds` since 1970. */
function timeOf(seconds: number): string {
  return new Date(Math.min(seconds, latest) * 1_000).toISOString();
}
