/** Detector: nobody can read what changed. */
import type { ChangedFile, Version } from "../../../domain/change.ts";
import type { Content, OpaqueReason } from "../../../domain/content.ts";
import type { Severity } from "../../../domain/finding.ts";
import { type Sentence, say } from "../../../domain/sentence.ts";
import { shortOf } from "../../../domain/sha.ts";
import type { Detector, Suspicion } from "../detector.ts";
import type { Subject } from "../sides/subject.ts";
import { isAlways, isTest } from "../words/purpose.ts";

export const opaqueContent: Detector = {
  id: "opaque-content",
  version: 2,
  title: "opaque content",
  family: "evasion",
  asks: "Did content change that nobody can read in a diff?",
  why: "A binary, a pointer to large-file storage, a submodule or a file too large to show can carry anything, and a review of it reviews nothing.",
  remedy: "Keep it out of guarded paths, or say where it comes from and how its hash was checked.",
  whenWrong:
    "It fires on every honest binary in a guarded path. It does not judge the content, and it does not fire when the bytes are the same: a rename or a new file mode alone.",
  severity: "high; medium for text of tests that is too large to read",
  patterns: ["E7", "E8", "W7"],
  options: [],
  looksAt: "sides",
  detect: (subject) => {
    const reason = reasonOf(subject);
    if (reason === null || isUnchanged(subject.file)) return [];
    return [suspicionOf(subject, reason)];
  },
};

/** For a file on which a detector or the parser gave up, ran out of time or of memory. */
export function failedAnalysis(subject: Subject): Suspicion {
  return suspicionOf(subject, "analysis-failed");
}

function reasonOf({ before, after }: Subject): OpaqueReason | null {
  if (after.kind === "opaque") return after.reason;
  return before.kind === "opaque" ? before.reason : null;
}

function isUnchanged({ before, after }: ChangedFile): boolean {
  return (
    before !== null &&
    after !== null &&
    before.object === after.object &&
    typeOf(before) === typeOf(after)
  );
}

/** An executable file is a file. */
function typeOf(version: Version): string {
  return version.kind === "executable" ? "file" : version.kind;
}

function suspicionOf(subject: Subject, reason: OpaqueReason): Suspicion {
  const { file } = subject;
  return {
    severity: severityOf(subject, reason),
    within: null,
    side: "after",
    message: say`${subjectOf(subject, reason)} ${sideOf(file.before, subject.before)} → ${sideOf(file.after, subject.after)}.`,
    before: file.before === null || file.after !== null ? null : { startLine: 1, endLine: 1 },
    after: file.after === null ? null : { startLine: 1, endLine: 1 },
    statements: [identityOf(file.before, reason), identityOf(file.after, reason)],
  };
}

/** What tests read is text, and no build runs it; a binary among it may be anything (W7). */
function severityOf({ file }: Subject, reason: OpaqueReason): Severity {
  const isText = reason === "too-large" || reason === "analysis-failed";
  return isText && isAlways(file, isTest) ? "medium" : "high";
}

function subjectOf({ file }: Subject, reason: OpaqueReason): Sentence {
  const isAdded = file.before === null;
  const isDeleted = file.after === null;
  switch (reason) {
    case "binary":
      return say`The content is binary, so nobody can read what changed:`;
    case "large-file-pointer":
      return say`The content is kept in large-file storage, so nobody can read here what changed:`;
    case "submodule":
      return isAdded || isDeleted
        ? say`A submodule was ${isAdded ? added : deleted}; what it holds is not in this change:`
        : say`The submodule moved to another commit; what that holds is not in this change:`;
    case "symlink":
      return say`A symbolic link was ${isAdded ? added : isDeleted ? deleted : pointed}:`;
    case "too-large":
      return say`The content is larger than we read:`;
    case "not-utf8":
      return say`The content is not UTF-8, so different tools show different text:`;
    case "analysis-failed":
      return say`The analysis did not get through this file, so nobody looked for sabotage in it:`;
    default:
      return reason satisfies never;
  }
}

const added: Sentence = [{ kind: "ours", text: "added" }];
const deleted: Sentence = [{ kind: "ours", text: "deleted" }];
const pointed: Sentence = [{ kind: "ours", text: "put here or pointed elsewhere" }];

function sideOf(version: Version | null, content: Content): Sentence {
  if (version === null || content.kind === "absent") return say`nothing`;
  const size = content.size === null ? say`` : say` (${content.size} bytes)`;
  return say`${shortOf(version.object)}${size}`;
}

function identityOf(version: Version | null, reason: OpaqueReason): string {
  return version === null ? "" : `${reason} ${version.kind} ${version.object}`;
}
