import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import type { ChatFacts, Line } from '../referee/facts.ts';
import {
    aCase,
    agent,
    at,
    broken,
    brokenInChat,
    chat,
    client,
    CLOSING,
    deed,
    HOLD,
    LONG_CHAT,
    NUDGE,
    TICKET,
    UPDATE
} from './recorded.ts';

void describe('what is said in a chat', () => {
    void it('is right where every promise is kept', () => {
        const silent = [client(0), agent(20), agent(201, NUDGE), agent(321, CLOSING)];
        assert.deepEqual(brokenInChat(chat(silent, { ended: { by: 'agent', at: at(321) } })), []);
        const ticket = [client(0), agent(307, TICKET), agent(488, NUDGE), client(490), agent(500), agent(681, NUDGE)];
        assert.deepEqual(brokenInChat(chat(ticket, { cases: [aCase(306)] })), []);
    });

    const bad: [promise: string, facts: ChatFacts][] = [
        ['one nudge a silence', chat([client(0), agent(20), agent(201, NUDGE), agent(210, NUDGE)])],
        [
            'closing words once',
            chat([client(0), agent(20), agent(201, NUDGE), agent(321, CLOSING), agent(330, CLOSING)])
        ],
        ['one word of a ticket', chat([client(0), agent(307, TICKET), agent(310, TICKET)], { cases: [aCase(306)] })],
        [
            'one word of a ticket for a long chat',
            chat([client(0), agent(906, LONG_CHAT), client(910), agent(920, LONG_CHAT)], { cases: [aCase(906)] })
        ],
        ['no nudge before it is due', chat([client(0), agent(20), agent(199, NUDGE)])],
        ['no closing words without a nudge', chat([client(0), agent(20), agent(330, CLOSING)])],
        ['no closing words without a nudge', chat([client(0), agent(20), agent(201, NUDGE), agent(310, CLOSING)])],
        [
            'no end while the client waits',
            chat([client(0), agent(20), agent(201, NUDGE), agent(321, CLOSING), client(322)], {
                ended: { by: 'agent', at: at(323) }
            })
        ]
    ];
    for (const [promise, facts] of bad) {
        void it(`breaks a promise: ${promise}`, () => assert.deepEqual(brokenInChat(facts), [promise]));
    }

    void it('may say the closing words again where the agent told of a ticket after them, and a new silence ran out', () => {
        const first = [client(0), agent(20), agent(201, NUDGE), agent(321, CLOSING), agent(400, TICKET)];
        const again = [...first, agent(581, NUDGE), agent(702, CLOSING)];
        assert.deepEqual(brokenInChat(chat(again, { cases: [aCase(399)] })), []);
    });

    void it('is wrong where a nudge was pressed at 2:50, and its text was put in again at 3:00 and sent', () => {
        const twice = [client(0), agent(20), agent(205, NUDGE + NUDGE)];
        assert.deepEqual(brokenInChat(chat(twice)), ['a text stands once in a message']);
    });

    void it('is wrong where Hold was pressed twice and the client is asked for patience twice', () => {
        const facts = chat([client(0), agent(20, HOLD), agent(20, HOLD)]);
        assert.deepEqual(brokenInChat(facts), ['pressed twice, done once']);
        const later = chat([client(0), agent(20, HOLD), agent(100, UPDATE), agent(200, UPDATE)]);
        assert.deepEqual(brokenInChat(later), []);
    });

    void it('is asked twice where a second browser could not know yet that the agent had pressed in the first', () => {
        const twice = (again: number): ChatFacts => {
            const asked = { ...deed(199, 'asked', 'nudge'), unknownUntil: at(211) };
            return chat([client(0), agent(20), agent(200, NUDGE), agent(again, NUDGE)], { deeds: [asked] });
        };
        assert.deepEqual(brokenInChat(twice(210)), []);
        assert.deepEqual(brokenInChat(twice(211)), ['one nudge a silence']);
    });

    void it('is right where the agent asked for a second nudge, and wrong where a press and the clock made two', () => {
        const lines = [client(0), agent(20), agent(200, NUDGE), agent(230, NUDGE)];
        assert.deepEqual(brokenInChat(chat(lines, { deeds: [deed(229, 'asked', 'nudge')] })), []);
        const both = [client(0), agent(20), agent(200, NUDGE), agent(201, NUDGE)];
        assert.deepEqual(brokenInChat(chat(both, { deeds: [deed(200, 'asked', 'nudge')] })), ['one nudge a silence']);
        assert.deepEqual(brokenInChat(chat(both, { deeds: [deed(199, 'asked', 'nudge')] })), ['one nudge a silence']);
    });

    void it('is right where a person wrote the nudge by hand while the clock sent it, and wrong where the clock came after', () => {
        const facts = chat([client(0), agent(20), agent(201, NUDGE), agent(202, NUDGE)]);
        assert.deepEqual(brokenInChat({ ...facts, deeds: [deed(202, 'typed', 'nudge')] }), []);
        assert.deepEqual(brokenInChat({ ...facts, deeds: [deed(202, 'sent', 'nudge')] }), []);
        assert.deepEqual(brokenInChat({ ...facts, deeds: [deed(201, 'typed', 'nudge')] }), ['one nudge a silence']);
    });

    void it('may come before it is due where a person wanted it then', () => {
        const early = [client(0), agent(20), agent(190, NUDGE)];
        assert.deepEqual(brokenInChat(chat(early, { deeds: [deed(190, 'asked', 'nudge')] })), []);
        assert.deepEqual(brokenInChat(chat(early, { deeds: [deed(190, 'typed', 'nudge')] })), []);
        assert.deepEqual(brokenInChat(chat(early, { deeds: [deed(190, 'asked', 'end')] })), [
            'no nudge before it is due'
        ]);
    });

    void it('tells of a ticket again where the agent asked for time after the first', () => {
        const lines = [client(0), agent(306, TICKET), agent(315, UPDATE), agent(616, TICKET)];
        assert.deepEqual(brokenInChat(chat(lines, { cases: [aCase(306)] })), []);
    });

    void it('may end after a nudge where the agent said goodbye before it, in the same silence', () => {
        const early = [client(0), agent(20), agent(56, CLOSING), agent(201, NUDGE)];
        const deeds = [deed(56, 'typed', 'end')];
        assert.deepEqual(brokenInChat(chat(early, { deeds, ended: { by: 'agent', at: at(321) } })), []);
        const back = [...early, client(210), agent(220)];
        assert.deepEqual(brokenInChat(chat(back, { deeds, ended: { by: 'agent', at: at(321) } })), [
            'no end while the client waits'
        ]);
    });

    void it('may end with closing words to which the agent added some', () => {
        const lines = [client(0), agent(20), agent(201, NUDGE), agent(321, `${CLOSING} Goodbye!`)];
        assert.deepEqual(brokenInChat(chat(lines, { ended: { by: 'agent', at: at(321) } })), []);
    });

    void it('opens a question with a hold to which the agent added some words, and may tell of a ticket again', () => {
        const lines = [client(0), agent(306, TICKET), agent(380, `${HOLD} Please wait.`), agent(681, TICKET)];
        assert.deepEqual(brokenInChat(chat(lines, { cases: [aCase(306)] })), []);
    });

    void it('does not mind who else ends a chat', () => {
        assert.deepEqual(brokenInChat(chat([client(0)], { ended: { by: 'client', at: at(3) } })), []);
    });

    void it('needs a nudge of its own for closing words: one from before the agent’s last answer does not count', () => {
        const lines = [client(0), agent(10), agent(190, NUDGE), agent(200, 'One more thing.')];
        assert.deepEqual(brokenInChat(chat([...lines, agent(501, CLOSING)])), ['no closing words without a nudge']);
        assert.deepEqual(brokenInChat(chat([...lines, agent(381, NUDGE), agent(502, CLOSING)])), []);
    });

    void it('waits for two minutes with closing words after a late nudge', () => {
        const lines = [client(0), agent(10), agent(240, NUDGE)];
        assert.deepEqual(brokenInChat(chat([...lines, agent(311, CLOSING)])), ['no closing words without a nudge']);
        assert.deepEqual(brokenInChat(chat([...lines, agent(360, CLOSING)])), []);
    });
});

