import { DEFAULT_POLICY, type CasePort, type Mode, type Policy } from 'c/etiquette';
import { CHAT, Desk, ME, START, SECOND } from './desk';

const TEXT_AT_5 =
    'I need to investigate this further, so I have opened ticket 00001001 for you. We will follow up with you on it.';
const TEXT_AT_15 =
    'This is taking longer than it should, so I have opened ticket 00001001 for you and will investigate further.';

function withMode(action: 'ticket:answer' | 'ticket:duration', mode: Mode): Policy {
    return {
        ...DEFAULT_POLICY,
        modes: { ...DEFAULT_POLICY.modes, [action]: mode }
    };
}

describe('A question that is open for 5 minutes', () => {
    let desk: Desk;

    beforeEach(async () => {
        desk = new Desk();
        desk.open();
        await desk.accept();
        await desk.client('Where is my order?');
        await desk.agent('One moment, I will check.');
    });

    it('has no case at exactly 5:00', async () => {
        await desk.until(300);
        expect(desk.cases.size).toBe(0);
    });

    it('gets one case at the first moment after 5:00, linked to the chat, and its number into the input', async () => {
        await desk.until(300.001);
        expect(desk.cases.size).toBe(1);
        expect(desk.links).toEqual([[CHAT, '500xx0000000001AAA']]);
        expect(desk.conversation.input).toBe(TEXT_AT_5);
        expect(desk.card().caseNumber).toBe('00001001');
    });

    it('gets no case where it was answered at exactly 5:00', async () => {
        await desk.until(300);
        await desk.agent('It is on its way.');
        await desk.until(400);
        expect(desk.cases.size).toBe(0);
    });

    it('counts as answered by a ticket once the agent sends the text', async () => {
        await desk.until(301);
        await desk.sendInput();
        expect(desk.clock('answer')).toBeUndefined();
        expect(desk.clock('nudge')?.start).toBe(desk.now);
        expect(desk.action('ticket:answer')).toBeUndefined();
    });

    it('is told of the ticket without a click where the mode is to send', async () => {
        desk.policy = withMode('ticket:answer', 'send');
        await desk.shifts[0]?.refresh();
        await desk.until(301);
        expect(desk.texts().at(-1)).toBe(TEXT_AT_5);
    });

    it('gets no case by itself where the mode is to remind, and one by the click', async () => {
        desk.policy = withMode('ticket:answer', 'remind');
        await desk.shifts[0]?.refresh();
        await desk.until(301);
        expect(desk.cases.size).toBe(0);
        await desk.shifts[0]?.act(desk.action('ticket:answer')?.key ?? '', 'do');
        expect(desk.cases.size).toBe(1);
        expect(desk.conversation.input).toBe(TEXT_AT_5);
    });

    it('adds its reason to the case that the agent has linked, and names that one', async () => {
        desk.cases.set('other', {
            id: '500xx0000000009AAA',
            caseNumber: '00001001',
            reasons: ['agent'],
            draft: {} as never
        });
        desk.shifts[0]?.hear({ type: 'case', chat: CHAT, at: desk.now, caseId: '500xx0000000009AAA' });
        await desk.until(301);
        expect(desk.cases.size).toBe(1);
        expect(desk.cases.get('other')?.reasons).toEqual(['agent', 'answer']);
        expect(desk.links).toEqual([]);
        expect(desk.conversation.input).toBe(TEXT_AT_5);
    });

    it('puts the conversation into the case: who said what when, the newest kept', async () => {
        await desk.until(300.001);
        const draft = desk.cases.get(CHAT)?.draft;
        expect(draft?.subject).toBe('Chat with Carla Client: Where is my order?');
        expect(draft?.reason).toBe('answer');
        expect(draft?.chatLink).toBe(`https://org.example/${CHAT}`);
        expect(draft?.description).toContain('2026-01-05 09:00:00 UTC  Carla Client: Where is my order?');
        expect(draft?.description).toContain('2026-01-05 09:00:00 UTC  Ada Agent: One moment, I will check.');
    });

    it('withholds the text where the agent answers while the case is being made', async () => {
        const open = desk.cases.set.bind(desk.cases);
        desk.cases.set = (key, value) => {
            void desk.agent('It is on its way.');
            return open(key, value);
        };
        await desk.until(301);
        expect(desk.cases.size).toBe(1);
        expect(desk.conversation.input).toBe('');
    });

    it.each([
        ['once where the text waits in the agent’s input', 'insert', 1],
        ['for the case and again before the text goes out by itself', 'send', 2]
    ] as const)('has its conversation read %s', async (_when, mode, readings) => {
        desk.policy = withMode('ticket:answer', mode);
        await desk.shifts[0]?.refresh();
        await desk.until(299);
        desk.conversation.readings = 0;
        await desk.until(301);
        expect(desk.cases.size).toBe(1);
        expect(desk.conversation.readings).toBe(readings);
    });
});

