import type { ShownChat } from 'c/bands';
import type { ClockView } from 'c/session';
import { Thresholds } from '../thresholds';

const NOTHING = { polite: '', assertive: '', alarms: [] };
const LATE: Partial<ClockView> = { state: 'overdue' };
const NUDGE: Partial<ClockView> = { rule: 'nudge', state: 'due', owed: true };

function clockWith(clock: Partial<ClockView>): ClockView {
    return { rule: 'response', start: 0, due: 60_000, state: 'onTime', ...clock } as ClockView;
}

function chatWith(clientName: string, ...clocks: Partial<ClockView>[]): ShownChat {
    return { chat: clientName, clientName, phase: 'accepted', clocks: clocks.map(clockWith) } as ShownChat;
}

describe('thresholds of the bar', () => {
    let thresholds: Thresholds;
    const alarmsOf = (chat: ShownChat): string[] => thresholds.look([chat]).alarms.map(({ text }) => text);

    beforeEach(() => {
        thresholds = new Thresholds();
    });

    it('says nothing while everything is on time', () => {
        expect(thresholds.look([chatWith('Dana', {})])).toEqual(NOTHING);
    });

    it('says politely what is due soon, and at once what is overdue or due', () => {
        expect(thresholds.look([chatWith('Dana', { state: 'dueSoon' }), chatWith('Eli', LATE, NUDGE)])).toMatchObject({
            polite: 'Dana: Reply is due soon',
            assertive: 'Eli: Reply is late. Eli: Check-in, act now',
            alarms: [
                { chat: 'Eli', kind: 'late', text: 'Eli: Reply is late' },
                { chat: 'Eli', kind: 'due', text: 'Eli: Check-in, act now' }
            ]
        });
    });

    it('says each crossing once, however often it looks', () => {
        thresholds.look([chatWith('Dana', { state: 'dueSoon' })]);
        expect(thresholds.look([chatWith('Dana', LATE)]).assertive).toBe('Dana: Reply is late');
        expect(thresholds.look([chatWith('Dana', LATE)])).toEqual(NOTHING);
    });

    it('falls silent about what the agent snoozed, and does not alarm twice for it', () => {
        const [alarm] = thresholds.look([chatWith('Eli', NUDGE)]).alarms;
        expect(thresholds.look([chatWith('Eli', { ...NUDGE, isSnoozed: true })])).toEqual(NOTHING);
        expect(alarm && thresholds.isStanding(alarm)).toBe(false);
        expect(thresholds.look([chatWith('Eli', NUDGE)])).toEqual(NOTHING);
    });

    it('alarms first after the snooze, if it was snoozed before', () => {
        expect(alarmsOf(chatWith('Eli', { ...NUDGE, isSnoozed: true }))).toEqual([]);
        expect(alarmsOf(chatWith('Eli', NUDGE))).toEqual(['Eli: Check-in, act now']);
    });

    it('alarms with the crossing, and not a step before', () => {
        expect(alarmsOf(chatWith('Dana', { state: 'onTime' }))).toEqual([]);
        expect(alarmsOf(chatWith('Dana', { state: 'dueSoon' }))).toEqual([]);
        expect(alarmsOf(chatWith('Dana', LATE))).toEqual(['Dana: Reply is late']);
    });

    it('says the next wait of the same client again', () => {
        thresholds.look([chatWith('Dana', LATE)]);
        thresholds.look([chatWith('Dana')]);

        expect(thresholds.look([chatWith('Dana', { ...LATE, start: 90_000 })]).assertive).toBe('Dana: Reply is late');
    });

    it('alarms once for one breach, also if the clock pauses or is corrected in between', () => {
        expect(alarmsOf(chatWith('Dana', LATE))).toHaveLength(1);
        alarmsOf(chatWith('Dana', { state: 'paused' }));
        expect(alarmsOf(chatWith('Dana', LATE))).toEqual([]);
        alarmsOf(chatWith('Dana', { state: 'dueSoon' }));
        expect(alarmsOf(chatWith('Dana', LATE))).toEqual([]);
    });

    it('says nothing of a clock whose action the agent dismissed, until the next one', () => {
        expect(alarmsOf(chatWith('Dana', { ...NUDGE, isDismissed: true }))).toEqual([]);
        expect(alarmsOf(chatWith('Dana', { ...NUDGE, isDismissed: true, state: 'dueSoon' }))).toEqual([]);
        expect(alarmsOf(chatWith('Dana', { ...NUDGE, start: 90_000 }))).toHaveLength(1);
    });

    it('says nothing of a wait that is paused, until it is late', () => {
        expect(thresholds.look([chatWith('Dana', { rule: 'connect', state: 'paused' })])).toEqual(NOTHING);
        expect(alarmsOf(chatWith('Dana', { ...LATE, rule: 'connect' }))).toHaveLength(1);
    });

    it('says nothing of a chat in the queue, until it is offered to the agent', () => {
        const connect = { ...LATE, rule: 'connect' } as const;
        expect(thresholds.look([{ ...chatWith('Dana', connect), phase: 'waiting' }])).toEqual(NOTHING);
        expect(alarmsOf({ ...chatWith('Dana', connect), phase: 'offered' })).toHaveLength(1);
    });

    it('says nothing of a chat that has ended', () => {
        expect(thresholds.look([{ ...chatWith('Dana', LATE, NUDGE), phase: 'ended' }])).toEqual(NOTHING);
    });

    it('says nothing of a prompt that owes nothing', () => {
        const long = chatWith('Dana', { rule: 'duration', state: 'due', owed: false });
        expect(thresholds.look([long])).toEqual(NOTHING);
    });

    it('tells screen readers of a muted chat, and alarms for it neither now nor once it is muted no more', () => {
        expect(thresholds.look([{ ...chatWith('Dana', LATE), isMuted: true }])).toEqual({
            polite: '',
            assertive: 'Dana: Reply is late',
            alarms: []
        });
        expect(alarmsOf(chatWith('Dana', LATE))).toEqual([]);
        expect(alarmsOf(chatWith('Dana', LATE, NUDGE))).toEqual(['Dana: Check-in, act now']);
    });

    it('knows whether an alarm still holds', () => {
        const [alarm] = thresholds.look([chatWith('Dana', LATE)]).alarms;
        const isStanding = (...chats: ShownChat[]): boolean => {
            thresholds.look(chats);
            return Boolean(alarm && thresholds.isStanding(alarm));
        };
        expect(isStanding(chatWith('Dana', LATE))).toBe(true);
        expect(isStanding(chatWith('Dana', {}))).toBe(false);
        expect(isStanding({ ...chatWith('Dana', LATE), isMuted: true })).toBe(false);
        expect(isStanding()).toBe(false);
    });
});
