import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import type { ChatFacts } from '../referee/facts.ts';
import type { Heard, ShownChat, ShownClock, ShownWindow } from '../referee/shown.ts';
import { aCase, agent, at, broken, chat, client, deed, NUDGE, TICKET, view, windowWith } from './recorded.ts';

function clock(label: string, seconds: number, alarms = false): ShownClock {
    return { label, seconds, alarms };
}

function screens(window: ShownWindow, states: ChatFacts[], seconds: number, heard: Heard = 'all'): string[] {
    const byState = states.map((facts) => [facts]);
    return broken((referee) => referee.judgeScreens(byState, shownBy(window), at(seconds), heard));
}

function shownBy(window: ShownWindow): ReadonlyMap<string, ShownWindow[]> {
    return new Map([['dana', [window]]]);
}

void describe('what an agent sees', () => {
    const waits = chat([client(0), agent(20), client(100)]);
    const row = (response: number): Partial<ShownChat> => ({
        clocks: [clock('Reply', response), clock('Chat length', 775), clock('Resolve or ticket', 270)]
    });

    void it('may be a second off in a countdown, and no more', () => {
        assert.deepEqual(screens(windowWith(row(31)), [waits], 130), []);
        assert.deepEqual(screens(windowWith(row(28)), [waits], 130), ['countdowns are right']);
        assert.deepEqual(screens(windowWith(row(-30)), [waits], 130), ['countdowns are right']);
        assert.deepEqual(screens(windowWith({}), [waits], 130), Array(3).fill('countdowns are right'));
    });

    void it('is judged in the panel, too', () => {
        const panels = [view(row(28))];
        assert.deepEqual(screens(windowWith(row(30), { panels }), [waits], 130), ['countdowns are right']);
    });

    void it('counts only where the window can have heard of what was written', () => {
        const wrong = row(28);
        const inputs = [{ chat: waits.chat, text: '' }];
        assert.deepEqual(screens(windowWith(wrong), [waits], 130, 'rendered'), []);
        assert.deepEqual(screens(windowWith(wrong, { inputs }), [waits], 130, 'rendered'), ['countdowns are right']);
        assert.deepEqual(screens(windowWith(wrong, { inputs }), [waits], 130, 'visible'), []);
        const inFront = { inputs, panels: [view(row(30))] };
        assert.deepEqual(screens(windowWith(wrong, inFront), [waits], 130, 'visible'), ['countdowns are right']);
        const [own] = waits.holdings;
        assert.ok(own);
        const takenOver = { ...waits, holdings: [{ agent: 'eli', from: at(3), until: own.from }, own] };
        assert.deepEqual(screens(windowWith(wrong, { inputs }), [takenOver], 130, 'rendered'), []);
        assert.deepEqual(screens(windowWith(wrong, inFront), [takenOver], 130, 'rendered'), ['countdowns are right']);
    });

    void it('may lack a text of ours for as long as only the log can tell of it', () => {
        const nudged = chat([client(0), agent(20), client(100), agent(120, TICKET)], { cases: [aCase(119)] });
        const unaware = windowWith({ clocks: [clock('Reply', 30), clock('Resolve or ticket', 270)] });
        const judged = (heard: Heard, seconds: number, facts = nudged): string[] =>
            broken(
                (referee) => referee.judgeScreens([[facts]], shownBy(unaware), at(seconds), 'all'),
                {},
                { heard, logLag: 0 }
            );
        assert.deepEqual(judged('visible', 133), []);
        assert.deepEqual(judged('visible', 134), ['countdowns are right']);
        assert.deepEqual(judged('rendered', 121), ['countdowns are right']);
        const answered = chat([client(0), agent(20), client(100), agent(120)]);
        assert.deepEqual(new Set(judged('visible', 121, answered)), new Set(['countdowns are right']));
    });

    void it('has every chat that the agent has: one unreadable entry in the storage empties no list', () => {
        assert.deepEqual(screens(windowWith(undefined), [waits], 130), ['a held chat is in the list']);
    });

    void it('may show or not what changes on the server while it is read', () => {
        const withCase = { ...waits, cases: [aCase(129)] };
        const shown = windowWith({ clocks: [clock('Reply', 30), clock('Resolve or ticket', 270)] });
        assert.deepEqual(screens(shown, [waits, withCase], 130), []);
        assert.deepEqual(screens(shown, [waits, waits], 130), ['countdowns are right']);
    });

    void it('never has a chat that a colleague has', () => {
        const holdings = [{ agent: 'eli', from: at(5) }];
        const other = chat([client(0)], { holder: 'eli', holdings });
        assert.deepEqual(screens(windowWith({}), [other], 25), ['nobody sees chats of others']);
        assert.deepEqual(screens(windowWith({}), [other], 24), []);
    });

    void it('offers nothing in a chat that was given away, or is only offered', () => {
        const { holder: _, ...nobodys } = chat([client(0)]);
        const buttons = ['Open ticket'];
        assert.deepEqual(screens(windowWith({ buttons }), [nobodys], 30), ['only the holder can act']);
        assert.deepEqual(screens(windowWith({}), [nobodys], 30), []);
        const panels = [view({ buttons })];
        assert.deepEqual(screens(windowWith(undefined, { panels }), [nobodys], 30), ['only the holder can act']);
    });

    const declined = chat([client(0), agent(20)], { deeds: [deed(210, 'declined', 'nudge')] });
    const nudgeClock = (alarms: boolean): Partial<ShownChat> => ({
        clocks: [clock('Check-in', -60, alarms), clock('Chat length', 645)]
    });

    void it('rests once an action was dismissed: clock and utility item without alarm', () => {
        assert.deepEqual(screens(windowWith(nudgeClock(true)), [declined], 260), ['a declined action rests']);
        assert.deepEqual(screens(windowWith(nudgeClock(false)), [declined], 260), []);
        assert.deepEqual(screens(windowWith(nudgeClock(false), { itemAlarms: true }), [declined], 260), [
            'an alarm has a reason'
        ]);
        const alarming = { ...declined, deeds: [] };
        assert.deepEqual(screens(windowWith(nudgeClock(true), { itemAlarms: true }), [alarming], 260), []);
        const before = { ...declined, deeds: [deed(20, 'declined', 'nudge')] };
        assert.deepEqual(screens(windowWith(nudgeClock(true)), [before], 260), []);
    });

    void it('rests only where the browser knows of it: not in a second one, nor where it could not be stored', () => {
        const alarming = nudgeClock(true);
        const inSecond = windowWith(alarming, { window: 'second browser' });
        assert.deepEqual(screens(inSecond, [declined], 260), []);
        const [own] = declined.deeds;
        assert.ok(own);
        assert.deepEqual(
            screens(windowWith(alarming), [{ ...declined, deeds: [{ ...own, isFleeting: true }] }], 260),
            []
        );
        const asked = { ...declined, deeds: [own, deed(215, 'asked', 'nudge')] };
        assert.deepEqual(screens(windowWith(alarming), [asked], 260), []);
    });

    void it('has a parked text beside the conversation, once that is in front', () => {
        const parked = { action: 'nudge', state: 'parked', text: NUDGE, buttons: ['Insert'] } as const;
        const clocks = [clock('Check-in', -60), clock('Chat length', 645)];
        const front = (ready: string): string[] => {
            const panels = [view({ clocks, actions: [parked], parked: ready })];
            return screens(windowWith({ clocks, actions: [parked] }, { panels }), [chat([client(0), agent(20)])], 260);
        };
        assert.deepEqual(front(''), ['a parked text is beside its conversation']);
        assert.deepEqual(front(`Ready to send ${NUDGE}`), []);
    });

    void it('calls nothing done that is not: an end whose chat goes on', () => {
        const nudged = chat([client(0), agent(20), agent(201, NUDGE)]);
        const shown = (action: 'nudge' | 'end'): string[] =>
            screens(
                windowWith({
                    clocks: [clock('Chat length', 575)],
                    actions: [{ action, state: 'done', text: '', buttons: [] }]
                }),
                [nudged],
                330
            );
        assert.deepEqual(shown('end'), ['what is called done is done']);
        assert.deepEqual(shown('nudge'), []);
    });
});
