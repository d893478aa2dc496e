import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import type { ActionName, ChatFacts } from '../referee/facts.ts';
import type { ShownChat, ShownInput, ShownState } from '../referee/shown.ts';
import type { Modes } from '../referee/standingActions.ts';
import {
    aCase,
    agent,
    at,
    broken,
    chat,
    client,
    CLOSING,
    deed,
    HOLD,
    NUDGE,
    TICKET,
    UPDATE,
    windowWith
} from './recorded.ts';

interface Seen {
    row?: Partial<ShownChat>;
    inputs?: ShownInput[];
    modes?: Modes;
}

function lost(facts: ChatFacts, seconds: number, { row = {}, inputs = [], modes = {} }: Seen = {}): string[] {
    const shown = new Map([['dana', [windowWith(row, { inputs })]]]);
    return broken((referee) => referee.judgeMissing([[facts]], shown, at(seconds)), modes);
}

function standing(action: ActionName, state: ShownState, buttons: string[] = ['Insert']): Partial<ShownChat> {
    return { actions: [{ action, state, text: '', buttons }] };
}

const LOST = ['nothing is lost'];

void describe('what was due', () => {
    const silent = chat([client(0), agent(20)]);
    const nudged = chat([client(0), agent(20), agent(201, NUDGE)]);
    const asked = chat([client(0), agent(20), client(40)]);

    void it('is missed once nobody sees it and it is not done', () => {
        assert.deepEqual(lost(silent, 200 + 89), []);
        assert.deepEqual(lost(silent, 200 + 91), LOST);
        assert.deepEqual(lost(nudged, 321 + 91), LOST);
        assert.deepEqual(lost(chat(nudged.lines, { ended: { by: 'agent', at: at(321) } }), 500), []);
        assert.deepEqual(lost(asked, 340 + 91), LOST);
        const told = chat([...asked.lines, agent(342, TICKET)], {
            cases: [aCase(341)],
            links: [{ caseId: '500', at: at(343) }]
        });
        assert.deepEqual(lost(told, 340 + 91), []);
    });

    void it('is excused by that very action, and by no other that happens to be visible', () => {
        assert.deepEqual(lost(silent, 300, { row: standing('nudge', 'due') }), []);
        assert.deepEqual(lost(silent, 300, { row: standing('end', 'due') }), LOST);
        assert.deepEqual(lost(silent, 300, { row: standing('hold', 'inserted') }), LOST);
    });

    void it('is excused only by a state that is true: the end of a chat that goes on is not "No longer needed"', () => {
        assert.deepEqual(lost(nudged, 420, { row: standing('end', 'skipped') }), LOST);
        assert.deepEqual(lost(nudged, 420, { row: standing('end', 'done') }), LOST);
        assert.deepEqual(lost(nudged, 420, { row: standing('end', 'claimed') }), LOST);
        assert.deepEqual(lost(nudged, 420, { row: standing('end', 'failed') }), []);
        assert.deepEqual(lost(nudged, 420, { row: standing('end', 'notOnScreen') }), []);
        assert.deepEqual(lost(nudged, 420, { row: standing('end', 'snoozed') }), []);
    });

    void it('counts as waiting in the input only where its text stands there', () => {
        const row = standing('end', 'inserted');
        assert.deepEqual(lost(nudged, 420, { row, inputs: [{ chat: '0Mw1', text: CLOSING }] }), []);
        assert.deepEqual(lost(nudged, 420, { row, inputs: [{ chat: '0Mw1', text: '' }] }), LOST);
        assert.deepEqual(lost(nudged, 420, { row, inputs: [{ chat: '0Mw2', text: CLOSING }] }), LOST);
    });

    void it('counts as parked only where its text is ready to send', () => {
        const row = standing('nudge', 'parked');
        assert.deepEqual(lost(silent, 300, { row: { ...row, parked: NUDGE } }), []);
        assert.deepEqual(lost(silent, 300, { row }), LOST);
    });

    void it('may wait for the agent only where the policy leaves it to them', () => {
        const row = standing('nudge', 'due');
        assert.deepEqual(lost(silent, 300, { row, modes: { nudge: 'remind' } }), []);
        assert.deepEqual(lost(silent, 300, { row, modes: { nudge: 'send' } }), LOST);
        assert.deepEqual(lost(silent, 300, { row, modes: { nudge: 'insert' } }), LOST);
        assert.deepEqual(lost({ ...silent, kind: 'chat' }, 300, { row, modes: { nudge: 'insert' } }), []);
        assert.deepEqual(lost(silent, 300, { row: standing('nudge', 'due', []) }), LOST);
    });

    void it('is not missed where the agent declined it in this very stretch', () => {
        assert.deepEqual(lost({ ...silent, deeds: [deed(210, 'declined', 'nudge')] }, 300), []);
        assert.deepEqual(lost({ ...silent, deeds: [deed(210, 'declined', 'end')] }, 300), LOST);
        const again = chat([client(0), agent(20), client(220), agent(230)], {
            deeds: [deed(210, 'declined', 'nudge')]
        });
        assert.deepEqual(lost(again, 230 + 180 + 91), LOST);
    });

    void it('includes the ticket of a long chat once something is owed', () => {
        const long = chat([client(0), agent(20), client(900)]);
        const row = standing('ticket:duration', 'due');
        assert.deepEqual(lost(long, 905 + 91), LOST);
        assert.deepEqual(lost(long, 905 + 91, { row }), []);
    });

    void it('includes the link from a chat to its case', () => {
        assert.deepEqual(lost(chat(asked.lines, { cases: [aCase(60)] }), 60 + 91), LOST);
        assert.deepEqual(
            lost(chat(asked.lines, { cases: [aCase(60)], links: [{ caseId: '500', at: at(61) }] }), 151),
            []
        );
    });

    void it('includes no link to a case whose ticket the agent called off afterwards', () => {
        const called = (seconds: number): ChatFacts =>
            chat(asked.lines, { cases: [aCase(60)], deeds: [deed(seconds, 'declined', 'ticket:answer')] });
        assert.deepEqual(lost(called(61), 60 + 91), []);
        assert.deepEqual(lost(called(59), 60 + 91), LOST);
    });

    void it('includes no link to a case whose agent gave the chat away while the two were being linked', () => {
        const given = (seconds: number): ChatFacts => {
            const holdings = [
                { agent: 'eli', from: at(5), until: at(seconds) },
                { agent: 'dana', from: at(seconds) }
            ];
            return chat(asked.lines, { cases: [aCase(60)], holdings });
        };
        assert.deepEqual(lost(given(60), 60 + 91), []);
        assert.deepEqual(lost(given(59), 60 + 91), LOST);
        assert.deepEqual(lost(given(151), 60 + 92), LOST);
    });

    void it('is nothing that was declined before a sleep of which the record may not have told', () => {
        const lines = [client(0), agent(20, HOLD), agent(120, UPDATE)];
        const declined = chat(lines, { asleepAt: [at(100)], deeds: [deed(90, 'declined', 'ticket:answer')] });
        assert.deepEqual(lost(declined, 600), []);
        assert.deepEqual(lost({ ...declined, deeds: [] }, 600), LOST);
    });

    void it('is nothing from before a chat slept, and what fell due after it woke', () => {
        const woken = [client(0), agent(20), client(40)];
        assert.deepEqual(lost(chat(woken, { asleepAt: [at(50)] }), 900), []);
        const later = chat([...woken, client(400)], { asleepAt: [at(50)] });
        assert.deepEqual(lost(later, 700 + 91), LOST);
    });
});
