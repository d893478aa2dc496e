import type { ClockView } from 'c/session';
import { actionState, fill, lookOf, stateLabel } from 'c/labels';

function clock(of: Partial<ClockView>): ClockView {
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

describe('c-labels', () => {
    it('says how a clock stands', () => {
        expect(stateLabel(clock({}))).toBe('on time');
        expect(stateLabel(clock({ state: 'dueSoon' }))).toBe('due soon');
        expect(stateLabel(clock({ state: 'overdue' }))).toBe('late');
        expect(stateLabel(clock({ rule: 'nudge', kind: 'prompt', state: 'due', owed: true }))).toBe('act now');
    });

    it('says that a prompt past its due time owes nothing', () => {
        expect(stateLabel(clock({ rule: 'duration', kind: 'prompt', state: 'due' }))).toBe(
            'over limit, no action needed'
        );
    });

    it('says that the agent dismissed what a clock asks for, and nothing alarming besides', () => {
        const nudge = { rule: 'nudge', kind: 'prompt', isDismissed: true } as const;
        expect(stateLabel(clock({ ...nudge, state: 'due', owed: true }))).toBe('skipped');
        expect(stateLabel(clock({ ...nudge, state: 'dueSoon' }))).toBe('skipped');
        expect(lookOf(clock({ ...nudge, state: 'due', owed: true }))).toBe('dismissed');
    });

    it('says that the agent put off what a clock asks for, and nothing alarming besides', () => {
        const nudge = clock({ rule: 'nudge', kind: 'prompt', isSnoozed: true, state: 'due', owed: true });
        expect(stateLabel(nudge)).toBe('left, snoozed');
        expect(lookOf(nudge)).toBe('snoozed');
    });

    it('says that words which are not needed may still stand in the message box, whatever the reason', () => {
        const left = { key: 'k', action: 'end', state: 'leftInInput', reason: 'notOwed' } as const;
        expect(actionState(left, 0)).toBe(
            'No longer needed. These words may still be in your message box: clear it before you write.'
        );
    });

    it('says that the end waits for the nudge', () => {
        expect(stateLabel(clock({ rule: 'idle', kind: 'prompt', due: undefined }))).toBe('after the check-in');
    });

    it('says why a connect clock is paused', () => {
        expect(stateLabel(clock({ rule: 'connect', due: undefined, state: 'paused' }))).toBe('paused, all agents busy');
    });

    it('gives the server its own words', () => {
        const failed = { key: 'k', action: 'ticket:answer', state: 'failed', message: 'bad value: $1' } as const;
        expect(actionState(failed, 0)).toBe('Not done: bad value: $1');
    });

    it('says when a snoozed action comes back', () => {
        expect(actionState({ key: 'k', action: 'nudge', state: 'snoozed', until: 61_000 }, 1_000)).toBe(
            'Snoozed for 1:00'
        );
        expect(actionState({ key: 'k', action: 'nudge', state: 'snoozed', until: 1_000 }, 9_000)).toBe(
            'Snoozed for 0:00'
        );
    });

    it('leaves a place that has no value', () => {
        expect(fill('{0} of {1}', 'one')).toBe('one of {1}');
    });
});
