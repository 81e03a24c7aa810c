/** What a review was about, against what is asked about now. */
import { type Fact, type Reviewed, remadeBy } from "../../domain/fact.ts";
import { type Sentence, say } from "../../domain/sentence.ts";
import { shortOf } from "../../domain/sha.ts";
import type { Snapshot } from "../../domain/snapshot.ts";

/** Why a review was about something else; null when it was not. */
export type OtherContent = (review: Reviewed) => Sentence | null;

export function openContent(
  { key, pull }: Pick<Snapshot, "key" | "pull">,
  facts: readonly Fact[],
): OtherContent {
  const remade = facts.findLastIndex(
    (fact) =>
      fact.kind === "pushed" &&
      fact.repository === key.repository &&
      remadeBy(fact) === pull.baseRef,
  );
  // A base that may hold less than it did shows more of the change, which nobody approved.
  const outlived = new Set(facts.slice(0, Math.max(remade, 0)));
  return (review) => {
    const { commit, baseRef } = review;
    if (commit !== pull.head)
      return say`was given for ${shortOf(commit)}; the branch is now at ${shortOf(pull.head)}`;
    if (baseRef === undefined) return say`was given before Foureyes kept for which branch`;
    if (baseRef !== pull.baseRef) return say`was given when this was for ${baseRef}`;
    return outlived.has(review) ? say`was given before ${baseRef} was made anew` : null;
  };
}
