import { DEFAULT_POLICY } from 'c/etiquette';
import type { CasePort } from 'c/sessionPorts';
import { AgentDesk, CHAT, COLLEAGUE, LATE_TICKET, NUDGE, policyWith, SECOND, settle, START, TICKET } from './agentDesk';

async function withOpenQuestion(desk: AgentDesk): Promise<AgentDesk> {
    desk.open();
    await desk.accept();
    await desk.client('Where is my order?');
    await desk.agent('One moment, I will check.');
    return desk;
}

function passing(message = 'unable to obtain exclusive access'): Error {
    return Object.assign(new Error(message), { mayPass: true });
}

describe('A question that is open for 5 minutes', () => {
    let desk: AgentDesk;

    beforeEach(async () => {
        desk = await withOpenQuestion(new AgentDesk());
    });

    it('has no case at exactly 5:00', async () => {
        await desk.until(300);
        expect(desk.office.cases.size).toBe(0);
    });

    it('gets one case at the first moment after 5:00, linked to the chat, and its number into the message box', async () => {
        await desk.until(300.001);
        expect(desk.office.cases.size).toBe(1);
        expect(desk.office.links).toEqual([[CHAT, '500xx0000000001AAA']]);
        expect(desk.conversation.input).toBe(TICKET);
        expect(desk.card().caseNumber).toBe('00001001');
    });

    it('gets no case if it was answered at exactly 5:00', async () => {
        await desk.until(300);
        await desk.agent('It is on its way.');
        await desk.until(400);
        expect(desk.office.cases.size).toBe(0);
    });

    it('ends with a ticket once the agent sends the text', async () => {
        await desk.until(301);
        await desk.sendInput();
        expect(desk.countdown('answer')).toBeUndefined();
        expect(desk.countdown('nudge')?.start).toBe(desk.now);
        expect(desk.action('ticket:answer')).toBeUndefined();
    });

    it('gets the ticket text sent without a click in the mode send', async () => {
        await desk.follow(policyWith({ 'ticket:answer': 'send' }));
        await desk.until(301);
        expect(desk.texts().at(-1)).toBe(TICKET);
    });

    it('gets no case automatically in the mode remind, and one by the click', async () => {
        await desk.follow(policyWith({ 'ticket:answer': 'remind' }));
        await desk.until(301);
        expect(desk.office.cases.size).toBe(0);
        await desk.act('ticket:answer', 'do');
        expect(desk.office.cases.size).toBe(1);
        expect(desk.conversation.input).toBe(TICKET);
    });

    it('adds its reason to the case that the agent has linked, and names that one', async () => {
        desk.office.add('500xx0000000009AAA', '00001001', ['agent']);
        desk.hear({ type: 'case', chat: CHAT, at: desk.now, caseId: '500xx0000000009AAA' });
        await desk.until(301);
        expect([...desk.office.cases.values()].map(({ reasons }) => reasons)).toEqual([['agent', 'answer']]);
        expect(desk.conversation.input).toBe(TICKET);
    });

    it('puts the conversation into the case: who wrote what and when', async () => {
        await desk.until(300.001);
        const draft = desk.office.cases.get(CHAT)?.draft;
        expect(draft?.subject).toBe('Chat with Carla Client: Where is my order?');
        expect(draft?.reason).toBe('answer');
        expect(draft?.chatLink).toBe(`https://org.example/${CHAT}`);
        expect(draft?.description).toContain('2026-01-05 09:00:00 UTC  Carla Client: Where is my order?');
        expect(draft?.description).toContain('2026-01-05 09:00:00 UTC  Ada Agent: One moment, I will check.');
    });

    it('gets no ticket text if the agent answers while the case is being created', async () => {
        const open = desk.office.cases.set.bind(desk.office.cases);
        desk.office.cases.set = (key, value) => {
            desk.speak('agent', 'It is on its way.');
            return open(key, value);
        };
        await desk.until(301);
        expect(desk.office.cases.size).toBe(1);
        expect(desk.conversation.input).toBe('');
    });

    it.each([
        ['once if the text waits in the message box', 'insert', 1],
        ['for the case and again before the text is sent', 'send', 2]
    ] as const)('has its log read %s', async (_when, mode, readings) => {
        await desk.follow(policyWith({ 'ticket:answer': mode }));
        await desk.until(299);
        desk.conversation.readings = 0;
        await desk.until(301);
        expect(desk.office.cases.size).toBe(1);
        expect(desk.conversation.readings).toBe(readings);
    });
});

