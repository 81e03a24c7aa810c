/** A decision of the journal for whoever asks why: its page, and what every review is bound to. */
import type { Decision } from "../../domain/decision.ts";
import { say, strong } from "../../domain/sentence.ts";
import { bindingBlocks } from "./bindings.ts";
import { shownPage } from "./check-run.ts";
import { type Page, paragraph } from "./page.ts";
import type { Sibling } from "./shared-head.ts";
import { ours } from "./words.ts";

/** A decision, its number in the journal, and when it was made. */
export interface Recorded {
  readonly decision: Decision;
  readonly entry: number;
  /** ISO 8601, UTC. */
  readonly at: string;
  /** Other open pull requests with the same head. */
  readonly siblings: readonly Sibling[];
}

export function explainedPage({ decision, entry, at, siblings }: Recorded): Page {
  const { repository, key, head } = decision;
  const name = `${repository.owner}/${repository.name}#${key.pull}`;
  const { page, verdict } = shownPage(decision, entry, siblings);
  const about = say`${name} at ${head}, decided ${ours(at)}: ${strong(verdict)}.`;
  return {
    title: page.title,
    blocks: [paragraph(page.title), paragraph(about), ...page.blocks, ...bindingBlocks(decision)],
  };
}
