import type { Clock } from 'c/etiquette';
import showCountdowns, { Countdowns } from 'c/countdowns';

const START = Date.UTC(2026, 0, 5, 9);
const clock: Clock = {
    rule: 'response',
    kind: 'limit',
    start: START,
    due: START + 60_000,
    limit: 60_000,
    remaining: 60_000,
    state: 'onTime',
    owed: true
};

/** Adopts one place and returns its countdowns, which count until the test ends. */
function countIn(place: object): Countdowns {
    const countdowns = new Countdowns();
    countdowns.adopt([place as HTMLElement], [clock], START);
    countdowns.start();
    return countdowns;
}

describe('a countdown', () => {
    it('shows each second that passes, and what it is late by', () => {
        const place = document.createElement('span');
        const countdowns = countIn(place);
        expect(place.textContent).toBe('1:00');
        showCountdowns(START + 59_000);
        expect(place.textContent).toBe('0:01');
        showCountdowns(START + 63_000);
        expect(place.textContent).toBe('0:03');
        countdowns.stop();
    });

    it('shows the time also where the platform wraps the nodes of a component, as Lightning Locker does', () => {
        const wrapped = { firstChild: { data: '' } };
        const countdowns = countIn(wrapped);
        expect(wrapped.firstChild.data).toBe('1:00');
        showCountdowns(START + 1_000);
        expect(wrapped.firstChild.data).toBe('0:59');
        countdowns.stop();
    });
});
