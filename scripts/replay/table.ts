import { RULES, type ChatAudit, type Episode } from 'c/etiquette';
import { isoTime } from './instant.ts';
import type { Report } from './report.ts';
import type { Statistics } from './statistics.ts';

function time(at: number | null, day: string): string {
    if (at === null) {
        return '-';
    }
    const iso = isoTime(at);
    return iso.startsWith(day) ? iso.slice(11, 23) : iso.slice(0, 23).replace('T', ' ');
}

function seconds(counted: number | null): string {
    return counted === null ? '-' : counted.toFixed(3);
}

/** Rows with every column as wide as its widest cell; cells from `rightFrom` on stand to the right. */
function align(rows: readonly (readonly string[])[], rightFrom: number): string {
    const widths = (rows[0] ?? []).map((_, column) => Math.max(...rows.map((row) => row[column]?.length ?? 0)));
    return rows
        .map((row) =>
            row
                .map((cell, column) =>
                    column >= rightFrom ? cell.padStart(widths[column] ?? 0) : cell.padEnd(widths[column] ?? 0)
                )
                .join('  ')
                .trimEnd()
        )
        .join('\n');
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

const HEAD = ['  rule', 'start', 'due', 'end', 'seconds', 'result', 'agent'];

function chatTable(chat: string, { episodes, actions, caseId }: ChatAudit): string {
    const day = episodes[0] === undefined ? '' : isoTime(episodes[0].start).slice(0, 10);
    const title = [chat, day, caseId === undefined ? '' : `case ${caseId}`].filter((part) => part !== '').join('  ');
    const rows =
        episodes.length === 0 ? '' : `\n${align([HEAD, ...episodes.map((each) => episodeRow(each, day))], 99)}`;
    const owed = actions.map(({ at, action }) => `\n  owed at ${time(at, day)}: ${action}`).join('');
    return `${title}${rows}${owed}\n\n`;
}

const RESULTS = ['met', 'breached', 'open', 'acted', 'cleared', 'missed', 'running'] as const;

function rulesTable(statistics: Statistics): string {
    const rules = statistics.rules();
    const rows = RULES.map((rule) => {
        const { max, p50, p95, ...counts } = rules[rule];
        return [
            rule,
            ...RESULTS.map((result) => String(counts[result] ?? '-')),
            seconds(p50),
            seconds(p95),
            seconds(max)
        ];
    });
    return align([['rule', ...RESULTS, 'p50 s', 'p95 s', 'max s'], ...rows], 1);
}

/** The report as tables for a reader: each chat's episodes and actions, then every rule's results. Times are UTC. */
export const tableReport: Report = {
    begin: () => '',
    chat: chatTable,
    between: '',
    finish(statistics, rejected) {
        const lines = rejected.length === 1 ? 'line was' : 'lines were';
        const lost = rejected.length === 0 ? '' : `\n${rejected.length} ${lines} rejected.\n`;
        return `${rulesTable(statistics)}\n${lost}`;
    }
};
