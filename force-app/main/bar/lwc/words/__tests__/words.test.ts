import type { Clock } from 'c/etiquette';
import { actionState, fill, stateWord, whyNot } from 'c/words';

function clock(of: Partial<Clock>): Clock {
    return {
        rule: 'response',
        kind: 'limit',
        start: 0,
        due: 60_000,
        limit: 60_000,
        remaining: 42_000,
        state: 'onTime',
        owed: false,
        ...of
    };
}

describe('c-words', () => {
    it('says how a clock stands', () => {
        expect(stateWord(clock({}))).toBe('on time');
        expect(stateWord(clock({ state: 'dueSoon' }))).toBe('due soon');
        expect(stateWord(clock({ state: 'overdue' }))).toBe('overdue');
        expect(stateWord(clock({ rule: 'nudge', kind: 'prompt', state: 'due', owed: true }))).toBe('overdue, due');
    });

    it('says that a prompt past its due time owes nothing', () => {
        expect(stateWord(clock({ rule: 'duration', kind: 'prompt', state: 'due' }))).toBe('overdue, nothing owed');
    });

    it('says that the end waits for the nudge', () => {
        expect(stateWord(clock({ rule: 'idle', kind: 'prompt', due: undefined }))).toBe('after the nudge');
    });

    it('says why a connect clock is paused', () => {
        expect(stateWord(clock({ rule: 'connect', due: undefined, state: 'paused' }))).toBe(
            'paused: all agents engaged'
        );
    });

    it('gives the reason of a disabled button', () => {
        expect(whyNot('update', 'accepted')).toBe('No hold is on');
        expect(whyNot('update', 'offered')).toBe('The chat is not accepted yet');
        expect(whyNot('end', 'ended')).toBe('The chat has ended');
    });

    it('gives the server its own words', () => {
        const failed = { key: 'k', action: 'ticket:answer', state: 'failed', message: 'bad value: $1' } as const;
        expect(actionState(failed, 0)).toBe('Not done: bad value: $1');
    });

    it('says when a snoozed action comes back', () => {
        expect(actionState({ key: 'k', action: 'nudge', state: 'snoozed', until: 61_000 }, 1_000)).toBe(
            'Again in 1:00'
        );
        expect(actionState({ key: 'k', action: 'nudge', state: 'snoozed', until: 1_000 }, 9_000)).toBe('Again in 0:00');
    });

    it('leaves a place that has no value', () => {
        expect(fill('{0} of {1}', 'one')).toBe('one of {1}');
    });
});
