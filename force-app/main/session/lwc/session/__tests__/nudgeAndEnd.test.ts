import { AgentDesk, CHAT, CLOSING, COLLEAGUE, ME, NUDGE, policyWith, settle } from './agentDesk';

const GREETING = 'Hello, how can I help?';

describe('A silent client', () => {
    let desk: AgentDesk;

    beforeEach(async () => {
        desk = new AgentDesk();
        desk.open();
        await desk.accept();
        await desk.agent(GREETING);
    });

    it('gets nothing put into the message box at exactly 3:00', async () => {
        await desk.until(180);
        expect(desk.conversation.input).toBe('');
    });

    it('gets the nudge put into the message box at the first moment after 3:00', async () => {
        await desk.until(180.001);
        expect(desk.conversation.input).toBe(NUDGE);
        expect(desk.action('nudge')?.state).toBe('inserted');
    });

    it('gets no second nudge while the first one is in the message box', async () => {
        await desk.until(900);
        expect(desk.conversation.commands).toEqual(['insert']);
    });

    it('gets no nudge if the client writes in time', async () => {
        await desk.until(180);
        await desk.client('Still here');
        await desk.until(400);
        expect(desk.conversation.input).not.toContain(NUDGE);
        expect(desk.texts()).toEqual([GREETING]);
    });

    it('is not nudged if the log arrives late, and the client wrote meanwhile without anybody hearing it', async () => {
        await desk.follow(policyWith({ nudge: 'send' }));
        await desk.until(100);
        desk.conversation.logsLate = [4_000];
        await desk.until(182);
        desk.speakUnheard('client', 'I am here');
        await desk.until(190);
        expect(desk.texts()).toEqual([GREETING]);
        expect(desk.countdown('response')).toMatchObject({ remaining: 52_000 });
    });

    it('was nudged once the agent sends the text, whatever else is in the message', async () => {
        await desk.until(181);
        await desk.type(' Ada');
        await desk.sendInput();
        expect(desk.countdown('nudge')).toBeUndefined();
        expect(desk.countdown('idle')?.remaining).toBe(120_000);
        expect(desk.noted('nudge')).toMatchObject({ state: 'done', delivered: true });
    });

    it('gets the closing words put into the message box after 5:00 in total, and not before', async () => {
        await desk.until(180.001);
        await desk.sendInput();
        await desk.until(300.001);
        expect(desk.conversation.input).toBe('');
        await desk.until(300.002);
        expect(desk.conversation.input).toBe(CLOSING);
        expect(desk.conversation.isEnded).toBe(false);
    });

    it('has the chat ended as soon as the agent sends the closing words', async () => {
        await desk.until(180.001);
        await desk.sendInput();
        await desk.until(310);
        await desk.sendInput();
        expect(desk.texts().at(-1)).toBe(CLOSING);
        expect(desk.conversation.isEnded).toBe(true);
        expect(desk.card().phase).toBe('ended');
    });

    it('gets the closing words and then the end by one click', async () => {
        await desk.until(180.001);
        await desk.sendInput();
        await desk.until(310);
        await desk.press('end');
        expect(desk.timesSent(CLOSING)).toBe(1);
        expect(desk.conversation.commands.at(-1)).toBe('end');
        expect(desk.card()).toMatchObject({ phase: 'ended', saidGoodbye: true });
        expect(desk.conversation.input).toBe('');
    });

    it('never has the chat ended before a nudge was delivered', async () => {
        await desk.until(1_200);
        expect(desk.conversation.commands).toEqual(['insert']);
        expect(desk.conversation.isEnded).toBe(false);
    });

    it('is neither nudged nor has the chat ended if the client wrote and nobody heard it', async () => {
        await desk.follow(policyWith({ nudge: 'send', end: 'send' }));
        await desk.until(200);
        desk.speakUnheard('client', 'Yes, and I have a question');
        await desk.until(400);
        expect(desk.texts()).not.toContain(CLOSING);
        expect(desk.conversation.isEnded).toBe(false);
        expect(desk.countdown('response')).toBeDefined();
    });

    it('is sent nothing while the log cannot be read, and is sent the nudge once after that', async () => {
        await desk.follow(policyWith({ nudge: 'send' }));
        desk.conversation.logRefused = 'The toolkit is not ready.';
        await desk.until(184);
        expect(desk.action('nudge')).toMatchObject({ state: 'failed', message: 'The toolkit is not ready.' });
        desk.speakUnheard('agent', NUDGE);
        desk.conversation.logRefused = undefined;
        await desk.until(250);
        expect(desk.timesSent(NUDGE)).toBe(1);
    });

    it('keeps the chat if the client writes between the closing words and the end', async () => {
        await desk.follow(policyWith({ nudge: 'send', end: 'send' }));
        await desk.until(299);
        const { sent } = desk.conversation;
        desk.conversation.sent = (entry) => {
            sent(entry);
            if (entry.text === CLOSING) {
                desk.speak('client', 'Wait, I am here');
            }
        };
        await desk.until(302);
        expect(desk.texts().at(-1)).toBe(CLOSING);
        expect(desk.conversation.isEnded).toBe(false);
    });

    it('is nudged and has the chat closed and ended without a click in the mode send', async () => {
        await desk.follow(policyWith({ nudge: 'send', end: 'send' }));
        await desk.until(180.001);
        expect(desk.texts().at(-1)).toBe(NUDGE);
        await desk.until(300);
        expect(desk.conversation.isEnded).toBe(false);
        await desk.until(300.002);
        expect(desk.texts()).toEqual([GREETING, NUDGE, CLOSING]);
        expect(desk.conversation.isEnded).toBe(true);
    });

    it('is only pointed out in the mode remind', async () => {
        await desk.follow(policyWith({ nudge: 'remind' }));
        await desk.until(181);
        expect(desk.conversation.commands).toEqual([]);
        expect(desk.action('nudge')).toMatchObject({ state: 'due', text: NUDGE });
    });

    it('is not even pointed out in the mode off', async () => {
        await desk.follow(policyWith({ nudge: 'off' }));
        await desk.until(181);
        expect(desk.conversation.commands).toEqual([]);
        expect(desk.action('nudge')).toBeUndefined();
    });

    it('is not acted on once the chat was transferred to another agent', async () => {
        desk.hear({ type: 'transferred', chat: CHAT, at: desk.now, agent: COLLEAGUE });
        await desk.until(400);
        expect(desk.conversation.commands).toEqual([]);
        expect(desk.window.view().chats).toEqual([]);
    });

    it('is nudged once if the same agent accepts the chat once more', async () => {
        desk.hear({ type: 'accepted', chat: CHAT, at: desk.now + 400, id: 'accepted:record', agent: ME });
        await desk.until(181);
        expect(desk.conversation.commands).toEqual(['insert']);
    });
});

