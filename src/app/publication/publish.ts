/**
 * Publication: what stands on GitHub for a commit is made to be what the decision says.
 *
 * One at a time per commit; nothing is written when a newer decision is shown already, or when the
 * same is. A completed run cannot be opened again, so a result is withdrawn by a new run.
 */
import { createHash } from "node:crypto";
import { checkRunOf } from "../../core/publication/check-run.ts";
import type { Sibling } from "../../core/publication/shared-head.ts";
import type { Decision, Verdict } from "../../domain/decision.ts";
import { nameOf } from "../../domain/key.ts";
import type { Annotation, CheckRun, CheckState } from "../../domain/publication.ts";
import type { Sha } from "../../domain/sha.ts";
import type { Octokit } from "../github/client.ts";
import { append } from "../journal/journal.ts";
import type { Database } from "../store/database.ts";
import { createRun, updateRun } from "./check-runs.ts";
import type { Exclusive } from "./exclusive.ts";

export interface Publisher {
  readonly database: Database;
  readonly exclusive: Exclusive;
  readonly now: () => number;
}

export interface Decided {
  readonly decision: Decision;
  /** Its number in the journal. */
  readonly entry: number;
  readonly retrying: boolean;
  /** Numbers of other open pull requests with this head, as GitHub named them. */
  readonly siblings: readonly number[];
}

/** Shows the decision, unless something newer is shown. */
export function publish(publisher: Publisher, octokit: Octokit, decided: Decided): Promise<void> {
  const { decision, entry } = decided;
  return publisher.exclusive(`${decision.repository.id} ${decision.head}`, async () => {
    const siblings = await readSiblings(publisher.database, decided);
    const run = checkRunOf(decision, { entry, retrying: decided.retrying, siblings });
    await show(publisher, octokit, decision, entry, run);
  });
}

/** Tells that somebody looks, before the first result for a commit: an absent check is no answer. */
export function announce(
  publisher: Publisher,
  octokit: Octokit,
  decision: Pick<Decision, "key" | "repository">,
  head: Sha,
  name: string,
): Promise<void> {
  return publisher.exclusive(`${decision.repository.id} ${head}`, async () => {
    const shown = await readShown(publisher.database, decision.repository.id, head, name);
    if (shown !== undefined) return;
    const run: CheckRun = {
      name,
      head,
      state: "in_progress",
      title: "Looking at the change",
      summary: "Foureyes reads the change. This takes a few seconds.",
      annotations: [],
    };
    await show(publisher, octokit, decision, 0, run);
  });
}

async function show(
  publisher: Publisher,
  octokit: Octokit,
  { key, repository }: Pick<Decision, "key" | "repository">,
  entry: number,
  run: CheckRun,
): Promise<void> {
  const { database } = publisher;
  const shown = await readShown(database, repository.id, run.head, run.name);
  const digest = digestOf(run);
  if (shown !== undefined && (shown.decision > entry || shown.digest === digest)) return;
  const externalId = `foureyes:1:${nameOf(key)}:${entry}`;
  if (shown === undefined || cannotBecome(shown.state, run.state)) {
    const checkRun = await createRun(octokit, repository, run, externalId);
    await remember(publisher, key.installation, repository.id, run, {
      checkRun,
      entry,
      digest,
      annotated: run.annotations.map(markOf),
    });
  } else {
    const annotated: readonly string[] = JSON.parse(shown.annotated);
    const added = run.annotations.filter((annotation) => !annotated.includes(markOf(annotation)));
    await updateRun(
      octokit,
      repository,
      shown.check_run,
      { ...run, annotations: added },
      externalId,
    );
    await remember(publisher, key.installation, repository.id, run, {
      checkRun: shown.check_run,
      entry,
      digest,
      annotated: [...annotated, ...added.map(markOf)],
    });
  }
}

/** A completed run stays completed: another result is another run. */
function cannotBecome(shown: string, next: CheckState): boolean {
  return shown !== "in_progress" && shown !== next;
}

/** The level is left out: explaining a finding does not add its annotation once more. */
function markOf({ path, startLine, title, message }: Annotation): string {
  return createHash("sha256")
    .update(JSON.stringify([path, startLine, title, message]))
    .digest("hex")
    .slice(0, 16);
}

/** What is equal to the reader is equal; the entry's number in the small print is not news. */
function digestOf({ state, title, summary, annotations }: CheckRun): string {
  const words = summary.replace(/Journal entry \d+\./, "");
  return createHash("sha256")
    .update(JSON.stringify([state, title, words, annotations]))
    .digest("hex");
}

function readShown(database: Database, repository: number, head: Sha, name: string) {
  return database
    .selectFrom("shown")
    .selectAll()
    .where("repository", "=", repository)
    .where("head", "=", head)
    .where("name", "=", name)
    .executeTakeFirst();
}

interface Result {
  readonly checkRun: number;
  readonly entry: number;
  readonly digest: string;
  readonly annotated: readonly string[];
}

async function remember(
  { database, now }: Publisher,
  installation: number,
  repository: number,
  run: CheckRun,
  { checkRun, entry, digest, annotated }: Result,
): Promise<void> {
  const { name, head, state } = run;
  const values = {
    check_run: checkRun,
    state,
    decision: entry,
    digest,
    annotated: JSON.stringify(annotated),
  };
  await database.transaction().execute(async (transaction) => {
    await transaction
      .insertInto("shown")
      .values({ repository, head, name, ...values })
      .onConflict((conflict) =>
        conflict.columns(["repository", "head", "name"]).doUpdateSet(values),
      )
      .execute();
    const publication = {
      decision: entry,
      checkRun,
      name,
      head,
      state: state satisfies CheckState,
    };
    await append(transaction, installation, new Date(now()).toISOString(), {
      kind: "publication",
      publication,
    });
  });
}

/** Known to us or named by GitHub; one without a decision for this head is undecided. */
async function readSiblings(
  database: Database,
  { decision, siblings }: Decided,
): Promise<readonly Sibling[]> {
  const rows = await database
    .selectFrom("pull")
    .select(["number", "verdict", "mode", "decided_head"])
    .where("repository", "=", decision.repository.id)
    .where("open", "=", 1)
    .where((where) =>
      where.or([
        where("head", "=", decision.head),
        ...(siblings.length > 0 ? [where("number", "in", [...siblings])] : []),
      ]),
    )
    .where("number", "!=", decision.key.pull)
    .execute();
  const known = new Set(rows.map((row) => row.number));
  const unknown = siblings
    .filter((pull) => !known.has(pull))
    .map((pull): Sibling => ({ pull, verdict: null }));
  return [...unknown, ...rows.flatMap((row) => siblingOf(row, decision))];
}

interface PullRow {
  readonly number: number;
  readonly verdict: string | null;
  readonly mode: string | null;
  readonly decided_head: string | null;
}

/** A sibling that is only observed has a run of another name, and no say in this one. */
function siblingOf(row: PullRow, decision: Decision): readonly Sibling[] {
  if (row.decided_head !== decision.head) return [{ pull: row.number, verdict: null }];
  return row.mode === decision.mode
    ? [{ pull: row.number, verdict: row.verdict as Verdict | null }]
    : [];
}