describe('A ticket is checked like a text', () => {
    it('and no case is opened at 5:00 if the log tells of an answer that nobody heard', async () => {
        const desk = await withOpenQuestion(new AgentDesk());
        await desk.until(200);
        desk.speakUnheard('agent', 'It is on its way.');
        await desk.until(400);
        expect(desk.office.cases.size).toBe(0);
        expect(desk.countdown('answer')).toBeUndefined();
        expect(desk.noted('ticket:answer')).toMatchObject({ state: 'skipped', reason: 'notOwed' });
    });
});

describe('A case that cannot be created', () => {
    const REFUSED = 'You do not have access to the field Etiquette_Key__c.';
    let desk: AgentDesk;

    beforeEach(async () => {
        desk = await withOpenQuestion(new AgentDesk());
        desk.office.errors = [new Error(REFUSED)];
        await desk.until(301);
    });

    it('is shown on the chat in the server’s own words', () => {
        expect(desk.action('ticket:answer')).toMatchObject({ state: 'failed', message: REFUSED });
        expect(desk.conversation.input).toBe('');
    });

    it('is not retried automatically', async () => {
        await desk.until(800);
        expect(desk.office.cases.size).toBe(0);
        expect(desk.action('ticket:answer')?.state).toBe('failed');
    });

    it('is created by Retry, and the rest follows', async () => {
        await desk.act('ticket:answer', 'retry');
        expect(desk.office.cases.size).toBe(1);
        expect(desk.conversation.input).toBe(TICKET);
    });

    it('is still shown after a reload, and created by Retry then', async () => {
        desk.crash(desk.window);
        const reloaded = desk.open();
        await desk.until(310);
        expect(desk.action('ticket:answer', reloaded)).toMatchObject({ state: 'failed', message: REFUSED });
        await desk.act('ticket:answer', 'retry', reloaded);
        expect(desk.office.cases.size).toBe(1);
    });

    it('goes away if the agent dismisses it', async () => {
        await desk.act('ticket:answer', 'dismiss');
        expect(desk.action('ticket:answer')).toBeUndefined();
        expect(desk.noted('ticket:answer')).toMatchObject({ state: 'dismissed', reason: 'dismissed' });
        await desk.until(800);
        expect(desk.office.cases.size).toBe(0);
    });
});

describe('A case whose creation may succeed later', () => {
    let desk: AgentDesk;

    beforeEach(async () => {
        desk = new AgentDesk();
        desk.policy = policyWith({ 'ticket:duration': 'off' });
        await withOpenQuestion(desk);
    });

    it('is retried automatically, after longer and longer delays', async () => {
        desk.office.errors = Array.from({ length: 5 }, () => passing());
        await desk.pass(300 * SECOND + 1);
        const left = async (milliseconds: number): Promise<number> => {
            await desk.pass(milliseconds);
            return desk.office.errors.length;
        };
        let failuresLeft = 4;
        for (const seconds of [5, 20, 60, 180, 300]) {
            expect(await left(seconds * SECOND - 1)).toBe(failuresLeft);
            failuresLeft -= 1;
            expect(await left(1)).toBe(Math.max(0, failuresLeft));
        }
        expect(desk.office.cases.size).toBe(1);
        expect(desk.conversation.input).toBe(TICKET);
    });

    it('is left to the agent after five more tries', async () => {
        desk.office.errors = Array.from({ length: 9 }, () => passing('Busy'));
        await desk.pass(3_000 * SECOND);
        expect(desk.office.errors).toHaveLength(3);
        expect(desk.action('ticket:answer')).toMatchObject({ state: 'failed', message: 'Busy' });
    });

    it('is not retried once the question is answered, and stays for the agent to see', async () => {
        desk.office.errors = [passing('Busy')];
        await desk.pass(301 * SECOND);
        await desk.agent('It comes tomorrow.');
        await desk.pass(60 * SECOND);
        expect(desk.office.cases.size).toBe(0);
        expect(desk.action('ticket:answer')?.state).toBe('failed');
    });
});

