import { DEFAULT_POLICY, newChat, rebuildChat, step, type Effect } from 'c/etiquette';
import {
    accepted,
    agent,
    CHAT,
    client,
    ended,
    instant,
    named,
    nothing,
    policyWith,
    requested,
    stateAfter,
    storyOf,
    thanks,
    type Moment
} from './story';

/** The effects that each moment brings. */
function effectsOf(moments: Moment[]): Effect[][] {
    let state = newChat(CHAT);
    return moments.map((moment) => {
        const next = step(state, moment, DEFAULT_POLICY);
        ({ state } = next);
        return next.effects;
    });
}

function actionsOf(moments: Moment[]): string[][] {
    return effectsOf(moments).map((each) => each.map(({ action }) => action));
}

const SILENT = [requested(0), accepted(0), agent(10, 'answer')];
const ASKED = [...SILENT, client(20)];

describe('an effect', () => {
    it('names the chat, the rule and the episode, and from when it is owed', () => {
        expect(effectsOf([...SILENT, nothing(190.001)]).flat()).toEqual([
            {
                key: `${CHAT}|nudge|${instant(10)}`,
                chat: CHAT,
                rule: 'nudge',
                action: 'nudge',
                start: instant(10),
                owedAt: instant(190)
            }
        ]);
    });

    it('comes with the first moment after the due time, and only with that', () => {
        expect(actionsOf([...SILENT, nothing(189.999), nothing(190), nothing(190.001), nothing(500)])).toEqual([
            [],
            [],
            [],
            [],
            [],
            ['nudge'],
            []
        ]);
    });

    it('comes with an event too, if the episode keeps running after it', () => {
        const chat = [...ASKED, client(330)];
        expect(actionsOf(chat).slice(-1)).toEqual([['ticket:answer']]);
    });

    it.each([
        ['the client wrote', client(200)],
        ['the client said thanks', thanks(200)],
        ['it was done', agent(200, 'nudge')],
        ['the chat ended', ended(200, 'client')]
    ])('is not returned if %s before the wake-up', (_, event) => {
        expect(actionsOf([...SILENT, event, nothing(201)]).flat()).toEqual([]);
    });

    it('comes with the others of a long sleep in the order in which they fell due', () => {
        expect(actionsOf([...ASKED, nothing(5000)]).slice(-1)).toEqual([['ticket:answer', 'ticket:duration']]);
    });

    it('is one catch-up after a long sleep: of nudge and end only one, and never the end before a nudge', () => {
        expect(actionsOf([...SILENT, nothing(86_400)]).slice(-1)).toEqual([['nudge']]);
        expect(actionsOf([...SILENT, agent(100, 'nudge'), nothing(86_400)]).slice(-1)).toEqual([['end']]);
    });

    it('comes once for each episode', () => {
        const chat = [...SILENT, nothing(191), client(200), agent(210, 'answer'), nothing(391)];
        const keys = effectsOf(chat).flat();
        expect(keys.map(({ key }) => key)).toEqual([`${CHAT}|nudge|${instant(10)}`, `${CHAT}|nudge|${instant(210)}`]);
    });

    it('does not come again if a late event leaves its episode as it was', () => {
        expect(actionsOf([...SILENT, nothing(191), client(5), nothing(192)])).toEqual([
            ...[[], [], [], ['nudge']],
            [],
            []
        ]);
    });

    it('comes for the episode that a late event moved, once that is due', () => {
        const late = [...SILENT, nothing(191), agent(100, 'answer'), nothing(280), nothing(280.001)];
        expect(actionsOf(late).slice(-3)).toEqual([[], [], ['nudge']]);
    });

    it('comes with the event that arrives late, if its action is due already', () => {
        expect(actionsOf([...SILENT, nothing(1000), client(20)]).slice(-1)).toEqual([
            ['ticket:answer', 'ticket:duration']
        ]);
    });
});

describe('events', () => {
    it('that come late count at their own time', () => {
        const late = [requested(0), accepted(10), agent(100, 'answer'), agent(20, 'answer'), client(15)];
        expect(storyOf('response', late)).toEqual(['10 to 20, due 70: met']);
        expect(storyOf('nudge', late)).toEqual(['100 to now, due 280: running']);
    });

    it('of one instant count in the order in which they arrive', () => {
        const chat = [requested(0), accepted(0)];
        expect(storyOf('response', [...chat, client(10), agent(10, 'answer')])).toEqual(['0 to 10, due 60: met']);
        expect(storyOf('response', [...chat, agent(10, 'answer'), client(10)])).toEqual([
            '0 to 10, due 60: met',
            '10 to now, due 70: running'
        ]);
        const later = [...chat, client(30), agent(10, 'answer'), client(10)];
        expect(storyOf('answer', later)).toEqual(['10 to now, due 310: running']);
    });

    it('that are repeated change nothing at all: of one id the first to arrive stays, whatever its time', () => {
        const state = stateAfter([requested(0), accepted(0), named('m1', client(50))]);
        for (const repetition of [named('m1', client(50)), named('m1', client(20)), named('m1', agent(90, 'answer'))]) {
            const next = step(state, repetition, DEFAULT_POLICY);
            expect(next.state).toBe(state);
            expect(next.effects).toEqual([]);
        }
    });

    it('without an id all count', () => {
        expect(storyOf('update', [accepted(0), agent(10, 'hold'), agent(10, 'hold')])).toHaveLength(2);
    });

    it('are judged by the policy that they come in with', () => {
        expect(storyOf('response', [accepted(0)], 50, policyWith({ response: 40 }))).toEqual([
            '0 to now, due 40: breached'
        ]);
    });
});

describe('the passing of time', () => {
    it('never goes back', () => {
        expect(stateAfter([...SILENT, nothing(100), nothing(50)]).now).toBe(instant(100));
        expect(stateAfter([...SILENT, nothing(100), client(50)]).now).toBe(instant(100));
    });

    it('means nothing to a chat of which nothing is known', () => {
        const { state, effects } = step(newChat(CHAT), nothing(1000), DEFAULT_POLICY);
        expect(state).toEqual({ ...newChat(CHAT), now: instant(1000) });
        expect(effects).toEqual([]);
    });

    it('before the first event makes that one late, and no different', () => {
        expect(storyOf('connect', [nothing(100), requested(0)], 100)).toEqual(['0 to now, due 30: breached']);
    });
});

describe('a chat that is rebuilt from its events', () => {
    it('is the chat that took them one by one', () => {
        const state = stateAfter([...SILENT, nothing(200)]);
        const rebuilt = rebuildChat(CHAT, state.events, DEFAULT_POLICY, instant(200));
        expect(rebuilt.rules).toEqual(state.rules);
        expect(rebuilt.now).toBe(state.now);
    });

    it('stands at its last event if that is later than now, and at now without events', () => {
        const { events } = stateAfter(SILENT);
        expect(rebuildChat(CHAT, events, DEFAULT_POLICY, 0).now).toBe(events.at(-1)?.at);
        expect(rebuildChat(CHAT, [], DEFAULT_POLICY, 5).now).toBe(5);
    });
});