describe('Closing words that wait beside a draft', () => {
    it('are not said once more where the agent has written them by hand, and the chat is ended', async () => {
        const desk = new AgentDesk();
        desk.open();
        await desk.accept();
        await desk.agent('Hello');
        await desk.until(180);
        await desk.agent(NUDGE);
        await desk.until(295);
        await desk.type('Hey! It looks like');
        await desk.until(301);
        expect(desk.action('end')?.state).toBe('parked');
        await desk.agent(CLOSING);
        await desk.pass(1_000);
        expect(desk.timesSent(CLOSING)).toBe(1);
        expect(desk.conversation.isEnded).toBe(true);
    });
});

describe('Closing words that the agent types by hand', () => {
    let desk: AgentDesk;

    beforeEach(async () => {
        desk = new AgentDesk();
        desk.open();
        await desk.accept();
        await desk.agent(GREETING);
        await desk.until(175);
        await desk.agent(NUDGE);
        await desk.until(298);
        await desk.agent(CLOSING);
    });

    it('are not put in again at 5:00, and the chat is ended then', async () => {
        await desk.until(300);
        expect(desk.conversation.isEnded).toBe(false);
        await desk.until(301);
        expect(desk.conversation.commands).toEqual(['end']);
        expect(desk.conversation.isEnded).toBe(true);
        expect(desk.timesSent(CLOSING)).toBe(1);
        expect(desk.card().phase).toBe('ended');
    });

    it('end nothing while the log cannot be read, which may tell that the client is back', async () => {
        desk.conversation.logRefused = 'Not now.';
        await desk.until(303);
        expect(desk.conversation.isEnded).toBe(false);
        expect(desk.action('end')).toMatchObject({ state: 'failed', message: 'Not now.' });
        desk.conversation.logRefused = undefined;
        await desk.until(320);
        expect(desk.conversation.isEnded).toBe(true);
    });

    it('stay without an end where the chat cannot be ended here, and the agent is told so', async () => {
        desk.conversation.refusals = [{ outcome: 'unsupported' }];
        await desk.until(301);
        expect(desk.action('end')).toMatchObject({ state: 'failed', message: 'This chat cannot be ended here.' });
        await desk.until(600);
        expect(desk.conversation.commands).toEqual(['end']);
    });

    it('end nothing if the client is back before 5:00', async () => {
        await desk.client('Sorry, I am back!');
        await desk.until(400);
        expect(desk.conversation.isEnded).toBe(false);
    });
});