describe('A case of which the server’s answer is lost', () => {
    it('is asked for again after 10 seconds, and created once', async () => {
        const desk = new AgentDesk();
        let calls = 0;
        const port: CasePort = {
            open: async (draft) => {
                const record = await desk.office.open(draft);
                calls += 1;
                return calls === 1 ? new Promise(() => undefined) : record;
            },
            find: (of) => desk.office.find(of),
            addReason: (...reasons) => desk.office.addReason(...reasons),
            link: (...link) => desk.office.link(...link)
        };
        desk.casePort = port;
        await withOpenQuestion(desk);
        await desk.until(305);
        expect(desk.action('ticket:answer')?.state).toBe('claimed');
        await desk.until(311);
        expect(desk.action('ticket:answer')).toMatchObject({
            state: 'failed',
            message: 'The case did not answer within 10 seconds.'
        });
        await desk.until(317);
        expect(calls).toBe(2);
        expect(desk.conversation.input).toBe(TICKET);
        expect(desk.office.cases.size).toBe(1);
    });

    it('is found if it was created but not linked, not created again', async () => {
        const desk = await withOpenQuestion(new AgentDesk());
        const set = desk.office.cases.set.bind(desk.office.cases);
        desk.office.cases.set = (key, value) => {
            desk.office.errors = [new Error('No access to CaseId.')];
            return set(key, value);
        };
        await desk.until(301);
        expect(desk.action('ticket:answer')).toMatchObject({ state: 'failed', message: 'No access to CaseId.' });
        expect(desk.conversation.input).toBe(TICKET);
        await desk.act('ticket:answer', 'retry');
        expect(desk.action('ticket:answer')?.state).toBe('inserted');
        expect(desk.office.cases.size).toBe(1);
        expect(desk.office.links).toHaveLength(1);
        expect(desk.conversation.input).toBe(TICKET);
    });
});

describe('A case that is being linked', () => {
    let desk: AgentDesk;
    let links: (() => void)[];

    beforeEach(async () => {
        desk = new AgentDesk();
        links = [];
        desk.casePort = {
            open: (draft) => desk.office.open(draft),
            find: (of) => desk.office.find(of),
            addReason: (...reasons) => desk.office.addReason(...reasons),
            link: (chat, caseId) =>
                new Promise((resolve) => {
                    links.push(() => resolve(desk.office.link(chat, caseId)));
                })
        };
        await withOpenQuestion(desk);
        await desk.until(301);
    });

    it('already has its number in the message box', () => {
        expect(desk.office.links).toEqual([]);
        expect(desk.conversation.input).toBe(TICKET);
    });

    it('may be told of, and is done once it is linked', async () => {
        await desk.sendInput();
        expect(desk.action('ticket:answer')?.state).toBe('claimed');
        links.forEach((link) => link());
        await desk.pass(1);
        expect(desk.noted('ticket:answer')).toMatchObject({ state: 'done', delivered: true });
    });

    it('is linked after a reload that came in between, also if its number has been sent', async () => {
        await desk.sendInput();
        desk.crash(desk.window);
        links = [];
        desk.open();
        await desk.until(340);
        links.forEach((link) => link());
        await desk.pass(1);
        expect(desk.office.links).toHaveLength(1);
        expect(desk.timesSent(TICKET)).toBe(1);
        expect(desk.card().actions).toEqual([]);
    });

    it('does not leave its number in the message box where a policy has it sent by the next try', async () => {
        await desk.follow(policyWith({ 'ticket:answer': 'send' }));
        await desk.until(318);
        expect(desk.timesSent(TICKET)).toBe(1);
        expect(desk.conversation.input).toBe('');
    });

    it('is linked by the next try if the first one is not answered, and its text is not put in again', async () => {
        await desk.until(318);
        expect(links).toHaveLength(2);
        links.at(-1)?.();
        await desk.pass(1);
        expect(desk.action('ticket:answer')?.state).toBe('inserted');
        expect(desk.office.links).toHaveLength(1);
        expect(desk.conversation.input).toBe(TICKET);
    });
});

