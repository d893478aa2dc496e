import { DEFAULT_POLICY } from 'c/etiquette';
import { CHAT, Desk, ME, MINUTE, SECOND, settle } from './desk';

const send = { ...DEFAULT_POLICY, modes: { ...DEFAULT_POLICY.modes, nudge: 'send' as const, end: 'send' as const } };

describe('Two windows of one agent', () => {
    let desk: Desk;

    beforeEach(async () => {
        desk = new Desk();
        desk.policy = send;
        desk.open();
        desk.open();
        await desk.accept();
        await desk.agent('Hello');
    });

    it('send one nudge', async () => {
        await desk.until(190);
        expect(desk.texts()).toEqual(['Hello', 'Are you still there?']);
    });

    it('create one case, and write its number once', async () => {
        await desk.client('Where is my order?');
        await desk.agent('One moment.');
        await desk.until(400);
        expect(desk.cases.size).toBe(1);
        expect(desk.conversation.commands.filter((command) => command === 'insert')).toHaveLength(1);
    });

    it('show the same chats and clocks', () => {
        const [one, other] = desk.shifts.map((shift) => shift.view());
        expect(one).toEqual(other);
    });

    it('know the intent of a text that the other one has put into the input', async () => {
        await desk.shifts[1]?.press(CHAT, 'hold');
        await desk.sendInput();
        expect(desk.card(desk.shifts[0]).clocks.map(({ rule }) => rule)).toContain('update');
    });

    it('do not bring back a closed chat, where the other one wrote down a last word of it at that moment', async () => {
        desk.untold = [];
        const [one, other] = desk.shifts;
        one?.hear({ type: 'closed', chat: CHAT, at: desk.now });
        other?.hear({ type: 'message', chat: CHAT, id: 'late', from: 'client', text: 'Bye', at: desk.now });
        one?.hear({ type: 'message', chat: CHAT, id: 'late', from: 'client', text: 'Bye', at: desk.now });
        desk.tellWrites();
        await settle();
        expect(one?.view().chats).toEqual([]);
        one?.hear({ type: 'assigned', chat: CHAT, at: desk.now, agent: ME, id: 'again' });
        expect(one?.view().chats).toHaveLength(1);
    });

    it('lose a chat from the list once the other one knows that it is closed', async () => {
        desk.shifts[0]?.hear({ type: 'closed', chat: CHAT, at: desk.now });
        await settle();
        expect(desk.shifts[1]?.view().chats).toEqual([]);
    });
});

describe('A window that opens while another one reads the conversation', () => {
    it('knows of the question too, though both wrote down what they knew at the same moment', async () => {
        const desk = new Desk();
        const first = desk.open();
        await desk.accept();
        desk.speakUnheard('client', 'Carla Client', 'Where is my order?');
        desk.untold = [];
        const second = desk.open({ onScreen: false });
        await first.shown(CHAT);
        second.inHand([CHAT]);
        desk.tellWrites();
        await settle();
        const rules = desk.card(second).clocks.map(({ rule }) => rule);
        expect(rules).toContain('answer');
        expect(desk.stored.get(`chat|${CHAT}`)).toContain('"id":"m0"');
    });
});

