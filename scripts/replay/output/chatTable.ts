import { RULES, type ChatAudit, type Episode } from 'c/etiquette';
import { printable } from '../report/printable.ts';
import { textTable } from '../report/table.ts';
import { RESULTS } from '../statistics/results.ts';
import type { Statistics } from '../statistics/statistics.ts';

function time(at: number | null, day: string): string {
    if (at === null) {
        return '-';
    }
    const { date, clock } = dateAndClock(at);
    return date === day ? clock : `${date} ${clock}`;
}

/** Returns the two parts of an instant; a year may have more than four digits. */
function dateAndClock(at: number): { date: string; clock: string } {
    const [date = '', clock = ''] = new Date(at).toISOString().slice(0, -1).split('T');
    return { date, clock };
}

function seconds(counted: number | null): string {
    return counted === null ? '-' : counted.toFixed(3);
}

function episodeRow(episode: Episode, day: string): string[] {
    const late = episode.late ? ` (${(episode.late / 1000).toFixed(3)} s late)` : '';
    return [
        `  ${episode.rule}`,
        time(episode.start, day),
        time(episode.due, day),
        time(episode.end, day),
        seconds(episode.counted / 1000),
        `${episode.result}${late}`,
        episode.agent ?? ''
    ];
}

const HEAD = ['  rule', 'start', 'due', 'end', 'seconds', 'result', 'agent'].map((head) => ({ head }));

/** Returns a chat's episodes and what was owed in it as a table. Times are UTC. */
export function chatTable(chat: string, { episodes, actions, caseId }: ChatAudit): string {
    const [first] = episodes;
    const day = first === undefined ? '' : dateAndClock(first.start).date;
    const title = [chat, day, caseId === undefined ? '' : `case ${caseId}`].filter((part) => part !== '').join('  ');
    const rows =
        first === undefined
            ? ''
            : `\n${textTable(
                  HEAD,
                  episodes.map((each) => episodeRow(each, day))
              )}`;
    const owed = actions.map(({ at, action }) => `\n  owed at ${time(at, day)}: ${action}`).join('');
    return `${printable(title)}${rows}${owed}\n\n`;
}

/** Returns what stands under the chats: every rule's results, and how many lines were rejected. */
export function chatsFooter(statistics: Statistics, rejected: number): string {
    const rules = statistics.ruleFigures();
    const rows = RULES.map((rule) => {
        const { max, p50, p95, ...counts } = rules[rule];
        const results = RESULTS.map((result) => String(counts[result] ?? '-'));
        return [rule, ...results, seconds(p50), seconds(p95), seconds(max)];
    });
    const right = [...RESULTS, 'p50 s', 'p95 s', 'max s'].map((head) => ({ head, isRight: true }));
    const lines = rejected === 1 ? 'line was' : 'lines were';
    const lost = rejected === 0 ? '' : `\n${rejected} ${lines} rejected.\n`;
    return `${textTable([{ head: 'rule' }, ...right], rows)}\n${lost}`;
}
