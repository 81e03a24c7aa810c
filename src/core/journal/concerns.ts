/** Which repository and which people an entry is about, for those who look for something. */
import type { Fact } from "../../domain/fact.ts";
import type { DecisionRecord, EntryContent } from "../../domain/journal-entry.ts";
import type { Person } from "../../domain/person.ts";

/** Its number; null when it is about none, or when only the entry that it names tells. */
export function repositoryIn(content: EntryContent): number | null {
  switch (content.kind) {
    case "fact":
      return repositoryOf(content.fact);
    case "decision":
      return content.decision.key.repository;
    case "group":
      return content.group.key.repository;
    case "publication":
      return content.publication.repository ?? null;
    case "damage":
    case "acknowledgement":
      return null;
    default:
      return content satisfies never;
  }
}

/** Those who did something, said something, wrote a part of a change, or were seen in a group. */
export function peopleIn(content: EntryContent): readonly Person[] {
  switch (content.kind) {
    case "fact":
      return peopleOf(content.fact);
    case "decision":
      return peopleDecidedOn(content.decision);
    case "group":
      return content.group.members.flatMap(({ decision }) => peopleDecidedOn(decision));
    case "publication":
    case "damage":
    case "acknowledgement":
      return [];
    default:
      return content satisfies never;
  }
}

function repositoryOf(fact: Fact): number | null {
  if ("repository" in fact) return fact.repository;
  const [, repository] = /^repository (\d+)$/.exec(fact.group) ?? [];
  return repository === undefined ? null : Number(repository);
}

function peopleOf(fact: Fact): readonly Person[] {
  if (fact.kind === "merged") return fact.approvals.map(({ person }) => person);
  if (fact.kind === "wrote") return fact.people.map(({ person }) => person);
  if (fact.kind === "members-seen" || fact.kind === "members-gone") return fact.people;
  if (fact.kind === "request-removed") return [fact.by, fact.asked];
  return "by" in fact ? [fact.by] : [];
}

/** Whoever could still approve did nothing yet. */
function peopleDecidedOn(decision: DecisionRecord): readonly Person[] {
  const { hands, opinions, vetoes, areas, findings, refusedAnswers } = decision;
  return [
    ...hands.map(({ person }) => person),
    ...opinions.flatMap(({ person }) => person ?? []),
    ...vetoes.map(({ person }) => person),
    ...areas.flatMap(({ seats }) => seats.flatMap(({ filledBy }) => filledBy)),
    ...findings.flatMap(({ answer }) => answer?.person ?? []),
    ...refusedAnswers.map(({ person }) => person),
  ];
}
