/** The JSON of `backtest`, version 1: relied on from outside. Fields may be added, never changed. */
import type { Hindrance, Replay, ReplayedFinding } from "../../domain/backtest.ts";
import type { Excerpt } from "../../domain/finding.ts";
import { plainOf } from "../../domain/sentence.ts";
import { type Backtest, statusOf } from "../backtest/backtest.ts";

export function backtestJson(backtest: Backtest, durationMs: number): object {
  const { head, policy, detectors, walked, pulls, period, waiting, shown, proposal } = backtest;
  return {
    version: 1,
    status: statusOf(backtest),
    head,
    policy: { kind: policy.kind, path: policy.kind === "built-in" ? null : policy.path },
    detectors,
    history: { ...walked, ...period },
    pullRequests: pulls,
    waiting,
    shown,
    bySize: backtest.bySize.map(({ upTo, waiting: rate }) => ({ upTo, ...rate })),
    byDetector: backtest.byDetector.map(({ name, waiting: rate, ...findings }) => ({
      detector: name,
      ...rate,
      waitingFindings: findings.findings,
      shownFindings: findings.shown,
    })),
    byArea: backtest.byArea.map(({ name, waiting: rate }) => ({ area: name, ...rate })),
    byMonth: backtest.byMonth.map(({ month, waiting: rate }) => ({ month, ...rate })),
    held: backtest.held.map(replayJson),
    undetermined: backtest.undetermined.map(replayJson),
    proposal: proposal === null ? null : { areas: proposal.areas, policy: proposal.text },
    durationMs,
  };
}

function replayJson({ pull, files, lines, areas, findings, hindrances }: Replay): object {
  const { commit, base, head, way, number, title, at } = pull;
  return {
    number,
    title,
    commit,
    base,
    head,
    way,
    mergedAt: at,
    files,
    lines,
    areas,
    findings: findings.map(findingJson),
    hindrances: hindrances.map(hindranceJson),
  };
}

function findingJson({ finding, holding }: ReplayedFinding): object {
  const { message, within, before, after, commit = null, ...place } = finding;
  return {
    ...place,
    function: within,
    blocking: holding.length > 0,
    areas: holding,
    message: plainOf(message),
    before: excerptJson(before),
    after: excerptJson(after),
    commit,
  };
}

function excerptJson(excerpt: Excerpt | null): object | null {
  return excerpt === null ? null : { startLine: excerpt.startLine, lines: excerpt.lines };
}

function hindranceJson({ path, reason }: Hindrance): object {
  return { path, reason: plainOf(reason) };
}
