/** Why a commit that is clear for its own pull request is not green: it would open another branch. */
import type { Decision, Elsewhere } from "../../domain/decision.ts";
import { listOf, type Sentence, say, strong } from "../../domain/sentence.ts";
import { firstOf } from "./page.ts";
import { countOf, ours } from "./words.ts";

const mostBranches = 3;

/** "main", "main and release/1". */
export function branchesOf({ elsewhere }: Decision): Sentence {
  const { shown, more } = firstOf(elsewhere, mostBranches);
  const named = shown.map(({ branch }) => say`${branch}`);
  return listOf(
    more === 0 ? named : [...named, ours(countOf(more, "more branch", "more branches"))],
  );
}

export function elsewhereLead(decision: Decision): readonly Sentence[] {
  const { baseRef, elsewhere } = decision;
  const { shown } = firstOf(elsewhere, mostBranches);
  return [
    say`${strong("Clear here, but not everywhere.")} For ${baseRef} nothing is missing. But a check belongs to a commit: green here, the same commit could be merged into ${branchesOf(decision)} by another pull request.`,
    say`${strong("Next:")}${shown.flatMap(wantedThere)} If ${baseRef} does not require this check, there is nothing to do: this can be merged.`,
  ];
}

function wantedThere({ branch, verdict, missing, waiting, isShown }: Elsewhere): Sentence {
  switch (verdict) {
    case "undetermined":
      return say` For ${branch} it could not be checked; a pull request into it will say why.`;
    case "blocked":
      return say` For ${branch} somebody asked for changes.`;
    case "clear":
    case "held": {
      const approvals = missing.map(({ area, count }) =>
        ours(`${countOf(count, "approval")} (${area})`),
      );
      const findings = waiting === 0 ? [] : [ours(countOf(waiting, "explanation"))];
      const { shown, more } = firstOf([...approvals, ...findings], mostBranches);
      const rest = more === 0 ? [] : [ours(`${more} more`)];
      const where = isShown
        ? ours("which can be given here")
        : say`in a pull request into ${branch}: this one does not show all that the commit would bring there`;
      return say` For ${branch} it takes ${listOf([...shown, ...rest])}, ${where}.`;
    }
    default:
      return verdict satisfies never;
  }
}
