/** What exactly was approved, in whose name: everybody who counts sees it here. */
import type { ApprovedVersion, Decision, Opinion } from "../../domain/decision.ts";
import { listOf, login, type Sentence, say } from "../../domain/sentence.ts";
import { shortOf } from "../../domain/sha.ts";
import { type Block, firstOf } from "./page.ts";
import { ours } from "./words.ts";

const mostFiles = 10;
const mostPeople = 10;

export function approvedNote(decision: Decision): readonly Block[] {
  const given = countingApprovals(decision);
  if (given.length === 0 || decision.content.length === 0) return [];
  const versions = named(decision.content, mostFiles, versionWords);
  const people = named(given, mostPeople, approverWords);
  return [{ kind: "small", sentence: say`Approved: ${versions}, by ${people}.` }];
}

/** Of those who fill a seat. */
export function countingApprovals({ opinions, areas }: Decision): readonly Opinion[] {
  const seated = new Set(
    areas.flatMap(({ seats }) => seats.flatMap(({ filledBy }) => filledBy.map(({ id }) => id))),
  );
  return opinions.filter(
    ({ said, ignored, person }) =>
      said === "approved" && ignored === null && person !== null && seated.has(person.id),
  );
}

function named<T>(items: readonly T[], most: number, words: (item: T) => Sentence): Sentence {
  const { shown, more } = firstOf(items, most);
  const names = shown.map(words);
  return listOf(more === 0 ? names : [...names, ours(`${more} more`)]);
}

function approverWords({ person, commit }: Opinion): Sentence {
  const name = login(person?.login ?? "");
  return commit === null ? say`${name}` : say`${name} (at ${shortOf(commit)})`;
}

function versionWords({ path, object }: ApprovedVersion): Sentence {
  return object === null ? say`${path} (deleted)` : say`${path} as ${shortOf(object)}`;
}