describe('A window that does not show the chat', () => {
    it('leaves its text to the window that does, also where that one lost its claim meanwhile', async () => {
        const desk = new Desk();
        const cases = desk.casePort();
        let answer = (): void => undefined;
        const slow = new Promise<void>((resolve) => {
            answer = resolve;
        });
        desk.casePort = () => ({ ...cases, open: (draft) => slow.then(() => cases.open(draft)) });
        desk.open();
        desk.casePort = () => cases;
        desk.open({ onScreen: false });
        await desk.accept();
        await desk.client('Where is my order?');
        await desk.until(340);
        expect(desk.action('ticket:answer')?.state).toBe('notOnScreen');
        answer();
        await settle();
        expect(desk.conversation.input).toContain('opened ticket 00001001');
        expect(desk.cases.size).toBe(1);
    });

    it('does what it could not once the chat comes on screen, also in the middle of another try', async () => {
        const desk = new Desk();
        const [shift] = [desk.open()];
        desk.conversation.refusals = [{ outcome: 'notOnScreen' }, { outcome: 'notOnScreen' }];
        await desk.accept();
        await desk.agent('Hello');
        await desk.until(190);
        const { key = '' } = desk.action('nudge') ?? {};
        const trying = shift.act(key, 'retry');
        await shift.shown(CHAT);
        expect(desk.action('nudge')?.state).toBe('claimed');
        await trying;
        await settle();
        expect(desk.conversation.input).toBe('Are you still there?');
    });

    it('leaves its text to the window that does', async () => {
        const desk = new Desk();
        desk.open({ onScreen: false });
        desk.open();
        await desk.accept();
        await desk.agent('Hello');
        await desk.until(190);
        expect(desk.conversation.commands).toEqual(['insert']);
        expect(desk.conversation.input).toBe('Are you still there?');
    });

    it('says that the chat is not on screen, and does it once that is brought there', async () => {
        const desk = new Desk();
        const shift = desk.open();
        await desk.accept();
        await desk.agent('Hello');
        desk.conversation.onScreen = false;
        await desk.until(190);
        expect(desk.action('nudge')?.state).toBe('notOnScreen');
        desk.conversation.onScreen = true;
        await shift.shown(CHAT);
        await settle();
        expect(desk.conversation.input).toBe('Are you still there?');
    });

    it('withholds the nudge where the log tells, on the way to the screen, that the client has written', async () => {
        const desk = new Desk();
        const shift = desk.open();
        await desk.accept();
        await desk.agent('Hello');
        desk.conversation.onScreen = false;
        await desk.until(190);
        await desk.client('I am here');
        expect(desk.action('nudge')?.state).toBe('notOnScreen');
        desk.conversation.onScreen = true;
        await shift.shown(CHAT);
        await settle();
        expect(desk.conversation.commands).toEqual([]);
        expect(desk.action('nudge')).toBeUndefined();
    });
});

describe('A reload', () => {
    const reload = async (desk: Desk): Promise<void> => {
        const before = desk.card();
        desk.crash(desk.shifts[0] as never);
        desk.open();
        await settle();
        const { clientName: _name, ...after } = desk.card();
        const { clientName: _before, ...known } = before;
        expect(after).toEqual(known);
    };

    it('in the middle of any clock changes no countdown', async () => {
        const desk = new Desk();
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
        expect(desk.clock('nudge')?.state).toBe('due');
        await reload(desk);
        expect(desk.conversation.commands).toEqual(['insert']);
    });

    it('keeps nothing of what was written in the storage', async () => {
        const desk = new Desk();
        desk.open();
        await desk.accept();
        await desk.client('My password is swordfish');
        await desk.agent('Do not tell me, Carla');
        expect([...desk.stored.values()].join()).not.toMatch(/swordfish|Do not tell|Carla/);
    });

    it('reads the conversation anew, so that the case has it', async () => {
        const desk = new Desk();
        desk.open();
        await desk.accept();
        await desk.client('Where is my order?');
        await desk.agent('One moment.');
        desk.crash(desk.shifts[0] as never);
        desk.open();
        await desk.until(301);
        expect(desk.cases.get(CHAT)?.draft.description).toContain(': Where is my order?');
    });

    it('drops chats that Omni-Channel no longer has as the agent’s work', async () => {
        const desk = new Desk();
        desk.open();
        await desk.accept();
        desk.crash(desk.shifts[0] as never);
        const shift = desk.open();
        shift.inHand([]);
        expect(shift.view().chats).toEqual([]);
    });
});

