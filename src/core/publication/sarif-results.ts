/** Findings as SARIF's results. Code scanning shows the head alone: places are in it, or beside it. */
import type { JudgedFinding } from "../../domain/decision.ts";
import type { Excerpt, Finding } from "../../domain/finding.ts";
import { type Sentence, say } from "../../domain/sentence.ts";
import { shortOf } from "../../domain/sha.ts";
import { detectors } from "../findings/registry.ts";
import { areaOf, type Scan } from "../scan.ts";
import { waits } from "../verdict/reach.ts";
import { explanation, mostUrgentFirst } from "./finding-blocks.ts";
import { placeOf, type Quoting } from "./sarif-place.ts";
import { levels } from "./sarif-rules.ts";
import { messageOf, shownText } from "./sarif-text.ts";
import { visible } from "./visible.ts";
import { ours } from "./words.ts";

/**
 * Code scanning shows 5,000 results of a run and takes 10 MB after gzip. Quotes are the greater
 * part, so they are left out first.
 */
const mostResults = 5_000;
const mostBytesWithQuotes = 5_000_000;
const mostBytes = 9_000_000;

export interface Results {
  readonly shown: readonly object[];
  /** What there was no room for. */
  readonly left: readonly JudgedFinding[];
}

/** The most urgent first, as many as there is room for. */
export function resultsOf(scan: Scan): Results {
  const shown: object[] = [];
  const left: JudgedFinding[] = [];
  let bytes = 0;
  for (const judged of [...scan.findings].sort(mostUrgentFirst)) {
    const fitting = fittingResult(judged, scan, bytes);
    if (fitting === null || shown.length === mostResults) left.push(judged);
    else {
      shown.push(fitting);
      bytes += bytesOf(fitting);
    }
  }
  return { shown, left };
}

function fittingResult(judged: JudgedFinding, scan: Scan, bytes: number): object | null {
  const quoted = resultOf(judged, scan, "quoted");
  if (bytes + bytesOf(quoted) <= mostBytesWithQuotes) return quoted;
  const bare = resultOf(judged, scan, "bare");
  return bytes + bytesOf(bare) <= mostBytes ? bare : null;
}

function bytesOf(result: object): number {
  return new TextEncoder().encode(JSON.stringify(result)).length;
}

function resultOf(judged: JudgedFinding, scan: Scan, quoting: Quoting): object {
  const { finding } = judged;
  return {
    ruleId: finding.detector,
    ruleIndex: detectors.findIndex(({ id }) => id === finding.detector),
    level: levels[finding.severity],
    message: messageOf(say`${finding.message}${whereabouts(finding)}${explanation(judged)}`),
    locations: [placeOf(finding.path, headExcerpt(finding), quoting)],
    relatedLocations: relatedPlaces(finding, quoting),
    partialFingerprints: { "foureyes/v1": finding.fingerprint },
    properties: {
      ...factsOf(judged, scan),
      ...(quoting === "quoted" ? sidesOf(finding) : {}),
    },
  };
}

/** Its lines in the head; null when it has none there, as where a later commit takes it back. */
function headExcerpt({ commit, after }: Finding): Excerpt | null {
  return commit === undefined ? after : null;
}

/** Said where the lines that are told of are not those of the head. */
function whereabouts({ side, startLine, endLine, before, commit }: Finding): Sentence {
  const lines = startLine === endLine ? `line ${startLine}` : `lines ${startLine} to ${endLine}`;
  const old = side === "before" && before !== null ? ours(` Before the change: ${lines}.`) : [];
  const passing =
    commit === undefined
      ? []
      : say` It is so in commit ${shortOf(commit)}, and a later one takes it back.`;
  return say`${old}${passing}`;
}

function relatedPlaces({ path, before, after, commit }: Finding, quoting: Quoting): object[] {
  const old = before === null ? [] : [{ excerpt: before, words: ours("Before the change") }];
  const passing =
    commit === undefined || after === null
      ? []
      : [{ excerpt: after, words: say`In commit ${shortOf(commit)}` }];
  return [...old, ...passing].map(({ excerpt, words }, index) => ({
    id: index + 1,
    ...placeOf(path, excerpt, quoting),
    message: messageOf(words),
  }));
}

function factsOf(judged: JudgedFinding, scan: Scan): object {
  const { finding, areas } = judged;
  const { severity, family, within, side, startLine, endLine, commit = null } = finding;
  return {
    severity,
    blocking: waits(judged),
    area: areaOf(judged, scan),
    areas,
    family,
    within: within === null ? null : visible(within),
    side,
    startLine,
    endLine,
    commit,
  };
}

/** Both sides as they were quoted. */
function sidesOf({ before, after }: Finding): object {
  const textOf = (excerpt: Excerpt | null) => (excerpt === null ? null : shownText(excerpt.lines));
  return { before: textOf(before), after: textOf(after) };
}
