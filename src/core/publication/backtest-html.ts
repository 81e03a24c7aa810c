/** The backtest as one HTML page: no script, and nothing that is asked for from elsewhere. */
import { type Backtest, saidSomething } from "../backtest/backtest.ts";
import { heldSection, proposalSection, undeterminedSection } from "./backtest-html-parts.ts";
import { rateTable, timeline } from "./backtest-plots.ts";
import { backtestStyle } from "./backtest-style.ts";
import {
  backtestLead,
  detectorWords,
  intervalCell,
  policyWords,
  rateCell,
  sizeName,
  undeterminedLead,
  walkWords,
} from "./backtest-words.ts";
import { type Html, html, nothing, sentenceHtml, verbatim } from "./html.ts";
import { detectorName } from "./words.ts";

/** Even if something of an attacker's were taken for markup, a browser would fetch and run nothing. */
const nothingElse = "default-src 'none'; style-src 'unsafe-inline'; img-src data:; base-uri 'none'";

export function backtestHtml(backtest: Backtest): string {
  const page = html`<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="${verbatim(nothingElse)}">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="referrer" content="no-referrer">
<link rel="icon" href="data:,">
<title>Foureyes: what would have waited</title>
<style>${verbatim(backtestStyle)}</style>
</head>
<body>
<main>
<h1>What would have waited</h1>
<p class="lead">${sentenceHtml(backtestLead(backtest))}</p>
${warning(backtest)}
${backtest.pulls.looked === 0 ? nothing : numbers(backtest)}
${heldSection(backtest.held)}
${undeterminedSection(backtest.undetermined)}
${proposalSection(backtest.proposal)}
</main>
<footer>
<p>${sentenceHtml(walkWords(backtest))}</p>
<p>${sentenceHtml(policyWords(backtest))}</p>
<p>${sentenceHtml(detectorWords(backtest))}</p>
</footer>
</body>
</html>
`;
  return page.text;
}

function warning({ undetermined }: Backtest): Html {
  if (undetermined.length === 0) return nothing;
  return html`<p class="warn">${sentenceHtml(undeterminedLead(undetermined))}</p>`;
}

function numbers(backtest: Backtest): Html {
  const { bySize, byDetector, byArea, byMonth } = backtest;
  const sizes = bySize.map((size, at) => ({
    name: sizeName(size, bySize[at - 1]?.upTo ?? null),
    rate: size.waiting,
  }));
  const detectors = byDetector.filter(saidSomething).map(({ name, waiting }) => ({
    name: detectorName(name),
    rate: waiting,
  }));
  const areas = byArea.map(({ name, waiting }) => ({ name, rate: waiting }));
  return html`${facts(backtest)}
<section><h2>By changed lines</h2>
${rateTable("lines", sizes)}</section>
<section><h2>By detector</h2>
<p class="soft">A pull request that waits for two of them counts for both.</p>
${rateTable("detector", detectors)}</section>
<section><h2>By area</h2>
<p class="soft">Of the pull requests that touch it.</p>
${rateTable("area", areas)}</section>
<section><h2>By month</h2>
<p class="soft"><span class="key mark"></span>would have waited<span class="key rest"></span>all that touch something guarded</p>
${timeline(byMonth.map(({ month, waiting }) => ({ month, rate: waiting })))}</section>`;
}

function facts({ waiting, shown, pulls }: Backtest): Html {
  const each = Math.round((shown / Math.max(1, pulls.looked)) * 100) / 100;
  const fact = (name: string, value: string, more: string) =>
    html`<div><dt>${name}</dt><dd>${value}<small>${more}</small></dd></div>`;
  return html`<dl class="facts">
${fact("Waiting", `${rateCell(waiting)} of 100`, `95 % sure: ${intervalCell(waiting)}`)}
${fact("Looked at", String(pulls.looked), "touch something guarded")}
${fact("Findings", String(each), "for each, whether it waits or not")}
${fact("Untouched", String(pulls.untouched), "touch nothing guarded")}
</dl>`;
}
