/** A decision out of the journal, as a page shows it: of a finding it has the place, not the lines. */
import type { Decision } from "../../domain/decision.ts";
import type { Finding } from "../../domain/finding.ts";
import type { DecisionRecord } from "../../domain/journal-entry.ts";
import { type Sentence, say } from "../../domain/sentence.ts";
import { detectors } from "../findings/registry.ts";
import { ours } from "./words.ts";

type RecordedFinding = DecisionRecord["findings"][number];

export function decisionOf(recorded: DecisionRecord): Decision {
  return {
    ...recorded,
    findings: recorded.findings.map(({ areas, holds, answer, ...finding }) => ({
      finding: findingOf(finding),
      areas,
      holds,
      answer,
    })),
  };
}

function findingOf(record: Omit<RecordedFinding, "areas" | "holds" | "answer">): Finding {
  const message = foundWords(record);
  return { ...record, family: "", within: null, message, before: null, after: null };
}

/** In place of what was quoted: the question that the lines answered with yes. */
function foundWords({
  detector,
  path,
  side,
  startLine,
}: Pick<Finding, "detector" | "path" | "side" | "startLine">): Sentence {
  const words = detectors.find(({ id }) => id === detector);
  if (words?.looksAt === "sides") return ours(words.asks);
  const was = side === "before" ? " as it was" : "";
  const asks = words === undefined ? "" : ` ${words.asks}`;
  return say`See ${`${path}:${startLine}`}${ours(`${was}.${asks}`)}`;
}
