import type { Look } from './clockLabels';

/** A loudspeaker crossed out, as an outline on the same grid. */
export const MUTED_ICON = 'M2 6v4h2.6L8 13V3L4.6 6ZM10.5 6.2l3.5 3.6M14 6.2l-3.5 3.6';

/** Outlines on a 16 by 16 grid. A sprite would be one more request; a lightning-icon per clock, ten times the mount. */
export const ICONS: Record<Look, string> = {
    onTime: 'M8 2a6 6 0 1 1 0 12A6 6 0 0 1 8 2M5.4 8.2l1.8 1.8 3.4-3.7',
    dueSoon: 'M8 2a6 6 0 1 1 0 12A6 6 0 0 1 8 2M8 4.8V8l2.3 1.6',
    overdue: 'M8 2.2 14.4 13.4H1.6ZM8 6.4v3.3M8 11.3v.3',
    due: 'M4.2 11.4V7.2a3.8 3.8 0 0 1 7.6 0v4.2l1.2 1.2H3ZM6.8 14.4h2.4',
    paused: 'M6 4v8M10 4v8',
    resting: 'M8 2a6 6 0 1 1 0 12A6 6 0 0 1 8 2M5.5 8h5',
    dismissed: 'M8 2a6 6 0 1 1 0 12A6 6 0 0 1 8 2M5.5 8h5',
    snoozed: 'M4.5 4h7L4.5 12h7',
    waiting: 'M4.5 2.5h7M4.5 13.5h7M5.3 2.5c0 3.5 5.4 5 5.4 11M10.7 2.5c0 3.5-5.4 5-5.4 11'
};
