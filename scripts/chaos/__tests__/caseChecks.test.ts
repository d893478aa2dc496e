import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import type { ChatFacts } from '../referee/facts.ts';
import { aCase, agent, at, brokenInChat, chat, client, deed, TICKET } from './recorded.ts';

void describe('the cases of a chat', () => {
    const bad: [promise: string, facts: ChatFacts][] = [
        ['at most one case', chat([client(0)], { cases: [aCase(306), aCase(306, '501')] })],
        ['a ticket that is told of exists', chat([client(0), agent(306, TICKET)])],
        ['no case before it is due', chat([client(0)], { cases: [aCase(200)] })]
    ];
    for (const [promise, facts] of bad) {
        void it(`break a promise: ${promise}`, () => assert.deepEqual(brokenInChat(facts), [promise]));
    }

    void it('may be opened before they are due where the agent pressed Open ticket', () => {
        const facts = chat([client(0)], { cases: [aCase(200)], deeds: [deed(199, 'asked', 'ticket:answer')] });
        assert.deepEqual(brokenInChat(facts), []);
    });

    void it('stay linked: a flow linked one at 2:00, and a second one was opened at 5:00 and linked instead', () => {
        const links = [
            { caseId: '501', at: at(120) },
            { caseId: '500', at: at(307) }
        ];
        assert.deepEqual(brokenInChat(chat([client(0)], { links, cases: [aCase(306)] })), [
            'a linked case stays linked',
            'no case beside a linked one'
        ]);
    });

    void it('are right where the case that a flow linked is told of', () => {
        const facts = chat([client(0), agent(306, TICKET)], { links: [{ caseId: '501', at: at(120) }] });
        assert.deepEqual(brokenInChat(facts), []);
    });

    void it('may stand beside one that was linked while they were being opened', () => {
        const facts = chat([client(0)], { links: [{ caseId: '501', at: at(300) }], cases: [aCase(306)] });
        assert.deepEqual(brokenInChat(facts), []);
        const later = chat([client(0)], { links: [{ caseId: '501', at: at(280) }], cases: [aCase(306)] });
        assert.deepEqual(brokenInChat(later), ['no case beside a linked one']);
    });

    void it('are opened by the agent who has the chat, not by one it is only offered to', () => {
        const given = {
            holdings: [
                { agent: 'dana', from: at(5), until: at(100) },
                { agent: 'eli', from: at(400) }
            ],
            holder: 'eli'
        };
        const byReceiver = chat([client(0)], { ...given, cases: [aCase(310, '500', 'eli')] });
        assert.deepEqual(brokenInChat(byReceiver), ['only the holder acts']);
        const byGiver = chat([client(0)], { ...given, cases: [aCase(310)] });
        assert.deepEqual(brokenInChat(byGiver), ['only the holder acts']);
        const byHolder = chat([client(0)], { ...given, cases: [aCase(410, '500', 'eli')] });
        assert.deepEqual(brokenInChat(byHolder), []);
    });

    void it('are no business of an agent who writes to a chat of others, unless it was given away a moment ago', () => {
        const holdings = [{ agent: 'dana', from: at(5), until: at(100) }];
        const tried = (seconds: number): string[] =>
            brokenInChat(chat([client(0)], { holdings, refused: [{ agent: 'dana', what: 'send', at: at(seconds) }] }));
        assert.deepEqual(tried(110), []);
        assert.deepEqual(tried(126), ['only the holder acts']);
    });
});
