/** Reads deliveries that concern more than one pull request: pushes, rules, re-runs, installations. */
import type { z } from "zod";
import { branchOf, type Pushed } from "../../domain/fact.ts";
import { isNothing } from "../../domain/sha.ts";
import { type Notes, notesFor } from "./notes.ts";
import type {
  checkRunEvent,
  checkSuiteEvent,
  installationEvent,
  mergeGroupEvent,
  pushEvent,
  repositoryEvent,
  rulesEvent,
} from "./payload.ts";

export function pushNotes({
  installation,
  repository,
  ref,
  before,
  after,
  deleted,
  forced = false,
  commits,
  sender,
}: z.infer<typeof pushEvent>): Notes {
  const branch = branchOf({ ref });
  const isDefault = branch === repository.default_branch;
  const pushed = [...new Set([...commits.map((commit) => commit.id), after])];
  const fact: Pushed = {
    kind: "pushed",
    repository: repository.id,
    ref,
    by: sender,
    before,
    after,
    commits: pushed,
    forced,
    at: String(repository.pushed_at ?? ""),
  };
  const went = deleted || isNothing(after);
  const came = isNothing(before);
  const forward = came || went || forced ? null : after;
  const { id } = installation;
  const moved = { installation: id, repository: repository.id, isDefault, came, went, forward };
  return notesFor(id, {
    repositories: [repository],
    facts: went || isOfQueue(fact) ? [] : [fact],
    branches: branch === null ? [] : [{ ...moved, branch }],
    // The organisation's policy is kept there.
    everywhere: isDefault && repository.name.toLowerCase() === ".github",
  });
}

/** What a merge queue tries is made of commits that others brought. */
function isOfQueue({ ref, by }: Pushed): boolean {
  return by.login === "github-merge-queue[bot]" && ref.startsWith("refs/heads/gh-readonly-queue/");
}

/** Every open pull request tells whether the check is required, and may be green for other branches now. */
export function rulesNotes({
  installation,
  repository,
  repository_ruleset: ruleset,
}: z.infer<typeof rulesEvent>): Notes {
  const isOfMany = (ruleset?.source_type ?? "Repository") !== "Repository";
  const concerned = isOfMany ? null : (repository ?? null);
  const { id } = installation;
  return notesFor(id, {
    repositories: concerned === null ? [] : [concerned],
    rules: [concerned?.id ?? null],
    keys: concerned === null ? [] : [{ installation: id, repository: concerned.id, pull: null }],
    everywhere: concerned === null,
  });
}

/** Of what is edited there, only another default branch is another rule, and another policy. */
export function repositoryNotes(event: z.infer<typeof repositoryEvent>): Notes {
  const { installation, repository, changes } = event;
  return changes?.default_branch === undefined
    ? notesFor(installation.id, { repositories: [repository] })
    : rulesNotes({ installation, repository });
}

/** Somebody pressed "Re-run" on a check run of ours. */
export function headNotes(
  { installation, repository }: Pick<z.infer<typeof pushEvent>, "installation" | "repository">,
  suite: z.infer<typeof checkSuiteEvent>["check_suite"],
  appId: number,
): Notes {
  const ours = suite.app?.id === appId;
  const head = { installation: installation.id, repository: repository.id, head: suite.head_sha };
  return notesFor(installation.id, { repositories: [repository], heads: ours ? [head] : [] });
}

/** A run of ours came to be, perhaps of a request that was given up long ago, or was completed. */
export function runNotes(
  { installation, repository }: Pick<z.infer<typeof pushEvent>, "installation" | "repository">,
  { id: run, name, head_sha: head, app, ...said }: z.infer<typeof checkRunEvent>["check_run"],
  appId: number,
): Notes {
  const posted = {
    installation: installation.id,
    repository: repository.id,
    head,
    name,
    run,
    state: said.conclusion ?? said.status ?? "",
    externalId: said.external_id ?? "",
  };
  return notesFor(installation.id, {
    repositories: [repository],
    runs: app?.id === appId ? [posted] : [],
  });
}

/** A merge queue made a commit, or has no use for one any more. */
export function groupNotes({
  action,
  reason,
  installation,
  repository,
  merge_group: { head_sha, head_ref, base_ref },
}: z.infer<typeof mergeGroupEvent>): Notes {
  const { id } = installation;
  const key = { installation: id, repository: repository.id, pull: null, group: head_sha };
  const taught = { repositories: [repository] };
  const isEnd = action === "destroyed";
  if (isEnd && reason === "merged") return notesFor(id, { ...taught, merged: [key] });
  const baseRef = branchOf({ ref: base_ref }) ?? base_ref;
  const group = { key, pull: pullIn(head_ref), baseRef, gone: isEnd };
  return notesFor(id, { ...taught, groups: [group], keys: [key] });
}

/** `gh-readonly-queue/<base>/pr-<number>-<commit>`: for people only, the queue's list decides. */
function pullIn(ref: string): number {
  return Number(/\/pr-(\d{1,15})-[0-9a-f]+$/.exec(ref)?.[1] ?? 0);
}

export function installationNotes({
  installation,
  repositories,
  repositories_added,
}: z.infer<typeof installationEvent>): Notes {
  const added = repositories_added ?? repositories ?? [];
  const known = added.map(({ id, name, full_name }) => ({
    id,
    name,
    owner: full_name.split("/")[0] ?? "",
  }));
  const everywhere = repositories_added === undefined && repositories === undefined;
  return notesFor(installation.id, {
    repositories: known,
    everywhere,
    // What could not be read may be readable now, and nobody told what changed meanwhile.
    rules: everywhere ? [null] : known.map(({ id }) => id),
    keys: known.map(({ id }) => ({ installation: installation.id, repository: id, pull: null })),
  });
}
