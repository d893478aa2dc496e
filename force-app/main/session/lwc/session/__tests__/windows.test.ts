import { AgentDesk, CHAT, HOLD, ME, MINUTE, NUDGE, policyWith, SECOND, settle, TICKET } from './agentDesk';
import { Browser } from './browser';

const SENDING = policyWith({ nudge: 'send', end: 'send' });

describe('Two windows of one agent', () => {
    let desk: AgentDesk;

    beforeEach(async () => {
        desk = new AgentDesk();
        desk.agreement = 50;
        desk.policy = SENDING;
        desk.open();
        desk.open();
        await desk.accept();
        await desk.agent('Hello');
    });

    it('send one nudge', async () => {
        await desk.until(190);
        expect(desk.texts()).toEqual(['Hello', NUDGE]);
    });

    it('create one case, and put its number in once', async () => {
        await desk.client('Where is my order?');
        await desk.agent('One moment.');
        await desk.until(400);
        expect(desk.office.cases.size).toBe(1);
        expect(desk.conversation.commands).toEqual(['insert']);
        expect(desk.conversation.input).toBe(TICKET);
    });

    it('show the same chats and clocks', () => {
        const [one, other] = desk.windows.map((session) => session.view());
        expect(one).toEqual(other);
    });

    it('know the intent of a text that the other one has put into the message box', async () => {
        await desk.press('hold', desk.windows[1]);
        await desk.pass(SECOND);
        await desk.sendInput();
        expect(desk.card(desk.windows[0]).clocks.map(({ rule }) => rule)).toContain('update');
    });

    it('put a text in once if the button is pressed in both', async () => {
        await desk.client('Where is my order?');
        desk.tell({ type: 'press', chat: CHAT, button: 'hold' });
        await desk.pass(5 * SECOND);
        expect(desk.conversation.commands).toEqual(['insert']);
    });

    it('do not bring back a closed chat of which the other one stored a last message at that moment', async () => {
        desk.browser.unheard = [];
        const [one, other] = desk.windows;
        const message = { type: 'message', chat: CHAT, id: 'late', from: 'client', text: 'Bye', at: desk.now } as const;
        one?.dispatch({ type: 'event', event: { type: 'closed', chat: CHAT, at: desk.now } });
        other?.dispatch({ type: 'event', event: message });
        one?.dispatch({ type: 'event', event: message });
        desk.browser.hearWrites();
        await settle();
        expect(one?.view().chats).toEqual([]);
        one?.dispatch({ type: 'event', event: { type: 'assigned', chat: CHAT, at: desk.now, agent: ME, id: 'again' } });
        expect(one?.view().chats).toHaveLength(1);
    });

    it('hear that a chat is closed which one of them had lost already', async () => {
        const [one, other] = desk.windows;
        other?.dispatch({ type: 'work', works: [] });
        one?.dispatch({ type: 'event', event: { type: 'closed', chat: CHAT, at: desk.now } });
        await settle();
        expect(desk.windows.map((session) => session.view())).toEqual([
            { now: desk.now, chats: [] },
            { now: desk.now, chats: [] }
        ]);
    });

    it('lose a chat from the list once the other one knows that it is closed', async () => {
        desk.window.dispatch({ type: 'event', event: { type: 'closed', chat: CHAT, at: desk.now } });
        await settle();
        expect(desk.windows[1]?.view().chats).toEqual([]);
    });
});

describe('Two windows of which one shows the conversation', () => {
    it('do not say that words still stand there once that one has taken them out', async () => {
        const desk = new AgentDesk();
        desk.open();
        desk.open({ onScreen: false });
        await desk.accept();
        await desk.agent('Hello');
        await desk.until(181);
        expect(desk.conversation.input).toBe(NUDGE);
        desk.speakUnheard('client', 'I am here');
        desk.tell({ type: 'returned' });
        await desk.pass(SECOND);
        expect(desk.conversation.input).toBe('');
        expect(desk.windows.flatMap((session) => desk.card(session).actions)).toEqual([]);
    });
});

