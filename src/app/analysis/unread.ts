/** What is known of a file that nobody got through: which one it is, and its sizes. */
import type { Subject } from "../../core/findings/sides/subject.ts";
import type { Version } from "../../domain/change.ts";
import type { Blob, Content } from "../../domain/content.ts";
import type { AnalysisRequest } from "./request.ts";

export function unreadSubject({ file, before, after }: AnalysisRequest): Subject {
  return {
    file,
    before: unread(file.before, before),
    after: unread(file.after, after),
    hunks: [],
    trees: null,
    moved: [],
    beside: [],
  };
}

function unread(version: Version | null, blob: Blob | null): Content {
  if (version === null) return { kind: "absent" };
  const size =
    blob?.kind === "bytes" ? blob.bytes.length : blob?.kind === "too-large" ? blob.size : null;
  return { kind: "opaque", reason: "analysis-failed", size };
}
