/** Hands: everybody who wrote any part of the change. Git metadata only ever adds to them (A07). */
import type { Hand } from "../../domain/decision.ts";
import type { Fact } from "../../domain/fact.ts";
import { type Sentence, say } from "../../domain/sentence.ts";
import { type Sha, shortOf } from "../../domain/sha.ts";
import type { Snapshot } from "../../domain/snapshot.ts";

/** One entry a person, with the first reason that was found. */
export function handsOf(snapshot: Snapshot, facts: readonly Fact[]): readonly Hand[] {
  const hands = [...opener(snapshot), ...pushers(snapshot, facts), ...writers(snapshot)];
  const first = new Map(hands.reverse().map((hand) => [hand.person.id, hand]));
  return [...first.values()].reverse();
}

function opener({ pull }: Snapshot): Hand[] {
  return pull.opener === null
    ? []
    : [{ person: pull.opener, because: say`opened this pull request` }];
}

/** Whoever moved this branch stays a hand, also when the commits were replaced later (A14). */
function pushers(snapshot: Snapshot, facts: readonly Fact[]): Hand[] {
  const commits = new Set<Sha>(snapshot.inspection.change.commits.map((commit) => commit.sha));
  return facts.flatMap((fact): Hand[] => {
    switch (fact.kind) {
      case "opened":
        return [{ person: fact.by, because: say`opened this pull request` }];
      case "updated":
        return [{ person: fact.by, because: pushedWords(fact.after) }];
      case "pushed": {
        const pushed = fact.commits.find((commit) => commits.has(commit));
        return pushed === undefined ? [] : [{ person: fact.by, because: pushedWords(pushed) }];
      }
      case "reviewed":
      case "review-dismissed":
      case "review-edited":
      case "retargeted":
      case "closed":
        return [];
      default:
        return fact satisfies never;
    }
  });
}

/** Commits over all parents, not along the first one only (A11). */
function writers({ inspection, authors }: Snapshot): Hand[] {
  return inspection.change.commits.flatMap(({ sha }) =>
    (authors[sha]?.people ?? []).map((person) => ({
      person,
      because: say`wrote a part of ${shortOf(sha)}`,
    })),
  );
}

function pushedWords(commit: Sha): Sentence {
  return say`pushed ${shortOf(commit)}`;
}
