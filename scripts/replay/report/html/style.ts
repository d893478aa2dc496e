/** The style of the page: light and dark as the reader's system asks, plain on paper. */
export const STYLE = `
:root { color-scheme: light dark; --page: #fff; --text: #1b2733; --soft: #52606d; --line: #d5dce3; --plain: #5b7fa6; --good: #2f8f5b; --bad: #c23934; --on-bad: #fff; --open: #d9a400; --faint: #e4e9ee; --plot-background: var(--page); }
@media (prefers-color-scheme: dark) { :root { --page: #12181f; --text: #e6ebf0; --soft: #a3b0bd; --line: #34414e; --plain: #7ba3cf; --good: #55b983; --bad: #ee6a61; --on-bad: #12181f; --open: #e3b93c; --faint: #27323d; } }
* { box-sizing: border-box; }
body { margin: 0 auto; max-width: 60rem; padding: 1.5rem 1rem 4rem; font: 16px/1.5 system-ui, sans-serif; color: var(--text); background: var(--page); }
h1 { font-size: 1.6rem; margin: 0; } h2 { font-size: 1.25rem; margin: 2.5rem 0 .25rem; } h3 { font-size: 1rem; margin: 0; }
p { margin: .25rem 0 1rem; color: var(--soft); max-width: 48rem; }
.cards { display: grid; grid-template-columns: repeat(auto-fit, minmax(12rem, 1fr)); gap: .75rem; margin: 1rem 0; padding: 0; list-style: none; }
.cards li { border: 1px solid var(--line); border-radius: .5rem; padding: .75rem 1rem; }
.cards strong { display: block; font-size: 1.75rem; line-height: 1.2; } .cards span { color: var(--soft); font-size: .9rem; }
.grid { display: grid; grid-template-columns: repeat(auto-fit, minmax(min(24rem, 100%), 1fr)); gap: 1rem; }
figure { margin: 0 0 1.25rem; min-width: 0; } figcaption { color: var(--soft); font-size: .9rem; }
.chart { display: block; width: 100%; height: auto; background: transparent; } .chart text { white-space: pre; } .wide { min-width: 40rem; }
.chat { border-top: 1px solid var(--line); padding-top: .75rem; } .chat p { margin: 0 0 .25rem; font-size: .9rem; }
details { font-size: .9rem; margin-top: .25rem; } summary { cursor: pointer; color: var(--soft); }
.scroll { overflow-x: auto; } table { border-collapse: collapse; font-size: .9rem; margin: .5rem 0; } caption { text-align: left; font-weight: 600; padding-bottom: .25rem; }
th, td { padding: .2rem .75rem .2rem 0; text-align: left; border-bottom: 1px solid var(--line); font-weight: normal; white-space: nowrap; } thead th { color: var(--soft); }
.number { text-align: right; font-variant-numeric: tabular-nums; }
.what-if { border: 1px solid var(--line); border-radius: .5rem; padding: .75rem 1rem; margin-bottom: .75rem; }
.what-if label { font-weight: 600; display: block; } .what-if input { width: 100%; } .what-if output { font-variant-numeric: tabular-nums; }
footer { margin-top: 3rem; border-top: 1px solid var(--line); padding-top: .5rem; font-size: .85rem; color: var(--soft); }
@media print { .wide { min-width: 0; } :root { color-scheme: light; --page: #fff; --text: #000; --soft: #333; --line: #bbb; --plain: #5b7fa6; --good: #2f8f5b; --bad: #c23934; --on-bad: #fff; --open: #d9a400; --faint: #e4e9ee; } body { max-width: none; padding: 0; font-size: 11pt; print-color-adjust: exact; -webkit-print-color-adjust: exact; } h2 { break-after: avoid; } figure, .what-if, .cards { break-inside: avoid; } details:not([open]), .what-if input { display: none; } .grid { grid-template-columns: 1fr 1fr; } }
`;

/** Says under each slider what its setting would have meant. */
export const SCRIPT = `
for (const input of document.querySelectorAll('input[data-words]')) {
    const words = JSON.parse(input.dataset.words);
    const show = () => {
        input.nextElementSibling.textContent = words[input.value];
        input.setAttribute('aria-valuetext', words[input.value]);
    };
    input.addEventListener('input', show);
    show();
}
`;