it('A case whose link was refused stays to be linked when its words are cleared away with others', async () => {
    const desk = await withOpenQuestion(new AgentDesk());
    const set = desk.office.cases.set.bind(desk.office.cases);
    desk.office.cases.set = (key, value) => {
        desk.office.errors = [new Error('No access to CaseId.')];
        return set(key, value);
    };
    await desk.until(301);
    await desk.press('update');
    await desk.act('update', 'insert');
    await desk.act('update', 'dismiss');
    await desk.act('update', 'clear');
    expect(desk.conversation.input).toBe('');
    expect(desk.action('ticket:answer')).toMatchObject({ state: 'failed', message: 'No access to CaseId.' });
});

it('A case that is on its way to the server cannot be declined any more', async () => {
    const desk = await withOpenQuestion(new AgentDesk());
    await desk.until(299);
    const { key = '' } = desk.action('ticket:answer') ?? {};
    const open = desk.office.open.bind(desk.office);
    desk.office.open = async (draft) => {
        await desk.clock.later(1_000);
        return open(draft);
    };
    await desk.until(300.5);
    desk.window.dispatch({ type: 'act', key, command: 'cancel' });
    await desk.until(310);
    expect(desk.office.links).toHaveLength(1);
    expect(desk.action('ticket:answer')?.state).toBe('inserted');
});

describe('A case whose number the agent has sent before its link was refused', () => {
    let desk: AgentDesk;
    let refusals: Error[];

    const sendItsNumber = async (): Promise<void> => {
        const { office } = desk;
        desk.casePort = {
            open: (draft) => office.open(draft),
            find: (of) => office.find(of),
            addReason: (...reasons) => office.addReason(...reasons),
            async link(...link) {
                office.errors = refusals.splice(0, 1);
                await office.link(...link);
            }
        };
        await withOpenQuestion(desk);
        await desk.until(301);
        await desk.sendInput();
        expect(desk.timesSent(TICKET)).toBe(1);
    };

    beforeEach(() => {
        desk = new AgentDesk();
    });

    it('is linked by a later try', async () => {
        refusals = [passing(), passing()];
        await sendItsNumber();
        await desk.until(340);
        expect(desk.office.links).toHaveLength(1);
        expect(desk.card().actions).toEqual([]);
        expect(desk.conversation.commands).toEqual(['insert']);
    });

    it('is the chat’s: the client is not told of it once more at 15:00', async () => {
        refusals = [new Error('No access to CaseId.')];
        await sendItsNumber();
        await desk.until(890);
        await desk.client('And where is the other one?');
        await desk.until(910);
        expect(desk.countdown('duration')).toBeUndefined();
        expect(desk.conversation.input).toBe('');
        expect(desk.action('ticket:answer')?.state).toBe('failed');
    });

    it('leaves the message box free for the next text', async () => {
        refusals = [new Error('No access to CaseId.')];
        await sendItsNumber();
        await desk.until(490);
        expect(desk.action('ticket:answer')?.state).toBe('failed');
        expect(desk.conversation.input).toBe(NUDGE);
    });

    it('is linked by Retry', async () => {
        refusals = [new Error('No access to CaseId.')];
        await sendItsNumber();
        await desk.until(340);
        expect(desk.action('ticket:answer')).toMatchObject({ state: 'failed', message: 'No access to CaseId.' });
        await desk.act('ticket:answer', 'retry');
        expect(desk.office.links).toHaveLength(1);
        expect(desk.card().actions).toEqual([]);
    });
});

