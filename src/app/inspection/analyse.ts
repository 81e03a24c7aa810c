/** Findings of all guarded files of a change. */
import { type ChangedFile, pathOf } from "../../domain/change.ts";
import type { Finding } from "../../domain/finding.ts";
import type { Unseen } from "../../domain/inspection.ts";
import type { Policy } from "../../domain/policy.ts";
import { type Sentence, say } from "../../domain/sentence.ts";
import { type Pair, readPairs } from "./pairs.ts";
import type { InspectionParts } from "./parts.ts";

/** More at once would only wait in the pool, with their bytes. */
const filesTogether = 8;

/**
 * For all files of one change: thousands that are each made to be slow would else keep everybody
 * else's changes waiting for hours.
 */
const budgetMs = 180_000;

export interface Analysed {
  readonly findings: readonly Finding[];
  readonly unseen: readonly Unseen[];
}

export async function analyseAll(
  parts: InspectionParts,
  policy: Policy,
  files: readonly ChangedFile[],
): Promise<Analysed> {
  const findings: Finding[] = [];
  const unseen: Unseen[] = [];
  const running = new Set<Promise<void>>();
  const until = performance.now() + budgetMs;
  let done = 0;

  async function analyse({ file, before, after }: Pair): Promise<void> {
    const request = { file, before, after, detectors: policy.detectors };
    findings.push(...(await parts.analysis.analyse(request)));
    done += 1;
    parts.progress(done, files.length);
  }

  for await (const pair of readPairs(parts, files)) {
    const reason = performance.now() > until ? tooLong : missingIn(pair);
    if (reason !== null) {
      unseen.push({ path: pathOf(pair.file), reason });
      continue;
    }
    const one = analyse(pair).finally(() => running.delete(one));
    running.add(one);
    if (running.size >= filesTogether) await Promise.race(running);
  }
  await Promise.all(running);
  return { findings: findings.sort(byPlace), unseen };
}

const tooLong = say`the change took longer than ${budgetMs / 60_000} minutes to look at; split it`;

function missingIn({ before, after }: Pair): Sentence | null {
  const isMissing = before?.kind === "missing" || after?.kind === "missing";
  return isMissing ? say`its content is not in the repository that was read` : null;
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
