/** Suggestions in comments, and committing them. */
import { commitOf } from "../git/commits.ts";
import { readObject } from "../git/objects.ts";
import { stampOf, webStamp } from "../git/stamps.ts";
import { editTree, entryAt } from "../git/trees.ts";
import { commitOnWeb } from "../git/web.ts";
import { demand } from "../http/access.ts";
import { invalid } from "../http/answer.ts";
import type { Identity } from "../http/call.ts";
import { actorOf } from "../http/call.ts";
import type { Account } from "../world/accounts.ts";
import { noreplyOf } from "../world/accounts.ts";
import type { Pull, ReviewComment } from "../world/repository.ts";
import type { World } from "../world/world.ts";

const pushing = { permission: ["contents", "write"], role: "write" } as const;

/** One commit of all of them: by who presses the button, with their writers as co-authors. */
export function commitSuggestions(
  world: World,
  identity: Identity,
  pull: Pull,
  comments: readonly ReviewComment[],
): string {
  const { head, repository } = pull;
  const { directory } = repository;
  demand(world, identity, head.repository, pushing);
  const edits = Object.fromEntries(
    [...Map.groupBy(comments, ({ path }) => path)].map(([path, those]) => [
      path,
      { content: applied(textAt(directory, head.sha, path), pull, those) },
    ]),
  );
  const actor = actorOf(identity);
  return commitOnWeb(world, identity, head.repository, head.ref, {
    tree: editTree(directory, commitOf(directory, head.sha).tree, edits),
    parents: [head.sha],
    author: stampOf(actor),
    committer: webStamp(),
    message: messageOf(actor, comments),
  });
}

/** From the last to the first, so that line numbers stay right. */
function applied(text: string, pull: Pull, comments: readonly ReviewComment[]): string {
  const lines = text.split("\n");
  const lastFirst = comments.toSorted((a, b) => (b.line ?? 0) - (a.line ?? 0));
  for (const comment of lastFirst) {
    const { line, startLine, side, path, commit } = comment;
    const { directory } = pull.repository;
    const wanted = /^```suggestion\n(?:([\s\S]*?)\n)?```/m.exec(comment.body);
    if (wanted === null || line === null || side === "LEFT") throw invalid("Nothing is suggested.");
    if (textAt(directory, commit, path) !== text) throw invalid("The suggestion is outdated.");
    const first = startLine ?? line;
    lines.splice(first - 1, line - first + 1, ...(wanted[1]?.split("\n") ?? []));
  }
  return lines.join("\n");
}

function textAt(directory: string, sha: string, path: string): string {
  const entry = entryAt(directory, commitOf(directory, sha).tree, path);
  const bytes = entry === null ? undefined : readObject(directory, entry.id)?.bytes;
  if (bytes === undefined) throw invalid("The file is gone.");
  return bytes.toString("utf8");
}

function messageOf(actor: Account, comments: readonly ReviewComment[]): string {
  const [first] = comments;
  const subject =
    comments.length === 1 ? `Update ${first?.path}` : "Apply suggestions from code review";
  const others = new Set(comments.map(({ author }) => author).filter((one) => one !== actor));
  const trailers = [...others].map((one) => `Co-authored-by: ${one.login} <${noreplyOf(one)}>`);
  return trailers.length === 0 ? subject : `${subject}\n\n${trailers.join("\n")}`;
}