describe('A record that tells of an earlier acceptance just when an action falls due', () => {
    it('leaves the action to be done, once', async () => {
        const desk = new AgentDesk();
        desk.open();
        await desk.accept();
        await desk.client('Where is my order?');
        desk.hear({ type: 'closed', chat: CHAT, at: desk.now });
        await desk.until(3);
        desk.hear({ type: 'accepted', chat: CHAT, at: desk.now, id: 'accepted:w2', agent: ME });
        await desk.show();
        desk.record.events = [
            { type: 'accepted', chat: CHAT, at: desk.now - 3 * SECOND, id: 'accepted:w1', agent: ME }
        ];
        await desk.until(310);
        expect(desk.conversation.input).toBe(TICKET);
        expect(desk.card().actions).toMatchObject([{ action: 'ticket:answer', state: 'inserted' }]);
        expect(desk.office.cases.size).toBe(1);
    });
});

describe('Two windows that date the acceptance 40 ms apart', () => {
    it('agree on the key of an action, and do it once', async () => {
        const desk = new AgentDesk();
        desk.agreement = 50;
        desk.policy = { ...SENDING, modes: { ...SENDING.modes, 'ticket:duration': 'send' }, answer: 3_600 };
        const [one, other] = [desk.open(), desk.open()];
        const accepted = (at: number) => ({ type: 'accepted', chat: CHAT, at, id: 'accepted:w1', agent: ME }) as const;
        desk.now += 40;
        desk.browser.unheard = [];
        one.dispatch({ type: 'event', event: accepted(desk.now - 40) });
        other.dispatch({ type: 'event', event: accepted(desk.now) });
        desk.browser.hearWrites();
        await settle();
        expect(desk.countdown('duration', one)?.start).toBe(desk.now - 40);
        expect(desk.countdown('duration', other)?.start).toBe(desk.now - 40);
        await desk.client('Where is my order?');
        await desk.until(920);
        expect(desk.texts()).toHaveLength(1);
        expect([...desk.browser.stored.keys()].filter((key) => key.startsWith('action|'))).toHaveLength(1);
    });
});

describe('One window acts:', () => {
    it('the lock of an action is held from the claim to its end', async () => {
        const desk = new AgentDesk();
        desk.agreement = 50;
        desk.policy = SENDING;
        desk.open();
        await desk.accept();
        await desk.agent('Hello');
        desk.conversation.logsLate = [1_500];
        await desk.until(180.1);
        expect([...desk.browser.locks.keys()]).toEqual([desk.action('nudge')?.key]);
        await desk.until(181);
        expect(desk.browser.locks.size).toBe(1);
        await desk.until(183);
        expect(desk.browser.locks.size).toBe(0);
        expect(desk.timesSent(NUDGE)).toBe(1);
    });

    it('with a full storage in two windows a nudge is sent once', async () => {
        const desk = new AgentDesk();
        desk.agreement = 50;
        desk.policy = SENDING;
        desk.browser.storageFails = 'QuotaExceededError';
        desk.open();
        desk.open();
        await desk.accept();
        await desk.agent('Hello');
        await desk.until(240);
        expect(desk.texts()).toEqual(['Hello', NUDGE]);
    });

    it('with a full storage in two windows a text is put in once', async () => {
        const desk = new AgentDesk();
        desk.agreement = 50;
        desk.browser.storageFails = 'QuotaExceededError';
        desk.open();
        desk.open();
        await desk.accept();
        await desk.client('Where is my order?');
        await desk.until(400);
        expect(desk.office.cases.size).toBe(1);
        expect(desk.conversation.input).toBe(TICKET);
    });

    it('a window whose storage is full hears what the other one did', async () => {
        const desk = new AgentDesk();
        desk.agreement = 50;
        desk.browser.storageFails = 'QuotaExceededError';
        desk.open();
        desk.open();
        await desk.accept();
        await desk.agent('Hello');
        await desk.until(181);
        await desk.act('nudge', 'dismiss', desk.windows[1]);
        await desk.pass(SECOND);
        expect(desk.countdown('nudge', desk.windows[0])).toMatchObject({ isDismissed: true });
        expect(desk.countdown('nudge', desk.windows[1])).toMatchObject({ isDismissed: true });
    });
});

