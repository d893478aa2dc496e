import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import type { ChatFacts } from '../referee/facts.ts';
import type { SeenInput } from '../referee/inputChecks.ts';
import { agent, at, broken, chat, client, CLOSING, deed, NUDGE, TICKET, windowWith } from './recorded.ts';

function seen(text: string, since: number, begun = since): SeenInput {
    const where = { chat: '0Mw1', agent: 'dana', window: 'first window' };
    return { ...where, text, since: at(since), begun: at(begun), isInPage: true };
}

function found(text: string, facts: ChatFacts, since: number, begun = since): string[] {
    return broken((referee) => referee.judgeInputs([seen(text, since, begun)], [facts]));
}

void describe('an agent’s input', () => {
    const silent = chat([client(0), agent(20)]);

    void it('may hold one text of the product, or what the agent types', () => {
        assert.deepEqual(found(NUDGE, silent, 200), []);
        assert.deepEqual(found('Draft 1: it is being looked after.', silent, 200), []);
        assert.deepEqual(found(`${NUDGE} Please tell me.`, silent, 200), []);
    });

    void it('never holds a text twice: Nudge pressed at 2:50 and not sent, then 3:00', () => {
        assert.deepEqual(found(NUDGE + NUDGE, silent, 200), ['a text stands once in an input']);
        assert.deepEqual(found(TICKET + TICKET, silent, 300), ['a text stands once in an input']);
    });

    void it('never gets a text put into what the agent is typing', () => {
        const glued = `Draft 1: it is being ${NUDGE}looked after.`;
        assert.deepEqual(found(glued, silent, 200), ['nothing is put into a draft']);
        assert.deepEqual(found(TICKET + NUDGE, silent, 300), ['nothing is put into a draft']);
    });

    void it('may get a text put into a draft from before the agent’s last message, which counts as sent', () => {
        const glued = `Draft 1: it is being looked after.${NUDGE}`;
        assert.deepEqual(found(glued, silent, 200, 15), []);
        assert.deepEqual(found(glued, silent, 200, 21), ['nothing is put into a draft']);
        const told = chat([client(0), agent(20), agent(200, TICKET)]);
        assert.deepEqual(found(glued, told, 380, 199), ['nothing is put into a draft']);
    });

    void it('may get a text beside the same from before the agent’s last message, which counts as sent', () => {
        assert.deepEqual(found(NUDGE + NUDGE, silent, 200, 19), []);
        assert.deepEqual(found(NUDGE + NUDGE, silent, 200, 21), ['a text stands once in an input']);
        const sent = (begun: number): string[] =>
            broken((referee) => {
                const facts = chat([client(0), agent(20), agent(205, NUDGE + NUDGE)]);
                referee.judgeInputs([{ ...seen(NUDGE, 18, begun), isInPage: false }], [facts]);
                referee.judgeChats([facts]);
            });
        assert.deepEqual(sent(19), []);
        assert.deepEqual(sent(21), ['a text stands once in a message']);
    });

    void it('holds both where the agent pressed Insert beside a parked text', () => {
        const facts = { ...silent, deeds: [deed(200, 'inserted', 'nudge')] };
        assert.deepEqual(found(`Draft 1: it is being ${NUDGE}looked after.`, facts, 200), []);
    });

    void it('never gets closing words again that were typed by hand at 4:58', () => {
        const typed = chat([client(0), agent(10), agent(190, NUDGE), agent(308, CLOSING)]);
        assert.deepEqual(found(CLOSING, typed, 315), ['what was said is not put in again']);
        assert.deepEqual(found(CLOSING, typed, 308), []);
    });

    void it('may get a nudge again once the agent has answered since, or asked for it', () => {
        const lines = [client(0), agent(10), agent(190, NUDGE)];
        assert.deepEqual(found(NUDGE, chat([...lines, agent(200)]), 380), []);
        assert.deepEqual(found(NUDGE, chat([...lines, agent(200, TICKET)]), 380), []);
        assert.deepEqual(found(NUDGE, chat([...lines, agent(190, TICKET)]), 380), []);
        assert.deepEqual(found(NUDGE, chat([client(0), agent(10), agent(190, TICKET), agent(190, NUDGE)]), 380), [
            'what was said is not put in again'
        ]);
        const asked = (seconds: number): ChatFacts => chat(lines, { deeds: [deed(seconds, 'asked', 'nudge')] });
        assert.deepEqual(found(NUDGE, asked(194), 196), []);
        assert.deepEqual(found(NUDGE, asked(193), 196), ['what was said is not put in again']);
        assert.deepEqual(found(NUDGE, chat(lines), 250), ['what was said is not put in again']);
    });

    const left = (seconds: number, canClear: boolean): string[] => {
        const facts = chat([client(0), agent(10), agent(190, NUDGE), client(312, 'Sorry, I am back!')]);
        const shown = windowWith({ canClear }, { inputs: [{ chat: '0Mw1', text: CLOSING }] });
        return broken((referee) => referee.judgeMissing([[facts]], new Map([['dana', [shown]]]), at(seconds))).filter(
            (promise) => promise.startsWith('words for the silent')
        );
    };

    void it('is cleared of closing words when the client is back, or the agent is told so', () => {
        assert.deepEqual(left(312 + 29, false), []);
        assert.deepEqual(left(312 + 31, false), ['words for the silent are cleared when the client is back']);
        assert.deepEqual(left(312 + 31, true), []);
    });

    void it('is cleared of words for the silent once the client is back, but may hold them for one who only thanked', () => {
        const staleAt = (facts: ChatFacts, seconds: number): string[] => {
            const inputs = [{ chat: facts.chat, text: NUDGE }];
            return broken((referee) =>
                referee.judgeMissing([[facts]], new Map([['dana', [windowWith({}, { inputs })]]]), at(seconds))
            ).filter((promise) => promise.startsWith('words for the silent'));
        };
        const stale = ['words for the silent are cleared when the client is back'];
        const back = chat([...silent.lines, client(210)]);
        assert.deepEqual([staleAt(back, 240), staleAt(back, 241)], [[], stale]);
        assert.deepEqual(staleAt(back, 600), stale);
        const thankful = chat([...silent.lines, client(210, 'Thank you')]);
        assert.deepEqual([staleAt(thankful, 241), staleAt(thankful, 389), staleAt(thankful, 390)], [stale, stale, []]);
    });
});
