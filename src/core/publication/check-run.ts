/** The check run of a decision. */
import type { Decision, JudgedFinding, Verdict } from "../../domain/decision.ts";
import type { Mode } from "../../domain/policy.ts";
import {
  type Annotation,
  type CheckRun,
  type CheckState,
  checkNames,
} from "../../domain/publication.ts";
import { plainOf } from "../../domain/sentence.ts";
import { waits } from "../verdict/reach.ts";
import { decisionPage } from "./decision-page.ts";
import { mostUrgentFirst } from "./finding-blocks.ts";
import { markdownOf } from "./markdown.ts";
import type { Page } from "./page.ts";
import { type Sibling, stricterSibling, verdictOf, withSibling } from "./shared-head.ts";
import { visible } from "./visible.ts";
import { detectorName } from "./words.ts";

/** GitHub takes 50 annotations a request, and no path that is not UTF-8; the page has them all. */
const mostAnnotations = 50;

export interface Showing {
  /** The decision's number in the journal. */
  readonly entry: number;
  /** An undetermined result that will be tried again soon waits instead of failing. */
  readonly retrying: boolean;
  /** Other open pull requests with the same head, judged in the same mode. */
  readonly siblings: readonly Sibling[];
}

export function checkRunOf(decision: Decision, { entry, retrying, siblings }: Showing): CheckRun {
  const { page, verdict } = shownPage(decision, entry, siblings);
  return {
    name: checkNames[decision.mode],
    head: decision.head,
    state: stateOf(verdict, decision.mode, retrying),
    title: titleTextOf(page),
    summary: markdownOf(page),
    annotations: [...decision.findings]
      .filter(({ finding }) => finding.path.isWellFormed() && finding.commit === undefined)
      .sort(mostUrgentFirst)
      .slice(0, mostAnnotations)
      .map(annotationOf),
  };
}

/** What a check says of the commit: of this decision, or of a stricter one that it must stand for as well. */
export function shownPage(
  decision: Decision,
  entry: number | null,
  siblings: readonly Sibling[],
): { readonly page: Page; readonly verdict: Verdict } {
  const own = decisionPage(decision, entry);
  const stricter = stricterSibling(decision.verdict, siblings);
  if (stricter === null) return { page: own, verdict: decision.verdict };
  return { page: withSibling(own, decision, stricter), verdict: verdictOf(stricter) };
}

/** GitHub shows a title as it is, so code is not marked in it. */
export function titleTextOf({ title }: Page): string {
  return title.map(({ text }) => visible(text)).join("");
}

/** Only `clear` may become `success`, and observing is always `neutral`. */
function stateOf(verdict: Verdict, mode: Mode, retrying: boolean): CheckState {
  if (mode === "observe") return "neutral";
  switch (verdict) {
    case "clear":
      return "success";
    case "held":
      return "in_progress";
    case "blocked":
      return "failure";
    case "undetermined":
      return retrying ? "in_progress" : "failure";
    default:
      return verdict satisfies never;
  }
}

/** GitHub annotates the head; what is gone is shown where it would be. */
function annotationOf(judged: JudgedFinding): Annotation {
  const { finding } = judged;
  const startLine =
    finding.side === "after" ? finding.startLine : (finding.after?.startLine ?? finding.startLine);
  return {
    path: finding.path,
    startLine,
    endLine: finding.side === "after" ? finding.endLine : startLine,
    level: waits(judged) ? "failure" : "notice",
    title: `${finding.severity} · ${detectorName(finding.detector)}`,
    message: plainOf(finding.message.map((part) => ({ ...part, text: visible(part.text) }))),
  };
}
