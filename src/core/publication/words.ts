/** Phrases that several pages share. */
import type { AreaDecision } from "../../domain/decision.ts";
import type { Person } from "../../domain/person.ts";
import type { Role, Seat, Subject } from "../../domain/policy.ts";
import { listOf, login, type Sentence, say, strong } from "../../domain/sentence.ts";
import { teamName } from "../approvals/electorate.ts";
import { firstOf } from "./page.ts";

const numbers = ["none", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine"];

export function countOf(count: number, one: string, many = `${one}s`): string {
  return `${count} ${count === 1 ? one : many}`;
}

export function numberWord(count: number): string {
  return numbers[count] ?? String(count);
}

export function peopleCount(count: number): string {
  return count === 1 ? "one person" : `${numberWord(count)} people`;
}

export function peopleOf(people: readonly Person[], conjunction: "and" | "or" = "and"): Sentence {
  const { shown, more } = firstOf(people, 4);
  const names = shown.map((person) => say`${login(person.login)}`);
  return listOf(more === 0 ? names : [...names, ours(countOf(more, "other"))], conjunction);
}

export function pathsOf(paths: readonly string[]): Sentence {
  const { shown, more } = firstOf(paths, 3);
  const names = shown.map((path) => say`${path}`);
  return listOf(more === 0 ? names : [...names, ours(countOf(more, "more file"))]);
}

/** Areas that a sentence names; the table has more. */
const mostAreas = 3;

export function areaNames(areas: readonly AreaDecision[]): Sentence {
  const { shown, more } = firstOf(areas, mostAreas);
  const names = shown.map(({ name }) => [strong(name)]);
  return listOf(more === 0 ? names : [...names, ours(countOf(more, "more area"))]);
}

const roleWords: Readonly<Record<Role, string>> = {
  write: "those who may push here",
  maintain: "maintainers here",
  admin: "administrators here",
};

export function subjectWords(subject: Subject): Sentence {
  switch (subject.kind) {
    case "team":
      return say`${login(teamName(subject))}`;
    case "user":
      return say`${login(subject.login)}`;
    case "role":
      return ours(roleWords[subject.role]);
    default:
      return subject satisfies never;
  }
}

export function seatWords(seat: Seat): Sentence {
  return say`${seat.count} of ${listOf(seat.of.map(subjectWords), "or")}`;
}

export function detectorName(detector: string): string {
  return detector.replaceAll("-", " ");
}

export function capitalised(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}

/** Approvals that an area still needs; one from another team is one, even when the seats are full. */
export function missingIn({ seats, independence }: AreaDecision): number {
  const free = seats.reduce((sum, { missing }) => sum + missing, 0);
  return Math.max(free, independence?.reached === false ? 1 : 0);
}

/** Our own words that are put together at run time; never foreign ones. */
export function ours(text: string): Sentence {
  return [{ kind: "ours", text }];
}
