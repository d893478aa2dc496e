import { isLimit, RULES, type PromptRule } from 'c/etiquette';
import { compareNames } from '../statistics/worst.ts';
import { agentRows, type AgentRow } from './agentRows.ts';
import {
    count,
    intervalText,
    limitText,
    owedCount,
    PROMISE_RULES,
    PROMISES,
    PROMPTS,
    shareText,
    span,
    Times,
    wholeNumber
} from './figures.ts';
import { worstHours } from './hours.ts';
import { queueRows } from './queueRows.ts';
import { agentName, type ReportData } from './reportData.ts';
import { textTable, type Column } from './table.ts';
import { whatIfTable } from './whatIfTable.ts';

/** How many agents, and how many queues, one screen has room for. */
const AGENTS_SHOWN = 10;
const QUEUES_SHOWN = 10;
const WIDE = 110;

function right(head: string): Column {
    return { head, isRight: true };
}

function heading(data: ReportData): string {
    const { statistics, events, first, last, zone } = data;
    if (events === 0) {
        return 'No events, no chats.\n';
    }
    const times = new Times(zone);
    const counts = [count(statistics.chats, 'chat'), count(events, 'event'), count(statistics.agents.size, 'agent')];
    return `${times.minute(first)} to ${times.minute(last)} (${zone})\n${counts.join(', ')}\n`;
}

function promisesTable({ policy, statistics }: ReportData): string {
    const rows = PROMISE_RULES.map((rule) => {
        const of = statistics.rule(rule);
        const share = of.share.share();
        const { median, most, longest } = of.spread();
        return [
            `${PROMISES[rule]} ${limitText(policy, rule)}`,
            shareText(share),
            share === undefined ? '' : intervalText(share),
            wholeNumber(of.share.waits - of.share.within),
            wholeNumber(of.share.waits),
            wholeNumber(of.results.of('open') + of.results.of('running')),
            span(median),
            span(most),
            span(longest)
        ];
    });
    const heads = ['Within', '95 % sure', 'Late', 'Waits', 'Open', 'Median', '95th', 'Max'].map(right);
    return textTable([{ head: 'Promise' }, ...heads], rows);
}

function promptsTable({ policy, statistics }: ReportData): string {
    const rows = RULES.filter((rule): rule is PromptRule => !isLimit(rule)).map((rule) => {
        const { results } = statistics.rule(rule);
        return [
            PROMPTS[rule],
            limitText(policy, rule),
            wholeNumber(owedCount(statistics, rule)),
            wholeNumber(results.of('acted')),
            wholeNumber(results.of('missed')),
            wholeNumber(results.of('cleared')),
            wholeNumber(results.of('running'))
        ];
    });
    const heads = ['After', 'Due', 'Done', 'Missed', 'Not needed', 'Open'].map(right);
    return textTable([{ head: 'Action' }, ...heads], rows);
}

/** Those that differ from the team for certain come first; then the others by name. */
function agentsTable(data: ReportData, showsAll: boolean, width: number): string {
    const rows = agentRows(data);
    const rank = ({ verdict }: AgentRow): number => ['below', 'above', '', 'few'].indexOf(verdict);
    const order = [...rows].sort((one, other) => rank(one) - rank(other) || compareNames(one.name, other.name));
    const shown = showsAll || rows.length <= AGENTS_SHOWN + 2 ? order : order.slice(0, AGENTS_SHOWN);
    const words = { below: 'below the team', above: 'above the team', few: 'few waits', '': '' };
    const cells = shown.map(({ name, share, late, verdict }) => [
        name,
        shareText(share),
        share === undefined ? '' : intervalText(share),
        wholeNumber(late),
        wholeNumber(share?.waits ?? 0),
        words[verdict]
    ]);
    const head = { head: `Agent: response ${limitText(data.policy, 'response')}`, most: width >= WIDE ? 50 : 28 };
    const table = textTable(
        [head, right('Within'), right('95 % sure'), right('Late'), right('Waits'), { head: '' }],
        cells
    );
    const left = rows.length - shown.length;
    return left > 0 ? `${table}\n${count(left, 'more agent')}: --agents lists all.` : table;
}

/** The queues with the most waits, by name, with their shares within the limits; empty where there is but one. */
function queuesTable(data: ReportData, width: number): string {
    const all = queueRows(data);
    const most = [...all].sort((one, other) => other.waits - one.waits).slice(0, QUEUES_SHOWN);
    const shown = all.length <= QUEUES_SHOWN + 2 ? all : all.filter((row) => most.includes(row));
    const rows = shown.map(({ name, shares, late, waits }) => [
        name,
        ...shares.map(shareText),
        wholeNumber(late),
        wholeNumber(waits)
    ]);
    const promises = PROMISE_RULES.map((rule) => right(`${PROMISES[rule]} ${limitText(data.policy, rule)}`));
    const name = { head: 'Queue', most: width >= WIDE ? 50 : 24 };
    if (rows.length === 0) {
        return '';
    }
    const table = textTable([name, ...promises, right('Late'), right('Waits')], rows);
    const left = all.length - shown.length;
    return left > 0 ? `${table}\n${count(left, 'more queue')}: --html FILE lists all.` : table;
}

function hoursLine(data: ReportData): string {
    const hours = worstHours(data.statistics).map(
        ({ hour, breaches, waits }) =>
            `${String(hour).padStart(2, '0')}:00 ${wholeNumber(breaches)} of ${wholeNumber(waits)}`
    );
    return hours.length === 0 ? '' : `Most late waits from: ${hours.join(', ')}\n`;
}

function worstTable(data: ReportData, width: number): string {
    const times = new Times(data.zone);
    const rows = data.statistics.worstWaits.items.map((wait) => [
        span(wait.counted),
        `${PROMISES[wait.rule]} ${limitText(data.policy, wait.rule)}`,
        wait.chat,
        agentName(data, wait.agent),
        times.second(wait.start),
        wait.isCutOff ? 'until the end' : ''
    ]);
    return textTable(
        [
            right('Waited'),
            { head: 'Promise' },
            { head: 'Chat', most: width >= WIDE ? 40 : 18 },
            { head: 'Agent', most: width >= WIDE ? 30 : 18 },
            { head: 'From' },
            { head: '' }
        ],
        rows
    );
}

/**
 * Returns the answer of a replay on one screen.
 *
 * @param width of the screen, in characters
 * @param showsAllAgents also those that differ in nothing from the team
 */
export function summary(data: ReportData, width: number, showsAllAgents: boolean): string {
    const { statistics } = data;
    const parts = [heading(data)];
    if (statistics.chats > 0) {
        parts.push(`${promisesTable(data)}\n`, `${promptsTable(data)}\n`);
    }
    const queues = queuesTable(data, width);
    if (queues !== '') {
        parts.push(`${queues}\n`);
    }
    if (statistics.agents.size > 0) {
        parts.push(`${agentsTable(data, showsAllAgents, width)}\n`);
    }
    const hours = hoursLine(data);
    if (hours !== '') {
        parts.push(hours);
    }
    if (statistics.worstWaits.items.length > 0) {
        parts.push(`The longest over their limit:\n${worstTable(data, width)}\n`);
    }
    if (data.whatIf.length > 0) {
        parts.push(whatIfTable(data.whatIf));
    }
    const lines = data.rejected === 1 ? 'line was' : 'lines were';
    return `${parts.join('\n')}${data.rejected === 0 ? '' : `\n${wholeNumber(data.rejected)} ${lines} rejected.\n`}`;
}
