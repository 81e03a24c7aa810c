/** Phrases that several pages share. */
import type { AreaDecision, JudgedFinding } from "../../domain/decision.ts";
import { idOf } from "../../domain/finding.ts";
import type { Person } from "../../domain/person.ts";
import type { Role, Seat, Subject } from "../../domain/policy.ts";
import { listOf, login, type Sentence, say, strong } from "../../domain/sentence.ts";
import { teamName } from "../approvals/electorate.ts";
import { waits } from "../verdict/reach.ts";
import { type Block, firstOf } from "./page.ts";

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

/** One finding: what and where, both sides, why. `area` is named where the page has no table of areas. */
export function findingBlocks(judged: JudgedFinding, area: string | null): readonly Block[] {
  const { finding, holds } = judged;
  const within = finding.within === null ? [] : say` in ${finding.within},`;
  const lines = finding.before ?? finding.after;
  const place = lines === null ? finding.path : `${finding.path}:${finding.startLine}`;
  const side =
    finding.side === "before" && finding.after === null && lines !== null
      ? ours(" (as it was)")
      : [];
  const guarded = area === null ? [] : ours(` · ${area}`);
  const id = holds ? say` · id ${idOf(finding)}` : [];
  const title = strong(`${finding.severity} · ${detectorName(finding.detector)}`);
  const sides: Block[] =
    finding.before === null && finding.after === null
      ? []
      : [{ kind: "diff", before: finding.before, after: finding.after }];
  return [
    { kind: "paragraph", sentence: say`${title}${within} ${place}${side}${guarded}${id}` },
    ...sides,
    { kind: "paragraph", sentence: say`${finding.message}${explanation(judged)}` },
  ];
}

function explanation(judged: JudgedFinding): Sentence {
  const { finding, answer } = judged;
  if (answer !== null)
    return say` ${strong("Explained")} by ${login(answer.person.login)}: ${answer.reason}`;
  if (!waits(judged)) return [];
  return say` If this is intended, somebody who may approve says why, in a review: ${`foureyes: accept ${idOf(finding)} <reason>`}`;
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
