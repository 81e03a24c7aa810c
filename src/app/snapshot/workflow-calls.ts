/** Who set off the workflow that pushed: the one that ran at that moment (A02). */
import { z } from "zod";
import { callersOf } from "../../core/approvals/callers.ts";
import { pushesOf, type Written } from "../../core/approvals/pushes.ts";
import type { Called, Fact } from "../../domain/fact.ts";
import type { Person } from "../../domain/person.ts";
import { Problem } from "../../domain/problem.ts";
import type { LookTarget } from "../evaluation/parts.ts";
import type { Octokit } from "../github/client.ts";
import { account } from "../webhook/payload.ts";

/** The account by which workflows push with GitHub's own token. */
const actions = "github-actions[bot]";
const mostPages = 3;
const dayMs = 86_400_000;
/** Clocks, and what is told a little later than it was. */
const toleranceMs = 60_000;
/** The end of the year 9999: who writes more digits means no time. */
const lastMs = 253_402_300_799_000;

const list = z.array(
  z.object({
    id: z.int(),
    run_started_at: z.string().nullish(),
    created_at: z.string(),
    updated_at: z.string(),
    status: z.string().nullish(),
    actor: account.nullish(),
    triggering_actor: account.nullish(),
  }),
);
type Run = z.infer<typeof list>[number];

/** Null where no workflow pushed whose caller is wanted. Of several people that it may be, none is told. */
export async function fetchWorkflowCalls(
  { octokit, repository, key }: LookTarget,
  written: Written,
  facts: readonly Fact[],
): Promise<readonly Called[] | null> {
  const pushes = pushesOf(written, facts);
  const machine = pushes.made.find(({ by }) => by.login === actions)?.by;
  if (machine === undefined || callersOf(written, facts, pushes).length > 0) return null;
  const calls: Called[] = [];
  for (const { at, by } of pushes.made) {
    const time = by.id === machine.id ? timeOf(facts[at]) : null;
    if (time === null) continue;
    const runs = await fetchRuns(octokit, repository, time);
    const callers = runs === null ? [] : callersIn(runs.filter((run) => isAt(run, time)));
    const [only, ...others] = callers;
    if (only !== undefined && others.length === 0)
      calls.push({
        kind: "called",
        repository: key.repository,
        pull: key.pull,
        by: only.person,
        machines: [machine.login],
        how: "workflow",
        id: String(only.run),
      });
  }
  return calls;
}

function timeOf(fact: Fact | undefined): number | null {
  if (fact === undefined || !("at" in fact) || fact.at === undefined) return null;
  // A push tells seconds since 1970, everything else ISO 8601.
  const time = /^\d+$/.test(fact.at) ? Number(fact.at) * 1000 : Date.parse(fact.at);
  return time >= 0 && time <= lastMs ? time : null;
}

/** Null for more than we read: it may be any of the others. */
async function fetchRuns(
  octokit: Pick<Octokit, "rest" | "paginate">,
  { owner, name }: LookTarget["repository"],
  time: number,
): Promise<readonly Run[] | null> {
  const [from, to] = [time - dayMs, time + toleranceMs].map((ms) => new Date(ms).toISOString());
  const runs: Run[] = [];
  let pages = 0;
  for await (const { data } of octokit.paginate.iterator(
    octokit.rest.actions.listWorkflowRunsForRepo,
    { owner, repo: name, created: `${from}..${to}`, per_page: 100 },
  )) {
    if (pages === mostPages) return null;
    runs.push(...runsIn(data));
    pages += 1;
  }
  return runs;
}

function runsIn(data: unknown): readonly Run[] {
  const read = list.safeParse(data);
  if (read.success) return read.data;
  throw new Problem("github", "GitHub's list of workflow runs is not as it should be.");
}

function isAt({ run_started_at, created_at, updated_at, status }: Run, time: number): boolean {
  const started = Date.parse(run_started_at ?? created_at);
  const isOver = status === "completed" && Date.parse(updated_at) < time - toleranceMs;
  return started <= time + toleranceMs && !isOver;
}

interface CallerIn {
  readonly person: Person;
  readonly run: number;
}

function callersIn(runs: readonly Run[]): readonly CallerIn[] {
  const callers = runs.flatMap(({ id: run, actor, triggering_actor }) =>
    [actor, triggering_actor].flatMap((person) =>
      person === undefined || person === null ? [] : [{ person, run }],
    ),
  );
  return [...new Map(callers.map((caller) => [caller.person.id, caller])).values()];
}