describe('A window that dies in the middle', () => {
    let desk: Desk;

    beforeEach(async () => {
        desk = new Desk();
        desk.policy = send;
        desk.open();
        await desk.accept();
        await desk.agent('Hello');
        await desk.until(180);
    });

    it('leaves the action free for another one after 30 seconds, and not before', async () => {
        desk.conversation.refusals = [new Promise(() => undefined) as never];
        await desk.pass(1);
        desk.crash(desk.shifts[0] as never);
        desk.open();
        await desk.pass(29 * SECOND);
        expect(desk.texts()).toEqual(['Hello']);
        await desk.pass(SECOND);
        expect(desk.texts()).toEqual(['Hello', 'Are you still there?']);
    });

    it('has its text looked up first, and not sent again where it arrived', async () => {
        desk.conversation.hangs = true;
        const [shift] = desk.shifts;
        desk.shifts = [];
        await desk.pass(1);
        desk.crash(shift as never);
        desk.open();
        await desk.pass(40 * SECOND);
        expect(desk.texts()).toEqual(['Hello', 'Are you still there?']);
        expect(desk.clock('nudge')).toBeUndefined();
    });

    it('has its text left alone where nobody can tell whether it arrived', async () => {
        desk.conversation.refusals = [new Promise(() => undefined) as never];
        await desk.pass(1);
        desk.crash(desk.shifts[0] as never);
        desk.conversation.onScreen = false;
        desk.open();
        await desk.pass(40 * SECOND);
        expect(desk.action('nudge')).toMatchObject({ state: 'notOnScreen', reason: 'unknown' });
        expect(desk.texts()).toEqual(['Hello']);
    });
});

describe('A computer that slept', () => {
    it('shows one catch-up: the nudge, and the end only after that', async () => {
        const desk = new Desk();
        desk.policy = send;
        const shift = desk.open();
        await desk.accept();
        await desk.agent('Hello');
        desk.now += 10 * MINUTE;
        shift.woken();
        await settle();
        expect(desk.texts()).toEqual(['Hello', 'Are you still there?']);
        await desk.pass(119 * SECOND);
        expect(desk.conversation.ended).toBe(false);
        await desk.pass(2 * SECOND);
        expect(desk.conversation.ended).toBe(true);
    });

    it('does nothing where the client has written meanwhile', async () => {
        const desk = new Desk();
        desk.policy = send;
        const shift = desk.open();
        await desk.accept();
        await desk.agent('Hello');
        desk.now += MINUTE;
        desk.conversation.entries.push({ id: 'late', from: 'client', name: 'Carla', text: 'Hm?', at: desk.now });
        desk.now += 4 * MINUTE;
        shift.woken();
        await settle();
        expect(desk.texts()).toEqual(['Hello']);
        expect(desk.clock('response')?.state).toBe('overdue');
    });
});

describe('A storage that is full or denied', () => {
    it('is said, and everything is still done once in this window', async () => {
        const desk = new Desk();
        desk.policy = send;
        desk.storageFails = 'QuotaExceededError';
        const shift = desk.open();
        await desk.accept();
        await desk.agent('Hello');
        await desk.until(200);
        expect(desk.texts()).toEqual(['Hello', 'Are you still there?']);
        expect(shift.view().storageProblem).toBe('QuotaExceededError');
    });

    it('is no longer said once it works again', async () => {
        const desk = new Desk();
        desk.storageFails = 'QuotaExceededError';
        const shift = desk.open();
        await desk.accept();
        desk.storageFails = undefined;
        await desk.agent('Hello');
        expect(shift.view().storageProblem).toBeUndefined();
    });

    it('with something in it that nobody can read is no reason to do anything twice', async () => {
        const desk = new Desk();
        desk.policy = send;
        desk.open();
        await desk.accept();
        await desk.agent('Hello');
        await desk.until(181);
        const [key] = [...desk.stored.keys()].filter((name) => name.startsWith('action|'));
        desk.crash(desk.shifts[0] as never);
        desk.stored.set(key ?? '', '{"state":');
        desk.open();
        await desk.until(260);
        expect(desk.texts()).toEqual(['Hello', 'Are you still there?']);
    });
});
