import type { Limit, Policy } from 'c/etiquette';
import { OWED_ACTIONS, type Statistics } from '../statistics/statistics.ts';
import { isPromise, percentage, wholeNumber } from './figures.ts';
import { textTable } from './table.ts';

/** One setting to try: a limit, and how many seconds. */
export interface Setting {
    limit: Limit;
    seconds: number;
}

/** What a setting would have meant, had the same messages been sent. */
export interface WhatIfRow extends Setting {
    /** The policy's own limit, not one that was tried. */
    isOwn: boolean;
    /** Of a promise: waits within it, over it, and those that were cut off too early to tell. */
    waits: { limit: Limit; met: number; breached: number; unknown: number } | undefined;
    tickets: number;
    nudges: number;
    ends: number;
}

/** Counts the waits of a promise by another limit, in seconds. Open ones are not counted as met. */
export function waitsUnder(statistics: Statistics, limit: Limit, seconds: number): WhatIfRow['waits'] {
    if (!isPromise(limit)) {
        return undefined;
    }
    const { ended, cutOff, running } = statistics.rule(limit);
    const milliseconds = Math.max(1, Math.round(seconds * 1000));
    const met = ended.countUpTo(milliseconds);
    const unknown = cutOff.countUpTo(milliseconds) + running.countUpTo(milliseconds);
    const breached = ended.total + cutOff.total + running.total - met - unknown;
    return { limit, met, breached, unknown };
}

/**
 * Returns the rows of a table of what-ifs: the policy as it is for each limit that is tried, then the settings. One that
 * is given twice, or that the policy has anyway, has no second row.
 */
export function whatIfRows(
    policy: Policy,
    statistics: Statistics,
    settings: readonly Setting[],
    owedOf: (setting: Setting) => readonly number[] | undefined
): WhatIfRow[] {
    const base = [...statistics.owed];
    const row = ({ limit, seconds }: Setting, owed: readonly number[], isOwn = false): WhatIfRow => {
        const of = (action: (typeof OWED_ACTIONS)[number]): number => owed[OWED_ACTIONS.indexOf(action)] ?? 0;
        return {
            limit,
            seconds,
            isOwn,
            waits: waitsUnder(statistics, limit, seconds),
            tickets: of('ticket:answer') + of('ticket:duration'),
            nudges: of('nudge'),
            ends: of('end')
        };
    };
    return [...new Set(settings.map(({ limit }) => limit))].flatMap((limit) => {
        const own = policy[limit];
        const tried = settings.filter((setting) => setting.limit === limit && setting.seconds !== own);
        const once = new Map(tried.map((setting) => [setting.seconds, setting]));
        return [
            row({ limit, seconds: own }, base, true),
            ...[...once.values()].map((setting) => row(setting, owedOf(setting) ?? base))
        ];
    });
}

/** Returns the least and the most that the share within the limit may be: what is unknown may have gone either way. */
function shareRange({ met, breached, unknown }: NonNullable<WhatIfRow['waits']>): [low: number, high: number] {
    const all = met + breached + unknown;
    return all === 0 ? [0, 0] : [met / all, (met + unknown) / all];
}

/** Returns the share within the limit as a percentage or a range of them, or says that there were no waits. */
export function waitsText(waits: NonNullable<WhatIfRow['waits']>): string {
    const [low, high] = shareRange(waits);
    if (waits.met + waits.breached + waits.unknown === 0) {
        return 'no waits';
    }
    const from = percentage(low);
    const to = percentage(high);
    return from === to ? from : `${from.replace(' %', '')} – ${to}`;
}

/** Returns the name of a row, with its limit in seconds. */
export function settingText({ limit, seconds, isOwn }: WhatIfRow): string {
    return `${limit} ${seconds} s${isOwn ? ' (as it is)' : ''}`;
}

/** What a reader must know, in lines for a narrow screen. */
const CAVEATS = `Had the same messages been sent: agents answer to the countdown they see, and a
nudge that was not sent changed nothing. Unknown: the chat or the record ended
before this limit.`;

/** Returns the what-ifs as a table. */
export function whatIfTable(rows: readonly WhatIfRow[]): string {
    const cells = rows.map((row) => {
        const { waits } = row;
        return [
            settingText(row),
            waits === undefined ? '-' : waitsText(waits),
            waits === undefined ? '-' : wholeNumber(waits.breached),
            waits === undefined ? '-' : wholeNumber(waits.unknown),
            wholeNumber(row.tickets),
            wholeNumber(row.nudges),
            wholeNumber(row.ends)
        ];
    });
    const right = { isRight: true };
    const table = textTable(
        [
            { head: 'What if' },
            { head: 'Within', ...right },
            { head: 'Late', ...right },
            { head: 'Unknown', ...right },
            { head: 'Tickets', ...right },
            { head: 'Nudges', ...right },
            { head: 'Ends', ...right }
        ],
        cells
    );
    return `${table}\n${CAVEATS}\n`;
}
