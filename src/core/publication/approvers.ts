/** Who approved what is guarded here, and at which commit: everybody who counts sees what stands in their name. */
import type { Decision, Opinion } from "../../domain/decision.ts";
import { listOf, login, type Sentence, say } from "../../domain/sentence.ts";
import { shortOf } from "../../domain/sha.ts";
import { countingApprovals } from "../approvals/counting.ts";
import { firstOf } from "./page.ts";
import { ours } from "./words.ts";

const mostPeople = 10;

/** Empty while nobody does. */
export function approversNote(decision: Decision): Sentence {
  const given = countingApprovals(decision);
  if (given.length === 0) return [];
  const { shown, more } = firstOf(given, mostPeople);
  const names = shown.map(approverWords);
  return say` Approved so by ${listOf(more === 0 ? names : [...names, ours(`${more} more`)])}.`;
}

function approverWords({ person, commit }: Opinion): Sentence {
  const name = login(person?.login ?? "");
  return commit === null ? say`${name}` : say`${name} (at ${shortOf(commit)})`;
}
