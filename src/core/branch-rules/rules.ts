/** Where the check is required, and from whom. */
import type { BranchRules, RequiringRule, RulesReading } from "../../domain/branch-rules.ts";
import { bypassOf } from "./bypass.ts";
import { compilePattern, isForAll } from "./pattern.ts";

/** `appId`: our own. Null when the rules are not known. */
export function rulesOf(reading: RulesReading, branch: string, appId: number): BranchRules | null {
  if (reading.rules === null) return null;
  const rules = rulesFor(reading, branch);
  const check = checkOf(rules, appId);
  // What the other rules ask for, anybody may report: only those that take it from us stop people.
  const stopping =
    check === "pinned" ? rules.filter(({ sources }) => sources.includes(appId)) : rules;
  return { branch, check, bypass: bypassOf(stopping.map(({ bypass }) => bypass)) };
}

export function rulesFor(reading: RulesReading, branch: string): readonly RequiringRule[] {
  const matches = matchesOf(branch, reading.defaultBranch);
  return (reading.rules ?? []).filter((rule) => applies(rule, matches));
}

/** Whether the check is required on the branch, by whichever App; or may be, for all we know. */
export function isGuarded(reading: RulesReading, branch: string): boolean {
  if (reading.rules === null)
    return branch === reading.defaultBranch || reading.branches.includes(branch);
  return rulesFor(reading, branch).length > 0;
}

/**
 * The branches that the rules mean to guard, the default branch first: those that they name, and
 * not each that a rule for all branches takes along. Everybody may make such a branch, with a
 * policy that nobody could follow.
 */
export function guardedBranches(reading: RulesReading): readonly string[] {
  const names = new Set([reading.defaultBranch, ...reading.branches]);
  return [...names].filter((name) =>
    name === reading.defaultBranch ? isGuarded(reading, name) : isNamed(reading, name),
  );
}

/** Whether a rule that requires the check means this branch, and not all of them. */
export function isNamed({ rules, defaultBranch, branches }: RulesReading, branch: string): boolean {
  if (rules === null) return branches.includes(branch);
  const matches = matchesOf(branch, defaultBranch);
  return rules.some(({ include, exclude }) =>
    applies({ include: include.filter(isNarrow), exclude }, matches),
  );
}

/** One that wants our App is the strictest: the others are satisfied besides. */
function checkOf(rules: readonly RequiringRule[], appId: number): BranchRules["check"] {
  const sources = rules.flatMap((rule) => rule.sources);
  if (sources.length === 0) return "not-required";
  if (sources.includes(appId)) return "pinned";
  return sources.includes(null) ? "unpinned" : "other-app";
}

type Matches = (pattern: string) => boolean;

function applies(
  { include, exclude }: Pick<RequiringRule, "include" | "exclude">,
  matches: Matches,
): boolean {
  return include.some(matches) && !exclude.some(matches);
}

/** Of one branch; each pattern is matched once, in however many rules it is. */
function matchesOf(branch: string, main: string): Matches {
  const known = new Map<string, boolean>([
    ["~ALL", true],
    ["~DEFAULT_BRANCH", branch === main],
  ]);
  return (pattern) => {
    const found = known.get(pattern) ?? compilePattern(nameIn(pattern))(branch);
    known.set(pattern, found);
    return found;
  };
}

function isNarrow(pattern: string): boolean {
  return pattern !== "~ALL" && !isForAll(nameIn(pattern));
}

/** Rulesets name branches as git does. */
export function nameIn(pattern: string): string {
  return pattern.replace(/^refs\/heads\//, "");
}
