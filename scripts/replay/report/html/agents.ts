import { axisX, axisY, dot, line, ruleY, text } from '@observablehq/plot';
import { agentRows, ENOUGH_WAITS, type AgentRow } from '../agentRows.ts';
import { intervalText, limitText, percentage, shareText, wholeNumber } from '../figures.ts';
import type { ReportData } from '../reportData.ts';
import { chart, COLOURS } from './chart.ts';
import { figureOf, htmlTable, section } from './markup.ts';

const WORDS: Readonly<Record<AgentRow['verdict'], string>> = {
    below: 'below the team',
    above: 'above the team',
    few: `fewer than ${ENOUGH_WAITS} waits`,
    '': ''
};
const Z = 1.96;
const STEPS = 60;

function colourOf({ verdict }: AgentRow): string {
    return verdict === 'below' ? COLOURS.bad : verdict === 'above' ? COLOURS.good : COLOURS.plain;
}

function table(data: ReportData, rows: readonly AgentRow[]): string {
    const cells = rows.map(({ name, share, late, others, verdict }) => [
        name,
        shareText(share),
        share === undefined ? '' : `${intervalText(share)} %`,
        wholeNumber(late),
        wholeNumber(share?.waits ?? 0),
        shareText(others.connect),
        shareText(others.update),
        WORDS[verdict]
    ]);
    const number = (head: string) => ({ head, isNumber: true });
    return htmlTable(
        `Responses within ${limitText(data.policy, 'response')}`,
        [
            { head: 'Agent' },
            number('Within'),
            number('95 % sure'),
            number('Late'),
            number('Waits'),
            number('Connect within'),
            number('Update within'),
            { head: '' }
        ],
        cells
    );
}

/** Returns the agents around the team's share: nobody is ranked, for most differences are chance. */
export function agents(data: ReportData): string {
    const rows = agentRows(data);
    const team = data.statistics.rule('response').share;
    const share = team.share();
    if (share === undefined) {
        return '';
    }
    const shown = rows.filter((row) => row.share !== undefined);
    const most = Math.max(...shown.map((row) => row.share?.waits ?? 0));
    const half = (waits: number): number =>
        Z * Math.sqrt((share.share * (1 - share.share) * team.designEffect()) / waits);
    const funnel = Array.from({ length: STEPS }, (_, step) => {
        const waits = Math.max(1, ((step + 1) / STEPS) * most * 1.05);
        return {
            waits,
            low: Math.max(0, share.share - half(waits)),
            high: Math.min(1, share.share + half(waits))
        };
    });
    const lowest = Math.min(...shown.map((row) => row.share?.share ?? 1), share.share - half(most));
    const caption = `The line is the team, ${percentage(share.share)}. Between the dashed lines an agent differs from it by no more than chance.`;
    const svg = chart(caption, {
        width: 860,
        height: 320,
        marginLeft: 52,
        marginRight: 110,
        marginBottom: 40,
        x: { label: 'counted responses', domain: [0, most * 1.05] },
        y: { label: 'within the limit', domain: [Math.max(0, lowest - 0.05), 1] },
        marks: [
            axisY({ label: 'within the limit', tickFormat: (value: number) => `${Math.round(value * 100)} %` }),
            axisX({ label: 'counted responses', tickFormat: (value: number) => wholeNumber(value) }),
            ruleY([share.share], { stroke: COLOURS.text }),
            line(funnel, { x: 'waits', y: 'low', stroke: COLOURS.text, strokeDasharray: '4,3', clip: true }),
            line(funnel, { x: 'waits', y: 'high', stroke: COLOURS.text, strokeDasharray: '4,3', clip: true }),
            dot(shown, {
                x: (row: AgentRow) => row.share?.waits ?? 0,
                y: (row: AgentRow) => row.share?.share ?? 0,
                r: 4,
                fill: colourOf,
                title: (row: AgentRow) => `${row.name}: ${shareText(row.share)} of ${row.share?.waits ?? 0}`
            }),
            text(
                shown.filter(({ verdict }) => verdict === 'below' || verdict === 'above'),
                {
                    x: (row: AgentRow) => row.share?.waits ?? 0,
                    y: (row: AgentRow) => row.share?.share ?? 0,
                    text: 'name',
                    dx: 8,
                    textAnchor: 'start',
                    fill: COLOURS.text
                }
            )
        ]
    });
    return section(
        'Agents',
        'A wait that is late is charged to whoever held the chat when it became late. Queues and hours differ: compare agents who worked side by side, and talk before you judge.',
        figureOf(svg, caption, table(data, rows))
    );
}