describe('A case that cannot be created', () => {
    const REFUSED = 'You do not have access to the field Etiquette_Key__c.';
    let desk: Desk;

    beforeEach(async () => {
        desk = new Desk();
        desk.open();
        await desk.accept();
        await desk.client('Where is my order?');
        await desk.agent('One moment.');
        desk.caseErrors = [new Error(REFUSED)];
        await desk.until(301);
    });

    it('is shown on the chat in the server’s own words', () => {
        expect(desk.action('ticket:answer')).toMatchObject({ state: 'failed', message: REFUSED });
        expect(desk.conversation.input).toBe('');
    });

    it('is not tried again by itself', async () => {
        await desk.until(800);
        expect(desk.cases.size).toBe(0);
        expect(desk.action('ticket:answer')?.state).toBe('failed');
    });

    it('is tried again by itself, ever later, where the failure may pass', async () => {
        desk = new Desk();
        desk.open();
        await desk.accept();
        await desk.client('Where is my order?');
        await desk.agent('One moment.');
        const passing = (): Error => Object.assign(new Error('unable to obtain exclusive access'), { mayPass: true });
        desk.caseErrors = [passing(), passing(), passing()];
        await desk.pass(300 * SECOND + 1);
        const left = async (milliseconds: number): Promise<number> => {
            await desk.pass(milliseconds);
            return desk.caseErrors.length;
        };
        expect(desk.caseErrors).toHaveLength(2);
        expect(await left(5 * SECOND - 1)).toBe(2);
        expect(await left(1)).toBe(1);
        expect(await left(20 * SECOND - 1)).toBe(1);
        expect(await left(1)).toBe(0);
        await desk.pass(60 * SECOND);
        expect(desk.cases.size).toBe(1);
        expect(desk.conversation.input).toBe(TEXT_AT_5);
    });

    it('is left to the agent after five more tries', async () => {
        desk = new Desk();
        desk.policy = { ...DEFAULT_POLICY, modes: { ...DEFAULT_POLICY.modes, 'ticket:duration': 'off' } };
        desk.open();
        await desk.accept();
        await desk.client('Where is my order?');
        await desk.agent('One moment.');
        desk.caseErrors = Array.from({ length: 9 }, () => Object.assign(new Error('Busy'), { mayPass: true }));
        await desk.pass(3_000 * SECOND);
        expect(desk.caseErrors).toHaveLength(3);
        expect(desk.action('ticket:answer')).toMatchObject({ state: 'failed', message: 'Busy' });
    });

    it('is not tried again by itself once the question is answered, and stays for the agent to see', async () => {
        desk = new Desk();
        desk.open();
        await desk.accept();
        await desk.client('Where is my order?');
        await desk.agent('One moment.');
        desk.caseErrors = [Object.assign(new Error('Busy'), { mayPass: true })];
        await desk.pass(301 * SECOND);
        await desk.agent('It comes tomorrow.');
        await desk.pass(60 * SECOND);
        expect(desk.cases.size).toBe(0);
        expect(desk.action('ticket:answer')?.state).toBe('failed');
    });

    it('is created by Retry, and the rest follows', async () => {
        await desk.shifts[0]?.act(desk.action('ticket:answer')?.key ?? '', 'retry');
        expect(desk.cases.size).toBe(1);
        expect(desk.conversation.input).toBe(TEXT_AT_5);
    });

    it('is still shown after a reload, and created by Retry then', async () => {
        desk.crash(desk.shifts[0] as never);
        const reloaded = desk.open();
        await desk.until(310);
        expect(desk.action('ticket:answer', reloaded)).toMatchObject({ state: 'failed', message: REFUSED });
        await reloaded.act(desk.action('ticket:answer', reloaded)?.key ?? '', 'retry');
        expect(desk.cases.size).toBe(1);
    });

    it('goes away where the agent dismisses it', async () => {
        await desk.shifts[0]?.act(desk.action('ticket:answer')?.key ?? '', 'dismiss');
        expect(desk.action('ticket:answer')).toMatchObject({ state: 'withheld', reason: 'dismissed' });
        await desk.until(800);
        expect(desk.cases.size).toBe(0);
    });

    it('that is never answered is asked for again, and made once', async () => {
        desk = new Desk();
        const cases = desk.casePort();
        let calls = 0;
        desk.casePort = () => ({
            ...cases,
            async open(draft) {
                const record = await cases.open(draft);
                calls += 1;
                return calls === 1 ? new Promise(() => undefined) : record;
            }
        });
        desk.open();
        await desk.accept();
        await desk.client('Where is my order?');
        await desk.agent('One moment.');
        await desk.until(331);
        expect(desk.action('ticket:answer')?.state).toBe('claimed');
        await desk.until(334);
        expect(desk.conversation.input).toBe(TEXT_AT_5);
        expect(desk.cases.size).toBe(1);
    });

    it('that was made but not linked is found, not made again', async () => {
        await desk.shifts[0]?.act(desk.action('ticket:answer')?.key ?? '', 'dismiss');
        desk = new Desk();
        desk.open();
        await desk.accept();
        await desk.client('Where is my order?');
        await desk.agent('One moment.');
        const open = desk.cases.set.bind(desk.cases);
        desk.cases.set = (key, value) => {
            desk.caseErrors = [new Error('No access to CaseId.')];
            return open(key, value);
        };
        await desk.until(301);
        expect(desk.action('ticket:answer')).toMatchObject({ state: 'failed', message: 'No access to CaseId.' });
        expect(desk.conversation.input).toBe(TEXT_AT_5);
        await desk.shifts[0]?.act(desk.action('ticket:answer')?.key ?? '', 'retry');
        expect(desk.action('ticket:answer')?.state).toBe('inserted');
        expect(desk.cases.size).toBe(1);
        expect(desk.links).toHaveLength(1);
        expect(desk.conversation.input).toBe(TEXT_AT_5);
    });
});

