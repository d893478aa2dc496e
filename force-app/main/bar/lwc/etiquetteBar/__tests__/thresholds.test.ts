import type { ChatView, ClockView } from 'c/session';
import { Thresholds } from '../thresholds';

function chatWith(clientName: string, ...clocks: Partial<ClockView>[]): ChatView {
    return {
        chat: clientName,
        clientName,
        clocks: clocks.map((clock) => ({ rule: 'response', start: 0, due: 60_000, state: 'onTime', ...clock }))
    } as ChatView;
}

describe('thresholds of the bar', () => {
    it('says nothing while everything is on time', () => {
        expect(new Thresholds().look([chatWith('Dana', {})])).toEqual({ polite: '', assertive: '' });
    });

    it('says politely what is due soon, and at once what is overdue or due', () => {
        const thresholds = new Thresholds();

        expect(
            thresholds.look([
                chatWith('Dana', { state: 'dueSoon' }),
                chatWith('Eli', { state: 'overdue' }, { rule: 'nudge', state: 'due', owed: true })
            ])
        ).toEqual({ polite: 'Dana: Reply is due soon', assertive: 'Eli: Reply is late. Eli: Check-in, act now' });
    });

    it('says each crossing once, however often it looks', () => {
        const thresholds = new Thresholds();
        const overdue = [chatWith('Dana', { state: 'overdue' })];

        thresholds.look([chatWith('Dana', { state: 'dueSoon' })]);
        expect(thresholds.look(overdue).assertive).toBe('Dana: Reply is late');
        expect(thresholds.look(overdue)).toEqual({ polite: '', assertive: '' });
    });

    it('says the next wait of the same client again', () => {
        const thresholds = new Thresholds();
        thresholds.look([chatWith('Dana', { state: 'overdue' })]);
        thresholds.look([chatWith('Dana')]);

        expect(thresholds.look([chatWith('Dana', { state: 'overdue', start: 90_000 })]).assertive).toBe(
            'Dana: Reply is late'
        );
    });

    it('says nothing of a clock whose action the agent dismissed', () => {
        const thresholds = new Thresholds();
        const nudge = { rule: 'nudge', isDismissed: true } as const;
        expect(thresholds.look([chatWith('Dana', { ...nudge, state: 'dueSoon' })]).polite).toBe('');
        expect(thresholds.look([chatWith('Dana', { ...nudge, state: 'due', owed: true })]).assertive).toBe('');
    });

    it('says nothing of a prompt that owes nothing', () => {
        const long = chatWith('Dana', { rule: 'duration', state: 'due', owed: false });
        expect(new Thresholds().look([long]).assertive).toBe('');
    });
});
