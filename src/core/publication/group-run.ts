/** The check run of a merge group. */
import type { Verdict } from "../../domain/decision.ts";
import type { GroupDecision } from "../../domain/group.ts";
import { type CheckRun, type CheckState, checkNames } from "../../domain/publication.ts";
import { type Showing, titleTextOf } from "./check-run.ts";
import { groupPage } from "./group-page.ts";
import { markdownOf } from "./markdown.ts";
import { stricterSibling, verdictOf, withSibling } from "./shared-head.ts";

/** An open pull request with the very commit is a sibling. */
export function groupRunOf(group: GroupDecision, { entry, retrying, siblings }: Showing): CheckRun {
  const own = groupPage(group, entry);
  const stricter = stricterSibling(group.verdict, siblings);
  const page = stricter === null ? own : withSibling(own, group, stricter);
  return {
    name: checkNames[group.mode],
    head: group.head,
    state: stateOf(group, stricter === null ? null : verdictOf(stricter), retrying),
    title: titleTextOf(page),
    summary: markdownOf(page),
    annotations: [],
  };
}

/** A queue waits for nobody: what waits for people fails, and they queue it again. Not so for a sibling. */
function stateOf(
  { mode, verdict }: GroupDecision,
  sibling: Verdict | null,
  retrying: boolean,
): CheckState {
  if (mode === "observe") return "neutral";
  if (sibling === "held" || sibling === "undetermined") return "in_progress";
  if (verdict === "clear" && sibling === null) return "success";
  return verdict === "undetermined" && retrying ? "in_progress" : "failure";
}