describe('A case that is being linked', () => {
    let desk: Desk;
    let links: (() => void)[];

    beforeEach(async () => {
        desk = new Desk();
        links = [];
        const port = desk.casePort();
        const link: CasePort['link'] = (chat, caseId) =>
            new Promise((resolve) => {
                links.push(() => resolve(port.link(chat, caseId)));
            });
        desk.casePort = () => ({ ...port, link });
        desk.open();
        await desk.accept();
        await desk.client('Where is my order?');
        await desk.agent('One moment.');
        await desk.until(301);
    });

    it('already has its number in the input', () => {
        expect(desk.links).toEqual([]);
        expect(desk.conversation.input).toBe(TEXT_AT_5);
    });

    it('may be told of, and is done once it is linked', async () => {
        await desk.agent(TEXT_AT_5);
        expect(desk.action('ticket:answer')?.state).toBe('claimed');
        links.forEach((done) => done());
        await desk.pass(1);
        expect(desk.noted('ticket:answer')).toMatchObject({ state: 'done', delivered: true });
    });

    it('is linked by the next try where that comes to no end, and does not write again', async () => {
        await desk.until(334);
        expect(links).toHaveLength(2);
        links.at(-1)?.();
        await desk.pass(1);
        expect(desk.action('ticket:answer')?.state).toBe('inserted');
        expect(desk.links).toHaveLength(1);
        expect(desk.conversation.input).toBe(TEXT_AT_5);
    });

    it('has its words written again where the agent wants that afterwards', async () => {
        links.forEach((done) => done());
        await desk.pass(1);
        await desk.shifts[0]?.act(desk.action('ticket:answer')?.key ?? '', 'do');
        expect(desk.conversation.input).toBe(`${TEXT_AT_5}${TEXT_AT_5}`);
    });
});

