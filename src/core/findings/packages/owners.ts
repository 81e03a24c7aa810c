/** Who is asked for which path, as CODEOWNERS says it. */
import type { Line } from "../sides/line.ts";

export interface Rule {
  readonly path: string;
  readonly owners: readonly string[];
  readonly at: Line;
}

const mostRules = 5_000;

/** By path; of equal ones the last holds, as GitHub has it. */
export function rulesIn(text: string): ReadonlyMap<string, Rule> {
  const rules = new Map<string, Rule>();
  for (const [index, line] of text.split("\n").slice(0, mostRules).entries()) {
    const bare = line.replace(/(?:^|\s)#.*$/, "").trim();
    const [path, ...owners] = bare.split(/\s+/);
    if (path === undefined || path === "" || /^\^?\[/.test(path)) continue;
    rules.set(path, { path, owners: owners.toSorted(), at: { line: index + 1, text: line } });
  }
  return rules;
}
