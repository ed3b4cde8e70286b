// How a written page looks: in light and dark, on a telephone, and on paper.

export const PAGE_STYLE = `
:root { color-scheme: light dark; --ink: #1c1f24; --paper: #ffffff; --line: #8a9099; --soft: #f1f3f5;
  --muted: #50565f; --gap: #fff4d6; }
@media (prefers-color-scheme: dark) { :root { --ink: #e6e8eb; --paper: #15181c; --line: #7b828c; --soft: #22262c;
  --muted: #b3b9c1; --gap: #3a3015; } }
body { margin: 0 auto; max-width: 90rem; padding: 1rem 1.25rem 3rem; font: 1rem/1.5 system-ui, sans-serif;
  color: var(--ink); background: var(--paper); }
h1 { font-size: 1.6rem; line-height: 1.25; margin: 0.5rem 0 1rem; }
h2 { font-size: 1.25rem; margin: 2.25rem 0 0.5rem; }
h3 { font-size: 1.1rem; margin: 1.75rem 0 0.5rem; }
h4, h5 { font-size: 1rem; margin: 1.5rem 0 0.25rem; }
.heard { position: absolute; width: 1px; height: 1px; overflow: hidden; clip-path: inset(50%); white-space: nowrap; }
.beneath { margin: 0.125rem 0; }
.note, .source, .label { color: var(--muted); }
.note, .source { font-size: 0.875rem; }
.source { margin: 0.25rem 0 1rem; }
.instruction { font-style: italic; }
.draft, .gap { border-inline-start: 0.25rem solid var(--line); padding-inline-start: 0.75rem; }
.gap { background: var(--gap); padding-block: 0.25rem; }
blockquote { margin: 0.5rem 0; padding-inline-start: 1rem; border-inline-start: 0.25rem solid var(--soft);
  white-space: pre-line; overflow-wrap: anywhere; }
.lettered { list-style: lower-alpha; }
.lettered > li::marker { content: "(" counter(list-item, lower-alpha) ") "; }
dl { display: grid; grid-template-columns: minmax(7rem, 12rem) 1fr; gap: 0.125rem 1rem; max-width: 60rem; margin: 0.5rem 0; }
dt { color: var(--muted); }
dd { margin: 0; overflow-wrap: anywhere; white-space: pre-line; }
.line { margin: 0 0 0.25rem; white-space: pre-line; overflow-wrap: anywhere; }
.shared { max-width: 72rem; }
.shared tbody th { white-space: normal; min-width: 3rem; max-width: 22rem; overflow-wrap: break-word; }
.words { min-width: 18rem; }
p, li { max-width: 48rem; }
.choices { list-style: none; padding: 0; max-width: 60rem; columns: 2 20rem; }
.choices li { margin: 0; padding-block: 0.125rem; padding-inline-start: 1.25rem; text-indent: -1.25rem; break-inside: avoid; }
.room { border: 1px solid var(--line); width: 100%; max-width: 60rem; margin: 0.5rem 0; table-layout: fixed; }
.room th, .room td { border: 1px solid var(--line); padding: 0.375rem; min-width: 0; white-space: normal; }
.height-1 { height: 1.75rem; } .height-2 { height: 3.5rem; } .height-3 { height: 5.25rem; } .height-4 { height: 7rem; }
.height-5 { height: 8.75rem; } .height-6 { height: 10.5rem; } .height-7 { height: 12.25rem; }
.height-8 { height: 14rem; } .height-9 { height: 15.75rem; } .height-10 { height: 17.5rem; }
li { margin: 0.25rem 0; }
.wide { overflow-x: auto; }
table { border-collapse: collapse; font-size: 0.875rem; font-variant-numeric: tabular-nums; }
caption { text-align: start; padding: 0 0 0.5rem; }
th, td { border-bottom: 1px solid var(--line); padding: 0.375rem 0.75rem 0.375rem 0; text-align: start;
  vertical-align: top; }
thead th { background: var(--soft); padding-inline-start: 0.375rem; white-space: nowrap; }
tbody th { font-weight: 600; white-space: nowrap; }
th:first-child { padding-inline-start: 0.375rem; }
td { min-width: 5rem; padding-inline-start: 0.375rem; }
details { min-width: 18rem; max-width: 40rem; }
summary { cursor: pointer; }
.whole { white-space: pre-line; margin: 0.5rem 0; padding: 0.5rem 0.75rem; background: var(--soft); }
footer { margin-top: 3rem; border-top: 1px solid var(--line); font-size: 0.875rem; }
@media print {
  :root { color-scheme: light; --ink: #000000; --paper: #ffffff; --soft: #ffffff; --muted: #333333; --gap: #ffffff; }
  .page { break-before: page; }
  h2, h3, h4, h5 { break-after: avoid; }
  body { max-width: none; padding: 0; }
  .wide { overflow: visible; }
  tr { break-inside: avoid; }
  thead { display: table-header-group; }
}
`;