describe('Two browsers of one agent share neither storage nor locks:', () => {
    let desk: AgentDesk;
    let other: Browser;

    beforeEach(async () => {
        desk = new AgentDesk();
        desk.agreement = 50;
        other = new Browser();
        desk.policy = SENDING;
    });

    it('only the one whose Omni-Channel login is alive acts automatically', async () => {
        desk.open();
        const second = desk.open({ browser: other });
        await desk.accept();
        await desk.agent('Hello');
        // The agent logs in to Omni-Channel in the second browser, which logs the first one out.
        desk.window.dispatch({ type: 'login', isAlive: false });
        await desk.until(200);
        expect(desk.texts()).toEqual(['Hello', NUDGE]);
        expect(desk.noted('nudge')).toBeUndefined();
        expect(desk.noted('nudge', other)?.state).toBe('done');
        expect(desk.action('nudge', second)).toBeUndefined();
    });

    it('the one without the login still does what the agent clicks there', async () => {
        desk.policy = policyWith({ nudge: 'remind' });
        desk.open();
        desk.open({ browser: other });
        await desk.accept();
        await desk.agent('Hello');
        desk.window.dispatch({ type: 'login', isAlive: false });
        await desk.until(200);
        await desk.press('nudge');
        await desk.pass(SECOND);
        expect(desk.conversation.input).toBe(NUDGE);
    });

    it('a window without the login acts if another window of its browser has it', async () => {
        desk.open();
        const second = desk.open();
        await desk.accept();
        await desk.agent('Hello');
        desk.window.dispatch({ type: 'login', isAlive: false });
        second.dispatch({ type: 'login', isAlive: true });
        desk.crash(second);
        await desk.until(200);
        expect(desk.texts()).toEqual(['Hello', NUDGE]);
    });

    it('no window of a browser acts once that one has lost the login which had it', async () => {
        desk.open();
        desk.open({ login: false });
        desk.open({ browser: other });
        await desk.accept();
        await desk.agent('Hello');
        desk.window.dispatch({ type: 'login', isAlive: false });
        await desk.until(200);
        expect(desk.noted('nudge')).toBeUndefined();
        expect(desk.noted('nudge', other)?.state).toBe('done');
    });

    it('if the login is not known, each waits a random moment and reads the log again before it sends', async () => {
        const moments = [0.2, 0.9];
        for (const browser of [desk.browser, other]) {
            const moment = moments.shift() ?? 0;
            const session = desk.open({ alone: true, browser, random: () => moment });
            session.dispatch({ type: 'policies' });
        }
        await desk.accept();
        await desk.agent('Hello');
        await desk.until(200);
        expect(desk.texts()).toEqual(['Hello', NUDGE]);
    });

    it('a window without the login acts also if it hears that after the other one has it', async () => {
        desk.open();
        const second = desk.open({ login: false });
        second.dispatch({ type: 'login', isAlive: true });
        await desk.accept();
        await desk.agent('Hello');
        desk.window.dispatch({ type: 'login', isAlive: false });
        desk.crash(second);
        await desk.until(200);
        expect(desk.texts()).toEqual(['Hello', NUDGE]);
    });

    it('if the login is not known, what the agent asks for waits for nobody', async () => {
        desk.policy = policyWith({ hold: 'send' });
        desk.open({ alone: true, random: () => 1 }).dispatch({ type: 'policies' });
        await desk.accept();
        await desk.client('Where is my order?');
        await desk.press('hold');
        await desk.pass(100);
        expect(desk.texts()).toEqual([HOLD]);
    });

    it('if the login is not known, the moment is two seconds at most', async () => {
        desk.open({ alone: true, random: () => 1 }).dispatch({ type: 'policies' });
        await desk.accept();
        await desk.agent('Hello');
        await desk.until(182);
        expect(desk.texts()).toEqual(['Hello']);
        await desk.until(182.1);
        expect(desk.texts()).toEqual(['Hello', NUDGE]);
    });
});

