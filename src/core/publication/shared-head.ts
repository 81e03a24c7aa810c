/**
 * A check belongs to a commit, not to a pull request: where several open pull requests share a
 * head, the strictest of their verdicts is shown (A18).
 */
import { type Decision, type Verdict, verdicts } from "../../domain/decision.ts";
import { say, strong } from "../../domain/sentence.ts";
import { type Page, withFirst } from "./page.ts";

/** Another open pull request with the same head; null: it was not decided yet. */
export interface Sibling {
  readonly pull: number;
  readonly verdict: Verdict | null;
}

/** The sibling whose verdict is stricter than ours, the strictest of them; an undecided one holds. */
export function stricterSibling(own: Verdict, siblings: readonly Sibling[]): Sibling | null {
  const rank = ({ verdict }: Sibling) => verdicts.indexOf(verdict ?? "held");
  const [strictest] = [...siblings].sort((one, other) => rank(other) - rank(one));
  return strictest !== undefined && rank(strictest) > verdicts.indexOf(own) ? strictest : null;
}

export function verdictOf({ verdict }: Sibling): Verdict {
  return verdict ?? "held";
}

export function withSibling(page: Page, decision: Pick<Decision, "key">, sibling: Sibling): Page {
  const state = {
    clear: "clear",
    held: "waiting",
    blocked: "blocked",
    undetermined: "not checked",
  }[verdictOf(sibling)];
  const number = `#${sibling.pull}`;
  return {
    title: say`Waiting for ${{ kind: "ours", text: number }}, which has the same commit`,
    blocks: withFirst(
      page.blocks,
      say`${strong(`${number} has the same head commit and is ${state}.`)} A check belongs to a commit, so this one shows the stricter of the two. What follows is about #${decision.key.pull}.`,
    ),
  };
}
