/** `foureyes backtest`: what would have waited of what was merged. */
import { type Backtest, backtestOf, statusOf } from "../../core/backtest/backtest.ts";
import { areasOf, type Proposal, proposalOf } from "../../core/backtest/proposal.ts";
import { detectorVersions } from "../../core/findings/registry.ts";
import { compileAreas } from "../../core/policy/match.ts";
import { backtestHtml } from "../../core/publication/backtest-html.ts";
import { backtestJson } from "../../core/publication/backtest-json.ts";
import { backtestPage } from "../../core/publication/backtest-page.ts";
import type { Policy } from "../../domain/policy.ts";
import { Problem } from "../../domain/problem.ts";
import type { Sha } from "../../domain/sha.ts";
import { replayHistory } from "../backtest/replay-history.ts";
import { noState, openState } from "../backtest/state.ts";
import { type History, openRepository, type Repository } from "../git/repository.ts";
import { analysisOnDemand } from "./analysis-on-demand.ts";
import type { Console } from "./console.ts";
import { flagsOf } from "./flags.ts";
import { cluesIn } from "./policy-tree.ts";
import { openProgress } from "./progress.ts";
import { formatAmong, render } from "./render.ts";
import { commitOf } from "./scan.ts";
import {
  nothingToFetch,
  type PolicySupply,
  supplyFromBase,
  supplyFromFile,
} from "./scan-policy.ts";

const formats = ["text", "json", "html"] as const;
const longestLast = 100_000;

/** Throws "usage"; what cannot be looked at is an answer, not an error. */
export async function runBacktest(args: readonly string[], console: Console): Promise<number> {
  const started = performance.now();
  const names = ["repo", "last", "policy", "branch", "state", "format"] as const;
  const flags = flagsOf(args, names);
  const format = formatAmong(formats, flags.format ?? "text");
  const most = countIn(flags.last ?? "200");
  const supply = flags.policy === undefined ? supplyFromBase : await supplyFromFile(flags.policy);
  const repository = await openRepository(flags.repo ?? ".");
  try {
    const tip = await commitOf(repository, flags.branch ?? "HEAD");
    const asked = { repository, tip, most, supply, state: flags.state ?? null };
    const backtest = await backtested(asked, console);
    const durationMs = Math.round(performance.now() - started);
    const page = () => backtestPage(backtest);
    const json = () => backtestJson(backtest, durationMs);
    console.out(
      format === "html" ? backtestHtml(backtest) : render({ page, json }, format, console),
    );
    return statusOf(backtest);
  } finally {
    await repository.close();
  }
}

interface Asked {
  readonly repository: Repository & History;
  readonly tip: Sha;
  readonly most: number;
  readonly supply: PolicySupply;
  /** The file that is named for it, if any. */
  readonly state: string | null;
}

async function backtested(asked: Asked, console: Console): Promise<Backtest> {
  const { repository, tip, most } = asked;
  const policy = await policyOf(asked);
  const source = policy.sources[0] ?? { kind: "built-in" };
  const proposal = source.kind === "built-in" ? await proposed(repository, tip) : null;
  const detectors = detectorsOn(policy);
  const how = { policy: { ...policy, mode: null, sources: null }, proposal, detectors };
  const state = asked.state === null ? noState : await openState(asked.state, how);
  const progress = openProgress(console, () => performance.now(), "Looking at pull requests");
  try {
    const parts = {
      repository,
      fetchBlobs: nothingToFetch,
      analysis: analysisOnDemand,
      state,
      progress: (done: number, waiting: number) =>
        progress.step(done, most, `, ${waiting} would have waited`),
    };
    const areas = proposal === null ? null : compileAreas({ areas: areasOf(proposal) });
    const replayed = await replayHistory(parts, { tip, policy, proposed: areas, most });
    const names = policy.areas.map(({ name }) => name);
    return backtestOf({
      head: tip,
      policy: source,
      areas: names,
      detectors,
      proposal,
      ...replayed,
    });
  } finally {
    progress.end();
    await state.close();
  }
}

/** Nothing can be told of an invalid policy. Throws "usage". */
async function policyOf({ supply, repository, tip }: Asked): Promise<Policy> {
  const reading = await supply(repository, tip);
  if (reading.kind === "policy") return reading.policy;
  const [{ line, column, message } = { line: 1, column: 1, message: "" }] = reading.errors;
  const path = reading.source.kind === "built-in" ? "" : reading.source.path;
  throw new Problem(
    "malformed-input",
    `The policy is invalid: ${path}:${line}:${column} ${message}`,
  );
}

function detectorsOn({ detectors }: Policy): Readonly<Record<string, number>> {
  return Object.fromEntries(
    Object.entries(detectorVersions).filter(([id]) => detectors[id]?.kind !== "off"),
  );
}

async function proposed(repository: Repository, tip: Sha): Promise<Proposal | null> {
  const tree = await repository.readTree(tip);
  const { named, worded } = await cluesIn(repository, tree);
  return proposalOf(named, worded, tree);
}

/** Throws "usage". */
function countIn(text: string): number {
  const count = Number(text);
  if (/^[1-9]\d*$/.test(text) && count <= longestLast) return count;
  throw new Problem(
    "usage",
    `--last is ${JSON.stringify(text.slice(0, 60))}; it can be a whole number from 1 to ${longestLast}.`,
  );
}