describe('A window that opens while another one reads the conversation', () => {
    it('knows of the question too, although both stored what they knew at the same moment', async () => {
        const desk = new AgentDesk();
        const first = desk.open();
        await desk.accept();
        desk.speakUnheard('client', 'Where is my order?');
        desk.browser.unheard = [];
        const second = desk.open({ onScreen: false });
        await desk.show(first);
        second.dispatch({ type: 'work', works: [{ chat: CHAT, isEngaged: true }] });
        desk.browser.hearWrites();
        await settle();
        expect(desk.countdown('answer', second)).toBeDefined();
        expect(desk.browser.stored.get(`chat|${CHAT}`)).toContain('"id":"m0"');
    });
});

describe('A window that does not show the chat', () => {
    it('leaves its text to the window that does', async () => {
        const desk = new AgentDesk();
        desk.agreement = 50;
        desk.open({ onScreen: false });
        desk.open();
        await desk.accept();
        await desk.agent('Hello');
        await desk.until(190);
        expect(desk.conversation.commands).toEqual(['insert']);
        expect(desk.conversation.input).toBe(NUDGE);
    });

    it('lets the window that does put it in at once', async () => {
        const desk = new AgentDesk();
        desk.agreement = 50;
        desk.open({ onScreen: false });
        desk.open();
        await desk.accept();
        await desk.agent('Hello');
        await desk.until(179);
        desk.browser.unheard = [];
        await desk.until(180.5);
        expect(desk.conversation.input).toBe('');
        desk.browser.hearWrites();
        await desk.pass(100);
        expect(desk.conversation.input).toBe(NUDGE);
    });

    it('leaves a ticket text to the window that does, once the server has answered', async () => {
        const desk = new AgentDesk();
        desk.agreement = 50;
        desk.open({ onScreen: false });
        desk.open();
        await desk.accept();
        await desk.client('Where is my order?');
        await desk.until(340);
        expect(desk.conversation.input).toBe(TICKET);
        expect(desk.office.cases.size).toBe(1);
    });

    it('does what it could not once the chat comes on screen, also in the middle of another try', async () => {
        const desk = new AgentDesk();
        const session = desk.open();
        desk.conversation.refusals = [{ outcome: 'notOnScreen' }, { outcome: 'notOnScreen' }];
        await desk.accept();
        await desk.agent('Hello');
        await desk.until(190);
        const key = desk.action('nudge')?.key ?? '';
        session.dispatch({ type: 'act', key, command: 'retry' });
        session.dispatch({ type: 'shown', chat: CHAT });
        await settle();
        expect(desk.conversation.input).toBe(NUDGE);
    });

    it('says that the chat is not on screen, and does it once it is', async () => {
        const desk = new AgentDesk();
        desk.open();
        await desk.accept();
        await desk.agent('Hello');
        desk.conversation.onScreen = false;
        await desk.until(190);
        expect(desk.action('nudge')?.state).toBe('notOnScreen');
        await desk.show();
        expect(desk.conversation.input).toBe(NUDGE);
    });

    it('skips the nudge if the log tells, once the chat is on screen, that the client has written', async () => {
        const desk = new AgentDesk();
        desk.open();
        await desk.accept();
        await desk.agent('Hello');
        desk.conversation.onScreen = false;
        await desk.until(190);
        await desk.client('I am here');
        expect(desk.action('nudge')?.state).toBe('notOnScreen');
        await desk.show();
        expect(desk.conversation.commands).toEqual([]);
        expect(desk.action('nudge')).toBeUndefined();
    });
});

