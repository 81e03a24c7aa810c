/** The end: what stands on GitHub for each commit against what the oracle says. */
import type { CheckRun, Repository } from "../github/world/repository.ts";
import { guarded } from "./cast.ts";
import { type Answer, answersFor, type World } from "./oracle.ts";

/** What a check of each answer looks like to GitHub: nothing but a clear one may be a success. */
const states: Readonly<Record<Answer, string>> = {
  clear: "success",
  held: "in_progress",
  blocked: "failure",
  undetermined: "failure",
};

export interface Judgement {
  /** Successes that must not be; one line each. */
  readonly wrong: readonly string[];
  /** Anything else that is not as it must be, as if somebody had forgotten it. */
  readonly lost: readonly string[];
}

export function judge(world: World): Judgement {
  const { repository } = world;
  const open = repository.pulls.filter(({ state }) => state === "open");
  const heads = new Set(open.map(({ head }) => head.sha));
  const wrong: string[] = [];
  const lost: string[] = [];
  for (const head of heads) {
    const must = answersFor(world, head);
    const shown = stateOf(repository, head);
    if (must.some((answer) => shown === states[answer])) continue;
    const numbers = open.filter((pull) => pull.head.sha === head).map(({ number }) => `#${number}`);
    const line = `${numbers.join(", ")} ${head.slice(0, 12)} must be ${must.join(" or ")} and shows ${shown}`;
    (shown === "success" ? wrong : lost).push(line);
  }
  for (const head of leftHeads(repository, heads))
    if (stateOf(repository, head) === "success")
      wrong.push(`${head.slice(0, 12)} shows success, and nothing stands for it`);
  return { wrong, lost };
}

/** How many commits show something else than they will. */
export function laggingIn(world: World): number {
  const { pulls } = world.repository;
  const heads = new Set(pulls.filter(({ state }) => state === "open").map(({ head }) => head.sha));
  const lags = (head: string) => {
    const shown = stateOf(world.repository, head);
    return !answersFor(world, head).some((answer) => shown === states[answer]);
  };
  return [...heads].filter(lags).length;
}

/** Of checks, those that no pull request is for, nor one whose merge needed them. */
function leftHeads({ runs, pulls }: Repository, heads: ReadonlySet<string>): ReadonlySet<string> {
  const merged = pulls
    .filter((pull) => pull.merged !== null && guarded.some((base) => base === pull.base.ref))
    .map(({ head }) => head.sha);
  const kept = new Set([...heads, ...merged]);
  return new Set(runs.map(({ headSha }) => headSha).filter((sha) => !kept.has(sha)));
}

function stateOf({ runs }: Repository, head: string): string {
  const run = runs.findLast(
    ({ name, headSha }: CheckRun) => name === "foureyes" && headSha === head,
  );
  return run === undefined ? "nothing" : (run.conclusion ?? run.status);
}
