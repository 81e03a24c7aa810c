/** Findings of all guarded files of a change, and of those that its commits bring in passing. */
import type { FileFindings } from "../../core/findings/file-findings.ts";
import { type ChangedFile, pathOf } from "../../domain/change.ts";
import { type Finding, type Severity, severities } from "../../domain/finding.ts";
import type { Unseen } from "../../domain/inspection.ts";
import type { Policy } from "../../domain/policy.ts";
import { type Sentence, say } from "../../domain/sentence.ts";
import { type Sha, shortOf } from "../../domain/sha.ts";
import { type Budget, tooLong } from "./budget.ts";
import { type Pair, readPairs } from "./pairs.ts";
import type { InspectionParts } from "./parts.ts";
import { lookAgain } from "./second-looks.ts";

/** More at once would only wait in the pool, with their bytes. */
const filesTogether = 8;

/** A file to look at; `commit`: whose it is, if the whole change does not show it so. */
export interface Looked {
  readonly file: ChangedFile;
  readonly commit: Sha | null;
}

export interface Analysed {
  readonly findings: readonly Finding[];
  readonly unseen: readonly Unseen[];
}

export async function analyseAll(
  parts: InspectionParts,
  policy: Policy,
  looked: readonly Looked[],
  budget: Budget,
): Promise<Analysed> {
  const found = new Map<Looked, FileFindings>();
  const unseen: Unseen[] = [];
  const running = new Set<Promise<void>>();
  const lookedOf = new Map(looked.map((each) => [each.file, each]));
  let done = 0;

  async function analyse({ file, before, after }: Pair): Promise<void> {
    const request = { file, before, after, detectors: policy.detectors };
    const each = lookedOf.get(file);
    const answer = await parts.analysis.analyse(request);
    if (each !== undefined) found.set(each, answer);
    done += 1;
    parts.progress(done, looked.length);
  }

  for await (const pair of readPairs(parts, [...lookedOf.keys()])) {
    const reason = budget.isSpent() ? tooLong : missingIn(pair);
    if (reason !== null) {
      unseen.push(unseenIn(lookedOf.get(pair.file) ?? { file: pair.file, commit: null }, reason));
      continue;
    }
    const one = analyse(pair).finally(() => running.delete(one));
    running.add(one);
    if (running.size >= filesTogether) await Promise.race(running);
  }
  await Promise.all(running);
  const all = await allFindings(parts, policy, found, budget);
  return { findings: onceEach(all.findings).sort(byPlace), unseen: [...unseen, ...all.unseen] };
}

/** Files of the whole change have to do with each other; what is there in passing is told alone. */
async function allFindings(
  parts: InspectionParts,
  policy: Policy,
  found: ReadonlyMap<Looked, FileFindings>,
  budget: Budget,
): Promise<Analysed> {
  const all = [...found].map(([{ file, commit }, each]) => ({ file, commit, found: each }));
  const ofWhole = all.filter(({ commit }) => commit === null);
  const whole = await lookAgain(parts, policy, ofWhole, budget);
  const passing = all.flatMap(({ commit, found: { findings } }) =>
    commit === null ? [] : findings.map((finding) => ({ ...finding, commit })),
  );
  const unread = new Set(whole.unread);
  return {
    findings: [...whole.findings.flat(), ...passing],
    unseen: [...unread].map((file) => unseenIn({ file, commit: null }, notBeside)),
  };
}

const notBeside = say`it could not be read together with the other files of this change that have to do with it; split it`;

export function unseenIn({ file, commit }: Looked, reason: Sentence): Unseen {
  const path = pathOf(file);
  return commit === null ? { path, reason } : { path, reason, commit };
}

/** What the whole change has as well is told of it alone. */
function onceEach(findings: readonly Finding[]): Finding[] {
  const whole = findings.filter(({ commit }) => commit === undefined);
  const told = new Set(whole.map(({ fingerprint }) => fingerprint));
  const passing = findings.filter(({ fingerprint }) => !told.has(fingerprint)).sort(byPlace);
  const once = new Map(passing.map((finding) => [finding.fingerprint, finding]));
  return [...whole, ...[...once.values()].map(takenBack)];
}

function takenBack(finding: Finding): Finding {
  if (finding.commit === undefined) return finding;
  const where = say`This is in ${shortOf(finding.commit)}, which a later commit takes back`;
  const message = say`${finding.message} ${where}: it stays in the history, unless a rebase takes it out.`;
  return { ...finding, message, severity: oneLess(finding.severity) };
}

/** Half of a refactoring looks like a missing half; only what is plain by itself waits. */
function oneLess(severity: Severity): Severity {
  return severities[severities.indexOf(severity) - 1] ?? severity;
}

function missingIn({ before, after }: Pair): Sentence | null {
  const isMissing = before?.kind === "missing" || after?.kind === "missing";
  return isMissing ? say`its content is not in the repository that was read` : null;
}

/** Workers finish in any order; pages and fingerprints want one. */
function byPlace(one: Finding, other: Finding): number {
  return (
    compare(one.path, other.path) ||
    one.startLine - other.startLine ||
    compare(one.fingerprint, other.fingerprint) ||
    compare(one.commit ?? "", other.commit ?? "")
  );
}

function compare(one: string, other: string): number {
  return one < other ? -1 : one > other ? 1 : 0;
}
