import type { Share } from '../statistics/shareOfWaits.ts';
import { compareNames } from '../statistics/worst.ts';
import { PROMISE_RULES } from './figures.ts';
import type { ReportData } from './reportData.ts';

/** A queue's waits. */
export interface QueueRow {
    name: string;
    /** The shares within the limits of the promises, in their order; `undefined` where nothing was counted. */
    shares: (Share | undefined)[];
    /** Of all promises together. */
    waits: number;
    late: number;
}

/** Returns the waits of each queue in which they began, by name; empty where the chats tell fewer than two. */
export function queueRows({ statistics: { queues } }: Pick<ReportData, 'statistics'>): QueueRow[] {
    if ([...queues.keys()].filter((name) => name !== '').length < 2) {
        return [];
    }
    const named = [...queues].sort(([one], [other]) => compareNames(one, other));
    return named.map(([name, { shares }]) => ({
        name: name === '' ? 'no queue told' : name,
        shares: PROMISE_RULES.map((_, rule) => shares[rule]?.share()),
        waits: shares.reduce((sum, { waits }) => sum + waits, 0),
        late: shares.reduce((sum, { waits, within }) => sum + waits - within, 0)
    }));
}