describe('A reload', () => {
    const reload = async (desk: AgentDesk): Promise<void> => {
        const before = desk.card();
        desk.crash(desk.window);
        desk.open();
        await settle();
        const { clientName: _name, ...after } = desk.card();
        const { clientName: _before, ...known } = before;
        expect(after).toEqual(known);
    };

    it('in the middle of any clock changes no countdown', async () => {
        const desk = new AgentDesk();
        desk.open();
        await desk.accept();
        await reload(desk);
        await desk.client('Where is my order?');
        await desk.pass(20 * SECOND);
        await reload(desk);
        await desk.agent('Let me check that.');
        await desk.pass(70 * SECOND);
        await reload(desk);
        await desk.agent('It is on its way.');
        await desk.pass(MINUTE);
        await reload(desk);
        await desk.client('Thanks!');
        await desk.pass(2 * MINUTE);
        await reload(desk);
        await desk.pass(2 * MINUTE);
        expect(desk.countdown('nudge')?.state).toBe('due');
        await reload(desk);
        expect(desk.conversation.commands).toEqual(['insert']);
    });

    it('leaves nothing of what was written in the storage', async () => {
        const desk = new AgentDesk();
        desk.open();
        await desk.accept();
        await desk.client('My password is swordfish');
        await desk.agent('Do not tell me, Carla');
        expect([...desk.browser.stored.values()].join()).not.toMatch(/swordfish|Do not tell|Carla/);
    });

    it('reads the conversation again, so that the case has it', async () => {
        const desk = new AgentDesk();
        desk.open();
        await desk.accept();
        await desk.client('Where is my order?');
        await desk.agent('One moment.');
        desk.crash(desk.window);
        desk.open();
        await desk.until(301);
        expect(desk.office.cases.get(CHAT)?.draft?.description).toContain(': Where is my order?');
    });

    it('drops chats that are no longer the agent’s work in Omni-Channel', async () => {
        const desk = new AgentDesk();
        desk.open();
        await desk.accept();
        desk.crash(desk.window);
        const session = desk.open();
        session.dispatch({ type: 'work', works: [] });
        expect(session.view().chats).toEqual([]);
    });
});

describe('A window that dies in the middle', () => {
    let desk: AgentDesk;

    beforeEach(async () => {
        desk = new AgentDesk();
        desk.policy = SENDING;
        desk.open();
        await desk.accept();
        await desk.agent('Hello');
        await desk.until(180);
    });

    it('leaves the action free for another one after 30 seconds, and not before', async () => {
        desk.conversation.refusals = [new Promise(() => undefined)];
        await desk.pass(1);
        desk.crash(desk.window);
        desk.open();
        await desk.pass(29 * SECOND);
        expect(desk.texts()).toEqual(['Hello']);
        await desk.pass(SECOND);
        expect(desk.texts()).toEqual(['Hello', NUDGE]);
    });

    it('has its text looked up first, and not sent again if it arrived', async () => {
        desk.conversation.answerIsLost = true;
        desk.conversation.sent = () => undefined;
        await desk.pass(1);
        desk.crash(desk.window);
        desk.open();
        await desk.pass(40 * SECOND);
        expect(desk.texts()).toEqual(['Hello', NUDGE]);
        expect(desk.countdown('nudge')).toBeUndefined();
    });

    it('has its text left alone if nobody can say whether it arrived', async () => {
        desk.conversation.refusals = [new Promise(() => undefined)];
        await desk.pass(1);
        desk.crash(desk.window);
        desk.conversation.onScreen = false;
        desk.open();
        await desk.pass(40 * SECOND);
        expect(desk.action('nudge')).toMatchObject({ state: 'notOnScreen', reason: 'unknown' });
        expect(desk.texts()).toEqual(['Hello']);
    });
});