describe('An end', () => {
    let desk: AgentDesk;

    beforeEach(async () => {
        desk = new AgentDesk();
        desk.open();
        await desk.accept();
        await desk.agent(GREETING);
        await desk.until(181);
        await desk.sendInput();
    });

    it('counts as done once End Chat was accepted, never because the words went out', async () => {
        await desk.until(310);
        desk.conversation.refusals = [{ outcome: 'failed', message: 'End Chat is not available.', refused: true }];
        await desk.sendInput();
        expect(desk.noted('end')).toMatchObject({ state: 'failed', message: 'End Chat is not available.' });
        expect(desk.card().phase).toBe('accepted');
        await desk.pass(20_000);
        expect(desk.conversation.isEnded).toBe(true);
        expect(desk.noted('end')?.state).toBe('done');
        expect(desk.timesSent(CLOSING)).toBe(1);
    });

    it('is done if the agent sends the inserted words before the answer to the insertion arrives', async () => {
        let answer = (): void => undefined;
        const { box } = desk.conversation;
        const insert = box.insert.bind(box);
        desk.conversation.refusals = [
            new Promise((resolve) => {
                answer = () => resolve({ outcome: 'done' });
            })
        ];
        await desk.until(302);
        insert(CLOSING);
        await desk.sendInput();
        answer();
        await settle();
        expect(desk.conversation.isEnded).toBe(true);
        expect(desk.noted('end')?.state).toBe('done');
        expect(desk.card().phase).toBe('ended');
    });

    it('is not done if the client ended the chat after the words went out', async () => {
        await desk.until(302);
        expect(desk.conversation.input).toBe(CLOSING);
        desk.crash(desk.window);
        desk.speakUnheard('agent', desk.conversation.box.send());
        await desk.until(305);
        desk.record.events = [{ type: 'ended', chat: CHAT, at: desk.now, by: 'client', id: 'ended' }];
        desk.open();
        await desk.until(320);
        expect(desk.conversation.commands).not.toContain('end');
        expect(desk.noted('end')).toMatchObject({ state: 'skipped', reason: 'ended', delivered: true });
        expect(desk.card()).toMatchObject({ phase: 'ended', saidGoodbye: true });
    });

    it('is not said to have had the closing words if the client ended the chat before they were sent', async () => {
        await desk.until(302);
        desk.hear({ type: 'ended', chat: CHAT, at: desk.now, by: 'client' });
        expect(desk.noted('end')).toMatchObject({ state: 'skipped', reason: 'ended' });
        expect(desk.card()).toMatchObject({ phase: 'ended', saidGoodbye: false });
    });

    it('is done by “now” in its row: the words are sent, then the chat is ended', async () => {
        await desk.until(290);
        expect(desk.action('end')?.state).toBe('coming');
        await desk.act('end', 'do');
        expect(desk.timesSent(CLOSING)).toBe(1);
        expect(desk.conversation.isEnded).toBe(true);
        expect(desk.noted('end')?.state).toBe('done');
    });
});
