import {
    accepted,
    agent,
    client,
    closed,
    ended,
    firedLive,
    inactive,
    listedActions,
    policyWith,
    requested,
    storyOf,
    thanks
} from './story';

const SILENT = [requested(0), accepted(0), agent(0, 'answer')];
const NUDGED = [...SILENT, agent(180, 'nudge')];

describe('the idle clock', () => {
    it('starts with the nudge clock, and is not due at all before a nudge', () => {
        expect(storyOf('idle', SILENT, 10_000)).toEqual(['0 to now, due never: running']);
        expect(storyOf('idle', [...SILENT, thanks(50)])[1]).toBe('50 to now, due never: running');
    });

    it.each([
        [100, 300],
        [180, 300],
        [180.001, 300.001],
        [240, 360],
        [1000, 1120]
    ])('after a nudge at second %d is due at %d', (nudged, due) => {
        expect(storyOf('idle', [...SILENT, agent(nudged, 'nudge')])).toEqual([`0 to now, due ${due}: running`]);
    });

    it('is moved by a later nudge, as long as it is not due', () => {
        const nudgedAgainAt = (second: number) => storyOf('idle', [...NUDGED, agent(second, 'nudge')])[0];
        expect(nudgedAgainAt(290)).toBe('0 to now, due 410: running');
        expect(nudgedAgainAt(300)).toBe('0 to now, due 420: running');
        expect(nudgedAgainAt(300.001)).toBe('0 to now, due 300: running');
    });

    it.each([
        ['a message of the client', client],
        ['a hold', (second: number) => agent(second, 'hold')],
        ['thanks', thanks],
        ['the end by the client', (second: number) => ended(second, 'client')],
        ['the session’s sleep', inactive]
    ])('is cleared by %s up to its due time, and missed after it', (_, event) => {
        expect(storyOf('idle', [...NUDGED, event(300)])[0]).toBe('0 to 300, due 300: cleared');
        expect(storyOf('idle', [...NUDGED, event(300.001)])[0]).toBe('0 to 300.001, due 300: missed');
    });

    it.each([
        ['the agent', (second: number) => ended(second, 'agent')],
        ['the system', (second: number) => ended(second, 'system')],
        ['the agent, who closes the work without an end', closed]
    ])('is acted by the end by %s at or past its due time', (_, end) => {
        expect(storyOf('idle', [...NUDGED, end(299.999)])).toEqual(['0 to 299.999, due 300: cleared']);
        expect(storyOf('idle', [...NUDGED, end(300)])).toEqual(['0 to 300, due 300: acted, 0 late']);
        expect(storyOf('idle', [...NUDGED, end(300.001)])).toEqual(['0 to 300.001, due 300: acted, 0.001 late']);
        expect(storyOf('idle', [...NUDGED, end(360)])).toEqual(['0 to 360, due 300: acted, 60 late']);
    });

    it('is cleared by the end of a chat whose client was never nudged', () => {
        expect(storyOf('idle', [...SILENT, ended(5000, 'agent')])).toEqual(['0 to 5000, due never: cleared']);
    });

    it('keeps running through the closing words: only the end ends it', () => {
        const chat = [...NUDGED, agent(301, 'closing')];
        expect(storyOf('idle', chat)).toEqual(['0 to now, due 300: running']);
        expect(storyOf('idle', [...chat, ended(305, 'agent')])).toEqual(['0 to 305, due 300: acted, 5 late']);
    });

    it('does not run for a nudge that is sent while nobody waits for the client', () => {
        expect(storyOf('idle', [requested(0), accepted(0), client(5), agent(10, 'nudge')])).toEqual([]);
    });

    it('owes the end from its due time, and the console acts a millisecond later', () => {
        expect(firedLive(NUDGED, 300)).toEqual([]);
        expect(firedLive(NUDGED, 10_000)).toEqual(['300.001 end']);
        expect(listedActions(NUDGED, 299.999)).toEqual([]);
        expect(listedActions(NUDGED, 300)).toEqual(['300 end']);
    });

    it.each(['agent', 'client'] as const)('owes no end if the %s ends at exactly the due time', (by) => {
        const chat = [...NUDGED, ended(300, by)];
        expect(firedLive(chat, 400)).toEqual([]);
        expect(listedActions(chat, 400)).toEqual([]);
    });

    it('has the lengths that the policy gives it', () => {
        const policy = policyWith({ idle: 240, idleAfterNudge: 30 });
        expect(storyOf('idle', NUDGED, 190, policy)).toEqual(['0 to now, due 240: running']);
        expect(storyOf('idle', [...SILENT, agent(230, 'nudge')], 240, policy)).toEqual(['0 to now, due 260: running']);
    });
});