describe('A chat of 15 minutes', () => {
    let desk: Desk;

    beforeEach(async () => {
        desk = new Desk();
        desk.open();
        await desk.accept();
        await desk.agent('Hello');
        desk.policy = withMode('ticket:answer', 'off');
        await desk.shifts[0]?.refresh();
    });

    const untilWith = async (seconds: number): Promise<void> => {
        while (desk.now < START + (seconds - 100) * 1_000) {
            await desk.pass(100_000);
            await desk.client('And another thing?');
            await desk.agent('This is the answer.');
        }
        await desk.until(seconds);
    };

    it('gets no case while only the client is silent', async () => {
        await untilWith(900);
        await desk.until(960);
        expect(desk.cases.size).toBe(0);
    });

    it('gets its case as soon as the client writes after that, and not for what was written at 15:00', async () => {
        await untilWith(900);
        await desk.until(930);
        await desk.client('Are you there?');
        await desk.pass(1);
        expect(desk.cases.get(CHAT)?.draft.reason).toBe('duration');
        expect(desk.conversation.input.endsWith(TEXT_AT_15)).toBe(true);
        expect(desk.clock('duration')).toBeUndefined();
    });

    it('gets its case at the first moment after 15:00 where the client waits', async () => {
        await untilWith(890);
        await desk.client('Are you there?');
        await desk.until(900);
        expect(desk.cases.size).toBe(0);
        await desk.until(900.001);
        expect(desk.cases.size).toBe(1);
    });

    it('gets none where it has a case already', async () => {
        desk.shifts[0]?.hear({ type: 'case', chat: CHAT, at: desk.now, caseId: '500xx0000000009AAA' });
        await untilWith(890);
        await desk.client('Are you there?');
        await desk.until(1_000);
        expect(desk.cases.size).toBe(0);
    });

    it('gets one case where both prompts are due, with both reasons', async () => {
        desk = new Desk();
        desk.open();
        await desk.accept();
        await desk.agent('Hello');
        await untilWith(700);
        await desk.client('Where is my order?');
        await desk.agent('One moment.');
        await desk.until(1_100);
        expect(desk.cases.size).toBe(1);
        expect(desk.cases.get(CHAT)?.reasons).toEqual(['duration', 'answer']);
    });
});

describe('The button Open ticket', () => {
    it('opens the case at once, with the agent as its reason', async () => {
        const desk = new Desk();
        const shift = desk.open();
        await desk.accept();
        await desk.client('Where is my order?');
        await shift.press(CHAT, 'ticket');
        expect(desk.cases.get(CHAT)?.draft.reason).toBe('agent');
        expect(desk.conversation.input).toBe(TEXT_AT_5);
    });

    it('opens one case where it is pressed twice', async () => {
        const desk = new Desk();
        const shift = desk.open();
        await desk.accept();
        await Promise.all([shift.press(CHAT, 'ticket'), shift.press(CHAT, 'ticket')]);
        expect(desk.conversation.commands).toEqual(['insert']);
        expect(desk.cases.size).toBe(1);
    });

    it('does nothing in a chat of another agent', async () => {
        const desk = new Desk();
        const shift = desk.open();
        shift.hear({ type: 'accepted', chat: CHAT, at: START, agent: ME.replace('1AAA', '2AAA') });
        await shift.press(CHAT, 'ticket');
        expect(desk.cases.size).toBe(0);
    });
});