void describe('a client who waits', () => {
    const promise = 'no words of silence to a client who waits';

    void it('is not asked whether they are there', () => {
        assert.deepEqual(brokenInChat(chat([client(0), agent(190, NUDGE)])), [promise]);
    });

    void it('may be asked in the instant in which they write: the two cross', () => {
        const nudged = [client(0), agent(10), client(200), agent(200, NUDGE)];
        assert.deepEqual(brokenInChat(chat(nudged)), []);
        const known = [client(0), agent(10), client(199), agent(200, NUDGE)];
        assert.deepEqual(brokenInChat(chat(known)), ['no nudge before it is due', promise]);
    });

    void it('may be asked for as long as their message may be missing from a log that lags, if nobody has spoken since', () => {
        const lagging = { heard: 'visible', logLag: 12_000 } as const;
        const asked = (wrote: number, ...more: Line[]): string[] =>
            brokenInChat(chat([client(0), agent(10), client(wrote), ...more, agent(200, NUDGE)]), lagging);
        assert.deepEqual(asked(188), []);
        assert.deepEqual(asked(187), ['no nudge before it is due', promise]);
        assert.deepEqual(asked(188, agent(195)), ['no nudge before it is due']);
    });

    void it('is neither asked nor told goodbye after being asked for patience', () => {
        const held = [client(0), agent(10), agent(20, 'Let me check that for you.')];
        assert.deepEqual(brokenInChat(chat([...held, agent(200, NUDGE)])), [promise]);
        const nudged = [...held.slice(0, 2), agent(190, NUDGE), ...held.slice(2), agent(330, CLOSING)];
        assert.deepEqual(brokenInChat(chat(nudged)), [promise]);
    });

    void it('may be asked by what stood in an input before the agent wrote elsewhere: it counts as sent with that', () => {
        const asked = (standsSince: number): string[] =>
            broken((referee) => {
                const held = [client(0), agent(10), agent(220, 'Let me check that for you.')];
                const input = { chat: '0Mw1', agent: 'dana', window: 'first window', text: NUDGE, isInPage: true };
                const seen = { ...input, since: at(standsSince), begun: at(standsSince) };
                referee.judgeInputs([seen], [chat(held)]);
                referee.judgeChats([chat([...held, agent(300, NUDGE)])]);
                referee.judgeInputs([], [chat(held)]);
                referee.judgeChats([chat([...held, agent(300, NUDGE), client(310)])]);
            });
        assert.deepEqual(asked(191), []);
        assert.deepEqual(asked(230), [promise]);
    });

    void it('waits no more once told of a ticket, even where the same message began with asking for patience', () => {
        const both = `I need a few minutes to find that out for you.${LONG_CHAT}`;
        assert.deepEqual(brokenInChat(chat([client(0), agent(20, both), agent(201, NUDGE)])), [
            'a ticket that is told of exists'
        ]);
    });

    void it('waits for nothing after thanks, or where the chat slept meanwhile', () => {
        assert.deepEqual(brokenInChat(chat([client(0), agent(10), client(20, 'Thank you'), agent(201, NUDGE)])), []);
        const slept = chat([client(0), client(300, 'Thank you'), agent(490, NUDGE)], { asleepAt: [at(200)] });
        assert.deepEqual(brokenInChat(slept), []);
    });
});
