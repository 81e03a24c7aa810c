/** What a review was about, against what is asked about now: why it does not hold for it. */
import type { Differs } from "../../domain/binding.ts";
import type { Reviewed } from "../../domain/fact.ts";
import { type Sentence, say } from "../../domain/sentence.ts";
import { type Sha, shortOf } from "../../domain/sha.ts";
import type { Snapshot } from "../../domain/snapshot.ts";

/** Why a review was about something else; null when it was not. */
export type OtherContent = (review: Reviewed) => Sentence | null;

export function openContent({ bindings, pull }: Pick<Snapshot, "bindings" | "pull">): OtherContent {
  const known = new Map(bindings.map((binding) => [binding.review, binding]));
  return ({ review, commit }) => {
    const binding = known.get(review);
    if (binding === undefined || binding.commit !== commit) return lost(commit);
    return binding.differs === null ? null : differenceWords(binding.differs, commit, pull);
  };
}

function differenceWords(
  differs: Differs,
  commit: Sha,
  { head, baseRef }: Snapshot["pull"],
): Sentence {
  switch (differs.kind) {
    case "unreadable":
      return lost(commit);
    case "changed":
      return say`${differs.path} changed after that`;
    case "not-shown":
      return say`was not shown this change of ${differs.path}, which ${shortOf(head)} brings to ${baseRef}`;
    case "in-commit":
      return say`was not shown ${differs.path} as it is in ${shortOf(differs.commit)}`;
    case "base-moved":
      return say`${differs.path} changed on ${baseRef} since, so another file would come out`;
    case "gone":
      return say`the change of ${differs.path} that it was shown is gone from ${shortOf(head)}`;
    default:
      return differs satisfies never;
  }
}

function lost(commit: Sha): Sentence {
  return say`was given for ${shortOf(commit)}, and nobody can tell any more what that showed`;
}
