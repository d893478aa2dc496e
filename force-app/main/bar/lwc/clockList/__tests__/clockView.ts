import type { ClockView } from 'c/session';

/** The instant at which the clocks of these tests are seen; epoch milliseconds. */
export const NOW = 1_000_000;

/** Returns a response clock with 42 of its 60 seconds left, but for what is given. */
export function clock(of: Partial<ClockView>): ClockView {
    return {
        rule: 'response',
        kind: 'limit',
        start: NOW - 18_000,
        due: NOW + 42_000,
        limit: 60_000,
        remaining: 42_000,
        state: 'onTime',
        owed: false,
        ...of
    };
}
