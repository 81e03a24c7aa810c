/** The page of a backtest for the terminal: how often, by what, and then each with its excerpt. */
import type { Replay, ReplayedFinding } from "../../domain/backtest.ts";
import { type Sentence, say } from "../../domain/sentence.ts";
import { type Backtest, type ProposalCounts, saidSomething } from "../backtest/backtest.ts";
import type { Rate } from "../backtest/interval.ts";
import {
  backtestLead,
  hindranceWords,
  intervalCell,
  policyWords,
  proposalWords,
  pullTitle,
  rateCell,
  sidesOf,
  sizeName,
  undeterminedLead,
  walkWords,
} from "./backtest-words.ts";
import { findingTitle } from "./finding-blocks.ts";
import { type Block, firstOf, heading, type Page, paragraph } from "./page.ts";
import { countOf, detectorName, ours } from "./words.ts";

const mostHeld = 50;
const mostFindings = 5;
const mostUndetermined = 30;

export function backtestPage(backtest: Backtest): Page {
  const lead = backtestLead(backtest);
  return {
    title: lead,
    blocks: [
      paragraph(lead),
      ...(backtest.undetermined.length === 0
        ? []
        : [paragraph(undeterminedLead(backtest.undetermined))]),
      ...(backtest.pulls.looked === 0 ? [] : rateBlocks(backtest)),
      ...heldBlocks(backtest.held),
      ...undeterminedBlocks(backtest.undetermined),
      ...proposalBlocks(backtest.proposal),
      { kind: "small", sentence: walkWords(backtest) },
      { kind: "small", sentence: policyWords(backtest) },
    ],
  };
}

function rateBlocks({ bySize, byDetector, byArea }: Backtest): readonly Block[] {
  return [
    heading(ours("By changed lines")),
    rateTable(
      "lines",
      bySize.map((size, at) => [sizeName(size, bySize[at - 1]?.upTo ?? null), size.waiting]),
    ),
    heading(ours("By detector")),
    rateTable(
      "detector",
      byDetector.filter(saidSomething).map(({ name, waiting }) => [detectorName(name), waiting]),
    ),
    heading(ours("By area")),
    rateTable(
      "area",
      byArea.map(({ name, waiting }) => [name, waiting]),
    ),
  ];
}

function rateTable(what: string, rows: readonly (readonly [name: string, rate: Rate])[]): Block {
  return {
    kind: "table",
    header: [what, "pull requests", "waiting", "per 100", "95 % interval"].map(ours),
    rows: rows.map(([name, rate]) =>
      [name, String(rate.of), String(rate.count), rateCell(rate), intervalCell(rate)].map(ours),
    ),
  };
}

function heldBlocks(held: readonly Replay[]): readonly Block[] {
  if (held.length === 0) return [];
  const { shown, more } = firstOf(held, mostHeld);
  return [
    heading(ours("Would have waited, newest first")),
    ...shown.flatMap(pullBlocks),
    ...(more === 0 ? [] : [paragraph(ours(`And ${more} more: the JSON and the HTML list all.`))]),
  ];
}

function pullBlocks(replay: Replay): readonly Block[] {
  const waiting = replay.findings.filter(({ holding }) => holding.length > 0);
  const { shown, more } = firstOf(waiting, mostFindings);
  return [
    paragraph(pullTitle(replay)),
    ...shown.flatMap(findingBlocks),
    ...(more === 0 ? [] : [paragraph(ours(`And ${countOf(more, "more finding")}.`))]),
  ];
}

function findingBlocks({ finding, holding }: ReplayedFinding): readonly Block[] {
  const judged = { finding, areas: holding, holds: false, answer: null };
  const { before, after } = sidesOf(finding);
  const sides: Block[] = before === null && after === null ? [] : [{ kind: "diff", before, after }];
  return [
    paragraph(findingTitle(judged, holding[0] ?? null)),
    ...sides,
    paragraph(finding.message),
  ];
}

function undeterminedBlocks(undetermined: readonly Replay[]): readonly Block[] {
  if (undetermined.length === 0) return [];
  const { shown, more } = firstOf(undetermined, mostUndetermined);
  const items = shown.map(undeterminedItem);
  return [
    heading(ours("Not looked at")),
    { kind: "list", items: more === 0 ? items : [...items, ours(`And ${more} more.`)] },
  ];
}

function undeterminedItem(replay: Replay): Sentence {
  const [first, ...others] = replay.hindrances;
  const why = first === undefined ? [] : hindranceWords(first);
  const more = others.length === 0 ? [] : ours(` And ${countOf(others.length, "more file")}.`);
  return say`${pullTitle(replay)}: ${why}${more}`;
}

function proposalBlocks(proposal: ProposalCounts | null): readonly Block[] {
  if (proposal === null) return [];
  return [
    heading(ours("A policy to start from")),
    {
      kind: "table",
      header: ["area", "files", "pull requests"].map(ours),
      rows: proposal.areas.map(({ name, files, pulls }) =>
        [name, String(files), String(pulls)].map(ours),
      ),
    },
    paragraph(proposalWords),
    { kind: "code", lines: proposal.text.trimEnd().split("\n") },
  ];
}
