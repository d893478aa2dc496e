import type { ClassifiedEvent } from 'c/etiquette';
import { AgentDesk, CHAT, COLLEAGUE, ME, MINUTE, policyWith, SECOND, settle, START } from './agentDesk';

const OTHER = '570xx0000000002AAA';

describe('The list of chats', () => {
    let desk: AgentDesk;

    beforeEach(() => {
        desk = new AgentDesk();
        desk.open();
    });

    const names = (): string[] => desk.window.view().chats.map(({ chat }) => chat);
    const offer = (chat: string, agent = ME): void => {
        desk.hear({ type: 'requested', chat, at: desk.now, id: 'requested' });
        desk.hear({ type: 'assigned', chat, at: desk.now, agent });
    };
    const accept = (chat: string): void => desk.hear({ type: 'accepted', chat, at: desk.now, agent: ME });

    it('shows an offered chat with its connect countdown', async () => {
        offer(CHAT);
        await desk.pass(5 * SECOND);
        expect(desk.card()).toMatchObject({ phase: 'offered', buttons: [] });
        expect(desk.countdown('connect')).toMatchObject({ state: 'onTime', remaining: 25 * SECOND });
    });

    it('counts the time to accept of an offer that Omni-Channel lists, though all agents are busy', async () => {
        desk.hear({ type: 'capacity', chat: '*', available: 0, at: desk.now });
        desk.tell({ type: 'queue', waiting: [{ chat: CHAT, requestedAt: desk.now }] });
        desk.tell({ type: 'work', works: [{ chat: CHAT, isEngaged: false }] });
        await desk.pass(5 * SECOND);
        expect(desk.card()).toMatchObject({ phase: 'offered' });
        expect(desk.countdown('connect')).toMatchObject({ state: 'onTime', remaining: 25 * SECOND });
        accept(CHAT);
        expect(desk.card()).toMatchObject({ phase: 'accepted' });
    });

    it('takes ids of 15 and 18 characters for the same chat and agent', () => {
        offer(CHAT.slice(0, 15), ME.slice(0, 15));
        accept(CHAT);
        expect(names()).toEqual([CHAT]);
    });

    it('does not show what is offered to another agent', () => {
        offer(CHAT, COLLEAGUE);
        expect(names()).toEqual([]);
    });

    it('loses a declined chat, also for the next reload', () => {
        offer(CHAT);
        desk.hear({ type: 'declined', chat: CHAT, at: desk.now, agent: ME });
        expect(names()).toEqual([]);
        expect([...desk.browser.stored.keys()].filter((key) => key.startsWith('chat|'))).toEqual([]);
    });

    it('keeps an ended chat until it is closed', () => {
        offer(CHAT);
        accept(CHAT);
        desk.hear({ type: 'ended', chat: CHAT, at: desk.now, by: 'client' });
        expect(desk.card()).toMatchObject({ phase: 'ended', clocks: [], buttons: [] });
        desk.hear({ type: 'closed', chat: CHAT, at: desk.now });
        expect(names()).toEqual([]);
    });

    describe('of a chat that was given to others unheard', () => {
        beforeEach(() => {
            offer(CHAT);
            accept(CHAT);
        });

        const readRecord = (backInQueueAt: number): void =>
            desk.tell({ type: 'record', chat: CHAT, facts: {}, events: [], backInQueueAt });

        it('loses it once its record belongs to a queue again', () => {
            readRecord(desk.now + 1_001);
            expect(names()).toEqual([]);
        });

        it('keeps it where the record is no newer than the acceptance, to the second', () => {
            readRecord(desk.now + 1_000);
            expect(names()).toEqual([CHAT]);
        });

        it('keeps it where it is offered to the agent again after that', () => {
            desk.hear({ type: 'assigned', chat: CHAT, at: desk.now + 1, agent: ME });
            expect(desk.card().phase).toBe('offered');
            readRecord(desk.now + 1_001);
            expect(names()).toEqual([CHAT]);
        });

        it('loses it once its record dates its own acceptance, to the second, and names another owner', () => {
            const at = START - 900;
            const events = [{ type: 'accepted', chat: CHAT, at, id: 'accepted:theirs', agent: COLLEAGUE }] as const;
            desk.tell({ type: 'record', chat: CHAT, facts: {}, events: [...events] });
            expect(names()).toEqual([]);
        });

        it('keeps it where the record still tells of another agent’s acceptance from before', () => {
            const at = START - 3 * SECOND;
            const events = [{ type: 'accepted', chat: CHAT, at, id: 'accepted:theirs', agent: COLLEAGUE }] as const;
            desk.tell({ type: 'record', chat: CHAT, facts: {}, events: [...events] });
            expect(names()).toEqual([CHAT]);
        });

        it('loses it once its record is out of sight', () => {
            desk.tell({ type: 'lost', chat: CHAT });
            expect(names()).toEqual([]);
        });
    });

    it('does not take a closed chat back by what is read of it late, and does once it is offered again', () => {
        const accepted = { type: 'accepted', chat: CHAT, at: START, agent: ME } as const;
        offer(CHAT);
        desk.hear(accepted);
        desk.hear({ type: 'closed', chat: CHAT, at: desk.now });
        desk.tell({ type: 'record', chat: CHAT, facts: {}, events: [{ ...accepted, id: `accepted:${START}` }] });
        desk.hear({ type: 'ended', chat: CHAT, at: desk.now, by: 'client', id: 'ended' });
        expect(names()).toEqual([]);
        offer(CHAT);
        expect(names()).toEqual([CHAT]);
    });

    it('takes a closed chat back, and what is read of it, once Omni-Channel lists it again', async () => {
        offer(CHAT);
        desk.hear({ type: 'closed', chat: CHAT, at: desk.now });
        desk.tell({ type: 'work', works: [{ chat: CHAT, isEngaged: true }] });
        desk.tell({ type: 'record', chat: CHAT, facts: { clientName: 'Ms Client' }, events: [] });
        await settle();
        expect(desk.card().clientName).toBe('Ms Client');
    });

    it('shows chats that wait in the queue, and loses those that went to somebody else', () => {
        const waiting = [{ chat: CHAT, requestedAt: START - SECOND, facts: { clientName: 'Carla' } }];
        desk.tell({ type: 'queue', waiting });
        expect(desk.card()).toMatchObject({ phase: 'waiting', clientName: 'Carla' });
        desk.tell({ type: 'queue', waiting: [] });
        expect(names()).toEqual([]);
    });

    it('keeps a chat that left the queue for this agent', () => {
        desk.tell({ type: 'queue', waiting: [{ chat: CHAT, requestedAt: START }] });
        desk.hear({ type: 'assigned', chat: CHAT, at: START, agent: ME });
        desk.tell({ type: 'queue', waiting: [] });
        expect(desk.card().phase).toBe('offered');
    });

    it('goes on with an accepted chat of which Omni-Channel’s list does not say whether it was accepted', () => {
        offer(CHAT);
        accept(CHAT);
        desk.tell({ type: 'work', works: [{ chat: CHAT, isEngaged: undefined }] });
        expect(desk.card().phase).toBe('accepted');
        desk.tell({ type: 'lost', chat: CHAT });
        desk.tell({ type: 'work', works: [{ chat: CHAT, isEngaged: undefined }] });
        expect(desk.card().phase).toBe('accepted');
    });

    it('shows a chat that nobody has accepted as offered if Omni-Channel’s list does not say more', () => {
        desk.tell({ type: 'work', works: [{ chat: CHAT, isEngaged: undefined }] });
        expect(desk.card().phase).toBe('offered');
    });

    it('loses a chat that the agent took from the queue once it is not the agent’s work any more', () => {
        desk.tell({ type: 'queue', waiting: [{ chat: CHAT, requestedAt: START }] });
        accept(CHAT);
        desk.tell({ type: 'work', works: [] });
        expect(names()).toEqual([]);
    });

    it('goes by the events that came while Omni-Channel’s list of the agent’s work was on its way', () => {
        offer(CHAT);
        const works = [{ chat: OTHER, isEngaged: undefined }];
        desk.tell({ type: 'work', works, heardMeanwhile: new Set([CHAT, OTHER]) });
        expect(names()).toEqual([CHAT]);
        desk.tell({ type: 'work', works });
        expect(names()).toEqual([OTHER]);
    });

    it('pauses a connect clock while all agents are engaged', async () => {
        desk.tell({ type: 'queue', waiting: [{ chat: CHAT, requestedAt: START }] });
        await desk.pass(10 * SECOND);
        desk.hear({ type: 'capacity', chat: '*', at: desk.now, available: 0 });
        expect(desk.countdown('connect')?.state).toBe('paused');
        await desk.pass(MINUTE);
        expect(desk.countdown('connect')?.remaining).toBe(20 * SECOND);
        desk.hear({ type: 'capacity', chat: '*', at: desk.now, available: 1 });
        await desk.pass(5 * SECOND);
        expect(desk.countdown('connect')?.state).toBe('onTime');
        expect(desk.countdown('connect')?.remaining).toBe(15 * SECOND);
    });

    it('knows the capacity for chats that come to light later', async () => {
        desk.hear({ type: 'capacity', chat: '*', at: START - MINUTE, available: 0 });
        desk.tell({ type: 'queue', waiting: [{ chat: CHAT, requestedAt: START - 30 * SECOND }] });
        await settle();
        expect(desk.countdown('connect')).toMatchObject({ state: 'paused', remaining: 30 * SECOND });
    });

    it('knows the capacity of the moment in which a declined chat was on nobody’s list', async () => {
        desk.hear({ type: 'capacity', chat: '*', at: START, available: 1 });
        offer(CHAT);
        await desk.until(5);
        desk.hear({ type: 'declined', chat: CHAT, at: desk.now, agent: ME });
        desk.hear({ type: 'capacity', chat: '*', at: desk.now, available: 0 });
        desk.tell({ type: 'queue', waiting: [{ chat: CHAT, requestedAt: START }] });
        await desk.until(60);
        expect(desk.countdown('connect')).toMatchObject({ state: 'paused', remaining: 25 * SECOND });
    });

    it('stores of the capacity only when the last agent was engaged, and when one was free again', async () => {
        [3, 2, 0, 0, 1, 2].forEach((available, step) => {
            desk.hear({ type: 'capacity', chat: '*', at: START - MINUTE + step * SECOND, available });
        });
        offer(CHAT);
        desk.hear({ type: 'capacity', chat: '*', at: START + SECOND, available: 5 });
        await settle();
        const { events } = JSON.parse(desk.browser.stored.get(`chat|${CHAT}`) ?? '{}') as { events: ClassifiedEvent[] };
        expect(events.flatMap(({ type, available }) => (type === 'capacity' ? [available] : []))).toEqual([3, 0, 1]);
    });

    it('stores no capacity in a chat that is accepted: it has no clock that pauses', async () => {
        await desk.accept();
        desk.hear({ type: 'capacity', chat: '*', at: desk.now + 1, available: 0 });
        expect(desk.browser.stored.get(`chat|${CHAT}`)).not.toContain('"capacity"');
    });

    it('pauses the connect clock in between if it hears late that all agents were engaged for a while', async () => {
        desk.tell({ type: 'queue', waiting: [{ chat: CHAT, requestedAt: START }] });
        await desk.pass(25 * SECOND);
        for (const [second, available] of [
            [0, 5],
            [20, 3],
            [10, 0]
        ] as const) {
            desk.hear({ type: 'capacity', chat: '*', at: START + second * SECOND, available });
        }
        expect(desk.countdown('connect')).toMatchObject({ state: 'onTime', remaining: 15 * SECOND });
    });

    it('puts the most urgent chat first', async () => {
        offer(CHAT);
        await desk.pass(10 * SECOND);
        offer(OTHER);
        expect(names()).toEqual([CHAT, OTHER]);
        accept(CHAT);
        expect(names()).toEqual([OTHER, CHAT]);
    });

    it.each([
        [CHAT, OTHER],
        [OTHER, CHAT]
    ])('puts a chat that has ended behind one that waits, whichever came first', (ended, waiting) => {
        offer(CHAT);
        offer(OTHER);
        desk.hear({ type: 'ended', chat: ended, at: desk.now, by: 'client' });
        expect(names()).toEqual([waiting, ended]);
    });

    it('says of which kind a chat is', () => {
        offer(CHAT);
        offer(OTHER);
        expect(desk.window.view().chats.map(({ kind }) => kind)).toEqual(['messaging', 'chat']);
    });

    it('takes the best name of the client that it knows', () => {
        const know = (facts: object): void => desk.tell({ type: 'facts', chat: CHAT, facts });
        offer(CHAT);
        expect(desk.card().clientName).toBe('');
        know({ messageName: 'carla88' });
        expect(desk.card().clientName).toBe('carla88');
        know({ firstName: 'Carla', lastName: 'Client' });
        expect(desk.card().clientName).toBe('Carla Client');
        know({ clientName: 'Ms Client', firstName: undefined });
        expect(desk.card()).toMatchObject({ clientName: 'Ms Client', firstName: 'Carla' });
    });

    it('takes what an event says of the client besides', () => {
        desk.hear({ type: 'assigned', chat: CHAT, at: desk.now, agent: ME }, { clientName: 'Ms Client' });
        expect(desk.card().clientName).toBe('Ms Client');
    });

    it('takes the client’s name from the conversation if nothing else tells it', async () => {
        await desk.accept({});
        desk.speakUnheard('agent', 'Hello');
        desk.speakUnheard('client', 'Where is my order?');
        desk.speakUnheard('agent', 'It left our warehouse.');
        expect(desk.card().clientName).toBe('');
        desk.tell({ type: 'shown', chat: CHAT });
        await settle();
        expect(desk.card().clientName).toBe('Carla Client');
    });

    it('shows what the client wrote last, also if an earlier message comes late', async () => {
        await desk.accept();
        await desk.client('Where is my order?');
        await desk.pass(10 * SECOND);
        await desk.client('And the other one?');
        await desk.agent('It left our warehouse.');
        expect(desk.card().lastWords).toBe('And the other one?');
        desk.hear({ type: 'message', chat: CHAT, id: 'late', from: 'client', text: 'Hi', at: START + 5 * SECOND });
        expect(desk.card().lastWords).toBe('And the other one?');
        await desk.pass(SECOND);
        await desk.client('x'.repeat(120));
        expect(desk.card().lastWords).toBe('x'.repeat(120));
        await desk.pass(SECOND);
        await desk.client('y'.repeat(121));
        expect(desk.card().lastWords).toBe(`${'y'.repeat(119)}…`);
    });

    it('forgets a chat in which nothing happened for three days, and what was done in it', async () => {
        await desk.accept();
        await desk.agent('Hello');
        await desk.until(181);
        desk.crash(desk.window);
        desk.now += 3 * 24 * 60 * MINUTE + SECOND;
        desk.open({ alone: true });
        expect(names()).toEqual([]);
        expect([...desk.browser.stored.keys()].filter((key) => key.includes(CHAT))).toEqual([]);
    });

    it('keeps a chat that began four days ago over a reload, as long as somebody writes in it', async () => {
        await desk.accept();
        desk.now += 4 * 24 * 60 * MINUTE;
        await desk.client('Any news?');
        desk.crash(desk.window);
        desk.open({ alone: true });
        expect(desk.countdown('response')).toBeDefined();
    });

    it('shows a name without marks that would turn round what stands beside it', () => {
        offer(CHAT);
        desk.tell({ type: 'facts', chat: CHAT, facts: { clientName: 'Carla\u202E\u200B Client' } });
        expect(desk.card().clientName).toBe('Carla Client');
    });

    it('takes the acceptance once from Omni-Channel and from the record, which date it a little apart', async () => {
        offer(CHAT);
        desk.hear({ type: 'accepted', chat: CHAT, at: START + 700, id: 'accepted:work', agent: ME });
        await desk.pass(2 * SECOND);
        desk.hear({ type: 'accepted', chat: CHAT, at: START, id: 'accepted:record', agent: ME });
        expect(desk.countdown('duration')?.start).toBe(START + 700);
    });

    it('dates an event from the future as of now: a wrong clock somewhere must not make everything due', async () => {
        await desk.accept();
        desk.hear({ type: 'message', chat: CHAT, id: 'x', from: 'agent', text: 'Hi', at: START + 10 * MINUTE });
        expect(desk.countdown('nudge')).toMatchObject({ start: START, remaining: 180 * SECOND });
    });

    it('takes a repeated event once', async () => {
        await desk.accept();
        const message = { type: 'message', chat: CHAT, id: 'm', from: 'client', text: 'Hi', at: desk.now } as const;
        desk.hear(message);
        const starts = desk.card().clocks.map(({ start }) => start);
        await desk.pass(SECOND);
        desk.hear({ ...message, at: desk.now });
        expect(desk.card().clocks.map(({ start }) => start)).toEqual(starts);
    });

    it('follows the policy of a chat’s channel as soon as that is known', async () => {
        await desk.accept();
        desk.policy = { ...desk.policy, response: 20 };
        desk.tell({ type: 'facts', chat: CHAT, facts: { channel: 'Gold' } });
        expect(desk.countdown('response')?.remaining).toBe(20 * SECOND);
    });

    it('is woken for what comes next, and for no second while nothing counts', async () => {
        offer(CHAT);
        await settle();
        expect(desk.clock.asked).toEqual({ at: START + 20 * SECOND, counting: true });
        desk.hear({ type: 'closed', chat: CHAT, at: desk.now });
        await settle();
        expect(desk.clock.asked).toEqual({ at: undefined, counting: false });
    });

    it('announces many events at once as one change, and none after it was stopped', async () => {
        let changes = 0;
        desk.window.onChange(() => (changes += 1));
        await settle();
        changes = 0;
        offer(CHAT);
        offer(OTHER);
        await settle();
        expect(changes).toBe(1);
        desk.window.stop();
        accept(CHAT);
        await settle();
        expect(changes).toBe(1);
    });

    it('asks for no wake-up and does nothing more after it was stopped', async () => {
        await desk.accept();
        await desk.agent('Hello');
        await desk.until(179);
        desk.window.stop();
        expect(desk.clock.asked).toEqual({ at: undefined, counting: false });
        await desk.until(182);
        expect(desk.conversation.commands).toEqual([]);
    });
});

