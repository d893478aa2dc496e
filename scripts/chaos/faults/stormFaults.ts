import type { Fault } from './fault.ts';

const MINUTE = 60;
const SECOND = 1_000;
/** Readings are refused from shortly before a due moment until shortly after it; milliseconds. */
const BEFORE_DUE = 2_000;
const AFTER_DUE = 4_000;

/** Times in which many single requests and events go wrong. */
export const STORM_FAULTS: readonly Fault[] = [
    {
        name: 'storm:requests',
        group: 'storm',
        echoes: true,
        lasts: [MINUTE, 5 * MINUTE],
        level: (random) => ({ requests: random.between(40, 95) })
    },
    {
        name: 'storm:events',
        group: 'storm',
        echoes: true,
        lasts: [MINUTE, 5 * MINUTE],
        level: (random) => ({ events: random.between(40, 95) })
    },
    {
        name: 'storm:both',
        group: 'storm',
        echoes: true,
        lasts: [MINUTE, 5 * MINUTE],
        level: (random) => ({ requests: random.between(30, 80), events: random.between(30, 80) })
    },
    {
        name: 'storm:due-moment',
        group: 'storm',
        echoes: true,
        lasts: [MINUTE, 2 * MINUTE],
        async begin({ browsers, dueMoments, now, plan }) {
            for (const due of dueMoments.filter((at) => at > now + BEFORE_DUE && at < now + MINUTE * SECOND)) {
                plan(due - BEFORE_DUE, () => browsers.setLevel('due moment', { requests: 100 }));
                plan(due + AFTER_DUE, () => browsers.setLevel('due moment', undefined));
            }
        },
        end: ({ browsers }) => browsers.setLevel('due moment', undefined)
    }
];
