import type { Shift } from 'c/shift';
import { Desk, MINUTE, SECOND } from './desk';

describe('A text that will be written by itself', () => {
    let desk: Desk;
    let shift: Shift;

    beforeEach(async () => {
        desk = new Desk();
        shift = desk.open();
        await desk.accept();
        await desk.agent('Hello');
    });

    const key = (): string => desk.action('nudge')?.key ?? '';

    it('is announced once a quarter of its time is left, with when it comes', async () => {
        await desk.until(134);
        expect(desk.action('nudge')).toBeUndefined();
        await desk.until(135);
        expect(desk.action('nudge')).toMatchObject({ state: 'coming', until: desk.now + 45 * SECOND });
    });

    it('can be snoozed before it is due, and comes a minute later', async () => {
        await desk.until(170);
        await shift.act(key(), 'snooze');
        await desk.until(239.999);
        expect(desk.action('nudge')).toMatchObject({ state: 'snoozed' });
        expect(desk.conversation.commands).toEqual([]);
        await desk.until(240);
        expect(desk.conversation.input).toBe('Are you still there?');
    });

    it('does not come after a snooze where the client has written meanwhile', async () => {
        await desk.until(170);
        await shift.act(key(), 'snooze');
        await desk.until(200);
        await desk.client('I am here');
        await desk.until(400);
        expect(desk.conversation.input).not.toContain('Are you still there?');
    });

    it('can be snoozed after a reload as well', async () => {
        await desk.until(170);
        await shift.act(key(), 'snooze');
        desk.crash(shift);
        desk.open();
        await desk.until(239);
        expect(desk.conversation.commands).toEqual([]);
        await desk.until(241);
        expect(desk.conversation.commands).toEqual(['insert']);
    });

    it('can be cancelled, and does not come then', async () => {
        await desk.until(170);
        await shift.act(key(), 'cancel');
        await desk.until(190);
        expect(desk.conversation.commands).toEqual([]);
        expect(desk.action('nudge')).toMatchObject({ state: 'withheld', reason: 'cancelled' });
    });

    it('comes again in the next silence', async () => {
        await desk.until(170);
        await shift.act(key(), 'cancel');
        await desk.client('Hm?');
        await desk.agent('Yes?');
        await desk.pass(3 * MINUTE + 1);
        expect(desk.conversation.input).toBe('Are you still there?');
    });

    it('can be written at once', async () => {
        await desk.until(170);
        await shift.act(key(), 'do');
        expect(desk.conversation.input).toBe('Are you still there?');
        await desk.sendInput();
        await desk.until(185);
        expect(desk.conversation.commands).toEqual(['insert']);
    });

    it('can be sent once more by the agent where it was deleted from the input', async () => {
        await desk.until(181);
        desk.conversation.input = '';
        await shift.act(key(), 'retry');
        expect(desk.conversation.input).toBe('Are you still there?');
    });

    it('is nothing that an unknown key could ask for', async () => {
        await shift.act('nobody|nudge|1', 'do');
        await shift.act(`${desk.card().chat}|nudge|1`, 'do');
        expect(desk.conversation.commands).toEqual([]);
    });
});
