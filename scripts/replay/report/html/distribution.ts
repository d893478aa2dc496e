import { axisX, axisY, rectY, ruleX, ruleY, text } from '@observablehq/plot';
import { isLimit, RULES, type Rule } from 'c/etiquette';
import { together } from '../../statistics/millisecondCounts.ts';
import { isPromise, limitText, PROMISES, PROMPTS, span, wholeNumber } from '../figures.ts';
import type { ReportData } from '../reportData.ts';
import { chart, COLOURS } from './chart.ts';
import { figureOf, htmlTable, section } from './markup.ts';

const BINS_TO_LIMIT = 12;
const BINS = 30;

interface Bin {
    from: number;
    to: number;
    count: number;
    isLate: boolean;
}

/** The lengths of a rule's ended episodes in bins of a twelfth of its limit; the last one takes all longer ones. */
function binsOf({ statistics, policy }: ReportData, rule: Rule): Bin[] {
    const { ended, cutOff } = statistics.rule(rule);
    const limit = Math.max(1, Math.round(policy[rule] * 1000));
    // Waits are whole milliseconds.
    const edge = (place: number): number => Math.floor((place * limit) / BINS_TO_LIMIT) / 1000;
    const bins = Array.from({ length: BINS }, (_, place): Bin => ({
        from: edge(place),
        to: edge(place + 1),
        count: 0,
        isLate: place >= BINS_TO_LIMIT
    }));
    for (const [value, times] of together([ended, cutOff]).entries()) {
        // What takes exactly the limit is in time.
        const place = Math.min(BINS - 1, Math.max(0, Math.ceil((value * BINS_TO_LIMIT) / limit) - 1));
        const bin = bins[place];
        if (bin !== undefined) {
            bin.count += times;
        }
    }
    return bins.slice(0, Math.max(BINS_TO_LIMIT + 1, bins.findLastIndex(({ count }) => count > 0) + 1));
}

function nameOf(rule: Rule): string {
    return isPromise(rule) ? PROMISES[rule] : PROMPTS[rule];
}

function distribution(data: ReportData, rule: Rule): string {
    const bins = binsOf(data, rule);
    const total = bins.reduce((sum, { count }) => sum + count, 0);
    const name = nameOf(rule);
    const limit = data.policy[rule];
    if (total === 0) {
        return `<figure><figcaption>${name}: none ended.</figcaption></figure>`;
    }
    const { median, most, longest } = data.statistics.rule(rule).spread();
    const caption = `${name}: half within ${span(median)}, 95 of 100 within ${span(most)}, the longest ${span(longest)}.${bins.length === BINS ? ' The last bar takes all longer ones.' : ''}`;
    const svg = chart(caption, {
        width: 420,
        height: 180,
        marginLeft: 52,
        marginTop: 26,
        x: { label: null, domain: [0, bins.at(-1)?.to ?? limit] },
        y: { label: null },
        marks: [
            axisY({ ticks: 4, tickFormat: (value: number) => (Number.isInteger(value) ? wholeNumber(value) : '') }),
            axisX({ ticks: 6, tickFormat: (value: number) => `${value} s` }),
            rectY(bins, {
                x1: 'from',
                x2: 'to',
                y: 'count',
                insetLeft: 0.5,
                insetRight: 0.5,
                fill: (bin: Bin) => (bin.isLate && isLimit(rule) ? COLOURS.bad : COLOURS.plain)
            }),
            ruleX([limit], { stroke: COLOURS.text, strokeDasharray: '4,3' }),
            text([limit], {
                x: (value: number) => value,
                frameAnchor: 'top',
                dy: -14,
                fill: COLOURS.text,
                text: () => limitText(data.policy, rule)
            }),
            ruleY([0], { stroke: COLOURS.text })
        ]
    });
    const last = bins.length - 1;
    const rows = bins.map(({ from, to, count }, place) => [
        place === last && place === BINS - 1 ? `over ${from} s` : `up to ${to} s`,
        wholeNumber(count)
    ]);
    const table = htmlTable(`${name}: how long`, [{ head: 'Time' }, { head: 'Number', isNumber: true }], rows);
    return figureOf(svg, caption, table);
}

/** Returns how long everything took, each rule with its limit. */
export function distributions(data: ReportData): string {
    const charts = RULES.map((rule) => distribution(data, rule)).join('\n');
    return section(
        'How long it took',
        'Every ended wait and every ended countdown, also those that a chat’s end cut off. The dashed line is the limit; what is over it is late for a promise, and due for an action.',
        `<div class="grid">${charts}</div>`
    );
}
