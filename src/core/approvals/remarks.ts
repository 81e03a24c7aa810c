/** What a reader should know of the reviews, and what changes nothing that counts: words only. */
import type { Opinion } from "../../domain/decision.ts";
import type { Fact, Reviewed } from "../../domain/fact.ts";
import { listOf, login, type Sentence, say } from "../../domain/sentence.ts";
import type { Snapshot } from "../../domain/snapshot.ts";
import { millisecondsOf } from "../../domain/time.ts";

/** Nobody opens a page, reads a diff and writes a review in less. */
const leastSeconds = 10;
/** A look at one file, and not more than that. */
const secondsAFile = 2;

/** `opinions`: all of them, as they count. */
export function remarksOf(
  { inspection }: Pick<Snapshot, "inspection">,
  facts: readonly Fact[],
  opinions: readonly Opinion[],
): readonly Sentence[] {
  const { guarded, passing } = inspection;
  if (guarded.length + passing.length === 0) return [];
  const seconds = Math.max(leastSeconds, secondsAFile * guarded.length);
  const hasty = opinions.flatMap(({ review, person, said, ignored }) => {
    const counts = said === "approved" && ignored === null;
    const given = facts.find((fact) => fact.kind === "reviewed" && fact.review === review);
    return counts && person !== null && isWithin(seconds, facts, given) ? [person] : [];
  });
  const together = listOf(hasty.map((person) => say`${login(person.login)}`));
  return [
    ...(hasty.length === 0
      ? []
      : [say`${together} approved within ${seconds} seconds of the last push`]),
    ...takenRequests(facts),
  ];
}

/** When the commit came to the pull request, as far as it was told; NaN when nobody did. */
function lastPush(facts: readonly Fact[], head: string): number {
  const times = facts.flatMap((fact) => {
    const isIt =
      (fact.kind === "opened" && fact.head === head) ||
      (fact.kind === "updated" && fact.after === head);
    const time = isIt ? timeOf(fact) : Number.NaN;
    return Number.isNaN(time) ? [] : [time];
  });
  return times.length === 0 ? Number.NaN : Math.max(...times);
}

/** Of what it was given for: it may hold for a later head that shows the same. */
function isWithin(seconds: number, facts: readonly Fact[], given: Fact | undefined): boolean {
  return (
    given?.kind === "reviewed" && timeOf(given) - lastPush(facts, given.commit) < seconds * 1_000
  );
}

function timeOf({ at }: { readonly at?: string }): number {
  return millisecondsOf(at ?? "");
}

/** Whoever spoke against it, and was then asked no more. */
function takenRequests(facts: readonly Fact[]): readonly Sentence[] {
  const spoken = new Set<number>();
  const taken = facts.flatMap((fact) => {
    if (isRemark(fact)) spoken.add(fact.by.id);
    return fact.kind === "request-removed" &&
      fact.by.id !== fact.asked.id &&
      spoken.has(fact.asked.id)
      ? [[`${fact.by.id} ${fact.asked.id}`, fact] as const]
      : [];
  });
  return [...new Map(taken).values()].map(
    ({ by, asked }) =>
      say`${login(by.login)} took back the request for a review by ${login(asked.login)}, who had written one`,
  );
}

function isRemark(fact: Fact): fact is Reviewed {
  return fact.kind === "reviewed" && fact.state !== "approved";
}
