/** What is said of a backtest, on the terminal and in HTML alike. */
import type { Hindrance, MergedPull, Replay } from "../../domain/backtest.ts";
import type { Excerpt } from "../../domain/finding.ts";
import { type Sentence, say, strong } from "../../domain/sentence.ts";
import { shortOf } from "../../domain/sha.ts";
import type { Backtest, SizeRate } from "../backtest/backtest.ts";
import type { Rate } from "../backtest/interval.ts";
import { countOf, ours } from "./words.ts";

export function backtestLead({ waiting, pulls }: Backtest): Sentence {
  if (pulls.looked === 0)
    return say`${strong("Nothing to tell.")} No pull request that was met touches anything guarded.`;
  const would = `${waiting.count} of ${countOf(waiting.of, "pull request")}`;
  return say`${strong(would)} that touch something guarded would have waited for an explanation: ${ours(per100(waiting))}.`;
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
  const kinds = `${countOf(pulls.merged, "merge")} and ${countOf(pulls.squashed, "squashed one")}`;
  return say`Back from ${shortOf(head)}: ${ours(countOf(walked.commits, "commit"))}, in them ${ours(countOf(met, "pull request"))} (${ours(kinds)})${ours(when)}. ${ours(String(pulls.untouched))} touch nothing guarded. ${ours(String(walked.plain))} other commits came without a pull request, or by a rebase that does not show one.${octopusWords(walked.octopus)} ${ours(endWords[walked.end])}`;
}

function octopusWords(octopus: number): Sentence {
  if (octopus === 0) return [];
  return ours(` ${countOf(octopus, "merge")} of several branches at once left out.`);
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

/** "#123 Add a fee, 2026-05-31, 42 lines, 1a2b3c4". */
export function pullTitle({ pull, lines }: Replay): Sentence {
  const size = lines === null ? "" : `, ${countOf(lines, "line")}`;
  const number = pull.number === null ? [] : say`${strong(`#${pull.number}`)} `;
  return say`${number}${titleOf(pull)} ${ours(`(${pull.at.slice(0, 10)}${size},`)} ${shortOf(pull.commit)})`;
}

function titleOf({ title, commit }: MergedPull): string {
  return title === "" ? shortOf(commit) : title;
}

export function hindranceWords({ path, reason }: Hindrance): Sentence {
  return path === null ? reason : say`${path}: ${reason}.`;
}

const mostLines = 6;

/** The first lines of a side, and how many more there are. */
export function limited(excerpt: Excerpt | null): Excerpt | null {
  if (excerpt === null || excerpt.lines.length <= mostLines) return excerpt;
  const more = excerpt.lines.length - mostLines;
  return {
    ...excerpt,
    lines: [...excerpt.lines.slice(0, mostLines), `… ${countOf(more, "more line")}`],
  };
}