it('A ticket that the agent asked for is not told of twice where its link is retried after the client was told', async () => {
    const desk = await withOpenQuestion(new AgentDesk());
    await desk.agent('It is on its way.');
    await desk.until(60);
    const set = desk.office.cases.set.bind(desk.office.cases);
    desk.office.cases.set = (key, value) => {
        desk.office.errors = [new Error('No access to CaseId.')];
        return set(key, value);
    };
    await desk.press('ticket');
    await desk.sendInput();
    await desk.until(70);
    await desk.act('ticket:duration', 'retry');
    expect(desk.office.links).toHaveLength(1);
    expect(desk.conversation.input).toBe('');
    expect(desk.timesSent(LATE_TICKET)).toBe(1);
    expect(desk.card().actions).toEqual([]);
});

describe('A case that was opened before the chat ended, and whose link was refused', () => {
    let desk: AgentDesk;

    const endWhileLinkFails = async (refusal: Error): Promise<void> => {
        desk = await withOpenQuestion(new AgentDesk());
        const set = desk.office.cases.set.bind(desk.office.cases);
        desk.office.cases.set = (key, value) => {
            desk.office.errors = [refusal];
            return set(key, value);
        };
        await desk.until(301);
        expect(desk.action('ticket:answer')?.state).toBe('failed');
        desk.hear({ type: 'ended', chat: CHAT, at: desk.now, by: 'client' });
    };

    it('is linked by a later try, and the client is told nothing more', async () => {
        await endWhileLinkFails(passing());
        await desk.until(310);
        expect(desk.office.links).toEqual([[CHAT, '500xx0000000001AAA']]);
        expect(desk.card()).toMatchObject({ phase: 'ended', actions: [] });
        expect(desk.timesSent(TICKET)).toBe(0);
    });

    it('is linked by Retry', async () => {
        await endWhileLinkFails(new Error('No access to CaseId.'));
        await desk.until(320);
        expect(desk.office.links).toEqual([]);
        await desk.act('ticket:answer', 'retry');
        expect(desk.office.links).toHaveLength(1);
        expect(desk.card().actions).toEqual([]);
    });
});

describe('A computer that slept past both tickets of a chat', () => {
    it.each(['insert', 'send'] as const)('opens one for the question, and none for the length, by %s', async (mode) => {
        const desk = new AgentDesk();
        desk.policy = policyWith({ 'ticket:answer': mode, 'ticket:duration': mode });
        await withOpenQuestion(desk);
        desk.now = START + 1_000 * SECOND;
        await desk.pass(20 * SECOND);
        expect(desk.office.cases.get(CHAT)?.reasons).toEqual(['answer']);
        expect(desk.action('ticket:duration')).toBeUndefined();
        expect(desk.conversation.commands).toEqual([mode]);
    });
});

