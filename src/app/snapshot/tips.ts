/** Tips of branches by name. */
import { parseSha } from "../../domain/sha.ts";
import type { Repository } from "../../domain/snapshot.ts";
import type { Octokit } from "../github/client.ts";
import { type BranchTips, tipsQuery } from "../github/query.ts";
import type { Tip } from "../policy/slots.ts";

/** Of those that exist. */
export async function fetchTips(
  octokit: Pick<Octokit, "graphql">,
  { owner, name }: Pick<Repository, "owner" | "name">,
  branches: readonly string[],
): Promise<readonly Tip[]> {
  if (branches.length === 0) return [];
  const answer = await octokit.graphql<{ repository: BranchTips | null }>(tipsQuery(branches), {
    owner,
    name,
  });
  return tipsIn(answer.repository, branches);
}

/** `branches` in the order in which they were asked for. */
export function tipsIn(answer: BranchTips | null, branches: readonly string[]): readonly Tip[] {
  return branches.flatMap((ref, index) => {
    const tip = answer?.[`branch${index}`]?.target?.oid;
    return tip === undefined ? [] : [{ ref, commit: parseSha(tip) }];
  });
}
