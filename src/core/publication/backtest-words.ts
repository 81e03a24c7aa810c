/** What is said of a backtest, on the terminal and in HTML alike. */
import type { Hindrance, MergedPull, Replay } from "../../domain/backtest.ts";
import type { Excerpt, Finding } from "../../domain/finding.ts";
import { listOf, type Sentence, say, strong } from "../../domain/sentence.ts";
import { shortOf } from "../../domain/sha.ts";
import type { Backtest, SizeRate } from "../backtest/backtest.ts";
import type { Rate } from "../backtest/interval.ts";
import { visible } from "./visible.ts";
import { countOf, ours } from "./words.ts";

export function backtestLead({ waiting, pulls }: Backtest): Sentence {
  if (pulls.looked === 0)
    return say`${strong("Nothing to tell.")} No pull request that was met touches anything guarded.`;
  const would = `${waiting.count} of ${countOf(waiting.of, "pull request")}`;
  return say`${strong(would)} that touch something guarded would have waited for an explanation: ${ours(per100(waiting))}.`;
}

/** Said not far below what it limits. */
export function undeterminedLead(undetermined: readonly Replay[]): Sentence {
  const count = countOf(undetermined.length, "pull request");
  const are = undetermined.length === 1 ? "is" : "are";
  return ours(`${count} could not be looked at, and ${are} in none of these numbers.`);
}

/** "4 of 100 (2.1 to 7.5)": the interval says how little a small sample tells. */
export function per100({ per100: rate, low, high }: Rate): string {
  if (rate === null || low === null || high === null) return "none were met";
  return `${short(rate)} of 100 (95 % sure: ${short(low)} to ${short(high)})`;
}

export function rateCell({ per100: rate }: Rate): string {
  return rate === null ? "–" : short(rate);
}

export function intervalCell({ low, high }: Rate): string {
  return low === null || high === null ? "–" : `${short(low)} – ${short(high)}`;
}

/** One decimal at most. */
function short(rate: number): string {
  return String(Math.round(rate * 10) / 10);
}

export function sizeName({ upTo }: SizeRate, under: number | null): string {
  if (upTo === null) return `more than ${thousands(under ?? 0)}`;
  return under === null
    ? `at most ${thousands(upTo)}`
    : `${thousands(under + 1)} to ${thousands(upTo)}`;
}

function thousands(count: number): string {
  return String(count).replace(/\B(?=(?:\d{3})+$)/g, ",");
}

/** How the branch was followed, and what was left out. */
export function walkWords({ walked, pulls, period, head }: Backtest): Sentence {
  const met = pulls.merged + pulls.squashed;
  const when =
    period === null ? "" : `, merged from ${period.from.slice(0, 10)} to ${period.to.slice(0, 10)}`;
  const kinds = `${countOf(pulls.merged, "merge")}, ${pulls.squashed} squashed`;
  const sentences = [
    `${countOf(met, "pull request")} (${kinds})${when}.`,
    `Nothing guarded is in ${pulls.untouched} of them.`,
    `Commits without a pull request, or rebased so that none shows: ${walked.plain}.`,
    ...(pulls.unsized === 0 ? [] : [`Of no known size, and in no row of it: ${pulls.unsized}.`]),
    ...(walked.octopus === 0 ? [] : [`Merges of several branches, left out: ${walked.octopus}.`]),
    endWords[walked.end],
  ];
  const commits = countOf(walked.commits, "commit");
  return say`Back from ${shortOf(head)}: ${ours(commits)}, ${ours(sentences.join(" "))}`;
}

const endWords: Readonly<Record<Backtest["walked"]["end"], string>> = {
  enough: "That is as many as were asked for.",
  start: "That is the whole history.",
  cut: "The history ends there because what is before is not in this clone: run git fetch --unshallow to look further.",
};

export function policyWords({ policy }: Backtest): Sentence {
  const all = "one policy for the whole history, as if it had been enforced all the time";
  switch (policy.kind) {
    case "built-in":
      return say`Policy: none, so the built-in areas were taken: ${ours(all)}.`;
    case "repository":
      return say`Policy: ${policy.path} at ${policy.commit.slice(0, 7)}: ${ours(all)}.`;
    case "file":
    case "baseline":
      return say`Policy: ${policy.path}: ${ours(all)}.`;
    default:
      return policy satisfies never;
  }
}

const mostOfTitle = 60;

/** "#123 Add a fee (2026-05-31, 42 lines, 1a2b3c4)", a little more than a line. */
export function pullTitle({ pull, lines }: Replay): Sentence {
  const size = lines === null ? "" : `, ${countOf(lines, "line")}`;
  const number = pull.number === null ? [] : say`${strong(`#${pull.number}`)} `;
  const whole = visible(titleOf(pull));
  const title = whole.length > mostOfTitle ? `${whole.slice(0, mostOfTitle - 1)}…` : whole;
  return say`${number}${title} ${ours(`(${pull.at.slice(0, 10)}${size},`)} ${shortOf(pull.commit)})`;
}

export function titleOf({ title, commit }: MergedPull): string {
  return title === "" ? shortOf(commit) : title;
}

export function hindranceWords({ path, reason }: Hindrance): Sentence {
  return path === null ? reason : say`${path}: ${reason}.`;
}

export const proposalWords: Sentence = say`There is no policy here. This one names what looks as if it moved money: strike what does not, add what is missing, and save it as ${".github/foureyes.yml"}. It only observes.`;

/** Which versions looked: another one may find something else. */
export function detectorWords({ detectors }: Backtest): Sentence {
  const names = Object.entries(detectors).map(([id, version]) => ours(`${id} ${version}`));
  return say`Detectors: ${listOf(names)}.`;
}

const mostLines = 6;
const mostColumns = 100;

/** Both sides of a finding as a page of many shows them. */
export function sidesOf({ before, after }: Finding): Record<"before" | "after", Excerpt | null> {
  const margin = marginOf([...(before?.lines ?? []), ...(after?.lines ?? [])]);
  return { before: limited(before, margin), after: limited(after, margin) };
}

/** How far all lines are indented alike; that tells nothing of the place. */
function marginOf(lines: readonly string[]): string {
  const margins = lines
    .filter((line) => line.trim() !== "")
    .map((line) => /^[ \t]*/.exec(line)?.[0] ?? "");
  return margins.reduce(
    (one, other) => (other.startsWith(one) ? one : commonStart(one, other)),
    margins[0] ?? "",
  );
}

function commonStart(one: string, other: string): string {
  const differs = [...one].findIndex((sign, at) => sign !== other[at]);
  return differs < 0 ? one : one.slice(0, differs);
}

/** The first lines of a side, and how many more there are: enough to know the place again. */
function limited(excerpt: Excerpt | null, margin: string): Excerpt | null {
  if (excerpt === null) return null;
  const whole = excerpt.lines.map((line) =>
    line.startsWith(margin) ? line.slice(margin.length) : line,
  );
  const lines = whole.slice(0, mostLines).map(shortened);
  const more = whole.length - lines.length;
  return { ...excerpt, lines: more === 0 ? lines : [...lines, `… ${countOf(more, "more line")}`] };
}

function shortened(line: string): string {
  return line.length > mostColumns ? `${line.slice(0, mostColumns)} …` : line;
}
