/** The plots of a backtest, drawn without a script. */
import type { Rate } from "../backtest/interval.ts";
import { intervalCell, rateCell } from "./backtest-words.ts";
import { type Html, html, nothing } from "./html.ts";
import { countOf } from "./words.ts";

export interface RateRow {
  readonly name: string;
  readonly rate: Rate;
}

/** A row each: the numbers, and a bar with the interval behind it, on one scale for all. */
export function rateTable(what: string, rows: readonly RateRow[]): Html {
  const top = scaleFor(rows);
  return html`<table>
<thead><tr><th scope="col">${what}</th><th scope="col" class="number">pull requests</th><th scope="col" class="number">waiting</th><th scope="col" class="number">per 100</th><th scope="col" class="number">95 % interval</th><th class="plot">${axis(top)}</th></tr></thead>
<tbody>
${rows.map((row) => rateRow(row, top))}
</tbody>
</table>`;
}

function rateRow({ name, rate }: RateRow, top: number): Html {
  return html`<tr><th scope="row">${name}</th><td class="number">${rate.of}</td><td class="number">${rate.count}</td><td class="number">${rateCell(rate)}</td><td class="number">${intervalCell(rate)}</td><td class="plot">${rateBar(rate, top)}</td></tr>`;
}

/** A wider scale than this one needs makes every bar small. */
const scales = [5, 10, 20, 40, 60, 80, 100];

/** Per 100: where the axis ends. */
function scaleFor(rows: readonly RateRow[]): number {
  const highest = Math.max(0, ...rows.map(({ rate }) => rate.high ?? 0));
  return scales.find((scale) => scale >= highest) ?? 100;
}

/** Places are in percent of the cell, so that it may be as wide as there is room. */
function axis(top: number): Html {
  const ticks = [0, 0.25, 0.5, 0.75, 1].map((part) => {
    const anchor = part === 0 ? "start" : part === 1 ? "end" : "middle";
    return html`<text x="${part * 100}%" y="12" text-anchor="${anchor}">${part * top}</text>`;
  });
  return html`<svg width="100%" height="16" aria-hidden="true">${ticks}</svg>`;
}

function rateBar({ per100, low, high }: Rate, top: number): Html {
  if (per100 === null || low === null || high === null) return nothing;
  const at = (rate: number) => `${Math.round((rate / top) * 10_000) / 100}%`;
  const width = at(Math.max(high - low, top / 200));
  const grid = [0, 25, 50, 75, 100].map(
    (x) => html`<line class="grid" x1="${x}%" x2="${x}%" y1="-8" y2="28"/>`,
  );
  return html`<svg width="100%" height="20" aria-hidden="true">${grid}<rect class="reach" x="${at(low)}" width="${width}" y="4" height="12" rx="2"/><rect class="mark" x="0" width="${at(per100)}" y="8" height="4"/><circle class="mark" cx="${at(per100)}" cy="10" r="4"/></svg>`;
}

export interface Month {
  /** `2026-05`. */
  readonly month: string;
  readonly rate: Rate;
}

const width = 960;
const height = 150;
const left = 34;
const below = 22;

/** A column a month: all that were looked at, and in it those that would have waited. */
export function timeline(months: readonly Month[]): Html {
  const most = Math.max(1, ...months.map(({ rate }) => rate.of));
  const top = niceTop(most);
  const step = (width - left) / Math.max(months.length, 12);
  const y = (count: number) => rounded(height - (count / top) * height);
  const columns = months.map(({ month, rate }, at) => {
    const x = rounded(left + at * step + step * 0.12);
    const wide = rounded(step * 0.76);
    const said = `${month}: ${rate.count} of ${countOf(rate.of, "pull request")}`;
    return html`<g><title>${said}</title><rect class="rest" x="${x}" width="${wide}" y="${y(rate.of)}" height="${rounded(height - y(rate.of))}"/><rect class="mark" x="${x}" width="${wide}" y="${y(rate.count)}" height="${rounded(height - y(rate.count))}"/></g>`;
  });
  const lines = [0, top / 2, top].map(
    (count) =>
      html`<line class="grid" x1="${left}" x2="${width}" y1="${y(count)}" y2="${y(count)}"/><text x="${left - 8}" y="${y(count) + 4}" text-anchor="end">${count}</text>`,
  );
  const every = Math.ceil(months.length / 12);
  const names = months.flatMap(({ month }, at) =>
    at % every === 0
      ? [
          html`<text x="${rounded(left + (at + 0.5) * step)}" y="${height + 16}" text-anchor="middle">${month}</text>`,
        ]
      : [],
  );
  return html`<svg class="timeline" viewBox="0 -8 ${width} ${height + below + 8}" width="100%" role="img" aria-label="Pull requests by month, and how many of them would have waited">${lines}${columns}${names}</svg>`;
}

/** Even, so that its half is a whole number. */
function niceTop(most: number): number {
  const steps = [
    2, 4, 6, 8, 10, 12, 16, 20, 30, 40, 60, 80, 100, 200, 400, 600, 1_000, 2_000, 10_000, 100_000,
  ];
  return steps.find((step) => step >= most) ?? most;
}

function rounded(place: number): number {
  return Math.round(place * 10) / 10;
}
