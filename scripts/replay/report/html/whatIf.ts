import type { LimitRule } from 'c/etiquette';
import { limitText, PROMISE_RULES, PROMISES, secondsText, wholeNumber } from '../figures.ts';
import type { ReportData } from '../reportData.ts';
import { settingText, waitsText, waitsUnder, type WhatIfRow } from '../whatIfTable.ts';
import { escaped, htmlTable, section } from './markup.ts';

/** Which parts of its limit a promise is tried with. */
const TRIED = [0.25, 0.5, 0.75, 1, 1.25, 1.5, 2, 2.5, 3];
const OWN = TRIED.indexOf(1);

function sliderText(seconds: number, waits: NonNullable<WhatIfRow['waits']>): string {
    const { met, breached, unknown } = waits;
    if (met + breached + unknown === 0) {
        return `${secondsText(seconds)}: ${waitsText(waits)}`;
    }
    const rest = unknown > 0 ? `, ${wholeNumber(unknown)} unknown` : '';
    return `${secondsText(seconds)}: ${waitsText(waits)} within, ${wholeNumber(breached)} late${rest}`;
}

function slider(data: ReportData, rule: LimitRule): string {
    const settings = TRIED.map((part) => {
        const seconds = Number((data.policy[rule] * part).toFixed(3));
        const waits = waitsUnder(data.statistics, rule, seconds);
        return { seconds, waits: waits ?? { limit: rule, met: 0, breached: 0, unknown: 0 } };
    });
    const rows = settings.map(({ seconds, waits }, place) => [
        `${secondsText(seconds)}${place === OWN ? ' (as it is)' : ''}`,
        waitsText(waits),
        wholeNumber(waits.met),
        wholeNumber(waits.breached),
        wholeNumber(waits.unknown)
    ]);
    const words = settings.map(({ seconds, waits }) => sliderText(seconds, waits));
    const number = (head: string) => ({ head, isNumber: true });
    const heads = [{ head: 'Limit' }, number('Within'), number('In time'), number('Late'), number('Unknown')];
    const id = `what-if-${rule}`;
    return `<div class="what-if"><label for="${id}">${PROMISES[rule]}, now ${escaped(limitText(data.policy, rule))}</label>
<input type="range" id="${id}" min="0" max="${TRIED.length - 1}" value="${OWN}" data-words="${escaped(JSON.stringify(words))}">
<output for="${id}">${escaped(words[OWN] ?? '')}</output>
<details><summary>As a table</summary>${htmlTable(`${PROMISES[rule]} under other limits`, heads, rows)}</details></div>`;
}

function asked(data: ReportData): string {
    if (data.whatIf.length === 0) {
        return '';
    }
    const rows = data.whatIf.map((row) => {
        const { waits } = row;
        return [
            settingText(row),
            waits === undefined ? '' : waitsText(waits),
            waits === undefined ? '' : wholeNumber(waits.breached),
            waits === undefined ? '' : wholeNumber(waits.unknown),
            wholeNumber(row.tickets),
            wholeNumber(row.nudges),
            wholeNumber(row.ends)
        ];
    });
    const number = (head: string) => ({ head, isNumber: true });
    const heads = ['Within', 'Late', 'Unknown', 'Tickets', 'Nudges', 'Ends'].map(number);
    return htmlTable('What was asked for', [{ head: 'Setting' }, ...heads], rows);
}

/** Returns what other limits would have meant, with a slider for each promise. */
export function whatIf(data: ReportData): string {
    return section(
        'What if the limits were others',
        'Had the same messages been sent: agents answer to the countdown they see, so replies gather before the limit they know, and a shorter limit would have changed them. Unknown are waits that the end of the chat or of the record cut off before the limit; the share is given as a range from none to all of them.',
        `${PROMISE_RULES.map((rule) => slider(data, rule)).join('\n')}\n${asked(data)}`
    );
}