describe('A claim of a window that died, for an action that the policy has switched off since,', () => {
    let desk: AgentDesk;

    beforeEach(async () => {
        desk = new AgentDesk();
        desk.open();
        await desk.accept();
    });

    const dieWithClaim = async (seconds: number): Promise<void> => {
        desk.conversation.logHangs = true;
        await desk.until(seconds);
        desk.crash(desk.window);
        desk.conversation.logHangs = false;
    };

    it('does not stay', async () => {
        await desk.agent('Hello');
        await dieWithClaim(181);
        desk.policy = policyWith({ nudge: 'off' });
        desk.open();
        await desk.until(260);
        expect(desk.noted('nudge')?.state).toBe('skipped');
        expect(desk.card().actions).toEqual([]);
        expect(desk.conversation.commands).toEqual([]);
    });

    it('does not hold up the ticket for the chat’s length', async () => {
        await desk.client('Where is my order?');
        await dieWithClaim(301);
        desk.policy = policyWith({ 'ticket:answer': 'off' });
        desk.open();
        await desk.until(910);
        expect(desk.office.cases.size).toBe(1);
    });

    it('stays as a failure for the agent to see where it has opened a case', async () => {
        await desk.client('Where is my order?');
        const link = desk.office.link.bind(desk.office);
        desk.office.link = () => new Promise(() => undefined);
        await desk.until(301);
        desk.crash(desk.window);
        desk.office.link = link;
        desk.policy = policyWith({ 'ticket:answer': 'off' });
        desk.open();
        await desk.until(340);
        expect(desk.action('ticket:answer')).toMatchObject({ state: 'failed', reason: 'unknown' });
        await desk.act('ticket:answer', 'retry');
        expect(desk.office.links).toHaveLength(1);
    });
});

describe('A computer that slept', () => {
    it('shows one catch-up: the nudge, and the end only after that', async () => {
        const desk = new AgentDesk();
        desk.policy = SENDING;
        const session = desk.open();
        await desk.accept();
        await desk.agent('Hello');
        desk.now += 10 * MINUTE;
        session.dispatch({ type: 'wake' });
        await settle();
        expect(desk.texts()).toEqual(['Hello', NUDGE]);
        await desk.pass(119 * SECOND);
        expect(desk.conversation.isEnded).toBe(false);
        await desk.pass(2 * SECOND);
        expect(desk.conversation.isEnded).toBe(true);
    });

    it('reads records and conversations again, if it was woken more than ten seconds late', async () => {
        const desk = new AgentDesk();
        const session = desk.open();
        await desk.accept();
        await desk.agent('Hello');
        const { at = 0 } = desk.clock.asked ?? {};
        const isRead = async (late: number): Promise<boolean[]> => {
            desk.recordReadings.length = 0;
            desk.conversation.readings = 0;
            desk.now = at + late;
            session.dispatch({ type: 'wake' });
            await settle();
            return [desk.recordReadings.length > 0, desk.conversation.readings > 0];
        };
        expect(await isRead(10 * SECOND)).toEqual([false, false]);
        expect(await isRead(2 * MINUTE)).toEqual([true, true]);
    });

    it('does nothing if the client has written meanwhile', async () => {
        const desk = new AgentDesk();
        desk.policy = SENDING;
        const session = desk.open();
        await desk.accept();
        await desk.agent('Hello');
        desk.now += MINUTE;
        desk.speakUnheard('client', 'Hm?');
        desk.now += 4 * MINUTE;
        session.dispatch({ type: 'wake' });
        await settle();
        expect(desk.texts()).toEqual(['Hello']);
        expect(desk.countdown('response')?.state).toBe('overdue');
    });
});

