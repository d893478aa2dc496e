import { accepted, agent, agentTypes, client, listedActions, policyWith, requested, storyOf, thanks } from './story';

const SILENT = [requested(0), accepted(0), agent(0, 'answer')];
const FIRST = policyWith({ silenceAnchor: 'first' });

describe('a further message while the client is silent, counted from the last one', () => {
    it.each(['answer', 'ticket'] as const)('moves clocks that are not due: %s', (intent) => {
        const chat = [...SILENT, agent(180, intent)];
        expect(storyOf('nudge', chat)).toEqual(['180 to now, due 360: running']);
        expect(storyOf('idle', chat)).toEqual(['180 to now, due never: running']);
    });

    it('moves them also if it is a file', () => {
        expect(storyOf('nudge', [...SILENT, agentTypes(100)])).toEqual(['100 to now, due 280: running']);
    });

    it('ends a nudge that is past due as missed, and starts a new one', () => {
        const chat = [...SILENT, agent(180.001, 'answer')];
        expect(storyOf('nudge', chat)).toEqual([
            '0 to 180.001, due 180: missed',
            '180.001 to now, due 360.001: running'
        ]);
        expect(storyOf('idle', chat)).toEqual(['180.001 to now, due never: running']);
    });

    it('starts a new nudge if one was sent already, which no longer counts for the end', () => {
        const chat = [...SILENT, agent(190, 'nudge'), agent(200, 'answer')];
        expect(storyOf('nudge', chat)).toEqual(['0 to 190, due 180: acted, 10 late', '200 to now, due 380: running']);
        expect(storyOf('idle', chat)).toEqual(['200 to now, due never: running']);
    });

    it.each([
        [310, ['310 to now, due never: running']],
        [310.001, ['0 to 310.001, due 310: missed', '310.001 to now, due never: running']]
    ])('ends an idle clock that is past due as missed: message at second %d', (second, story) => {
        expect(storyOf('idle', [...SILENT, agent(190, 'nudge'), agent(second, 'answer')])).toEqual(story);
    });

    it.each(['nudge', 'closing'] as const)('does not count if it is a %s', (intent) => {
        expect(storyOf('idle', [...SILENT, agent(100, intent)])[0]).toMatch(/^0 to now/);
    });

    it('owes each silence one nudge of its own', () => {
        const chat = [...SILENT, agent(100, 'answer'), agent(300, 'answer')];
        expect(listedActions(chat, 600)).toEqual(['280 nudge', '480 nudge']);
    });
});

describe('a further message while the client is silent, counted from the first one', () => {
    it.each([100, 180.001, 250])('changes nothing at second %d', (second) => {
        const chat = [...SILENT, agent(second, 'answer')];
        expect(storyOf('nudge', chat, 260, FIRST)).toEqual(['0 to now, due 180: running']);
        expect(storyOf('idle', chat, 260, FIRST)).toEqual(['0 to now, due never: running']);
    });

    it('changes nothing if the nudge was sent already', () => {
        const chat = [...SILENT, agent(180, 'nudge'), agent(200, 'answer'), agent(310, 'ticket')];
        expect(storyOf('nudge', chat, 320, FIRST)).toEqual(['0 to 180, due 180: acted, 0 late']);
        expect(storyOf('idle', chat, 320, FIRST)).toEqual(['0 to now, due 300: running']);
    });

    it('starts a silence if none runs, and again with thanks', () => {
        const chat = [...SILENT, client(10), agent(20, 'answer'), thanks(30)];
        expect(storyOf('nudge', chat, 40, FIRST)).toEqual([
            '0 to 10, due 180: cleared',
            '20 to 30, due 200: cleared',
            '30 to now, due 210: running'
        ]);
    });
});
