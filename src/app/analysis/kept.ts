/**
 * Findings that are kept: a review changes who counted, not what a file's change means, and the
 * server looks at the same files again with each review, comment and push elsewhere.
 */
import { LRUCache } from "lru-cache";
import type { FileFindings } from "../../core/findings/file-findings.ts";
import type { Version } from "../../domain/change.ts";
import type { Blob } from "../../domain/content.ts";
import type { Policy } from "../../domain/policy.ts";
import type { Analysis } from "./analysis.ts";
import type { AnalysisRequest } from "./request.ts";

/** In characters of JSON, all together. */
const mostKept = 24_000_000;

/**
 * The same answers as those of `analysis`, which is asked once for the same two versions under the
 * same names and settings. What could not be read is asked anew, and so is a second look.
 */
export function keptFindings(analysis: Analysis): Analysis {
  const kept = new LRUCache<string, FileFindings>({
    maxSize: mostKept,
    sizeCalculation: (found, key) => key.length + JSON.stringify(found).length,
  });
  return {
    analyse: async (request) => {
      if (request.second !== undefined) return analysis.analyse(request);
      const key = keyOf(request);
      const known = kept.get(key);
      if (known !== undefined) return known;
      const found = await analysis.analyse(request);
      if (found.isRead) kept.set(key, found);
      return found;
    },
    close: () => analysis.close(),
  };
}

/** Git names a content by its hash; whether it was read, too large or lost is no part of that. */
function keyOf({ file, before, after, detectors }: AnalysisRequest): string {
  const sides = [sideOf(file.before, before), sideOf(file.after, after)];
  return JSON.stringify([...sides, settingsOf(detectors)]);
}

function sideOf(version: Version | null, blob: Blob | null) {
  return [version?.path, version?.kind, version?.object, blob?.kind];
}

/** Lists of addresses may be long, and all files of a change have the same. */
const written = new WeakMap<Policy["detectors"], string>();

function settingsOf(detectors: Policy["detectors"]): string {
  const text = written.get(detectors) ?? JSON.stringify(detectors);
  written.set(detectors, text);
  return text;
}
