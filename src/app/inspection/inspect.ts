/** What git and the detectors say of a change; the same for the App and for the command line. */

import { contentOf } from "../../core/change/content.ts";
import { isTooMuchToPair, pairRenames, renameCandidatesOf } from "../../core/change/pair.ts";
import { type AreaMatcher, compileAreas } from "../../core/policy/match.ts";
import { type Change, type ChangedFile, pathOf, type Version } from "../../domain/change.ts";
import type { Finding } from "../../domain/finding.ts";
import type { GuardedFile, Inspection, Unseen } from "../../domain/inspection.ts";
import type { Area, Policy } from "../../domain/policy.ts";
import { say } from "../../domain/sentence.ts";
import type { Sha } from "../../domain/sha.ts";
import type { Analysis } from "../analysis/analysis.ts";
import type { Repository } from "../git/repository.ts";
import { readPairs } from "./pairs.ts";

export interface InspectionParts {
  readonly repository: Pick<Repository, "readBlobs">;
  /** Brings blobs within reach that are not there yet, in one batch. */
  readonly fetchBlobs: (ids: readonly Sha[]) => Promise<void>;
  readonly analysis: Pick<Analysis, "analyse">;
  /** Told how many of the guarded files are done. */
  readonly progress: (done: number, of: number) => void;
}

/** More at once would only wait in the pool, with their bytes. */
const filesTogether = 8;

/**
 * For all files of one change: thousands that are each made to be slow would else keep everybody
 * else's changes waiting for hours.
 */
const budgetMs = 180_000;

export async function inspect(
  parts: InspectionParts,
  policy: Policy,
  change: Change,
): Promise<Inspection> {
  const areasOf = areaNames(compileAreas(policy));
  const { files, unseen: unpaired } = await pairGuarded(parts, areasOf, change.files);
  const guarded = files.flatMap((file): GuardedFile[] => {
    const areas = areasOf(file);
    return areas.length === 0 ? [] : [{ file, areas }];
  });
  const { findings, unseen } = await analyseAll(
    parts,
    policy,
    guarded.map(({ file }) => file).filter(isEdited),
  );
  return { change: { ...change, files }, guarded, findings, unseen: [...unseen, ...unpaired] };
}

type AreaNames = (file: ChangedFile) => readonly string[];

/** Asked several times for each file, and most files have one path: each path is matched once. */
function areaNames(areas: AreaMatcher): AreaNames {
  const known = new Map<ChangedFile, readonly string[]>();
  return (file) => {
    const names = known.get(file) ?? guarding(areas, file).map(({ name }) => name);
    known.set(file, names);
    return names;
  };
}

function guarding(areas: AreaMatcher, file: ChangedFile): readonly Area[] {
  const { before, after } = file;
  const isOne = before?.path === after?.path && before?.kind === after?.kind;
  return isOne && after !== null ? areas.areasAt(after) : areas.areasOf(file);
}

interface Paired {
  readonly files: readonly ChangedFile[];
  /** Nobody can say whether they are a guarded file under another name. */
  readonly unseen: readonly Unseen[];
}

/** In characters; more texts at once would be an attack on our memory. */
const mostText = 64 * 1024 * 1024;

