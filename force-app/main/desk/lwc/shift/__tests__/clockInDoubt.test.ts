import { DEFAULT_POLICY } from 'c/etiquette';
import { Desk, MINUTE } from './desk';

const send = { ...DEFAULT_POLICY, modes: { ...DEFAULT_POLICY.modes, nudge: 'send' as const, end: 'send' as const } };

describe('While it is not known what time it is', () => {
    it('nothing falls due, whatever happens meanwhile; the clocks go on once it is known', async () => {
        const desk = new Desk();
        desk.policy = send;
        const shift = desk.open();
        await desk.accept();
        await desk.agent('Hello');
        const { now } = desk;
        desk.isSure = false;
        desk.now = now + 10 * MINUTE;
        await shift.shown(desk.card().chat);
        await shift.refresh();
        expect(desk.texts()).toEqual(['Hello']);
        expect(desk.cases.size).toBe(0);
        desk.isSure = true;
        desk.now = now;
        await desk.pass(0);
        expect(desk.clock('nudge')).toMatchObject({ state: 'onTime', remaining: 180_000 });
        await desk.until(180.001);
        expect(desk.texts()).toEqual(['Hello', 'Are you still there?']);
    });
});
