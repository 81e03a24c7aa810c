/** How the page of a backtest looks: by day, by night and on paper. */

export const backtestStyle = `
:root {
  color-scheme: light dark;
  --ground: #ffffff; --panel: #f6f7f9; --ink: #1c2430; --soft: #5b6675; --line: #dde1e7;
  --mark: #b45309; --reach: #f3d9b8; --rest: #c3cad4; --removed: #fdecea; --added: #e6f4ea;
  --removed-ink: #8c1d18; --added-ink: #14532d;
}
@media (prefers-color-scheme: dark) {
  :root {
    --ground: #12161c; --panel: #1a2028; --ink: #e4e8ee; --soft: #98a3b3; --line: #2b333e;
    --mark: #f2a65a; --reach: #5a4128; --rest: #465160; --removed: #3a1f1f; --added: #17301f;
    --removed-ink: #f3b5b0; --added-ink: #a9dcb9;
  }
}
* { box-sizing: border-box; }
body {
  margin: 0 auto; padding: 2.5rem 1.5rem 4rem; max-width: 62rem; background: var(--ground);
  color: var(--ink); font: 15px/1.55 system-ui, -apple-system, "Segoe UI", Roboto, sans-serif;
}
h1 { font-size: 1.6rem; line-height: 1.25; margin: 0 0 .4rem; letter-spacing: -.01em; }
h2 { font-size: 1.1rem; margin: 2.8rem 0 .8rem; }
h3 { font-size: 1rem; margin: 0; overflow-wrap: anywhere; }
p { margin: .4rem 0; }
.soft, footer { color: var(--soft); }
.lead { font-size: 1.05rem; max-width: 46rem; }
.warn { border-left: 3px solid var(--mark); padding-left: .8rem; }
code, pre { font: .87em/1.5 ui-monospace, "SF Mono", Menlo, Consolas, monospace; }
code { overflow-wrap: anywhere; }
.facts {
  display: grid; grid-template-columns: repeat(auto-fit, minmax(11rem, 1fr)); gap: .8rem;
  margin: 1.6rem 0 0; padding: 0;
}
.facts div { background: var(--panel); border-radius: .5rem; padding: .8rem 1rem; }
.facts dt { color: var(--soft); font-size: .85rem; }
.facts dd { margin: 0; font-size: 1.6rem; font-weight: 600; font-variant-numeric: tabular-nums; }
.facts dd small { display: block; color: var(--soft); font-size: .8rem; font-weight: 400; }
table { width: 100%; border-collapse: collapse; font-variant-numeric: tabular-nums; }
th { color: var(--soft); font-weight: 500; font-size: .85rem; text-align: left; }
th, td { padding: .35rem .8rem .35rem 0; border-bottom: 1px solid var(--line); }
.number { text-align: right; white-space: nowrap; }
.plot { width: 44%; padding-right: 0; }
td.plot, th.plot { vertical-align: middle; }
svg { display: block; overflow: visible; }
svg text { fill: var(--soft); font: 11px system-ui, sans-serif; }
.grid { stroke: var(--line); stroke-width: 1; }
.reach { fill: var(--reach); }
.mark { fill: var(--mark); }
.rest { fill: var(--rest); }
.key { display: inline-block; width: .7rem; height: .7rem; border-radius: 2px; margin: 0 .3rem 0 0; }
.key.mark { background: var(--mark); }
.key.rest { background: var(--rest); margin-left: 1rem; }
article { border-top: 1px solid var(--line); padding: 1.1rem 0 .6rem; }
.finding { margin: .9rem 0 0; }
.badge {
  display: inline-block; border-radius: .25rem; padding: 0 .45rem; font-size: .8rem;
  background: var(--reach); color: var(--ink);
}
pre {
  margin: .5rem 0; padding: .5rem 0; background: var(--panel); border-radius: .4rem;
  overflow-x: auto; tab-size: 4;
}
pre.text { padding: .8rem 1rem; }
pre span { display: block; padding: 0 1rem; min-width: max-content; }
.removed { background: var(--removed); color: var(--removed-ink); }
.added { background: var(--added); color: var(--added-ink); }
footer { margin-top: 3rem; border-top: 1px solid var(--line); padding-top: 1rem; font-size: .87rem; }
@media (max-width: 40rem) {
  .plot { display: none; }
  body { padding: 1.2rem 1rem 3rem; }
}
@media print {
  :root {
    --ground: #ffffff; --panel: #f6f7f9; --ink: #000000; --soft: #444444; --line: #cccccc;
    --mark: #b45309; --reach: #f3d9b8; --rest: #c3cad4; --removed: #fdecea; --added: #e6f4ea;
    --removed-ink: #8c1d18; --added-ink: #14532d;
  }
  body { max-width: none; padding: 0; font-size: 10.5pt; print-color-adjust: exact; -webkit-print-color-adjust: exact; }
  h2, h3 { break-after: avoid; }
  .finding, tr, .timeline { break-inside: avoid; }
  pre { white-space: pre-wrap; overflow-wrap: anywhere; }
  pre span { min-width: 0; }
}
`;
