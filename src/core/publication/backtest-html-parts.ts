/** What stands below the plots: each pull request that would have waited, with its excerpts. */
import type { Replay, ReplayedFinding } from "../../domain/backtest.ts";
import type { Excerpt, Finding } from "../../domain/finding.ts";
import { shortOf } from "../../domain/sha.ts";
import type { ProposalCounts } from "../backtest/backtest.ts";
import { hindranceWords, proposalWords, sidesOf, titleOf } from "./backtest-words.ts";
import { findingTitle } from "./finding-blocks.ts";
import { type Html, html, nothing, sentenceHtml } from "./html.ts";
import { firstOf } from "./page.ts";
import { visible } from "./visible.ts";
import { countOf } from "./words.ts";

const mostHeld = 200;
const mostFindings = 10;
const mostUndetermined = 200;

export function heldSection(held: readonly Replay[]): Html {
  if (held.length === 0) return nothing;
  const { shown, more } = firstOf(held, mostHeld);
  return html`<section><h2>Would have waited, newest first</h2>
${shown.map(pullArticle)}
${andMore(more, "pull request")}</section>`;
}

function pullArticle(replay: Replay): Html {
  const waiting = replay.findings.filter(({ holding }) => holding.length > 0);
  const { shown, more } = firstOf(waiting, mostFindings);
  return html`<article>${pullHead(replay)}
${shown.map(findingPart)}
${andMore(more, "finding")}</article>`;
}

function pullHead({ pull, lines }: Replay): Html {
  const number = pull.number === null ? "" : `#${pull.number} `;
  const size = lines === null ? "" : ` · ${countOf(lines, "changed line")}`;
  const day = pull.at.slice(0, 10);
  return html`<h3>${number}${visible(titleOf(pull))}</h3>
<p class="soft">${day}${size} · ${pull.way} <code>${shortOf(pull.commit)}</code></p>`;
}

function findingPart({ finding, holding }: ReplayedFinding): Html {
  const judged = { finding, areas: holding, holds: false, answer: null };
  return html`<div class="finding"><p>${sentenceHtml(findingTitle(judged, holding[0] ?? null))}</p>
${sides(finding)}<p>${sentenceHtml(finding.message)}</p></div>`;
}

function sides(finding: Finding): Html {
  const { before, after } = sidesOf(finding);
  if (before === null && after === null) return nothing;
  const lines = (excerpt: Excerpt | null, name: string, sign: string) =>
    (excerpt?.lines ?? []).map(
      (line) => html`<span class="${name}">${sign} ${indented(line)}</span>`,
    );
  // A line break between them would show as an empty line.
  const all = [...lines(before, "removed", "-"), ...lines(after, "added", "+")];
  return html`<pre>${joined(all)}</pre>\n`;
}

function joined(pieces: readonly Html[]): Html {
  return pieces.reduce((whole, piece) => html`${whole}${piece}`, nothing);
}

function indented(line: string): string {
  return line.replaceAll("\t", "    ");
}

export function undeterminedSection(undetermined: readonly Replay[]): Html {
  if (undetermined.length === 0) return nothing;
  const { shown, more } = firstOf(undetermined, mostUndetermined);
  return html`<section><h2>Not looked at</h2>
${shown.map(undeterminedArticle)}
${andMore(more, "pull request")}</section>`;
}

function undeterminedArticle(replay: Replay): Html {
  const [first, ...others] = replay.hindrances;
  const why = first === undefined ? nothing : sentenceHtml(hindranceWords(first));
  return html`<article>${pullHead(replay)}<p>${why}</p>${andMore(others.length, "file")}</article>`;
}

function andMore(count: number, what: string): Html {
  return count === 0 ? nothing : html`<p class="soft">And ${countOf(count, `more ${what}`)}.</p>`;
}

export function proposalSection(proposal: ProposalCounts | null): Html {
  if (proposal === null) return nothing;
  const rows = proposal.areas.map(
    ({ name, files, pulls }) =>
      html`<tr><th scope="row">${name}</th><td class="number">${files}</td><td class="number">${pulls}</td></tr>`,
  );
  return html`<section><h2>A policy to start from</h2>
<p>${sentenceHtml(proposalWords)}</p>
<table><thead><tr><th scope="col">area</th><th scope="col" class="number">files</th><th scope="col" class="number">pull requests</th></tr></thead>
<tbody>${rows}</tbody></table>
<pre class="text">${proposal.text
    .trimEnd()
    .split("\n")
    .map((line) => html`${line}`)}</pre></section>`;
}
