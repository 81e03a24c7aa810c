/** Branches that exist and that the rules mean. */
import { isForAll, isWild } from "../../core/branch-rules/pattern.ts";
import { isNamed, nameIn } from "../../core/branch-rules/rules.ts";
import type { RequiringRule, RulesReading } from "../../domain/branch-rules.ts";
import type { Repository } from "../../domain/snapshot.ts";
import type { Octokit } from "../github/client.ts";
import { type BranchesAnswer, branchesQuery } from "../github/rules-query.ts";
import { fetchTips } from "../snapshot/tips.ts";

/** Of a hundred branches, over all folders. */
const mostPages = 10;
/** Nobody keeps so many branches with rules; far more than are judged. */
const mostBranches = 100;

type GraphQL = Pick<Octokit, "graphql">;
type Where = Pick<Repository, "owner" | "name">;
interface Rules {
  readonly defaultBranch: string;
  readonly rules: readonly RequiringRule[];
}

/** Nothing is asked for where the rules mean the default branch, or all branches. */
export async function fetchBranches(
  octokit: GraphQL,
  where: Where,
  known: Rules,
): Promise<Pick<RulesReading, "branches" | "isPartial">> {
  const patterns = known.rules.flatMap(({ include }) =>
    include.filter((one) => !one.startsWith("~")).map(nameIn),
  );
  const exact = new Set(patterns.filter((one) => !isWild(one) && one !== known.defaultBranch));
  const tips = await fetchTips(octokit, where, [...exact].slice(0, mostBranches));
  const listed = await listFolders(octokit, where, foldersOf(patterns), (name) =>
    isNamed({ ...known, branches: [], isPartial: false }, name),
  );
  const names = [...new Set([...tips.map(({ ref }) => ref), ...listed.names])];
  return {
    branches: names.slice(0, mostBranches),
    isPartial: listed.isPartial || names.length > mostBranches || exact.size > mostBranches,
  };
}

/**
 * All that some rule protects, which GitHub tells everybody who may read the repository; whether
 * the rule requires the check it does not tell.
 * https://docs.github.com/en/rest/branches/branches#list-branches
 */
export async function fetchProtected(
  octokit: Pick<Octokit, "rest">,
  { owner, name }: Where,
): Promise<Pick<RulesReading, "branches" | "isPartial">> {
  const { data, headers } = await octokit.rest.repos.listBranches({
    owner,
    repo: name,
    protected: true,
    per_page: mostBranches,
  });
  const isPartial = headers.link?.includes('rel="next"') ?? false;
  return { branches: data.map((branch) => branch.name), isPartial };
}

/** `release/` for `release/*`; "" for all of them. None that is within another. */
function foldersOf(patterns: readonly string[]): readonly string[] {
  const folders = patterns
    .filter((pattern) => isWild(pattern) && !isForAll(pattern))
    .map((pattern) => /^[^*?[\\]*\//.exec(pattern)?.[0] ?? "");
  return [...new Set(folders)].filter(
    (folder) => !folders.some((other) => other !== folder && folder.startsWith(other)),
  );
}

/** Only the names that are wanted are kept; there may be tens of thousands. */
async function listFolders(
  octokit: GraphQL,
  where: Where,
  folders: readonly string[],
  isWanted: (name: string) => boolean,
): Promise<{ readonly names: readonly string[]; readonly isPartial: boolean }> {
  const names: string[] = [];
  let pages = 0;
  for (const folder of folders) {
    let after: string | null = null;
    do {
      if (pages === mostPages) return { names, isPartial: true };
      pages += 1;
      const prefix = `refs/heads/${folder}`;
      const page = await fetchPage(octokit, { ...where, prefix, after });
      names.push(...page.names.filter(isWanted));
      after = page.next;
    } while (after !== null);
  }
  return { names, isPartial: false };
}

async function fetchPage(
  octokit: GraphQL,
  variables: Where & { readonly prefix: string; readonly after: string | null },
): Promise<{ readonly names: readonly string[]; readonly next: string | null }> {
  const { owner, name, prefix, after } = variables;
  const asked = { owner, name, prefix, after };
  const answer = await octokit.graphql<BranchesAnswer>(branchesQuery, asked);
  const refs = answer.repository?.refs ?? null;
  const { hasNextPage, endCursor } = refs?.pageInfo ?? { hasNextPage: false, endCursor: null };
  return {
    names: (refs?.nodes ?? []).flatMap((ref) => (ref === null ? [] : [branchOf(ref)])),
    next: hasNextPage ? endCursor : null,
  };
}

function branchOf({ prefix, name }: { readonly prefix: string; readonly name: string }): string {
  return nameIn(`${prefix}${name}`);
}
