/** The pull requests of a branch, newest first, each looked at as the check would have done. */
import { type Brought, broughtBy } from "../../core/backtest/merged-pull.ts";
import { replayOf } from "../../core/backtest/replay.ts";
import type { AreaMatcher } from "../../core/policy/match.ts";
import type { MergedPull, Replay, Walked } from "../../domain/backtest.ts";
import type { Change } from "../../domain/change.ts";
import type { Policy } from "../../domain/policy.ts";
import type { Sha } from "../../domain/sha.ts";
import type { History } from "../git/repository.ts";
import { type ScanParts, scanChange } from "../inspection/scan-change.ts";
import { inOrder } from "./in-order.ts";
import type { State } from "./state.ts";

export interface ReplayParts extends Omit<ScanParts, "progress"> {
  readonly repository: ScanParts["repository"] & History;
  readonly state: State;
  /** Told after each pull request how many of those that count are done, and how many wait. */
  readonly progress: (done: number, waiting: number) => void;
}

export interface Asked {
  readonly tip: Sha;
  readonly policy: Policy;
  /** Null where nothing is proposed. */
  readonly proposed: AreaMatcher | null;
  /** Pull requests that touch something guarded; others are met on the way, and cost little. */
  readonly most: number;
}

export interface Replayed {
  readonly replays: readonly Replay[];
  readonly walked: Walked;
}

/** While git answers for one, others are computed. */
const together = 4;

/** Throws "git" and "malformed-input" when the branch itself cannot be followed. */
export async function replayHistory(parts: ReplayParts, asked: Asked): Promise<Replayed> {
  const replays: Replay[] = [];
  const counts = { commits: 0, plain: 0, octopus: 0 };
  let touching = 0;
  let waiting = 0;
  const work = async (brought: Met) =>
    typeof brought === "string" ? brought : lookedAt(parts, asked, brought);
  for await (const met of inOrder(broughtIn(parts, asked.tip), together, work)) {
    if (met === "cut") return { replays, walked: { ...counts, end: "cut" } };
    counts.commits += 1;
    if (typeof met === "string") {
      counts[met] += 1;
      continue;
    }
    replays.push(met);
    if (met.verdict !== "untouched") touching += 1;
    if (met.verdict === "held") waiting += 1;
    parts.progress(touching, waiting);
    if (touching >= asked.most) return { replays, walked: { ...counts, end: "enough" } };
  }
  return { replays, walked: { ...counts, end: "start" } };
}

type Met = Brought | "cut";

async function* broughtIn({ repository }: ReplayParts, tip: Sha): AsyncGenerator<Met> {
  for await (const landing of repository.readMainline(tip))
    yield landing === "cut" ? landing : broughtBy(landing);
}

async function lookedAt(parts: ReplayParts, asked: Asked, pull: MergedPull): Promise<Replay> {
  const known = parts.state.known(pull);
  if (known !== null) return { pull, ...known };
  const supply = async () => ({ kind: "policy", policy: asked.policy }) as const;
  const quiet = { ...parts, progress: () => {} };
  const { scan, inspection } = await scanChange(quiet, supply, pull.base, pull.head);
  const change = inspection?.change ?? null;
  const isTouching = scan.areas.length > 0 && change !== null;
  const replay = replayOf(pull, scan, {
    lines: isTouching ? await linesOf(parts, change) : null,
    proposed: change === null ? [] : proposedIn(change, asked.proposed),
  });
  await parts.state.keep(replay);
  return replay;
}

async function linesOf({ repository }: ReplayParts, change: Change): Promise<number | null> {
  const [from] = change.mergeBases;
  return from === undefined ? null : repository.countLines(from, change.head);
}

function proposedIn({ files }: Change, areas: AreaMatcher | null): readonly string[] {
  if (areas === null) return [];
  return [...new Set(files.flatMap((file) => areas.areasOf(file).map(({ name }) => name)))];
}
