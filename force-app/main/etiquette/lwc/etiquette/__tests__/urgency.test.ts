import { clocks, compareUrgency } from 'c/etiquette';
import { accepted, agent, capacity, client, instant, requested, stateAfter, type Moment } from './story';

function order(moments: Moment[], second: number): string[] {
    return clocks(stateAfter(moments), instant(second)).map(({ rule }) => rule);
}

const OPENED = [requested(0), accepted(0)];

describe('the most urgent clock', () => {
    it('is the one that is due next', () => {
        expect(order([...OPENED, client(0)], 10)).toEqual(['response', 'answer', 'duration']);
        expect(order([...OPENED, client(0), agent(1, 'hold')], 10)).toEqual(['update', 'answer', 'duration']);
    });

    it('is the longest overdue, once there is one', () => {
        expect(order([...OPENED, client(0), agent(250, 'hold')], 400)).toEqual(['answer', 'update', 'duration']);
    });

    it('is one that counts, before an end that no nudge allows yet', () => {
        expect(order([...OPENED, agent(0, 'answer')], 10)).toEqual(['nudge', 'duration', 'idle']);
    });

    it('is not a long chat whose client is silent: it asks for nothing now', () => {
        expect(order([...OPENED, agent(0, 'answer')], 1000)).toEqual(['nudge', 'idle', 'duration']);
        expect(order([...OPENED, agent(0, 'answer'), client(990)], 1000)).toEqual(['duration', 'response', 'answer']);
    });

    it('is, of two that are due together, the one that stands first in the table', () => {
        expect(order([...OPENED, agent(720, 'answer')], 750)).toEqual(['duration', 'nudge', 'idle']);
        expect(order([...OPENED, client(0), agent(180, 'hold')], 200)).toEqual(['update', 'answer', 'duration']);
        const together = clocks(stateAfter([...OPENED, client(0), agent(180, 'hold')]), instant(200));
        expect(
            together
                .reverse()
                .sort(compareUrgency)
                .map(({ rule }) => rule)
        ).toEqual(['update', 'answer', 'duration']);
    });

    it('is found among the clocks of several chats: paused ones after those that count', () => {
        const paused = clocks(stateAfter([requested(0), capacity(5, 0)]), instant(100));
        const counting = clocks(stateAfter([...OPENED, client(80), agent(81, 'answer'), client(90)]), instant(100));
        const waiting = clocks(stateAfter([...OPENED, agent(0, 'answer')]), instant(100)).slice(-1);
        expect([...waiting, ...paused, ...counting].sort(compareUrgency).map(({ rule }) => rule)).toEqual([
            'response',
            'answer',
            'duration',
            'connect',
            'idle'
        ]);
    });

    it('is none of two ends that no nudge allows yet: they are equal', () => {
        const [first, second] = [10, 20].map((answered) =>
            clocks(stateAfter([...OPENED, agent(answered, 'answer')]), instant(100)).find(({ rule }) => rule === 'idle')
        );
        expect(first && second && compareUrgency(first, second)).toBe(0);
    });
});
