/** The look of a page that stands alone: the design's colours, and faces that every system has. */
export const pageStyle = `
:root { color-scheme: light dark; --paper: #fcfbf8; --panel: #f5f3ee; --ink: #21242a; --soft: #5d636e; --line: #e4e1d9; --accent: #2456c9;
  --keyword: #8a2f86; --string: #23703f; --number: #1d4cb5; --comment: #666c76; --error: #b3261e; }
@media (prefers-color-scheme: dark) { :root { --paper: #15171b; --panel: #1b1e23; --ink: #e7e6e1; --soft: #a6abb5; --line: #2c3038;
  --accent: #8fb0ff; --keyword: #e0a3dd; --string: #86d3a2; --number: #9dbbff; --comment: #9298a3; --error: #ff8a80; } }
body { background: var(--paper); color: var(--ink); font: 18px/1.62 Georgia, serif; margin: 0 auto; max-width: 760px; overflow-wrap: break-word; padding: 40px 20px 80px; }
h1, h2, h3, h4 { line-height: 1.22; }
a { color: var(--accent); }
pre, code { font: 13.5px/1.6 ui-monospace, Menlo, Consolas, monospace; }
pre { background: var(--panel); border: 1px solid var(--line); border-radius: 10px; overflow-x: auto; padding: 12px 16px; }
pre.text { background: none; border: 0; border-left: 3px solid var(--line); border-radius: 0; padding: 2px 0 2px 13px; white-space: pre-wrap; }
pre.error { border-left-color: var(--error); color: var(--error); }
.keyword { color: var(--keyword); } .string { color: var(--string); } .number { color: var(--number); } .comment { color: var(--comment); }
table { border-collapse: collapse; display: block; font: 14px/1.5 system-ui, sans-serif; overflow-x: auto; }
th, td { border-bottom: 1px solid var(--line); padding: 4px 12px 4px 0; text-align: left; }
td.number { color: inherit; font-variant-numeric: tabular-nums; text-align: right; }
caption, figcaption, .aside, footer { color: var(--soft); font: 14px/1.5 system-ui, sans-serif; text-align: left; }
figure { margin: 1em 0; }
img { height: auto; max-width: 100%; }
.plot { display: block; }
.pictures { display: flex; flex-wrap: wrap; gap: 10px; font: 12px/1.4 system-ui, sans-serif; }
.pictures span { display: grid; justify-items: center; max-width: 96px; }
.pictures img { image-rendering: pixelated; }
.pictures .wrong b { color: var(--error); }
footer { border-top: 1px solid var(--line); margin-top: 48px; padding-top: 12px; }
@media print { body { max-width: none; } }
`;
