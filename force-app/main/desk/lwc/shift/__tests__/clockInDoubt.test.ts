import { DEFAULT_POLICY } from 'c/etiquette';
import { CHAT, Desk, ME, MINUTE, SECOND, START } from './desk';

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

    it('what the conversation tells keeps its own time, also where the browser’s clock was minutes behind', async () => {
        const desk = new Desk();
        desk.policy = send;
        desk.open();
        await desk.accept();
        await desk.agent('Hello');
        desk.shifts.forEach((shift) => desk.crash(shift));
        await desk.until(100);
        desk.speakUnheard('client', 'Carla Client', 'Where is my order?');
        desk.now -= 5 * MINUTE;
        const shift = desk.open({ alone: true });
        await shift.shown(CHAT);
        desk.now += 5 * MINUTE;
        shift.record({ chat: CHAT, facts: {}, events: [] });
        await shift.policiesRead();
        expect(desk.clock('response')).toMatchObject({ remaining: MINUTE });
        await desk.pass(200 * SECOND);
        expect(desk.texts()).toEqual(['Hello']);
    });

    it('a chat is not older than its record says, read while the browser’s clock was minutes behind', async () => {
        const desk = new Desk();
        desk.open();
        await desk.accept();
        await desk.until(60);
        desk.shifts.forEach((shift) => desk.crash(shift));
        desk.now -= 5 * MINUTE;
        const shift = desk.open({ alone: true });
        const accepted = { type: 'accepted', chat: CHAT, at: START, agent: ME, id: `accepted:${START}` } as const;
        shift.record({ chat: CHAT, facts: {}, events: [accepted] });
        desk.now += 5 * MINUTE;
        await shift.policiesRead();
        expect(desk.clock('duration')).toMatchObject({ start: START, remaining: 14 * MINUTE });
        expect(desk.stored.get(`chat|${CHAT}`)).not.toContain(String(START - 4 * MINUTE));
    });
});