describe('Only the holder acts:', () => {
    let desk: AgentDesk;

    beforeEach(async () => {
        desk = new AgentDesk();
        desk.policy = policyWith({ nudge: 'send' });
        desk.open();
    });

    const isIdle = (): void => {
        expect(desk.card()).toMatchObject({ buttons: [], actions: [] });
    };

    it('a chat that is offered after a transfer stays so once its record tells who had it', async () => {
        await desk.until(1_200);
        desk.hear({ type: 'assigned', chat: CHAT, at: desk.now, agent: ME, id: 'assigned:w2' });
        const accepted = { type: 'accepted', chat: CHAT, at: START, id: 'accepted:theirs', agent: COLLEAGUE } as const;
        desk.tell({ type: 'record', chat: CHAT, facts: {}, events: [accepted] });
        expect(desk.card().phase).toBe('offered');
    });

    it('an offer that ran out leaves the list once the record tells who has accepted the chat', async () => {
        desk.hear({ type: 'assigned', chat: CHAT, at: desk.now, agent: ME, id: 'assigned:w1' });
        await desk.until(40);
        const accepted = {
            type: 'accepted',
            chat: CHAT,
            at: desk.now,
            id: 'accepted:theirs',
            agent: COLLEAGUE
        } as const;
        desk.tell({ type: 'record', chat: CHAT, facts: {}, events: [accepted] });
        expect(desk.window.view().chats).toEqual([]);
    });

    it('a chat that is offered offers no action and owes none', async () => {
        desk.hear({ type: 'requested', chat: CHAT, at: START, id: 'requested' });
        desk.hear({ type: 'assigned', chat: CHAT, at: START, agent: ME });
        isIdle();
        await desk.press('ticket');
        await desk.until(400);
        isIdle();
        expect(desk.office.cases.size).toBe(0);
    });

    it('a chat in the queue offers no action and owes none', async () => {
        desk.tell({ type: 'queue', waiting: [{ chat: CHAT, requestedAt: START }] });
        await desk.press('ticket');
        await desk.until(400);
        isIdle();
        expect(desk.office.cases.size).toBe(0);
    });

    it('a chat that was transferred away leaves the list and its buttons do nothing', async () => {
        await desk.accept();
        await desk.client('Where is my order?');
        desk.hear({ type: 'transferred', chat: CHAT, at: desk.now, agent: COLLEAGUE });
        expect(desk.window.view().chats).toEqual([]);
        await desk.press('ticket');
        await desk.until(400);
        expect(desk.office.cases.size).toBe(0);
    });

    it('an ended chat offers no action and owes none', async () => {
        await desk.accept();
        await desk.client('Where is my order?');
        desk.hear({ type: 'ended', chat: CHAT, at: desk.now, by: 'client' });
        isIdle();
        await desk.press('ticket');
        await desk.until(400);
        expect(desk.office.cases.size).toBe(0);
    });

    const transferIn = (): void => {
        const at = START;
        desk.hear({ type: 'accepted', chat: CHAT, at, id: 'accepted:theirs', agent: COLLEAGUE });
        desk.hear({ type: 'message', chat: CHAT, at, id: 't1', from: 'client', text: 'Where is my order?' });
    };

    it('a chat that was transferred to the agent offers nothing before it is accepted', async () => {
        transferIn();
        await desk.until(200);
        desk.hear({ type: 'transferred', chat: CHAT, at: desk.now, agent: ME });
        desk.hear({ type: 'assigned', chat: CHAT, at: desk.now, agent: ME, id: 'assigned:w2' });
        expect(desk.card().phase).toBe('offered');
        isIdle();
        await desk.press('ticket');
        await desk.until(400);
        isIdle();
        expect(desk.office.cases.size).toBe(0);
    });

    it('a chat that was transferred to the agent owes nothing before it is accepted, and what is due from then on', async () => {
        transferIn();
        await desk.until(1_200);
        desk.hear({ type: 'transferred', chat: CHAT, at: desk.now, agent: ME });
        expect(desk.card().phase).toBe('offered');
        expect(desk.card().clocks.map(({ rule }) => rule)).toContain('answer');
        expect(desk.card().clocks.filter(({ owed }) => owed)).toEqual([]);
        desk.hear({ type: 'accepted', chat: CHAT, at: desk.now, id: 'accepted:w2', agent: ME });
        expect(desk.countdown('answer')).toMatchObject({ state: 'due', owed: true });
    });

    it('a chat that is offered again shows no failure of before', async () => {
        desk.office.errors = [new Error('No access to Case.')];
        await desk.accept();
        await desk.client('Where is my order?');
        await desk.until(301);
        expect(desk.action('ticket:answer')?.state).toBe('failed');
        desk.hear({ type: 'transferred', chat: CHAT, at: desk.now, agent: COLLEAGUE });
        await desk.until(400);
        desk.hear({ type: 'assigned', chat: CHAT, at: desk.now, agent: ME, id: 'assigned:w2' });
        isIdle();
    });

    it('a chat that was transferred to the agent goes on with what its record and log tell once it is accepted', async () => {
        transferIn();
        await desk.until(200);
        desk.hear({ type: 'transferred', chat: CHAT, at: desk.now, agent: ME });
        desk.hear({ type: 'accepted', chat: CHAT, at: desk.now, id: 'accepted:w2', agent: ME });
        expect(desk.card()).toMatchObject({ phase: 'accepted' });
        expect(desk.card().buttons).toContain('ticket');
        await desk.until(301);
        expect(desk.office.cases.size).toBe(1);
    });

    it('a long chat that the agent takes over gets no case before its conversation tells that all was answered', async () => {
        desk.conversation.onScreen = false;
        desk.conversation.write('client', 'Where is my order?');
        desk.conversation.write('agent', 'It is on its way.');
        await desk.until(1_200);
        desk.hear({ type: 'assigned', chat: CHAT, at: desk.now, agent: ME, id: 'assigned:w2' });
        desk.tell({
            type: 'record',
            chat: CHAT,
            facts: {},
            events: [{ type: 'accepted', chat: CHAT, at: START, id: 'accepted:theirs', agent: COLLEAGUE }]
        });
        await desk.until(1_220);
        desk.hear({ type: 'accepted', chat: CHAT, at: desk.now, id: 'accepted:w2', agent: ME });
        await desk.until(1_222);
        await desk.show();
        await desk.until(1_240);
        expect(desk.office.cases.size).toBe(0);
    });

    it('a long chat that the agent takes over gets its case where its conversation does not come on screen', async () => {
        desk.conversation.onScreen = false;
        await desk.until(1_200);
        desk.hear({ type: 'accepted', chat: CHAT, at: START, id: 'accepted:theirs', agent: COLLEAGUE });
        desk.hear({ type: 'accepted', chat: CHAT, at: desk.now, id: 'accepted:w2', agent: ME });
        await desk.until(1_209);
        expect(desk.office.cases.size).toBe(0);
        await desk.until(1_211);
        expect(desk.office.cases.size).toBe(1);
    });

    describe('a chat that comes back to the agent after a colleague had it', () => {
        beforeEach(async () => {
            await desk.accept();
            await desk.agent('Hello');
            await desk.until(50);
            await desk.client('Where is my order?');
            await desk.until(100);
            desk.tell({ type: 'lost', chat: CHAT });
            await desk.until(120);
        });

        const comeBack = async (): Promise<void> => {
            await desk.until(400);
            desk.hear({ type: 'assigned', chat: CHAT, at: desk.now, agent: ME, id: 'assigned:w2' });
            await desk.until(405);
            desk.hear({ type: 'accepted', chat: CHAT, at: desk.now, agent: ME, id: 'accepted:w2' });
            await desk.pass(2 * SECOND);
        };

        it('gets no ticket for a question that the colleague answered, as its conversation tells', async () => {
            desk.speakUnheard('agent', 'It is on its way.');
            await comeBack();
            expect(desk.countdown('answer')).toBeUndefined();
            await desk.until(440);
            expect(desk.office.cases.size).toBe(0);
        });

        it('gets none either if its conversation comes on screen only after a moment', async () => {
            desk.conversation.onScreen = false;
            desk.speakUnheard('agent', 'It is on its way.');
            await comeBack();
            await desk.show();
            await desk.until(440);
            expect(desk.office.cases.size).toBe(0);
        });

        it('gets its ticket at once if its conversation tells of no answer', async () => {
            await comeBack();
            expect(desk.office.cases.size).toBe(1);
        });
    });

    it('a chat that comes back to the agent is acted in again', async () => {
        await desk.accept();
        await desk.agent('Hello');
        await desk.until(60);
        desk.hear({ type: 'transferred', chat: CHAT, at: desk.now, agent: COLLEAGUE });
        await desk.until(200);
        expect(desk.texts()).toEqual(['Hello']);
        desk.hear({ type: 'transferred', chat: CHAT, at: desk.now, agent: ME });
        desk.hear({ type: 'accepted', chat: CHAT, at: desk.now, id: 'accepted:w3', agent: ME });
        await desk.pass(SECOND);
        expect(desk.texts()).toEqual(['Hello', desk.policy.texts.nudge]);
    });
});
