/** What a scan of the past comes to. */
import type { Hindrance, MergedPull, Replay, ReplayedFinding } from "../../domain/backtest.ts";
import type { JudgedFinding } from "../../domain/decision.ts";
import { atLeast } from "../../domain/finding.ts";
import type { Scan } from "../scan.ts";

/** What no scan tells. */
export type Beside = Pick<Replay, "lines" | "proposed">;

/** The mode of the policy does not matter: it tells what enforcing it would have meant. */
export function replayOf(pull: MergedPull, scan: Scan, beside: Beside): Replay {
  const hindrances = hindrancesOf(scan);
  return {
    pull,
    verdict: scan.verdict === "clear" && scan.areas.length === 0 ? "untouched" : scan.verdict,
    files: { changed: scan.files.changed, guarded: scan.files.guarded },
    areas: scan.areas.map(({ name }) => name),
    findings: scan.findings.map((judged) => replayedOf(judged, scan)),
    hindrances,
    ...beside,
  };
}

function hindrancesOf({ failure, files }: Scan): readonly Hindrance[] {
  const whole = failure?.kind === "unreadable" ? [{ path: null, reason: failure.reason }] : [];
  return [...whole, ...files.uninspected.map(({ path, reason }) => ({ path, reason }))];
}

function replayedOf({ finding, areas }: JudgedFinding, scan: Scan): ReplayedFinding {
  const holding = scan.areas.filter(
    ({ name, hold }) => areas.includes(name) && atLeast(finding.severity, hold),
  );
  return { finding, holding: holding.map(({ name }) => name) };
}
