/** What the page of a scan says when something could not be looked at. */
import type { Unseen } from "../../domain/inspection.ts";
import { type Sentence, say } from "../../domain/sentence.ts";
import type { Scan, ScanFailure } from "../scan.ts";
import { type Block, firstOf, paragraph } from "./page.ts";
import { countOf, ours } from "./words.ts";

const mostUnseen = 30;

/** Why a scan is no pass, in a sentence. */
export function notCheckedWords({ failure, files }: Scan): Sentence {
  if (failure !== null) return failureLead(failure);
  const unseen = countOf(files.uninspected.length, "file");
  return ours(`${unseen} could not be looked at, so this is no pass.`);
}

function failureLead(failure: ScanFailure): Sentence {
  switch (failure.kind) {
    case "unreadable":
      return ours("The change could not be looked at, so this is no pass.");
    case "policy":
      return ours(
        `The policy has ${countOf(failure.errors.length, "mistake")}, so nothing was looked at.`,
      );
    default:
      return failure satisfies never;
  }
}

export function scanFailureBlocks(failure: ScanFailure | null): readonly Block[] {
  switch (failure?.kind) {
    case undefined:
      return [];
    case "unreadable":
      return [paragraph(failure.reason)];
    case "policy":
      return failure.errors.map(({ line, column, message }) =>
        paragraph(say`${`${failure.path}:${line}:${column}`} ${message}`),
      );
    default:
      return failure satisfies never;
  }
}

/** The first by name, the rest by number. */
export function unseenBlocks(unseen: readonly Unseen[]): readonly Block[] {
  const { shown, more } = firstOf(unseen, mostUnseen);
  const named = shown.map(({ path, reason }) => paragraph(say`${path}: ${reason}.`));
  return more === 0 ? named : [...named, paragraph(ours(`And ${countOf(more, "more file")}.`))];
}