describe('A storage that is full or denied', () => {
    it('is reported, and everything is still done once in this window', async () => {
        const desk = new AgentDesk();
        desk.policy = SENDING;
        desk.browser.storageFails = 'QuotaExceededError';
        desk.open();
        await desk.accept();
        await desk.agent('Hello');
        await desk.until(200);
        expect(desk.texts()).toEqual(['Hello', NUDGE]);
        expect(desk.window.view().storageProblem).toBe('QuotaExceededError');
    });

    it.each([
        ['still fails', 'QuotaExceededError'],
        ['works only once the next window is there', undefined]
    ])(
        'is why a text that may stand in the message box already is parked after a reload, if it %s',
        async (_how, later) => {
            const desk = new AgentDesk();
            desk.open();
            await desk.accept();
            await desk.agent('Hello');
            desk.browser.storageFails = 'QuotaExceededError';
            await desk.until(181);
            expect(desk.conversation.input).toBe(NUDGE);
            desk.crash(desk.window);
            desk.conversation.box.reload();
            const next = desk.open();
            desk.browser.storageFails = later;
            await desk.until(200);
            expect(desk.conversation.input).toBe(NUDGE);
            expect(desk.action('nudge', next)?.state).toBe('parked');
            await desk.agent('I will look into it.');
            await desk.until(500);
            expect(desk.conversation.input).toBe(NUDGE);
        }
    );

    it('is no longer reported once it works again', async () => {
        const desk = new AgentDesk();
        desk.browser.storageFails = 'QuotaExceededError';
        desk.open();
        await desk.accept();
        desk.browser.storageFails = undefined;
        await desk.agent('Hello');
        expect(desk.window.view().storageProblem).toBeUndefined();
    });
});

describe('Something unreadable in the storage', () => {
    const OTHER = '0Mwxx0000000002CAA';

    it('is no reason to do anything twice', async () => {
        const desk = new AgentDesk();
        desk.policy = SENDING;
        desk.open();
        await desk.accept();
        await desk.agent('Hello');
        await desk.until(181);
        const [key = ''] = [...desk.browser.stored.keys()].filter((name) => name.startsWith('action|'));
        desk.crash(desk.window);
        desk.browser.stored.set(key, '{"state":');
        desk.open();
        await desk.until(260);
        expect(desk.texts()).toEqual(['Hello', NUDGE]);
    });

    it.each([
        'null',
        '',
        '[]',
        '{"version":2}',
        '{"version":1,"chat":"0Mwxx0000000002CAA","work":"held","events":[]}',
        '{"version":2,"chat":"0Mwxx0000000002CAA","work":"held","events":"none"}'
    ])('as a chat that reads %j does not cost the other chats', async (stored) => {
        const desk = new AgentDesk();
        desk.open();
        await desk.accept();
        desk.crash(desk.window);
        desk.browser.stored.set(`chat|${OTHER}`, stored);
        const session = desk.open();
        await desk.pass(SECOND);
        expect(session.view().chats.map(({ chat }) => chat)).toEqual([CHAT]);
        expect(desk.browser.stored.has(`chat|${OTHER}`)).toBe(false);
    });

    it('as a chat leaves its message box alone: a draft may stand there', async () => {
        const desk = new AgentDesk();
        desk.open();
        await desk.accept();
        await desk.agent('Hello');
        desk.crash(desk.window);
        desk.browser.stored.set(`chat|${CHAT}`, '{');
        desk.open();
        desk.tell({ type: 'work', works: [{ chat: CHAT, isEngaged: true }] });
        await desk.until(181);
        expect(desk.action('nudge')).toMatchObject({ state: 'parked', text: NUDGE });
    });

    it('as one event of a chat does not cost the chat, and the log brings it back', async () => {
        const desk = new AgentDesk();
        desk.open();
        await desk.accept();
        await desk.client('Where is my order?');
        desk.crash(desk.window);
        const stored = desk.browser.stored.get(`chat|${CHAT}`) ?? '';
        const chat = JSON.parse(stored) as { events: { id: string; type: string }[] };
        chat.events = chat.events.map((event) => (event.id === 'm0' ? { ...event, type: 'sung' } : event));
        desk.browser.stored.set(`chat|${CHAT}`, JSON.stringify({ ...chat, events: [null, ...chat.events] }));
        desk.open();
        await desk.pass(SECOND);
        expect(desk.card().phase).toBe('accepted');
        expect(desk.countdown('answer')).toBeDefined();
    });
});
