/** What a policy would have done to the pull requests of the past, counted. */
import type { Replay, Walked } from "../../domain/backtest.ts";
import type { PolicySource } from "../../domain/policy.ts";
import type { Sha } from "../../domain/sha.ts";
import { type Rate, rateOf } from "./interval.ts";
import type { Proposal } from "./proposal.ts";

/** What was looked at, and with what. */
export interface BacktestInput {
  /** Where the branch was when it was followed back. */
  readonly head: Sha;
  readonly policy: PolicySource;
  /** Areas of the policy, in its order. */
  readonly areas: readonly string[];
  /** Detectors that looked, and their versions. */
  readonly detectors: Readonly<Record<string, number>>;
  readonly walked: Walked;
  /** Every pull request that was met, newest first. */
  readonly replays: readonly Replay[];
  /** Null where somebody wrote a policy. */
  readonly proposal: Proposal | null;
}

export interface Backtest extends Omit<BacktestInput, "areas" | "replays" | "proposal"> {
  readonly pulls: {
    readonly merged: number;
    readonly squashed: number;
    /** Touch nothing guarded. */
    readonly untouched: number;
    /** Touch something guarded, and were looked at: the others count for nothing below. */
    readonly looked: number;
    readonly undetermined: number;
    /** Of those that were looked at: git could not count their lines, so they are in no size. */
    readonly unsized: number;
  };
  /** When the oldest and the newest that was met were merged; null when none was. */
  readonly period: { readonly from: string; readonly to: string } | null;
  /** Of those that were looked at: how many would have waited for an explanation. */
  readonly waiting: Rate;
  /** Findings that would have been shown on them, whether they make one wait or not. */
  readonly shown: number;
  readonly bySize: readonly SizeRate[];
  readonly byDetector: readonly DetectorRate[];
  readonly byArea: readonly (Named & Waits)[];
  /** Oldest first, with those in between in which nothing was merged. */
  readonly byMonth: readonly (Waits & { readonly month: string })[];
  /** Newest first. */
  readonly held: readonly Replay[];
  readonly undetermined: readonly Replay[];
  readonly proposal: ProposalCounts | null;
}

/** Most detectors have nothing to say of most histories. */
export function saidSomething({ findings, shown }: DetectorRate): boolean {
  return findings + shown > 0;
}

interface Named {
  readonly name: string;
}

/** A pull request that waits for two detectors counts for both. */
interface Waits {
  readonly waiting: Rate;
}

export interface SizeRate extends Waits {
  /** Changed lines at most; null: more than all others. */
  readonly upTo: number | null;
}

export interface DetectorRate extends Named, Waits {
  /** Findings that wait, and those that are only shown. */
  readonly findings: number;
  readonly shown: number;
}

export interface ProposalCounts extends Omit<Proposal, "areas"> {
  /** `pulls`: how many of all that were met touch it. */
  readonly areas: readonly (Proposal["areas"][number] & { readonly pulls: number })[];
}

/** Changed lines; whoever reviews more than a thousand does not review them. */
const sizes: readonly (number | null)[] = [50, 200, 1_000, null];

export function backtestOf(input: BacktestInput): Backtest {
  const { replays, head, policy, detectors, walked, proposal } = input;
  const looked = replays.filter(({ verdict }) => verdict === "clear" || verdict === "held");
  const undetermined = replays.filter(({ verdict }) => verdict === "undetermined");
  return {
    head,
    policy,
    detectors,
    walked,
    pulls: {
      merged: replays.filter(({ pull }) => pull.way === "merge").length,
      squashed: replays.filter(({ pull }) => pull.way === "squash").length,
      untouched: replays.length - looked.length - undetermined.length,
      looked: looked.length,
      undetermined: undetermined.length,
      unsized: looked.filter(({ lines }) => lines === null).length,
    },
    period: periodOf(replays),
    waiting: waitingOf(looked),
    shown: looked.reduce((sum, { findings }) => sum + findings.length, 0),
    bySize: sizes.map((upTo, at) => ({
      upTo,
      waiting: waitingOf(looked.filter((replay) => isOfSize(replay, sizes[at - 1] ?? -1, upTo))),
    })),
    byDetector: Object.keys(detectors).map((name) => detectorRate(name, looked)),
    byArea: input.areas.map((name) => ({ name, waiting: areaRate(name, looked) })),
    byMonth: monthsOf(looked).map((month) => ({
      month,
      waiting: waitingOf(looked.filter((replay) => monthOf(replay) === month)),
    })),
    held: looked.filter(waits),
    undetermined,
    proposal: proposal === null ? null : proposalCounts(proposal, replays),
  };
}

/** 0: done; 2: something could not be looked at. */
export function statusOf({ undetermined, walked }: Backtest): 0 | 2 {
  return undetermined.length > 0 || walked.end === "cut" ? 2 : 0;
}

export function waits({ verdict }: Replay): boolean {
  return verdict === "held";
}

function waitingOf(replays: readonly Replay[]): Rate {
  return rateOf(replays.filter(waits).length, replays.length);
}

/** Those whose lines could not be counted are in no size. */
function isOfSize({ lines }: Replay, over: number, upTo: number | null): boolean {
  return lines !== null && lines > over && (upTo === null || lines <= upTo);
}

function detectorRate(name: string, looked: readonly Replay[]): DetectorRate {
  const found = looked.map(({ findings }) =>
    findings.filter(({ finding }) => finding.detector === name),
  );
  const waiting = found.map((some) => some.filter(({ holding }) => holding.length > 0).length);
  const findings = waiting.reduce((sum, count) => sum + count, 0);
  return {
    name,
    waiting: rateOf(waiting.filter((count) => count > 0).length, looked.length),
    findings,
    shown: found.reduce((sum, some) => sum + some.length, 0) - findings,
  };
}

/** Of those that touch the area. */
function areaRate(name: string, looked: readonly Replay[]): Rate {
  const touching = looked.filter(({ areas }) => areas.includes(name));
  const isHeld = ({ findings }: Replay) => findings.some(({ holding }) => holding.includes(name));
  return rateOf(touching.filter(isHeld).length, touching.length);
}

function periodOf(replays: readonly Replay[]): Backtest["period"] {
  const times = replays.map(({ pull }) => pull.at).sort();
  const [from] = times;
  const to = times.at(-1);
  return from === undefined || to === undefined ? null : { from, to };
}

function monthOf({ pull }: Replay): string {
  return pull.at.slice(0, 7);
}

/** A clock that was wrong by decades would else fill the page with empty months. */
const mostMonths = 240;

/** `2026-05`, oldest first. */
function monthsOf(replays: readonly Replay[]): readonly string[] {
  const met = [...new Set(replays.map(monthOf))].sort();
  const [first] = met;
  const last = met.at(-1);
  if (first === undefined || last === undefined) return [];
  const all: string[] = [];
  for (let month = first; month <= last; month = nextMonth(month)) {
    all.push(month);
    if (all.length > mostMonths) return met;
  }
  return all;
}

function nextMonth(month: string): string {
  const [year = 0, number = 0] = month.split("-").map(Number);
  return number === 12
    ? `${String(year + 1).padStart(4, "0")}-01`
    : `${month.slice(0, 5)}${String(number + 1).padStart(2, "0")}`;
}

function proposalCounts(proposal: Proposal, replays: readonly Replay[]): ProposalCounts {
  return {
    ...proposal,
    areas: proposal.areas.map((area) => ({
      ...area,
      pulls: replays.filter(({ proposed }) => proposed.includes(area.name)).length,
    })),
  };
}
