/**
 * Runs that bear our name, and that we did not write so.
 *
 * Whoever has the App's private key can write what Foureyes writes, but has not the key of the
 * anchors. What was forged does not stand: it is put in doubt, so that a new run is put before it.
 */
import { type Anchor, isOfOldFormat, readAnchor } from "../../core/journal/anchor.ts";
import type { AnchorKeys } from "../../core/journal/mac.ts";
import type { RunForged } from "../../domain/fact.ts";
import { checkNames } from "../../domain/publication.ts";
import { append, isTold } from "../journal/journal.ts";
import type { Log } from "../log.ts";
import type { Database } from "../store/database.ts";
import { inDoubt, isLateRun, overtake, type PostedRun, readShown } from "./shown.ts";

export interface Judged {
  /** Null for a run that is not by us. */
  readonly anchor: Anchor | null;
  /** Something new must be put before it. */
  readonly isOvertaken: boolean;
  /** Told for the first time. */
  readonly forged: RunForged | null;
}

const fine: Judged = { anchor: null, isOvertaken: false, forged: null };

/** Set by GitHub itself, and no pass. */
const byGitHub = ["queued", "requested", "waiting", "pending", "stale"];

/** Call inside of a transaction. */
export async function judgeRun(
  database: Database,
  keys: AnchorKeys,
  run: PostedRun,
  now: number,
): Promise<Judged> {
  if (!Object.values(checkNames).includes(run.name) || byGitHub.includes(run.state)) return fine;
  const anchor = anchorOf(keys, run);
  const known = await readShown(database, run.repository, run.head, run.name);
  const isOurs = anchor === null ? isKnownAs(run, known) || isOld(run) : !isTakenUp(run, known);
  if (!isOurs) return { anchor, ...(await tellForged(database, run, now)) };
  return { anchor, isOvertaken: await isLateRun(database, run), forged: null };
}

type Known = Awaited<ReturnType<typeof readShown>>;

/** One of another repository holds for that one alone, even if the commit is the same. */
export function anchorOf(keys: AnchorKeys, run: PostedRun): Anchor | null {
  const anchor = readAnchor(keys, run, run.externalId);
  return anchor?.key.repository === run.repository ? anchor : null;
}

/** As we wrote it ourselves: before there were anchors, or with a key that is gone. */
function isKnownAs({ run, state }: PostedRun, known: Known): boolean {
  return known?.check_run === run && known.state === state;
}

/** Posted before there were anchors, by a request that was given up; never as a pass. */
function isOld({ state, externalId }: PostedRun): boolean {
  return isOfOldFormat(externalId) && !lets(state);
}

/** A true pass of ours, given once more where we took it back. */
function isTakenUp({ run, state }: PostedRun, known: Known): boolean {
  return known !== undefined && lets(state) && run >= known.check_run && !isShown(state, known);
}

/** While something of ours is in flight nobody knows. */
function isShown(state: string, known: NonNullable<Known>): boolean {
  return known.state === state || known.state === inDoubt;
}

/** What GitHub takes for a pass. */
function lets(state: string): boolean {
  return ["success", "neutral", "skipped"].includes(state);
}

const longest = 128;

async function tellForged(
  database: Database,
  posted: PostedRun,
  now: number,
): Promise<Omit<Judged, "anchor">> {
  const { installation, repository, head, name, run } = posted;
  const forged: RunForged = {
    kind: "run-forged",
    repository,
    head,
    name,
    run,
    state: posted.state.slice(0, longest),
    externalId: posted.externalId.slice(0, longest),
  };
  if (await isTold(database, forged)) return { isOvertaken: false, forged: null };
  await append(database, installation, new Date(now).toISOString(), { kind: "fact", fact: forged });
  await overtake(database, posted);
  return { isOvertaken: true, forged };
}

export function warnOfForged(log: Log, { repository, head, name, run, state }: RunForged): void {
  const what =
    "Somebody else writes as the App: make a new private key in its settings on GitHub, delete the old one there, and start Foureyes with the new one.";
  log.error("check run forged", { repository, head, name, run, state, what });
}
