/**
 * What the App would see and say if some people had approved, with somebody's own token: in a
 * database and mirrors that are gone afterwards. Nothing is written to GitHub.
 */
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { knownDetectors } from "../../core/findings/registry.ts";
import { approvalBy } from "../../core/simulation/approvals.ts";
import type { Decision } from "../../domain/decision.ts";
import type { ChangeKey } from "../../domain/key.ts";
import { unknownPeople } from "../../domain/people.ts";
import type { Person } from "../../domain/person.ts";
import type { LiveReview, Repository } from "../../domain/snapshot.ts";
import type { Analysis } from "../analysis/analysis.ts";
import { openMirrors } from "../git/mirrors.ts";
import { append } from "../journal/journal.ts";
import { fetchPull, type PullReading } from "../snapshot/pull.ts";
import type { Database } from "../store/database.ts";
import { openEmbedded } from "../store/embedded.ts";
import { look } from "./look.ts";
import type { LookParts, LookTarget } from "./parts.ts";

/** Somebody who would approve. */
export interface Approver {
  readonly person: Person;
  readonly mayPush: boolean;
}

export interface Rehearsal {
  readonly octokit: LookTarget["octokit"];
  readonly repository: Repository;
  readonly pull: number;
  readonly approvers: readonly Approver[];
  /** Of the App whose check counts. */
  readonly appId: number;
  readonly gitUrl: string;
  readonly token: string;
  readonly analysis: Pick<Analysis, "analyse">;
  readonly now: () => number;
}

export interface AsIfApproved {
  readonly decision: Decision;
  /** Numbers of the other open pull requests with this head. */
  readonly siblings: readonly number[];
}

/** Null when the pull request is not open. */
export async function lookAsIfApproved(rehearsal: Rehearsal): Promise<AsIfApproved | null> {
  const directory = await mkdtemp(join(tmpdir(), "foureyes-simulate-"));
  const database = await openEmbedded(directory);
  const { gitUrl, token } = rehearsal;
  const mirrors = openMirrors({ directory, gitUrl, token: async () => token });
  try {
    return await rehearse(rehearsal, database, mirrors);
  } finally {
    await mirrors.close();
    await database.destroy();
    await rm(directory, { recursive: true, force: true });
  }
}

async function rehearse(
  { octokit, repository, pull, approvers, appId, analysis, now }: Rehearsal,
  database: Database,
  mirrors: LookParts["mirrors"],
): Promise<AsIfApproved | null> {
  const key: ChangeKey = { installation: 0, repository: repository.id, pull };
  const along = { teams: [], collaborators: false, branches: [], appId };
  const found = await fetchPull(octokit, repository, pull, along);
  if (found === null || found.reading === null) return null;
  const reading = await approved(database, key, found.reading, approvers, now());
  const parts: LookParts = {
    appId,
    database,
    mirrors,
    analysis,
    detectors: knownDetectors,
    baseline: null,
    people: unknownPeople,
    asked: new Map(),
    logsRead: new Set(),
    now,
  };
  const target = { key, repository, octokit };
  const silent = () => ({ end: async () => {} });
  const { decision } = await look(parts, target, reading, { kind: "unknown" }, silent);
  // What protects a branch GitHub shows to administrators alone; to others it seems unprotected.
  return { decision: { ...decision, weaknesses: [] }, siblings: reading.siblings };
}

/** The approvals are delivered, and live. */
async function approved(
  database: Database,
  key: ChangeKey,
  reading: PullReading,
  approvers: readonly Approver[],
  now: number,
): Promise<PullReading> {
  const last = Math.max(0, ...reading.reviews.map(({ id }) => id));
  const live: LiveReview[] = [];
  for (const [index, { person, mayPush }] of approvers.entries()) {
    const id = last + 1 + index;
    const fact = approvalBy(person, { key, pull: reading.pull }, id);
    const at = new Date(now).toISOString();
    await database
      .transaction()
      .execute((transaction) => append(transaction, key.installation, at, { kind: "fact", fact }));
    live.push({ id, person, state: "approved", mayPush });
  }
  return { ...reading, reviews: [...reading.reviews, ...live] };
}
