import type { Limit, Policy } from 'c/etiquette';
import { OWED_ACTIONS, type Statistics } from '../statistics/statistics.ts';
import { isPromise, limitText, percentage, wholeNumber } from './figures.ts';
import { textTable } from './table.ts';

/** One setting to try: a limit, and how many seconds. */
export interface Setting {
    limit: Limit;
    seconds: number;
}

/** What a setting would have meant, had the same messages been sent. */
export interface WhatIfRow {
    /** `undefined` for the policy as it is. */
    setting: Setting | undefined;
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

/** Returns the rows of a table of what-ifs: the policy as it is for each limit that is tried, then the settings. */
export function whatIfRows(
    policy: Policy,
    statistics: Statistics,
    settings: readonly Setting[],
    owedOf: (setting: Setting) => readonly number[] | undefined
): WhatIfRow[] {
    const base = [...statistics.owed];
    const row = (setting: Setting | undefined, limit: Limit, owed: readonly number[]): WhatIfRow => {
        const of = (action: (typeof OWED_ACTIONS)[number]): number => owed[OWED_ACTIONS.indexOf(action)] ?? 0;
        return {
            setting,
            waits: waitsUnder(statistics, limit, setting?.seconds ?? policy[limit]),
            tickets: of('ticket:answer') + of('ticket:duration'),
            nudges: of('nudge'),
            ends: of('end')
        };
    };
    const limits = [...new Set(settings.map(({ limit }) => limit))];
    return limits.flatMap((limit) => [
        row(undefined, limit, base),
        ...settings
            .filter((setting) => setting.limit === limit)
            .map((setting) => row(setting, limit, owedOf(setting) ?? base))
    ]);
}

/** Returns the least and the most that the share within the limit may be: what is unknown may have gone either way. */
export function shareRange({ met, breached, unknown }: NonNullable<WhatIfRow['waits']>): [low: number, high: number] {
    const all = met + breached + unknown;
    return all === 0 ? [0, 0] : [met / all, (met + unknown) / all];
}

function shareText(waits: NonNullable<WhatIfRow['waits']>): string {
    const [low, high] = shareRange(waits);
    if (waits.met + waits.breached + waits.unknown === 0) {
        return 'no waits';
    }
    const from = percentage(low);
    const to = percentage(high);
    return from === to ? from : `${from.replace(' %', '')} – ${to}`;
}

/** Returns the name of a row: the setting, or the policy's own. */
export function settingText(policy: Policy, { setting, waits }: WhatIfRow, limit: Limit): string {
    const own = `${waits?.limit ?? limit} ${limitText(policy, waits?.limit ?? limit)} (as it is)`;
    return setting === undefined ? own : `${setting.limit} ${setting.seconds} s`;
}

/** Returns the what-ifs as a table. */
export function whatIfTable(policy: Policy, rows: readonly WhatIfRow[]): string {
    let limit: Limit = 'response';
    const cells = rows.map((row, place) => {
        limit = row.setting?.limit ?? row.waits?.limit ?? rows[place + 1]?.setting?.limit ?? limit;
        const { waits } = row;
        return [
            settingText(policy, row, limit),
            waits === undefined ? '-' : shareText(waits),
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
    return `${table}\nHad the same messages been sent: agents answer to the countdown they see, and a nudge that\nwas not sent changed nothing. Unknown: the chat ended before this limit.\n`;
}
