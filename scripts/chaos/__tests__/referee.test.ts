import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { createReferee, type ChatFacts, type Line, type ShownChat } from '../referee/referee.ts';

const NUDGE = 'Are you still there?';
const CLOSING =
    'Hey! It looks like you are no longer available. I will be ending this chat, but if you need further assistance please open a new chat and we can continue assisting you!';
const TICKET =
    'I need to investigate this further, so I have opened ticket 7 for you. We will follow up with you on it.';
const LONG = 'This is taking longer than it should, so I have opened ticket 7 for you and will investigate further.';
const START = Date.UTC(2026, 0, 5, 9);

function at(seconds: number): number {
    return START + seconds * 1_000;
}
function client(seconds: number, text = 'Where is it?'): Line {
    return { from: 'client', text, at: at(seconds) };
}
function agent(seconds: number, text = 'It is on its way.'): Line {
    return { from: 'agent', text, at: at(seconds) };
}
function chat(lines: Line[], more: Partial<ChatFacts> = {}): ChatFacts {
    return {
        chat: '0Mw1',
        client: 'C1',
        acceptedAt: at(5),
        lines,
        asleepAt: [],
        holder: 'dana',
        cases: [],
        ...more
    };
}
function aCase(seconds: number, id = '500'): ChatFacts['cases'][number] {
    return { id, createdAt: at(seconds) };
}
function promises(judge: (referee: ReturnType<typeof createReferee>) => void): string[] {
    const referee = createReferee();
    judge(referee);
    return referee.violations().map(({ promise }) => promise);
}

void describe('the referee of the chaos', () => {
    const conduct = (facts: ChatFacts): string[] => promises((referee) => referee.conduct([facts]));

    void it('has nothing against a chat that keeps every promise', () => {
        const lines = [client(0), agent(20), agent(201, NUDGE), agent(321, CLOSING)];
        assert.deepEqual(conduct(chat(lines, { ended: { by: 'agent', at: at(321) } })), []);
        const ticket = [client(0), agent(307, TICKET), agent(488, NUDGE), client(490), agent(500), agent(681, NUDGE)];
        assert.deepEqual(conduct(chat(ticket, { cases: [aCase(306)] })), []);
    });

    const broken: [promise: string, facts: ChatFacts][] = [
        ['one nudge a silence', chat([client(0), agent(20), agent(201, NUDGE), agent(210, NUDGE)])],
        [
            'closing words once',
            chat([client(0), agent(20), agent(201, NUDGE), agent(321, CLOSING), agent(330, CLOSING)])
        ],
        ['one word of a ticket', chat([client(0), agent(307, TICKET), agent(310, TICKET)], { cases: [aCase(306)] })],
        [
            'one word of a ticket',
            chat([client(0), agent(906, LONG), client(910), agent(920, LONG)], { cases: [aCase(906)] })
        ],
        ['at most one case', chat([client(0)], { cases: [aCase(306), aCase(306, '501')] })],
        ['a ticket that is told of exists', chat([client(0), agent(306, TICKET)])],
        ['no case before it is due', chat([client(0)], { cases: [aCase(200)] })],
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
    for (const [promise, facts] of broken) {
        void it(`sees a broken promise: ${promise}`, () => assert.deepEqual(conduct(facts), [promise]));
    }

    void it('lets a ticket be told of again where the agent asked for time after the first', () => {
        const lines = [
            client(0),
            agent(306, TICKET),
            agent(315, "I'm still looking into this for you."),
            agent(616, TICKET)
        ];
        assert.deepEqual(conduct(chat(lines, { cases: [aCase(306)] })), []);
    });

    void it('does not mind who else ends a chat', () => {
        assert.deepEqual(conduct(chat([client(0)], { ended: { by: 'client', at: at(3) } })), []);
    });

    const screens = (row: Partial<ShownChat> | undefined, facts: ChatFacts, seconds: number): string[] =>
        promises((referee) => {
            const rows = row ? [{ client: 'C1', text: '', actions: 0, ...row }] : [];
            referee.screens([[facts]], new Map([['dana', rows]]), at(seconds));
        });

    void it('lets a countdown be a second off, and no more', () => {
        const waits = chat([client(0), agent(20), client(100)]);
        assert.deepEqual(screens({ text: 'C1 Response 0:31 on time Duration 12:55 on time' }, waits, 130), []);
        assert.deepEqual(screens({ text: 'C1 Response 0:28 on time Duration 12:55 on time' }, waits, 130), [
            'countdowns are right'
        ]);
        assert.deepEqual(screens({ text: 'C1 Response 0:30 overdue Duration 12:55 on time' }, waits, 130), [
            'countdowns are right'
        ]);
        assert.equal(screens(undefined, waits, 130).length, 2);
    });

    void it('lets show or not what changes on the server while screens are read', () => {
        const without = chat([client(0), agent(20), client(100)]);
        const withCase = { ...without, cases: [{ id: '500', createdAt: at(129) }] };
        const shown = new Map([['dana', [{ client: 'C1', text: 'C1 Ticket 1 Response 0:30 on time', actions: 0 }]]]);
        assert.deepEqual(
            promises((referee) => referee.screens([[without], [withCase]], shown, at(130))),
            []
        );
        assert.equal(promises((referee) => referee.screens([[without], [without]], shown, at(130))).length, 1);
    });

    void it("sees another agent's chat in a list", () => {
        const other = chat([client(0)], { holder: 'eli' });
        assert.deepEqual(screens({}, other, 30), ['nobody sees chats of others']);
    });

    const lost = (facts: ChatFacts, seconds: number, actions = 0): string[] =>
        promises((referee) => {
            const rows: ShownChat[] = [{ client: 'C1', text: '', actions }];
            referee.lost([facts], new Map([['dana', rows]]), at(seconds));
        });

    void it('misses what was due and is neither done nor shown', () => {
        const silent = chat([client(0), agent(20)]);
        assert.deepEqual(lost(silent, 200 + 89), []);
        assert.deepEqual(lost(silent, 200 + 91), ['nothing is lost']);
        assert.deepEqual(lost(silent, 200 + 91, 1), []);
        const nudged = chat([client(0), agent(20), agent(201, NUDGE)]);
        assert.deepEqual(lost(nudged, 321 + 91), ['nothing is lost']);
        assert.deepEqual(lost(chat(nudged.lines, { ended: { by: 'agent', at: at(321) } }), 500), []);
        const asked = chat([client(0), agent(20), client(40)]);
        assert.deepEqual(lost(asked, 340 + 91), ['nothing is lost']);
        assert.deepEqual(lost(chat(asked.lines, { cases: [aCase(341)], linkedCase: '500' }), 340 + 91), []);
    });

    void it('misses the link from a chat to its case', () => {
        const asked = [client(0), agent(20), client(40)];
        assert.deepEqual(lost(chat(asked, { cases: [aCase(341)] }), 345), ['nothing is lost']);
        assert.deepEqual(lost(chat(asked, { cases: [aCase(341)], linkedCase: '501' }), 345), ['nothing is lost']);
    });

    void it('misses nothing from before a chat slept, and what fell due after it woke', () => {
        const woken = [client(0), agent(20), client(40)];
        assert.deepEqual(lost(chat(woken, { asleepAt: [at(50)] }), 900), []);
        const asked = [...woken, client(400)];
        assert.deepEqual(lost(chat(asked, { asleepAt: [at(50)] }), 700 + 91), ['nothing is lost']);
    });
});