describe('A chat of 15 minutes', () => {
    let desk: AgentDesk;

    beforeEach(async () => {
        desk = new AgentDesk();
        desk.open();
        await desk.accept();
        await desk.agent('Hello');
        await desk.follow(policyWith({ 'ticket:answer': 'off' }));
    });

    const talkUntil = async (seconds: number): Promise<void> => {
        while (desk.now < START + (seconds - 100) * SECOND) {
            await desk.pass(100 * SECOND);
            await desk.client('And another thing?');
            await desk.agent('This is the answer.');
        }
        await desk.until(seconds);
    };

    it('gets no case while only the client is silent', async () => {
        await talkUntil(900);
        await desk.until(960);
        expect(desk.office.cases.size).toBe(0);
    });

    it('gets its case as soon as the client writes after that', async () => {
        await talkUntil(900);
        await desk.until(930);
        await desk.client('Are you there?');
        await desk.pass(1);
        expect(desk.office.cases.get(CHAT)?.draft?.reason).toBe('duration');
        expect(desk.conversation.input.endsWith(LATE_TICKET)).toBe(true);
        expect(desk.countdown('duration')).toBeUndefined();
    });

    it('gets its case at the first moment after 15:00 if the client waits', async () => {
        await talkUntil(890);
        await desk.client('Are you there?');
        await desk.until(900);
        expect(desk.office.cases.size).toBe(0);
        await desk.until(900.001);
        expect(desk.office.cases.size).toBe(1);
    });

    describe('whose question was open at 15:00', () => {
        beforeEach(async () => {
            await talkUntil(890);
            await desk.client('And now?');
        });

        it('gets no case if that was answered before the case could be opened', async () => {
            desk.recordRefusals = ['The server is busy.'];
            await desk.until(901);
            await desk.agent('It is on its way.');
            await desk.until(960);
            expect(desk.office.cases.size).toBe(0);
            expect(desk.noted('ticket:duration')).toMatchObject({ state: 'failed' });
        });

        it('gets no case after a reload if the log tells that all was answered by then', async () => {
            desk.crash(desk.window);
            await desk.until(905);
            desk.speakUnheard('agent', 'It is on its way.');
            await desk.until(920);
            desk.open();
            await desk.until(960);
            expect(desk.countdown('answer')).toBeUndefined();
            expect(desk.office.cases.size).toBe(0);
        });

        it('is due no more once that was answered, and again with the next question, in the mode remind', async () => {
            await desk.follow(policyWith({ 'ticket:answer': 'off', 'ticket:duration': 'remind' }));
            await desk.until(902);
            expect(desk.action('ticket:duration')).toMatchObject({ state: 'due' });
            await desk.agent('It is on its way.');
            await desk.until(950);
            expect(desk.action('ticket:duration')).toBeUndefined();
            await desk.client('Where is it now?');
            await desk.pass(1);
            expect(desk.action('ticket:duration')).toMatchObject({ state: 'due' });
        });

        it('gets its case by the button Open ticket also after the answer', async () => {
            await desk.follow(policyWith({ 'ticket:duration': 'remind' }));
            await desk.until(902);
            await desk.agent('It is on its way.');
            await desk.until(950);
            await desk.press('ticket');
            expect(desk.office.cases.size).toBe(1);
            expect(desk.conversation.input).toBe(LATE_TICKET);
        });
    });

    it('gets none if it has a case already', async () => {
        desk.hear({ type: 'case', chat: CHAT, at: desk.now, caseId: '500xx0000000009AAA' });
        await talkUntil(890);
        await desk.client('Are you there?');
        await desk.until(1_000);
        expect(desk.office.cases.size).toBe(0);
    });

    it('gets one case if both prompts are due, with both reasons', async () => {
        await desk.follow(DEFAULT_POLICY);
        await talkUntil(700);
        await desk.client('Where is my order?');
        await desk.agent('One moment.');
        await desk.until(1_100);
        expect(desk.office.cases.size).toBe(1);
        expect(desk.office.cases.get(CHAT)?.reasons).toEqual(['duration', 'answer']);
        expect(desk.conversation.input).toBe(LATE_TICKET);
        expect(desk.action('ticket:answer')).toMatchObject({ state: 'parked', reason: 'mayHoldDraft', text: TICKET });
    });
});

describe('The button Open ticket', () => {
    let desk: AgentDesk;

    beforeEach(async () => {
        desk = new AgentDesk();
        desk.open();
    });

    it('opens the case at once, with the agent as its reason', async () => {
        await desk.accept();
        await desk.client('Where is my order?');
        await desk.press('ticket');
        expect(desk.office.cases.get(CHAT)?.draft?.reason).toBe('agent');
        expect(desk.conversation.input).toBe(TICKET);
    });

    it('opens one case if it is pressed twice', async () => {
        await desk.accept();
        desk.window.dispatch({ type: 'press', chat: CHAT, button: 'ticket' });
        await desk.press('ticket');
        await desk.press('ticket');
        expect(desk.conversation.commands).toEqual(['insert']);
        expect(desk.office.cases.size).toBe(1);
    });

    it('does nothing in a chat of another agent', async () => {
        desk.hear({ type: 'accepted', chat: CHAT, at: START, agent: COLLEAGUE });
        await desk.press('ticket');
        await settle();
        expect(desk.office.cases.size).toBe(0);
    });
});
