/** What SARIF says of the scan itself: above all, what could not be looked at. */
import type { JudgedFinding } from "../../domain/decision.ts";
import type { Unseen } from "../../domain/inspection.ts";
import { type Sentence, say } from "../../domain/sentence.ts";
import { shortOf } from "../../domain/sha.ts";
import type { Scan } from "../scan.ts";
import { waits } from "../verdict/reach.ts";
import { firstOf } from "./page.ts";
import { fileOf } from "./sarif-place.ts";
import { messageOf } from "./sarif-text.ts";
import { notCheckedWords, scanFailureBlocks } from "./scan-failure.ts";
import { countOf, ours } from "./words.ts";

/** Files that are named; the rest by number. */
const mostUnseen = 100;

/**
 * Code scanning refuses what was not successful, and so leaves the alerts that it has: a file
 * without results would close them. That is right when we could not look, and when a finding that
 * waits is not among the results.
 */
export function invocationOf(scan: Scan, left: readonly JudgedFinding[]): object {
  return {
    executionSuccessful: scan.verdict !== "undetermined" && !left.some(waits),
    toolExecutionNotifications: [...unseenNotices(scan), ...leftNotices(left)],
  };
}

function unseenNotices(scan: Scan): readonly object[] {
  if (scan.verdict !== "undetermined") return [];
  const { shown, more } = firstOf(scan.files.uninspected, mostUnseen);
  return [
    noticeOf("error", notCheckedWords(scan)),
    ...scanFailureBlocks(scan.failure).flatMap((block) =>
      block.kind === "paragraph" ? [noticeOf("error", block.sentence)] : [],
    ),
    ...shown.map(fileNotice),
    ...(more === 0 ? [] : [noticeOf("error", ours(`And ${countOf(more, "more file")}.`))]),
  ];
}

function fileNotice({ path, reason, commit }: Unseen): object {
  const passing = commit === undefined ? [] : say` in ${shortOf(commit)}`;
  return {
    ...noticeOf("error", say`${path}${passing}: ${reason}.`),
    locations: [{ physicalLocation: { artifactLocation: fileOf(path) } }],
  };
}

function leftNotices(left: readonly JudgedFinding[]): readonly object[] {
  if (left.length === 0) return [];
  const level = left.some(waits) ? "error" : "warning";
  const words = say`${ours(countOf(left.length, "finding"))} had no room here; ${"foureyes scan"} lists all.`;
  return [noticeOf(level, words)];
}

function noticeOf(level: "error" | "warning", sentence: Sentence): object {
  return { level, message: messageOf(sentence) };
}
