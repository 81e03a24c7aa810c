/**
 * What tells who wrote a change beside deliveries: authors of commits that are replaced later, GitHub's
 * log of the branch, and who set the machines going. It is noted in the journal, and asked for once.
 */
import { pushesOf, type Written } from "../../core/approvals/pushes.ts";
import { isEveryMoveTold, isOpeningTold } from "../../core/approvals/told.ts";
import type { Change } from "../../domain/change.ts";
import type { Fact } from "../../domain/fact.ts";
import type { Sha } from "../../domain/sha.ts";
import type { CommitPeople } from "../../domain/snapshot.ts";
import { append } from "../journal/journal.ts";
import { fetchMoves } from "../snapshot/moves.ts";
import { fetchWorkflowCalls } from "../snapshot/workflow-calls.ts";
import type { Scene } from "./judge.ts";
import { writersOf } from "./writers.ts";

const mostRemembered = 10_000;

export interface Known {
  readonly change: Change;
  readonly idle: readonly Sha[];
  readonly authors: Readonly<Record<string, CommitPeople>>;
}

/** Appends what is new. */
export async function noteHands(scene: Scene, known: Known, facts: readonly Fact[]): Promise<void> {
  const wrote = await writersOf(scene, known, facts);
  const moves = await movesOf(scene, known, facts);
  const calls = await callsOf(scene, known, [...facts, ...moves.facts]);
  await appendAll(scene, [...wrote, ...moves.facts, ...calls.facts]);
  // Not before the journal has it: what fails in between is tried anew from the start.
  for (const { asked } of [moves, calls]) if (asked !== null) remember(scene.parts.logsRead, asked);
}

interface Answer {
  readonly facts: readonly Fact[];
  /** What need not be asked again; null when nothing was, or without an answer. */
  readonly asked: string | null;
}

const nothingAsked: Answer = { facts: [], asked: null };

async function appendAll({ parts, target }: Scene, facts: readonly Fact[]): Promise<void> {
  if (facts.length === 0) return;
  const at = new Date(parts.now()).toISOString();
  await parts.database.transaction().execute(async (transaction) => {
    for (const fact of facts)
      await append(transaction, target.key.installation, at, { kind: "fact", fact });
  });
}

/**
 * Only where nobody told who pushed a commit, or of a move of the branch: before we were installed,
 * in a fork, or a lost delivery; and where what it was opened with was replaced.
 */
async function movesOf(scene: Scene, known: Known, facts: readonly Fact[]): Promise<Answer> {
  const { target, reading, parts } = scene;
  const pushes = pushesOf(asSeen(scene, known), facts);
  const isIdle = new Set(known.idle);
  const isUntold = known.change.commits.some(
    ({ sha }) => !isIdle.has(sha) && pushes.of(sha).length === 0,
  );
  const { headRepository, pull } = reading;
  const branch = { repository: headRepository?.id ?? null, name: reading.headRef };
  const own = new Set(known.change.commits.map(({ sha }) => sha));
  const isMissing =
    !isEveryMoveTold(facts, target.key, branch, pull.head) ||
    !isOpeningTold(facts, target.key, (commit) => own.has(commit) || isIdle.has(commit));
  const why = isMissing ? "missing" : "untold";
  const asked = `${target.key.repository}#${pull.number} ${pull.head} ${updatesIn(facts)} ${why}`;
  if (!(isUntold || isMissing) || parts.logsRead.has(asked)) return nothingAsked;
  const { moves, isWhole } =
    headRepository === null
      ? { moves: [], isWhole: false }
      : await fetchMoves(target.octokit, target.key, headRepository, reading.headRef);
  if (isWhole || !isMissing) return { facts: moves, asked };
  const { repository } = target.key;
  const unknown: Fact = { kind: "moves-unknown", repository, pull: pull.number, head: pull.head };
  return { facts: [...moves, unknown], asked };
}

/** A branch may be moved away and back: then the log has more to tell. */
function updatesIn(facts: readonly Fact[]): number {
  return facts.filter(({ kind }) => kind === "updated").length;
}

/** Only where a machine brought something, and nobody is known who set it going. */
async function callsOf(scene: Scene, known: Known, facts: readonly Fact[]): Promise<Answer> {
  const { target, reading, parts } = scene;
  const asked = `${target.key.repository}#${reading.pull.number} ${reading.pull.head} runs`;
  if (parts.logsRead.has(asked)) return nothingAsked;
  const calls = await fetchWorkflowCalls(target, asSeen(scene, known), facts);
  return calls === null ? nothingAsked : { facts: calls, asked };
}

/** What is forgotten is asked for once more. */
function remember(logsRead: Set<string>, asked: string): void {
  if (logsRead.size >= mostRemembered) logsRead.clear();
  logsRead.add(asked);
}

function asSeen({ target }: Scene, { change, idle, authors }: Known): Written {
  return { key: target.key, inspection: { change }, idle, authors };
}
