/** A year of a small firm: merges, squashes, plain pushes, and somebody who names things badly. */
import type { Sha } from "../../src/domain/sha.ts";
import { aRepository, type Files, type Sandbox } from "../git/sandbox.ts";
import { book, firm, flipped, honest, redirected, reworded } from "./changes.ts";

/** What a title may carry: markup, an end of it, what turns text round, and what a terminal obeys. */
export const hostileTitle = `</h3><script>alert("1")</script><img src=//x> \u202e'&' \u001b[31m`;

/** Noon of a day of 2026, as `author` of a commit. */
function on(day: string): string {
  return `Alice <alice@example.com> ${Date.parse(`${day}T12:00:00Z`) / 1_000} +0000`;
}

export interface History extends Sandbox {
  /** The head of the pull request that made the sort key negative: #1. */
  readonly flip: Sha;
}

export function aYear(before: Files = firm): History {
  const sandbox = aRepository();
  let files: Files = before;
  const push = (day: string, message: string, change: Files, ...parents: readonly Sha[]): Sha => {
    files = { ...files, ...change };
    return sandbox.commit(files, { message, author: on(day), parents });
  };
  const start = push("2026-01-01", "Start (#0)", {});
  const flip = push("2026-01-02", "Sort", { [book]: flipped }, start);
  const one = push(
    "2026-01-03",
    "Merge pull request #1 from acme/sort\n\nSort the book",
    {},
    start,
    flip,
  );
  const plain = push("2026-01-04", "Sort it as before", { [book]: honest }, one);
  const two = push("2026-01-05", "Say it better (#2)", { [book]: reworded }, plain);
  const three = push("2026-03-01", "Say more (#3)", { "README.md": "# Exchange\n\nFast.\n" }, two);
  const wallet = { "services/withdraw/payouts.ts": redirected };
  const four = push("2026-03-02", `${hostileTitle} (#4)`, wallet, three);
  const side = push("2026-03-03", "Aside", { "a.md": "a\n" }, four);
  const other = push("2026-03-03", "Aside", { "b.md": "b\n" }, four);
  push("2026-03-04", "Merge branches 'a' and 'b'", {}, four, side, other);
  return { ...sandbox, flip };
}