/** Reads only what a guarded file could have been renamed from or to. */
async function pairGuarded(
  parts: InspectionParts,
  areasOf: AreaNames,
  files: readonly ChangedFile[],
): Promise<Paired> {
  const guarded = (file: ChangedFile) => areasOf(file).length > 0;
  const guardedGone = files.some((file) => file.after === null && guarded(file));
  const guardedNew = files.some((file) => file.before === null && guarded(file));
  const mayPair = (file: ChangedFile) =>
    (file.after === null && (guardedNew || guarded(file))) ||
    (file.before === null && (guardedGone || guarded(file)));
  const candidates = files.filter(mayPair);
  const read = isTooMuchToPair(candidates)
    ? null
    : await readTexts(parts, renameCandidatesOf(candidates));
  if (read === null) {
    const lost = files.filter((file) => file.after === null && guarded(file));
    return { files, unseen: lost.map((file) => ({ path: pathOf(file), reason: lostAmongMany })) };
  }
  const { texts, missing } = read;
  const paired = pairRenames(candidates, ({ object }) => texts.get(object) ?? null);
  const isMissing = ({ before, after }: ChangedFile) =>
    [before, after].some((version) => version !== null && missing.has(version.object));
  return {
    files: [...files.filter((file) => !mayPair(file)), ...paired].sort(byPath),
    unseen: paired
      .filter((file) => isMissing(file) && !guarded(file))
      .map((file) => ({ path: pathOf(file), reason: perhapsRenamed })),
  };
}

const lostAmongMany = say`it was deleted among too many new files to tell whether one of them is this file under another name; split the change`;
const perhapsRenamed = say`its content is not in the repository that was read, so it may be a guarded file under another name`;

interface Texts {
  readonly texts: ReadonlyMap<Sha, string>;
  readonly missing: ReadonlySet<Sha>;
}

/** Null: more text than can be compared. */
async function readTexts(
  parts: InspectionParts,
  versions: readonly Version[],
): Promise<Texts | null> {
  const byObject = new Map(versions.map((version) => [version.object, version]));
  const texts = new Map<Sha, string>();
  const missing = new Set<Sha>();
  let length = 0;
  if (byObject.size === 0) return { texts, missing };
  await parts.fetchBlobs([...byObject.keys()]);
  for await (const [id, blob] of parts.repository.readBlobs(byObject.keys())) {
    if (blob.kind === "missing") missing.add(id);
    const content = contentOf(byObject.get(id) ?? null, blob);
    if (content?.kind === "text") texts.set(id, content.text);
    length += content?.kind === "text" ? content.text.length : 0;
    if (length > mostText) return null;
  }
  return { texts, missing };
}

/** A rename or a change of mode alone has nothing new to read. */
function isEdited({ before, after }: ChangedFile): boolean {
  return before?.object !== after?.object || before?.kind !== after?.kind;
}

interface Analysed {
  readonly findings: readonly Finding[];
  readonly unseen: readonly Unseen[];
}

async function analyseAll(
  parts: InspectionParts,
  policy: Policy,
  files: readonly ChangedFile[],
): Promise<Analysed> {
  const findings: Finding[] = [];
  const unseen: Unseen[] = [];
  const running = new Set<Promise<void>>();
  let done = 0;
  const until = performance.now() + budgetMs;
  for await (const { file, before, after } of readPairs(parts, files)) {
    if (performance.now() > until) {
      unseen.push({
        path: pathOf(file),
        reason: say`the change took longer than ${budgetMs / 60_000} minutes to look at; split it`,
      });
      continue;
    }
    if (before?.kind === "missing" || after?.kind === "missing") {
      unseen.push({
        path: pathOf(file),
        reason: say`its content is not in the repository that was read`,
      });
      continue;
    }
    const one = parts.analysis
      .analyse({ file, before, after, detectors: policy.detectors })
      .then((found) => {
        findings.push(...found);
        done += 1;
        parts.progress(done, files.length);
        running.delete(one);
      });
    running.add(one);
    if (running.size >= filesTogether) await Promise.race(running);
  }
  await Promise.all(running);
  return { findings: findings.sort(byPlace), unseen };
}

function byPath(one: ChangedFile, other: ChangedFile): number {
  return compare(pathOf(one), pathOf(other));
}

/** Workers finish in any order; pages and fingerprints want one. */
function byPlace(one: Finding, other: Finding): number {
  return (
    compare(one.path, other.path) ||
    one.startLine - other.startLine ||
    compare(one.fingerprint, other.fingerprint)
  );
}

function compare(one: string, other: string): number {
  return one < other ? -1 : one > other ? 1 : 0;
}
