import { isOwed, owedActions, type Effect } from 'c/etiquette';
import {
    accepted,
    agent,
    caseLinked,
    CHAT,
    client,
    ended,
    inactive,
    instant,
    nothing,
    requested,
    stateAfter,
    thanks,
    type Moment
} from './story';

const OPENED = [requested(0), accepted(0)];
const SILENT = [...OPENED, agent(0, 'answer')];
const NUDGED = [...SILENT, agent(180, 'nudge')];
const ASKED = [...SILENT, client(0)];

function effect(rule: Effect['rule'], start: number, action: Effect['action'], owedAt: number): Effect {
    return {
        key: `${CHAT}|${rule}|${instant(start)}`,
        chat: CHAT,
        rule,
        action,
        start: instant(start),
        owedAt: instant(owedAt)
    };
}

const NUDGE = effect('nudge', 0, 'nudge', 180);
const END = effect('idle', 0, 'end', 300);
const TICKET = effect('answer', 0, 'ticket:answer', 300);
const LONG_CHAT = effect('duration', 0, 'ticket:duration', 900);

describe('at the moment it fires, an action is', () => {
    it.each<[string, Moment[], Effect]>([
        ['a nudge to a silent client', [...SILENT, nothing(180.001)], NUDGE],
        ['an end after a nudge', [...NUDGED, nothing(300.001)], END],
        ['an end after the closing words were delivered', [...NUDGED, nothing(301), agent(302, 'closing')], END],
        ['a ticket for an open question', [...ASKED, nothing(300.001)], TICKET],
        ['a ticket while a hold is on', [...ASKED, agent(200, 'hold'), nothing(300.001)], TICKET],
        ['a ticket in a chat that has a case', [...ASKED, caseLinked(10), nothing(300.001)], TICKET],
        ['a ticket for a long chat', [...ASKED, nothing(900.001)], LONG_CHAT],
        ['a ticket for a long chat whose client asks again', [...ASKED, agent(901, 'answer'), client(902)], LONG_CHAT]
    ])('still owed: %s', (_, chat, owed) => {
        expect(isOwed(stateAfter(chat), owed)).toBe(true);
    });

    it.each<[string, Moment[], Effect]>([
        ['a nudge if the client has written', [...SILENT, nothing(181), client(182)], NUDGE],
        ['a nudge if the client said thanks', [...SILENT, nothing(181), thanks(182)], NUDGE],
        ['a nudge that was sent already', [...SILENT, nothing(181), agent(182, 'nudge')], NUDGE],
        ['a nudge for a silence that is over', [...SILENT, nothing(181), agent(182, 'answer'), nothing(363)], NUDGE],
        ['a nudge that a late message of the client forestalled', [...SILENT, nothing(181), client(100)], NUDGE],
        ['a nudge that a late answer put off', [...SILENT, nothing(181), agent(100, 'answer')], NUDGE],
        ['a nudge at exactly its due time', [...SILENT, nothing(180)], NUDGE],
        ['an end if the client has written', [...NUDGED, nothing(301), client(302)], END],
        ['an end that a late nudge put off', [...NUDGED, nothing(300.001), agent(299, 'nudge')], END],
        ['an end in a chat that has ended', [...NUDGED, nothing(301), ended(302, 'client')], END],
        ['an end in a session that sleeps', [...NUDGED, nothing(301), inactive(302)], END],
        ['a ticket if the answer came', [...ASKED, nothing(301), agent(302, 'answer')], TICKET],
        ['a ticket whose text was sent', [...ASKED, nothing(301), agent(302, 'ticket')], TICKET],
        ['a ticket for a long chat that has a case', [...ASKED, nothing(901), caseLinked(902)], LONG_CHAT],
        ['a ticket for a long chat whose question was answered since', [...ASKED, agent(901, 'answer')], LONG_CHAT],
        ['a ticket for a long chat that waits for the client', [...SILENT, nothing(5000)], LONG_CHAT]
    ])('skipped: %s', (_, chat, owed) => {
        expect(isOwed(stateAfter(chat), owed)).toBe(false);
    });
});

describe('the owed actions of a chat', () => {
    const owedAfter = (moments: Moment[]) => owedActions(stateAfter(moments));

    it('are none up to the due time, and the action for as long as it is owed', () => {
        expect(owedAfter([...SILENT, nothing(180)])).toEqual([]);
        expect(owedAfter([...SILENT, nothing(180.001)])).toEqual([NUDGE]);
        expect(owedAfter([...SILENT, nothing(180.001), nothing(5000)])).toEqual([NUDGE]);
        expect(owedAfter([...SILENT, nothing(180.001), client(181)])).toEqual([]);
    });

    it('come in the order in which they became owed', () => {
        expect(owedAfter([...ASKED, nothing(1000)])).toEqual([TICKET, LONG_CHAT]);
    });

    it('hold the end again once it is due again, after a late nudge has moved it', () => {
        const moved = [...NUDGED, nothing(300.001), agent(299, 'nudge')];
        expect(owedAfter(moved)).toEqual([]);
        expect(owedAfter([...moved, nothing(419)])).toEqual([]);
        expect(owedAfter([...moved, nothing(419.001)])).toEqual([{ ...END, owedAt: instant(419) }]);
    });
});
