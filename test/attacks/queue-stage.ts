/** A firm whose main branch waits for another check as well, and is merged into by a merge queue. */
import { afterAll, beforeAll } from "vitest";
import type { NewQueue } from "../github/queue/queue.ts";
import { at, type Firm, type FirmOptions, type Login, startFirm } from "../stories/firm.ts";
import { approve, type Proposed, propose, type Stage } from "./stage.ts";

/** What is in main before, beside the strategy. */
const files = { "strategies/risk.py": "LIMIT = 100\n", "strategies/fees.py": "FEE = 2\n" };

/** Without a queue. */
export function ciStage(options: FirmOptions = {}): Stage {
  let firm: Firm;
  beforeAll(async () => {
    firm = await startFirm({ files, ...options });
    const requiredChecks = [{ context: "ci", appId: null }];
    firm.github.setRuleset(firm.repository, "ci", { requiredChecks });
    await firm.settled();
  });
  afterAll(() => firm.close());
  return () => firm;
}

export function queueStage({
  method = "MERGE",
  madeOf = null,
  ...options
}: QueueOptions = {}): Stage {
  const stage = ciStage(options);
  beforeAll(async () => {
    const { github, repository, settled } = stage();
    github.setQueue(repository, "main", { method, madeOf });
    await settled();
  });
  return stage;
}

type QueueOptions = NewQueue & FirmOptions;

/** Approved by two, and its own checks are green. */
export async function approved(
  firm: Firm,
  who: Login,
  branch: string,
  edits: Readonly<Record<string, string>>,
): Promise<Proposed> {
  const proposed = await propose(firm, who, branch, { files: edits });
  await approve(firm, proposed.pull, "alice", "carol");
  await ci(firm, proposed.head);
  return proposed;
}

export async function ci(firm: Firm, sha: string): Promise<void> {
  const { repos } = firm.as("erin").rest;
  await repos.createCommitStatus({ ...at, sha, state: "success", context: "ci" });
  await firm.settled();
}

export async function enqueue(firm: Firm, ...pulls: readonly number[]): Promise<void> {
  for (const pull of pulls) {
    const problem = firm.github.enqueue(firm.repository, pull, "dave");
    if (problem !== null) throw new Error(problem);
  }
  await firm.settled();
}

/** The commit that the queue made for a pull request; null when it waits there no more. */
export function groupOf(firm: Firm, pull: number): string | null {
  const entries = firm.repository.queues.flatMap((queue) => queue.entries);
  return entries.find((entry) => entry.pull.number === pull)?.group?.head ?? null;
}

export interface GroupRun {
  readonly state: string;
  readonly title: string;
  readonly summary: string;
}

/** The newest run of ours on a commit. */
export async function runOn(
  firm: Firm,
  ref: string | null,
  check_name = "foureyes",
): Promise<GroupRun | null> {
  if (ref === null) return null;
  const { checks } = firm.as("alice").rest;
  const { data } = await checks.listForRef({ ...at, ref, check_name });
  const [run] = [...data.check_runs].sort((one, other) => other.id - one.id);
  if (run === undefined) return null;
  const { title, summary } = run.output;
  return { state: run.conclusion ?? run.status, title: title ?? "", summary: summary ?? "" };
}

export async function isMerged(firm: Firm, pull_number: number): Promise<boolean> {
  const { data } = await firm.as("alice").rest.pulls.get({ ...at, pull_number });
  return data.merged;
}
