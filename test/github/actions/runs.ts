/** Runs of workflows: what a story says of them, and which ones a search finds. */
import { noCommit, tipOf } from "../git/refs.ts";
import type { Account } from "../world/accounts.ts";
import type { Repository } from "../world/repository.ts";
import type { WorkflowRun } from "../world/workflow-run.ts";
import type { World } from "../world/world.ts";
import { nextId } from "../world/world.ts";

export type NewWorkflowRun = Partial<Omit<WorkflowRun, "id" | "actor">> & {
  readonly actor: Account;
};

/** By default one that somebody started by hand on the default branch, and that went well just now. */
export function addWorkflowRun(
  world: World,
  repository: Repository,
  wanted: NewWorkflowRun,
): WorkflowRun {
  const now = wanted.createdAt ?? new Date();
  const headBranch = wanted.headBranch ?? repository.defaultBranch;
  const run: WorkflowRun = {
    id: nextId(world, "workflowRun"),
    name: "Release",
    path: ".github/workflows/release.yml",
    event: "workflow_dispatch",
    triggeringActor: wanted.actor,
    headSha: tipOf(repository.directory, headBranch) ?? noCommit,
    headBranch,
    attempt: 1,
    status: "completed",
    conclusion: "success",
    createdAt: now,
    startedAt: now,
    updatedAt: now,
    ...wanted,
  };
  repository.workflowRuns.push(run);
  return run;
}

/** As a search is written: `2026-11-30`, `>=…`, `…..…`, `…..*`. Null: it is none. */
export function parseCreated(text: string): ((at: Date) => boolean) | null {
  const range = text.split("..");
  const [sign = "", only = ""] = /^([<>]=?|)(.*)$/.exec(text)?.slice(1) ?? [];
  const bounds = range.length === 2 ? range : [only];
  const [from = Number.NaN, to = Number.NaN] = bounds.map((one, end) =>
    one === "*" ? (end === 0 ? -Infinity : Infinity) : Date.parse(one),
  );
  if (Number.isNaN(from) || (range.length === 2 && Number.isNaN(to))) return null;
  if (range.length === 2)
    return (at) => at.getTime() >= from && at.getTime() <= endOf(range[1], to);
  const until = endOf(only, from);
  const fits = {
    "": (time: number) => time >= from && time <= until,
    ">": (time: number) => time > until,
    ">=": (time: number) => time >= from,
    "<": (time: number) => time < from,
    "<=": (time: number) => time <= until,
  }[sign];
  return fits === undefined ? null : (at) => fits(Math.floor(at.getTime() / 1000) * 1000);
}

/** A day without a time is all of it. */
function endOf(text: string | undefined, start: number): number {
  return /^\d{4}-\d\d-\d\d$/.test(text ?? "") ? start + 86_399_999 : start;
}
