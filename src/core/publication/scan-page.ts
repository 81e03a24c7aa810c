/** The page of a scan, for the terminal and as Markdown. */
import type { PolicySource } from "../../domain/policy.ts";
import { listOf, type Sentence, say, strong } from "../../domain/sentence.ts";
import { shortOf } from "../../domain/sha.ts";
import { areaOf, type Scan } from "../scan.ts";
import { waits } from "../verdict/reach.ts";
import { findingBlocks, mostUrgentFirst } from "./finding-blocks.ts";
import { type Page, paragraph } from "./page.ts";
import { notCheckedWords, scanFailureBlocks, unseenBlocks } from "./scan-failure.ts";
import { countOf, ours, pathsOf } from "./words.ts";

export function scanPage(scan: Scan): Page {
  const lead = leadOf(scan);
  return {
    title: lead,
    blocks: [
      paragraph(lead),
      ...scanFailureBlocks(scan.failure),
      ...unseenBlocks(scan.files.uninspected),
      ...[...scan.findings]
        .sort(mostUrgentFirst)
        .flatMap((judged) => findingBlocks(judged, areaOf(judged, scan))),
      ...(scan.failure === null ? [{ kind: "small", sentence: smallPrint(scan) } as const] : []),
    ],
  };
}

function leadOf(scan: Scan): Sentence {
  const { verdict, findings, areas } = scan;
  const waiting = findings.filter(waits).length;
  const toExplain = `${countOf(waiting, "finding")} ${waiting === 1 ? "needs" : "need"} an explanation`;
  switch (verdict) {
    case "clear":
      return say`${strong("Clear.")} ${areas.length === 0 ? ours("Nothing guarded is touched.") : ours(findings.length === 0 ? "Nothing suspicious was found." : "Nothing that was found needs an explanation.")}`;
    case "held":
      return say`${strong("Held.")} ${ours(toExplain)}.`;
    case "undetermined": {
      const also = waiting === 0 ? "" : ` Besides, ${toExplain}.`;
      return say`${strong("Not checked.")} ${notCheckedWords(scan)}${ours(also)}`;
    }
    default:
      return verdict satisfies never;
  }
}

function smallPrint(scan: Scan): Sentence {
  const { files, areas, base, head, mergeBases } = scan;
  const guarded = areas.map(({ name, paths }) => say`${ours(name)} (${pathsOf(paths)})`);
  const where = guarded.length === 0 ? [] : say` Guarded: ${listOf(guarded)}.`;
  const bases =
    mergeBases > 1 ? ours(` ${mergeBases} merge bases: the change was judged against each.`) : [];
  return say`Seen: ${files.inspected} of ${ours(countOf(files.changed, "file"))}, ${files.guarded} guarded, from ${shortOf(base)} to ${shortOf(head)}.${bases}${where}${policyWords(scan.policy)}`;
}

function policyWords(policy: PolicySource | null): Sentence {
  switch (policy?.kind) {
    case "repository":
      return say` Policy: ${policy.path} at ${policy.commit.slice(0, 7)}.`;
    case "file":
    case "baseline":
      return say` Policy: ${policy.path}.`;
    case "built-in":
      return say` Policy: none at the base, so the built-in areas apply.`;
    case undefined:
      return [];
    default:
      return policy satisfies never;
  }
}
