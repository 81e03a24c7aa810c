/**
 * Publication: what stands on GitHub for a commit is made to be what the decision says.
 *
 * One at a time per commit; nothing is written when a newer decision is shown already, or when the
 * same is. A completed run cannot be opened again, so a result is withdrawn by a new run.
 */
import { createHash } from "node:crypto";
import { externalIdOf } from "../../core/journal/anchor.ts";
import type { AnchorKeys } from "../../core/journal/mac.ts";
import type { Head } from "../../core/journal/verify.ts";
import { checkRunOf } from "../../core/publication/check-run.ts";
import type { Decision } from "../../domain/decision.ts";
import {
  type Annotation,
  type CheckRun,
  type CheckState,
  checkNames,
} from "../../domain/publication.ts";
import type { Sha } from "../../domain/sha.ts";
import type { Repository } from "../../domain/snapshot.ts";
import type { Octokit } from "../github/client.ts";
import { headOf } from "../journal/heads.ts";
import type { HeadKeeping } from "../journal/keep-heads.ts";
import type { Database } from "../store/database.ts";
import type { Exclusive } from "../store/exclusive.ts";
import { groupAsSibling } from "../store/merge-groups.ts";
import { createRun, type Mark, updateRun } from "./check-runs.ts";
import { readShown, remember, requireTurn, type Standing, takeTurn } from "./shown.ts";
import { readSiblings } from "./siblings.ts";

export interface Publisher {
  readonly database: Database;
  readonly exclusive: Exclusive;
  readonly now: () => number;
  /** Where the journal has come to is written with every run, under the first of them. */
  readonly anchorKeys: AnchorKeys;
  /** Gives a chain's head, when it is kept outside of the database. */
  readonly held: HeadKeeping["held"];
  /** Of one name on a commit; GitHub keeps 1,000. */
  readonly mostRuns: number;
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
    const { repository, head, mode } = decision;
    const siblings = [
      ...(await readSiblings(publisher.database, decision, decided.siblings)),
      ...(await groupAsSibling(publisher.database, repository.id, head, mode)),
    ];
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
): Promise<void> {
  const name = checkNames.enforce;
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

/** Once more when a run that was given up came in between: told of twice, it may be a forged delivery. */
export async function show(
  publisher: Publisher,
  octokit: Octokit,
  about: Pick<Decision, "key" | "repository">,
  entry: number,
  wanted: CheckRun,
): Promise<void> {
  const counts = await showOnce(publisher, octokit, about, entry, wanted);
  if (!counts) await showOnce(publisher, octokit, about, entry, wanted);
}

/** Gives whether that is what stands on GitHub now. */
async function showOnce(
  publisher: Publisher,
  octokit: Octokit,
  { key, repository }: Pick<Decision, "key" | "repository">,
  entry: number,
  wanted: CheckRun,
): Promise<boolean> {
  const begun = await begin(publisher, repository, entry, wanted);
  if (begun === null) return true;
  const { shown, run, digest, turn } = begun;
  const head = await anchorOf(publisher, key.installation, run.state);
  const idFor = (state: CheckState) =>
    externalIdOf(publisher.anchorKeys, { ...run, state }, key, head);
  const mark = { idFor, newest: shown?.check_run ?? 0 };
  const mayGoOn = () => requireTurn(publisher.database, turn);
  const renewed =
    shown === undefined || cannotBecome(shown.state, run.state)
      ? null
      : await renew(octokit, repository, run, idFor(run.state), shown);
  const stands = renewed ?? (await post(octokit, repository, run, mark, mayGoOn));
  const runs = (shown?.runs ?? 0) + (stands.checkRun === shown?.check_run ? 0 : 1);
  const result = { ...stands, entry, digest, runs };
  return remember(publisher, key.installation, turn, run.state, result);
}

/** Null when nothing is to be written. In one go: whoever writes after another has seen what he wrote. */
function begin(
  { database, mostRuns }: Publisher,
  { id }: Repository,
  entry: number,
  wanted: CheckRun,
) {
  return database.transaction().execute(async (transaction) => {
    const shown = await readShown(transaction, id, wanted.head, wanted.name);
    const run = (shown?.runs ?? 0) < mostRuns ? wanted : exhausted(wanted);
    const digest = digestOf(run);
    if (shown !== undefined && (shown.decision > entry || shown.digest === digest)) return null;
    return { shown, run, digest, turn: await takeTurn(transaction, id, run) };
  });
}

/** What lets something pass is written only when the journal that it rests on cannot vanish unseen. */
function anchorOf(
  { database, held }: Publisher,
  installation: number,
  state: CheckState,
): Promise<Head> {
  return state === "success" ? held(installation) : headOf(database, installation);
}

/** The last word on a commit: a result that GitHub does not keep could leave an older one standing. */
function exhausted({ name, head, state }: CheckRun): CheckRun {
  const title = "Too many results for this commit";
  const summary = `${title}: GitHub keeps no more of them. Push another commit to have it checked.`;
  return {
    name,
    head,
    state: state === "neutral" ? state : "failure",
    title,
    summary,
    annotations: [],
  };
}

/** Each state that a run goes through has a mark of its own. */
type Marks = Pick<Mark, "newest"> & { readonly idFor: (state: CheckState) => string };

/**
 * A request to post that is given up may still be carried out later, and the newest run counts: so
 * none is ever posted as a success. It becomes one when we know that it is the newest: nobody else
 * has begun to write meanwhile, and whoever begins now posts a newer one.
 */
async function post(
  octokit: Octokit,
  repository: Repository,
  run: CheckRun,
  { idFor, newest }: Marks,
  mayGoOn: () => Promise<void>,
): Promise<Standing> {
  const first: CheckRun = run.state === "success" ? { ...run, state: "in_progress" } : run;
  const mark = { externalId: idFor(first.state), newest };
  const checkRun = await createRun(octokit, repository, first, mark);
  if (first.state !== run.state) {
    await mayGoOn();
    await updateRun(octokit, repository, checkRun, { ...run, annotations: [] }, idFor(run.state));
  }
  return { checkRun, annotated: run.annotations.map(markOf) };
}

/** Null when it cannot be made so: it is to be left behind. */
async function renew(
  octokit: Octokit,
  repository: Repository,
  run: CheckRun,
  externalId: string,
  shown: { readonly check_run: number; readonly annotated: string },
): Promise<Standing | null> {
  const annotated: readonly string[] = JSON.parse(shown.annotated);
  const added = run.annotations.filter((annotation) => !annotated.includes(markOf(annotation)));
  const renewed = { ...run, annotations: added };
  const isSo = await updateRun(octokit, repository, shown.check_run, renewed, externalId);
  if (!isSo) return null;
  return { checkRun: shown.check_run, annotated: [...annotated, ...added.map(markOf)] };
}

/** A completed run stays completed, and one in doubt is left behind: another result is another run. */
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
