/** The page of a commit that no open pull request stands for any more. */

import { type CheckRun, type CheckState, checkNames } from "../../domain/publication.ts";
import { type Sentence, say, strong } from "../../domain/sentence.ts";
import type { Sha } from "../../domain/sha.ts";
import { titleTextOf } from "./check-run.ts";
import { markdownOf } from "./markdown.ts";
import { type Page, paragraph } from "./page.ts";
import { ours } from "./words.ts";

/** What became of the pull request that the commit was green for. */
export type Withdrawal = "closed" | "moved" | "merged" | "observed" | "dequeued";

const fates: Readonly<Record<Withdrawal, { readonly what: string; readonly state: CheckState }>> = {
  closed: { what: "was closed", state: "failure" },
  moved: { what: "has another commit now", state: "failure" },
  // Nothing went wrong there: a failure would only alarm.
  merged: { what: "was merged into a branch without this check", state: "in_progress" },
  dequeued: { what: "left the merge queue, or is queued anew", state: "failure" },
  observed: { what: "is only observed now", state: "in_progress" },
};

export function withdrawnRun(head: Sha, pull: number, why: Withdrawal): CheckRun {
  const page = withdrawnPage(pull, why);
  return {
    name: checkNames.enforce,
    head,
    state: fates[why].state,
    title: titleTextOf(page),
    summary: markdownOf(page),
    annotations: [],
  };
}

export function withdrawnPage(pull: number, why: Withdrawal): Page {
  const { what } = fates[why];
  const title = ours(`Withdrawn: #${pull} ${what}`);
  return { title, blocks: [paragraph(explanation(pull, what))] };
}

function explanation(pull: number, what: string): Sentence {
  return say`${strong("Withdrawn.")} This commit was clear for #${pull}, which ${ours(what)}. A check belongs to a commit, so it is judged anew for the next pull request with it.`;
}
