/** The page of a scan, for the terminal and as Markdown. */
import { listOf, type Sentence, say, strong } from "../../domain/sentence.ts";
import { shortOf } from "../../domain/sha.ts";
import { areaOf, type Scan, type ScanFailure } from "../scan.ts";
import { waits } from "../verdict/reach.ts";
import { mostUrgentFirst } from "./decision-page.ts";
import type { Block, Page } from "./page.ts";
import { countOf, findingBlocks, ours, pathsOf } from "./words.ts";

export function scanPage(scan: Scan): Page {
  const lead = leadOf(scan);
  return {
    title: lead,
    blocks: [
      { kind: "paragraph", sentence: lead },
      ...(scan.failure === null ? [] : failureBlocks(scan.failure)),
      ...unseenBlocks(scan),
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
  switch (verdict) {
    case "clear":
      return say`${strong("Clear.")} ${areas.length === 0 ? ours("Nothing guarded is touched.") : ours(findings.length === 0 ? "Nothing suspicious was found." : "Nothing that was found needs an explanation.")}`;
    case "held":
      return say`${strong("Held.")} ${ours(countOf(waiting, "finding"))} ${ours(waiting === 1 ? "needs" : "need")} an explanation.`;
    case "undetermined":
      return say`${strong("Not checked.")} Not everything could be looked at, so this is no pass.`;
    default:
      return verdict satisfies never;
  }
}

function failureBlocks(failure: ScanFailure): readonly Block[] {
  if (failure.kind === "unreadable") return [{ kind: "paragraph", sentence: failure.reason }];
  const { path, errors } = failure;
  return [
    { kind: "paragraph", sentence: say`${path} is not a valid policy:` },
    {
      kind: "list",
      items: errors.map(
        ({ line, column, message }) => say`${`${path}:${line}:${column}`} ${message}`,
      ),
    },
  ];
}

function unseenBlocks({ files }: Scan): readonly Block[] {
  if (files.uninspected.length === 0) return [];
  return [
    { kind: "list", items: files.uninspected.map(({ path, reason }) => say`${path}: ${reason}`) },
  ];
}

function smallPrint({ files, areas, base, head, mergeBases }: Scan): Sentence {
  const guarded = areas.map(({ name, paths }) => say`${ours(name)} (${pathsOf(paths)})`);
  const where = guarded.length === 0 ? [] : say` Guarded: ${listOf(guarded)}.`;
  const bases =
    mergeBases > 1 ? ours(` ${mergeBases} merge bases: the change was judged against each.`) : [];
  return say`Seen: ${files.inspected} of ${files.changed} files, ${files.guarded} of them guarded, from ${shortOf(base)} to ${shortOf(head)}.${bases}${where}`;
}
