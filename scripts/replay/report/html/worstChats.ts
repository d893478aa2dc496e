import { axisX, axisY, barX, dot, ruleX } from '@observablehq/plot';
import type { ClassifiedEvent, Episode } from 'c/etiquette';
import type { WorstChat } from '../../statistics/worst.ts';
import { limitText, PROMISES, PROMPTS, span, Times, isPromise } from '../figures.ts';
import { agentName, type ReportData } from '../reportData.ts';
import { chart, COLOURS } from './chart.ts';
import { escaped, htmlTable, section } from './markup.ts';

const CLIENT = 'Client wrote';
const AGENT = 'Agent wrote';
const MINUTE = 60_000;

const RESULT_COLOURS: Readonly<Record<Episode['result'], string>> = {
    met: COLOURS.good,
    acted: COLOURS.good,
    cleared: COLOURS.faint,
    breached: COLOURS.bad,
    missed: COLOURS.bad,
    open: COLOURS.open,
    running: COLOURS.open
};

function laneOf({ rule }: Episode): string {
    return isPromise(rule) ? PROMISES[rule] : PROMPTS[rule];
}

function writer({ type, meaning }: ClassifiedEvent): string | undefined {
    if (meaning === undefined || (type !== 'message' && type !== 'requested')) {
        return undefined;
    }
    return meaning === 'question' || meaning === 'thanks' ? CLIENT : AGENT;
}

function timeline(data: ReportData, chat: WorstChat, times: Times): string {
    const { worst, episodes } = chat;
    // A change of the capacity of all agents may be from long before the chat.
    const events = chat.events.filter(({ type }) => type !== 'capacity');
    const first = events[0]?.at ?? worst.start;
    const shown = episodes.filter(({ counted }) => counted > 0);
    const end = Math.max(...episodes.map((each) => each.end ?? each.start + each.counted), events.at(-1)?.at ?? first);
    const minutes = (at: number): number => (at - first) / MINUTE;
    const messages = events.filter((event) => writer(event) !== undefined);
    const lanes = [CLIENT, AGENT, ...Object.values(PROMISES), ...Object.values(PROMPTS)].filter(
        (lane) => lane === CLIENT || lane === AGENT || shown.some((each) => laneOf(each) === lane)
    );
    // A wait that was paused is due later than its start and its limit say.
    const due = episodes.find(({ rule, start }) => rule === worst.rule && start === worst.start)?.due ?? null;
    const verdict = worst.isCutOff ? ', until the end' : '';
    const title = `${worst.chat}: ${PROMISES[worst.rule]} took ${span(worst.counted)} instead of ${limitText(data.policy, worst.rule)}${verdict}`;
    const svg = chart(title, {
        width: 860,
        height: 40 + lanes.length * 20,
        marginLeft: 130,
        x: { label: null, domain: [0, Math.max(0.1, minutes(end))] },
        y: { domain: lanes, label: null },
        marks: [
            axisY({ tickSize: 0 }),
            axisX({ ticks: 10, tickFormat: (value: number) => `${value} min` }),
            barX(shown, {
                x1: (each: Episode) => minutes(each.start),
                x2: (each: Episode) => minutes(each.end ?? end),
                y: laneOf,
                fill: (each: Episode) => RESULT_COLOURS[each.result],
                insetTop: 3,
                insetBottom: 3,
                title: (each: Episode) => `${laneOf(each)}: ${each.result}, ${span(each.counted)}`
            }),
            ruleX(due === null ? [] : [minutes(due)], {
                stroke: COLOURS.text,
                strokeDasharray: '4,3'
            }),
            dot(messages, {
                x: (event: ClassifiedEvent) => minutes(event.at),
                y: (event: ClassifiedEvent) => writer(event),
                r: 3.5,
                fill: COLOURS.text,
                title: (event: ClassifiedEvent) => `${times.clock(event.at)} ${event.meaning ?? ''}`
            })
        ]
    });
    const rows = episodes.map((each) => [
        laneOf(each),
        times.clock(each.start),
        each.due === null ? '' : times.clock(each.due),
        each.end === null ? '' : times.clock(each.end),
        span(each.counted),
        each.result,
        agentName(data, each.agent)
    ]);
    const heads = ['Clock', 'From', 'Due', 'To', 'Time', 'Result', 'Charged to'].map((head) => ({ head }));
    const about = `${times.second(worst.start)}, ${agentName(data, worst.agent)}`;
    return `<figure class="chat"><h3>${escaped(title)}</h3><p>${escaped(about)}</p>${svg}<details><summary>As a table</summary>${htmlTable(`Clocks of ${worst.chat}`, heads, rows)}</details></figure>`;
}

/** Returns the ten chats with the waits that were the most over their limits. */
export function worstChats(data: ReportData): string {
    const { items } = data.statistics.worstChats;
    if (items.length === 0) {
        return '';
    }
    const times = new Times(data.zone);
    return section(
        'The ten worst chats',
        'Bars are clocks: green ended well, red late or missed, grey was not needed any more, yellow goes on or was cut off. The dashed line is where the worst wait became late. Dots are messages; their texts are not kept.',
        items.map((chat) => timeline(data, chat, times)).join('\n')
    );
}
