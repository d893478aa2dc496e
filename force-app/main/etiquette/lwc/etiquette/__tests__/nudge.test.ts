import {
    accepted,
    agent,
    bot,
    client,
    ended,
    firedLive,
    inactive,
    listedActions,
    policyWith,
    requested,
    storyOf,
    system,
    thanks
} from './story';

const SILENT = [requested(0), accepted(0), agent(10, 'answer')];

describe('the nudge clock', () => {
    it.each(['answer', 'ticket'] as const)('starts with the agent’s %s', (intent) => {
        expect(storyOf('nudge', [requested(0), accepted(0), agent(10, intent)])).toEqual([
            '10 to now, due 190: running'
        ]);
    });

    it.each(['hold', 'update', 'nudge', 'closing'] as const)('does not start with the agent’s %s', (intent) => {
        expect(storyOf('nudge', [requested(0), accepted(0), agent(10, intent)])).toEqual([]);
    });

    it('starts again with the client’s thanks while nothing is owed to them', () => {
        expect(storyOf('nudge', [...SILENT, thanks(60)])).toEqual([
            '10 to 60, due 190: cleared',
            '60 to now, due 240: running'
        ]);
    });

    it('starts with thanks if no silence was measured before', () => {
        const slept = [...SILENT, inactive(50), thanks(60)];
        expect(storyOf('nudge', slept)).toEqual(['10 to 50, due 190: cleared', '60 to now, due 240: running']);
    });

    it('does not start with thanks while something is owed, or before the acceptance', () => {
        expect(storyOf('nudge', [requested(0), thanks(1), accepted(2), thanks(3)])).toEqual([]);
        expect(storyOf('nudge', [...SILENT, client(20), thanks(30)])).toEqual(['10 to 20, due 190: cleared']);
    });

    it.each([
        ['a message of the client', client],
        ['a hold', (second: number) => agent(second, 'hold')],
        ['an update, which begins a hold', (second: number) => agent(second, 'update')],
        ['thanks', thanks],
        ['the session’s sleep', inactive],
        ['the chat’s end', (second: number) => ended(second, 'agent')]
    ])('is cleared by %s up to its due time, and missed after it', (_, event) => {
        expect(storyOf('nudge', [...SILENT, event(190)])[0]).toBe('10 to 190, due 190: cleared');
        expect(storyOf('nudge', [...SILENT, event(190.001)])[0]).toBe('10 to 190.001, due 190: missed');
    });

    it.each([
        [100, 0],
        [190, 0],
        [190.001, 0.001],
        [250, 60]
    ])('is acted by a nudge at second %d, %d s late', (nudged, late) => {
        expect(storyOf('nudge', [...SILENT, agent(nudged, 'nudge')])).toEqual([
            `10 to ${nudged}, due 190: acted, ${late} late`
        ]);
    });

    it('stays acted after a second nudge', () => {
        expect(storyOf('nudge', [...SILENT, agent(100, 'nudge'), agent(120, 'nudge')])).toHaveLength(1);
    });

    it('keeps running through the closing words, bots and the system', () => {
        const chat = [...SILENT, agent(20, 'closing'), bot(30), system(40)];
        expect(storyOf('nudge', chat)).toEqual(['10 to now, due 190: running']);
    });

    it('owes the nudge from its due time, and the console acts a millisecond later', () => {
        expect(firedLive(SILENT, 190)).toEqual([]);
        expect(firedLive(SILENT, 10_000)).toEqual(['190.001 nudge']);
        expect(listedActions(SILENT, 189.999)).toEqual([]);
        expect(listedActions(SILENT, 190)).toEqual(['190 nudge']);
    });

    it('owes no nudge to a client who writes at exactly the due time', () => {
        const chat = [...SILENT, client(190), agent(195, 'answer')];
        expect(firedLive(chat, 200)).toEqual([]);
        expect(listedActions(chat, 200)).toEqual([]);
    });

    it('has the length that the policy gives it', () => {
        expect(storyOf('nudge', SILENT, 20, policyWith({ nudge: 90 }))).toEqual(['10 to now, due 100: running']);
    });
});
