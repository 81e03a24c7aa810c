/** GitHub's own log of a branch: who moved it, from where and to where, whether or not we were told. */
import { z } from "zod";
import type { BranchMoved } from "../../domain/fact.ts";
import type { ChangeKey } from "../../domain/key.ts";
import { Problem } from "../../domain/problem.ts";
import { isNothing, isSha } from "../../domain/sha.ts";
import type { Repository } from "../../domain/snapshot.ts";
import type { Octokit } from "../github/client.ts";
import { account } from "../webhook/payload.ts";

/** Of a hundred; a branch that was moved more often is not known to its beginning. */
const mostPages = 5;

const log = z.array(
  z.object({
    before: z.string(),
    after: z.string(),
    timestamp: z.string(),
    actor: account.nullable(),
  }),
);
type Entry = z.infer<typeof log>[number];

export interface Log {
  /** Newest last, from when the branch came to be. None of a fork that we cannot see. */
  readonly moves: readonly BranchMoved[];
  /** It tells everybody who moved the branch since it was made. */
  readonly isWhole: boolean;
}

export async function fetchMoves(
  octokit: Pick<Octokit, "rest" | "paginate">,
  { repository, pull }: ChangeKey,
  { id, owner, name }: Repository,
  branch: string,
): Promise<Log> {
  const ref = `refs/heads/${branch}`;
  const entries = await fetchLog(octokit, { owner, repo: name, ref }).catch(hidden);
  const since = sinceMade(entries);
  const moves = since
    .flatMap(({ before, after, actor: by, timestamp: at }): BranchMoved[] => {
      if (by === null || !isSha(before) || !isSha(after) || isNothing(after)) return [];
      return [
        { kind: "branch-moved", repository, pull, headRepository: id, ref, by, before, after, at },
      ];
    })
    .toReversed();
  return { moves, isWhole: since.some(isMaking) && moves.length === since.length };
}

async function fetchLog(
  octokit: Pick<Octokit, "rest" | "paginate">,
  of: { readonly owner: string; readonly repo: string; readonly ref: string },
): Promise<readonly Entry[]> {
  const entries: Entry[] = [];
  let pages = 0;
  for await (const { data } of octokit.paginate.iterator(octokit.rest.repos.listActivities, {
    ...of,
    per_page: 100,
  })) {
    const page = entriesIn(data);
    entries.push(...page);
    pages += 1;
    if (pages === mostPages || page.some(isMaking)) break;
  }
  return entries;
}

function entriesIn(data: unknown): readonly Entry[] {
  const read = log.safeParse(data);
  if (read.success) return read.data;
  throw new Problem("github", "GitHub's log of a branch is not as it should be.");
}

/** A fork of somebody's own, that the App is not installed in. */
function hidden(cause: unknown): readonly Entry[] {
  const { status } = cause as { readonly status?: number };
  if (status === 404 || status === 403) return [];
  throw cause;
}

/** Another branch of the same name, before, was another. */
function sinceMade(entries: readonly Entry[]): readonly Entry[] {
  const made = entries.findIndex(isMaking);
  return made === -1 ? entries : entries.slice(0, made + 1);
}

function isMaking({ before }: Entry): boolean {
  return isSha(before) && isNothing(before);
}
