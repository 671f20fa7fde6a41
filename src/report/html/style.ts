// The page's style sheet: light and dark, phone to wide screen, and paper.

/** CSS of the report. */
export const pageStyle = `
:root {
  color-scheme: light dark;
  --paper: #ffffff; --card: #f5f6f8; --text: #1b1f24; --soft: #57606a; --rule: #d4d8dd;
  --line: #0b5394; --core: #7fb0dc; --band: #cfe2f3; --mark: #b3261e; --bar: #dbe7f3; --note: #8a5a00; --note-back: #fff3d6;
}
@media (prefers-color-scheme: dark) {
  :root {
    --paper: #14171b; --card: #1e2329; --text: #e8eaed; --soft: #a6adb5; --rule: #3a4149;
    --line: #8ec5ff; --core: #3f76a8; --band: #25415a; --mark: #ff9d94; --bar: #2a4257; --note: #ffcf70; --note-back: #3b2f12;
  }
}
* { box-sizing: border-box; }
html { -webkit-text-size-adjust: 100%; }
body { margin: 0; background: var(--paper); color: var(--text); font: 16px/1.55 system-ui, sans-serif; }
main, header, footer { max-width: 72rem; margin: 0 auto; padding: 0 1rem; }
header { padding-top: 1.5rem; }
h1 { font-size: clamp(1.4rem, 4vw, 2rem); line-height: 1.2; margin: 0 0 .3rem; overflow-wrap: anywhere; }
h2 { font-size: 1.3rem; margin: 2.5rem 0 .5rem; }
h3 { font-size: 1rem; margin: 1rem 0 .3rem; }
h3::first-letter { text-transform: uppercase; }
p { max-width: 70ch; overflow-wrap: anywhere; }
.soft, caption, figcaption, footer { color: var(--soft); }
.headline { display: grid; gap: 1rem; grid-template-columns: repeat(auto-fit, minmax(min(100%, 15rem), 1fr)); padding: 0; margin: 1.2rem 0; }
.headline div { background: var(--card); border-radius: .6rem; padding: .9rem 1.1rem; }
.headline dt { color: var(--soft); font-size: .9rem; }
.headline dd { margin: 0; }
.headline .big { font-size: 1.8rem; font-weight: 650; line-height: 1.25; }
.censored, .warning { background: var(--note-back); color: var(--note); border-radius: .4rem; padding: .6rem .9rem; }
.assumption { color: var(--note); background: var(--note-back); border-radius: .3rem; padding: 0 .4em; font-size: .85em; }
figure { margin: 1rem 0; }
.chart svg { display: block; max-width: 100%; height: auto; font-size: 12px; }
.chart.narrow { display: none; }
.fans { display: grid; gap: 0 2rem; grid-template-columns: repeat(auto-fit, minmax(min(100%, 30rem), 1fr)); }
@media (max-width: 40rem) { .chart.wide { display: none; } .chart.narrow { display: block; } }
.table { overflow-x: auto; margin: .8rem 0 .3rem; }
table { border-collapse: collapse; font-size: .92rem; font-variant-numeric: tabular-nums; }
caption { text-align: start; padding-bottom: .3rem; }
th, td { padding: .3rem .8rem .3rem 0; border-bottom: 1px solid var(--rule); vertical-align: top; text-align: end; }
th.text, td.text { text-align: start; overflow-wrap: anywhere; min-width: 7rem; }
th.long, td.long { min-width: 18rem; }
td.number, th.number { white-space: nowrap; }
thead th { color: var(--soft); font-weight: 600; }
tbody th { font-weight: 500; }
.bar { display: inline-block; min-width: 6rem; padding: 0 .3rem;
  background: linear-gradient(to left, var(--bar) var(--share), transparent var(--share)); }
details > summary { cursor: pointer; color: var(--line); width: fit-content; }
.tools button { font: inherit; font-size: .85rem; color: var(--line); background: none; border: 1px solid var(--rule); border-radius: .3rem;
  padding: .2rem .6rem; margin-inline-end: .5rem; cursor: pointer; min-height: 1.9rem; }
pre { background: var(--card); padding: .7rem 1rem; border-radius: .4rem; overflow-x: auto; }
code { overflow-wrap: anywhere; }
a { color: var(--line); }
footer { padding-top: 2rem; padding-bottom: 2rem; font-size: .9rem; }
@media print {
  :root { --paper: #fff; --card: #fff; --text: #000; --soft: #333; --rule: #999; --line: #0b5394; --core: #7fb0dc; --band: #cfe2f3; --mark: #b3261e;
    --bar: #e3e3e3; --note: #000; --note-back: #fff; color-scheme: light; }
  html { font-size: 10pt; }
  body { font-size: 10pt; }
  .fans { grid-template-columns: 1fr 1fr; }
  .tools, details { display: none; }
  section, figure, tr, p, caption { break-inside: avoid; }
  section:has(table) { break-inside: auto; }
  h2, h3, h4, section > p, caption, thead { break-after: avoid; }
  tbody tr:first-child { break-before: avoid; }
  .headline .big { font-size: 1.4rem; }
  .table { overflow: visible; }
  .headline div { border: 1px solid var(--rule); }
}
`;
