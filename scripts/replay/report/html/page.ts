import { createHash } from 'node:crypto';
import { isLimit, RULES, type PromptRule } from 'c/etiquette';
import {
    count,
    intervalText,
    limitText,
    owedCount,
    percentage,
    PROMISE_RULES,
    PROMISES,
    PROMPTS,
    span,
    Times,
    wholeNumber
} from '../figures.ts';
import type { ReportData } from '../reportData.ts';
import { agents } from './agents.ts';
import { distributions } from './distribution.ts';
import { heatMap } from './heatMap.ts';
import { escaped, htmlTable, section } from './markup.ts';
import { queues } from './queues.ts';
import { SCRIPT, STYLE } from './style.ts';
import { whatIf } from './whatIf.ts';
import { worstChats } from './worstChats.ts';

function hashOf(text: string): string {
    return `'sha256-${createHash('sha256').update(text).digest('base64')}'`;
}

/** Nothing from anywhere: the page is one file, and only its own style and script run in it. */
const POLICY = `default-src 'none'; style-src ${hashOf(STYLE)}; script-src ${hashOf(SCRIPT)}; base-uri 'none'; form-action 'none'`;

function cards({ statistics, policy }: ReportData): string {
    const items = PROMISE_RULES.map((rule) => {
        const share = statistics.rule(rule).share.share();
        const name = `${PROMISES[rule]} within ${limitText(policy, rule)}`;
        // With word joiners, so that no line ends within it.
        const interval = share === undefined ? '' : intervalText(share).replace('–', '\u2060–\u2060');
        return share === undefined
            ? `<li><span>${name}</span><strong>no waits</strong></li>`
            : `<li><span>${name}</span><strong>${percentage(share.share)}</strong><span>of ${count(share.waits, 'wait')}; 95\u00a0% sure: ${interval}\u00a0%</span></li>`;
    });
    return `<ul class="cards">${items.join('')}</ul>`;
}

function promises({ statistics, policy }: ReportData): string {
    const rows = PROMISE_RULES.map((rule) => {
        const of = statistics.rule(rule);
        const { median, most, longest } = of.spread();
        return [
            `${PROMISES[rule]} ${limitText(policy, rule)}`,
            wholeNumber(of.share.within),
            wholeNumber(of.share.waits - of.share.within),
            wholeNumber(of.results.of('open') + of.results.of('running')),
            span(median),
            span(most),
            span(longest)
        ];
    });
    const heads = ['In time', 'Late', 'Open', 'Median', '95th of 100', 'Longest'];
    return htmlTable(
        'Promises to clients',
        [{ head: 'Promise' }, ...heads.map((head) => ({ head, isNumber: true }))],
        rows
    );
}

function actions({ statistics, policy }: ReportData): string {
    const rows = RULES.filter((rule): rule is PromptRule => !isLimit(rule)).map((rule) => {
        const { results } = statistics.rule(rule);
        return [
            `${PROMPTS[rule]}, after ${limitText(policy, rule)}`,
            wholeNumber(owedCount(statistics, rule)),
            wholeNumber(results.of('acted')),
            wholeNumber(results.of('missed'))
        ];
    });
    const heads = ['Due', 'Done, early or late', 'Missed'];
    return htmlTable(
        'Tickets, nudges and ends',
        [{ head: 'Action' }, ...heads.map((head) => ({ head, isNumber: true }))],
        rows
    );
}

/** Returns the report as one page that needs nothing but itself. */
export function htmlPage(data: ReportData): string {
    const times = new Times(data.zone);
    const { statistics, events, first, last, rejected } = data;
    const period = events === 0 ? 'No events' : `${times.minute(first)} to ${times.minute(last)}`;
    const counts = `${count(statistics.chats, 'chat')}, ${count(events, 'event')}, ${count(statistics.agents.size, 'agent')}. Times are ${data.zone}.`;
    const lost = rejected === 0 ? '' : ` ${count(rejected, 'line')} ${rejected === 1 ? 'was' : 'were'} rejected.`;
    const main =
        events === 0
            ? ''
            : [
                  cards(data),
                  section(
                      'What was promised, what was due',
                      'Open waits are those that the chat’s end or the end of the record cut off before their limit: they count neither as in time nor as late. The interval beside a share takes the waits of one chat as alike. A chat owes only one ticket, so more can be missed than were due.',
                      `${promises(data)}${actions(data)}`
                  ),
                  distributions(data),
                  queues(data),
                  agents(data),
                  heatMap(data),
                  worstChats(data),
                  whatIf(data)
              ].join('\n');
    return `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="${escaped(POLICY)}">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>Chat etiquette, ${escaped(period)}</title>
<style>${STYLE}</style>
</head>
<body>
<header><h1>Chat etiquette</h1><p>${escaped(period)}<br>${escaped(counts + lost)}</p></header>
<main>
${main}
</main>
<footer>Only recorded chats are counted, and of clients who left before an agent accepted only their wait until then. These figures describe chats, not people: they are no ground for decisions about anybody’s employment.</footer>
<script>${SCRIPT}</script>
</body>
</html>
`;
}
