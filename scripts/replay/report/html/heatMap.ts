import { axisX, axisY, cell, text } from '@observablehq/plot';
import { percentage, wholeNumber } from '../figures.ts';
import { weekHours } from '../hours.ts';
import type { ReportData } from '../reportData.ts';
import { chart, COLOURS } from './chart.ts';
import { figureOf, htmlTable, section } from './markup.ts';

const DAYS = ['Mon', 'Tue', 'Wed', 'Thu', 'Fri', 'Sat', 'Sun'];
const HOURS_A_DAY = 24;
/** Below so many waits a cell has no colour: chance would choose it. */
const ENOUGH = 20;
/** A cell of this share is full of colour at the least: of a good week none should look alarming. */
const LEAST_FULL = 0.01;

interface Cell {
    day: string;
    hour: number;
    waits: number;
    breaches: number;
    share: number;
}

/** Returns when clients waited too long, by weekday and hour. */
export function heatMap(data: ReportData): string {
    const cells = weekHours(data.statistics).map(({ hour, waits, breaches }): Cell => ({
        day: DAYS[Math.floor(hour / HOURS_A_DAY)] ?? '',
        hour: hour % HOURS_A_DAY,
        waits,
        breaches,
        share: waits === 0 ? 0 : breaches / waits
    }));
    const counted = cells.filter(({ waits }) => waits > 0);
    const coloured = counted.filter(({ waits }) => waits >= ENOUGH);
    const darkest = Math.max(0, ...coloured.map(({ share }) => share));
    const full = Math.max(LEAST_FULL, darkest);
    const scale = coloured.length === 0 ? 'Cells' : `The darkest cell is ${percentage(darkest)}; cells`;
    const caption = `The share of waits that were late, by when they began (${data.zone}). ${scale} with fewer than ${ENOUGH} waits have no colour.`;
    const svg = chart(caption, {
        width: 860,
        height: 240,
        marginLeft: 44,
        x: { domain: Array.from({ length: HOURS_A_DAY }, (_, hour) => hour), label: null },
        y: { domain: DAYS, label: null },
        marks: [
            axisX({ tickFormat: (hour: number) => String(hour).padStart(2, '0'), tickSize: 0 }),
            axisY({ tickSize: 0 }),
            cell(cells, { x: 'hour', y: 'day', fill: COLOURS.faint, inset: 0.5 }),
            cell(coloured, {
                x: 'hour',
                y: 'day',
                fill: COLOURS.bad,
                fillOpacity: (each: Cell) => each.share / full,
                inset: 0.5,
                title: (each: Cell) =>
                    `${each.day} ${each.hour}:00, ${wholeNumber(each.breaches)} late of ${wholeNumber(each.waits)}`
            }),
            text(counted, {
                x: 'hour',
                y: 'day',
                fontSize: 9,
                fill: (each: Cell) =>
                    each.waits >= ENOUGH && each.share / full > 0.6 ? 'var(--on-bad)' : COLOURS.text,
                text: (each: Cell) => (each.waits >= ENOUGH ? String(Math.round(each.share * 100)) : '·')
            })
        ]
    });
    const hours = Array.from({ length: HOURS_A_DAY }, (_, hour) => hour);
    const rows = DAYS.map((day) => [
        day,
        ...hours.map((hour) => {
            const found = counted.find((each) => each.day === day && each.hour === hour);
            return found === undefined ? '' : `${wholeNumber(found.breaches)} of ${wholeNumber(found.waits)}`;
        })
    ]);
    const heads = hours.map((hour) => ({ head: `${String(hour).padStart(2, '0')}:00`, isNumber: true }));
    return section(
        'When',
        'All three promises together. A chat over midnight counts where its waits began.',
        figureOf(svg, caption, htmlTable('Late waits of all waits', [{ head: 'Day' }, ...heads], rows))
    );
}
