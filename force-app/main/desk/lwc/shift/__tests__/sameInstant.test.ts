import type { Shift } from 'c/shift';
import { CHAT, Desk, settle, START } from './desk';

const ANSWER = { id: 'm1', from: 'agent', text: 'On its way.', at: START } as const;

describe('Messages of one instant', () => {
    it('count in the order of the log, in every window, also where the log comes after the live answer', async () => {
        const desk = new Desk();
        const shift = desk.open();
        const second = desk.open({ onScreen: false });
        desk.conversation.onScreen = false;
        await desk.client('Where is my order?');
        await desk.accept();
        shift.hear({ type: 'message', chat: CHAT, ...ANSWER });
        desk.conversation.entries.push({ ...ANSWER, name: 'Ada Agent' });
        desk.conversation.onScreen = true;
        await shift.shown(CHAT);
        await settle();
        const rules = (window: Shift) => desk.card(window).clocks.map(({ rule }) => rule);
        expect(rules(shift)).toEqual(['nudge', 'duration', 'idle']);
        expect(rules(second)).toEqual(['nudge', 'duration', 'idle']);
        expect(rules(desk.open())).toEqual(['nudge', 'duration', 'idle']);
    });
});
