/** The rules of a repository's branches, from GitHub. */
import { isWild, longestPattern } from "../../core/branch-rules/pattern.ts";
import { nameIn } from "../../core/branch-rules/rules.ts";
import type { RequiringRule, RulesReading } from "../../domain/branch-rules.ts";
import type { Repository } from "../../domain/snapshot.ts";
import type { Octokit } from "../github/client.ts";
import { type RulesAnswer, type RulesNode, rulesQuery } from "../github/rules-query.ts";
import { fetchBranches } from "./branches.ts";
import { classicRules } from "./protections.ts";
import { rulesetRules } from "./rulesets.ts";
import { wholeOf } from "./whole.ts";

/** Together; each is matched against every name of a branch. */
const mostPatterns = 1_000;
const mostWild = 20;

/** Null when GitHub does not show them to us, or more than anybody could have meant. */
export async function fetchRules(
  octokit: Pick<Octokit, "graphql">,
  { owner, name }: Pick<Repository, "owner" | "name">,
): Promise<(RulesReading & { readonly rules: readonly RequiringRule[] }) | null> {
  const answer = await octokit
    .graphql<RulesAnswer>(rulesQuery, { owner, name })
    .catch(dataBesideRefusals);
  const node = answer?.repository ?? null;
  const rules = node === null ? null : rulesIn(node);
  if (rules === null || node === null || node.defaultBranchRef === null) return null;
  const { name: defaultBranch } = node.defaultBranchRef;
  const branches = await fetchBranches(octokit, { owner, name }, { defaultBranch, rules });
  return { defaultBranch, rules, ...branches };
}

/** A permission that was not given is an answer; a network that fails is none. */
function dataBesideRefusals(cause: unknown): RulesAnswer | null {
  const { data, errors } = cause as {
    readonly data?: RulesAnswer | null;
    readonly errors?: readonly {
      readonly type?: string;
      readonly path?: readonly (string | number)[];
    }[];
  };
  const isRefusal = errors?.every(({ type }) => type === "FORBIDDEN" || type === "NOT_FOUND");
  if (isRefusal !== true) throw cause;
  const isAside = errors?.every(({ path }) => path?.includes("bypassActors"));
  return isAside === true ? (data ?? null) : null;
}

/** Null when some are left out. */
function rulesIn(node: RulesNode): readonly RequiringRule[] | null {
  const protections = wholeOf(node.branchProtectionRules);
  const rulesets = wholeOf(node.rulesets);
  if (protections === null || rulesets === null) return null;
  const fromRulesets = rulesetRules(rulesets, node.viewerCanAdminister);
  if (fromRulesets === null) return null;
  const rules = [...classicRules(protections), ...fromRulesets];
  return isBounded(rules) ? rules : null;
}

function isBounded(rules: readonly RequiringRule[]): boolean {
  const patterns = new Set(rules.flatMap(({ include, exclude }) => [...include, ...exclude]));
  const wild = [...patterns].map(nameIn).filter(isWild);
  return (
    patterns.size <= mostPatterns &&
    wild.length <= mostWild &&
    wild.every(({ length }) => length <= longestPattern)
  );
}
