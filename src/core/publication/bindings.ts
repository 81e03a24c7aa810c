/** What every review of a decision is bound to, and what it does: for those who ask why. */
import type { Decision, Opinion } from "../../domain/decision.ts";
import type { Person } from "../../domain/person.ts";
import { login, type Sentence, say } from "../../domain/sentence.ts";
import { shortOf } from "../../domain/sha.ts";
import { type Block, heading, paragraph } from "./page.ts";
import { areaNames, ours } from "./words.ts";

export function bindingBlocks(decision: Decision): readonly Block[] {
  const title = heading(ours("What each review is bound to"));
  if (decision.opinions.length === 0) return [title, paragraph(ours("Nobody gave a review."))];
  const rows = decision.opinions.map((opinion) => [
    reviewerOf(opinion),
    ours(opinion.said),
    boundWords(opinion),
    effectWords(opinion, decision),
  ]);
  const header = ["who", "said", "bound to", "so it"].map(ours);
  return [title, { kind: "table", header, rows }];
}

function reviewerOf({ person }: Opinion): Sentence {
  return person === null ? ours("a deleted account") : [login(person.login)];
}

function boundWords({ commit }: Opinion): Sentence {
  return commit === null ? ours("not known") : say`${shortOf(commit)}`;
}

/** What came of a review. */
export function effectWords({ person, said, ignored }: Opinion, decision: Decision): Sentence {
  if (ignored !== null) return say`does not count: ${ignored}`;
  if (said === "requested changes") return ours("blocks");
  const areas = person === null ? [] : servedBy(person, decision);
  if (areas.length > 0) return say`counts for ${areaNames(areas)}`;
  return decision.areas.length === 0
    ? ours("is not needed: nothing guarded is touched")
    : ours("counts, and fills nothing that is free");
}

function servedBy({ id }: Person, { areas }: Decision): Decision["areas"] {
  return areas.filter(({ seats }) =>
    seats.some(({ filledBy }) => filledBy.some((person) => person.id === id)),
  );
}

/** What would come of the approval of somebody who is taken to have given one. */
export function approvalWords(person: Person, decision: Decision): Sentence {
  const opinion = decision.opinions.find((each) => each.person?.id === person.id);
  const effect = opinion === undefined ? ours("does not count") : effectWords(opinion, decision);
  return say`The approval of ${login(person.login)} ${effect}`;
}
