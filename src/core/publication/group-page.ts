/** The page of a merge group: the pull requests in it, or why it is not what was approved. */
import type { GroupDecision, GroupFlaw } from "../../domain/group.ts";
import { listOf, type Sentence, say, strong } from "../../domain/sentence.ts";
import { shortOf } from "../../domain/sha.ts";
import { type Block, type Page, paragraph } from "./page.ts";
import { titleOf } from "./title.ts";
import { countOf, ours, pathsOf } from "./words.ts";

/** `entry`: the decision's number in the journal. */
export function groupPage(group: GroupDecision, entry: number): Page {
  const { base, baseRef } = group;
  return {
    title: groupTitle(group),
    blocks: [
      paragraph(leadOf(group)),
      ...listed(group.flaws.map(flawWords)),
      ...listed(group.members.map(memberWords)),
      {
        kind: "small",
        sentence: say`On ${baseRef} at ${shortOf(base)}. Journal entry ${entry}.`,
      },
    ],
  };
}

/** Where it is only observed, the titles of its pull requests say so as well. */
function groupTitle({ mode, verdict, members, flaws }: GroupDecision): Sentence {
  const [flaw] = flaws;
  const observing = mode === "observe" ? say`Observing only: ` : [];
  if (flaw !== undefined) return say`${observing}${titleOfFlaw(flaw)}`;
  const bad = members.find(({ decision }) => decision.verdict === verdict);
  if (verdict !== "clear" && bad !== undefined)
    return say`${numberOf(bad.pull)}: ${titleOf(bad.decision)}`;
  return say`${observing}Clear: ${listOf(members.map(({ pull }) => numberOf(pull)))}`;
}

function titleOfFlaw(flaw: GroupFlaw): Sentence {
  switch (flaw.kind) {
    case "trouble":
      return say`Not checked: ${flaw.reason}`;
    case "uncleared":
      return say`Blocked: this branch is not cleared for ${listOf(flaw.branches.slice(0, 3).map((branch) => say`${branch}`))}`;
    default:
      return say`Blocked: this is not what was approved in ${numberOf(flaw.pull)}`;
  }
}

function leadOf({ verdict, flaws, baseRef }: GroupDecision): Sentence {
  if (verdict === "clear")
    return say`${strong("Clear.")} The merge queue made this of ${baseRef} and of what was approved, and of nothing else.`;
  if (verdict === "undetermined")
    return say`${strong("Not checked.")} Foureyes could not look at all of this, so it cannot pass.`;
  if (flaws.some(({ kind }) => kind === "uncleared"))
    return say`${strong("Blocked.")} ${baseRef} holds what was not cleared for other branches that the check guards.`;
  return flaws.length > 0
    ? say`${strong("Blocked.")} What the merge queue made is not ${baseRef} and what was approved. Take the pull request out of the queue and queue it again; if that does not help, tell whoever runs the queue.`
    : say`${strong("Not ready.")} A merge queue waits for nobody: see to what is said here, then queue it again.`;
}

function flawWords(flaw: GroupFlaw): Sentence {
  switch (flaw.kind) {
    case "moved":
      return say`${numberOf(flaw.pull)} is at ${shortOf(flaw.head)}, and ${shortOf(flaw.merged)} was merged.`;
    case "shape":
      return say`${shortOf(flaw.commit)} is neither a merge nor a squash of ${numberOf(flaw.pull)}.`;
    case "conflict":
      return say`${numberOf(flaw.pull)} cannot be merged without conflicts in ${pathsOf(flaw.paths)}.`;
    case "merge-bases":
      return say`${numberOf(flaw.pull)} has ${ours(countOf(flaw.count, "merge base"))} with what is before it, so nobody can tell what its merge must be. Rebase it.`;
    case "tree":
      return say`The commit for ${numberOf(flaw.pull)} differs from its merge in ${pathsOf([...flaw.paths, ...unnamed(flaw)])}.`;
    case "uncleared":
      return say`A check belongs to a commit, and this one would be green for ${listOf(flaw.branches.map((branch) => say`${branch}`))} too, for which not everything on this branch was cleared.`;
    case "trouble":
      return flaw.reason;
    default:
      return flaw satisfies never;
  }
}

/** `pathsOf` counts what it does not name. */
function unnamed({ paths, count }: Extract<GroupFlaw, { kind: "tree" }>): readonly string[] {
  return Array.from({ length: count - paths.length }, () => "");
}

function memberWords({ pull, head, decision }: GroupDecision["members"][number]): Sentence {
  return say`${numberOf(pull)} at ${shortOf(head)}: ${titleOf(decision)}`;
}

function numberOf(pull: number): Sentence {
  return ours(`#${pull}`);
}

function listed(items: readonly Sentence[]): readonly Block[] {
  return items.length === 0 ? [] : [{ kind: "list", items }];
}
