import {
    AgentDesk,
    CHAT,
    CLOSING,
    COLLEAGUE,
    HOLD,
    ME,
    MINUTE,
    NUDGE,
    policyWith,
    SECOND,
    settle,
    TICKET
} from './agentDesk';
import { MessageBox } from './messageBox';

describe('An inserted text is watched until it was sent:', () => {
    let desk: AgentDesk;

    beforeEach(async () => {
        desk = new AgentDesk();
        desk.open();
        await desk.accept();
    });

    const untilClosingIsIn = async (): Promise<void> => {
        await desk.agent('Hello');
        await desk.until(181);
        await desk.sendInput();
        await desk.until(302);
        expect(desk.conversation.input).toBe(CLOSING);
    };

    it('the closing words are taken out of the message box if the client is back and nothing was typed since', async () => {
        await untilClosingIsIn();
        await desk.client('Sorry, I am back!');
        expect(desk.conversation.input).toBe('');
        expect(desk.conversation.commands.at(-1)).toBe('clear');
        expect(desk.action('end')).toBeUndefined();
        expect(desk.noted('end')).toMatchObject({ state: 'skipped', reason: 'notOwed' });
    });

    it('the agent is told that they are still there if something was typed since, and clears them with one click', async () => {
        await untilClosingIsIn();
        await desk.type(' Bye, Carla.');
        await desk.client('Sorry, I am back!');
        expect(desk.conversation.input).toBe(`${CLOSING} Bye, Carla.`);
        expect(desk.action('end')).toMatchObject({ state: 'leftInInput', text: CLOSING });
        await desk.act('end', 'clear');
        expect(desk.conversation.input).toBe('');
        expect(desk.action('end')).toBeUndefined();
    });

    it('the agent is told too if only the panel knows that something was typed', async () => {
        await untilClosingIsIn();
        desk.conversation.box.type(' Bye.');
        await desk.client('Sorry, I am back!');
        expect(desk.conversation.input).toBe(`${CLOSING} Bye.`);
        expect(desk.action('end')?.state).toBe('leftInInput');
    });

    it('the closing words are taken out within seconds if only the log tells that the client is back', async () => {
        await untilClosingIsIn();
        desk.conversation.write('client', 'Sorry, I am back!');
        await desk.pass(15 * SECOND);
        expect(desk.conversation.input).toBe('');
        expect(desk.noted('end')).toMatchObject({ state: 'skipped', reason: 'notOwed' });
        const { readings } = desk.conversation;
        await desk.pass(4 * MINUTE);
        expect(desk.conversation.readings).toBe(readings);
    });

    it('a log that does not answer is asked for once at a time', async () => {
        await untilClosingIsIn();
        const { readings } = desk.conversation;
        desk.conversation.logHangs = true;
        await desk.pass(19 * SECOND);
        desk.hear({ type: 'message', chat: CHAT, at: desk.now, from: 'system', text: 'The client is typing.' });
        expect(desk.conversation.readings).toBe(readings + 1);
    });

    it('the row goes away once the agent has sent a message of their own', async () => {
        await untilClosingIsIn();
        await desk.type(' Bye, Carla.');
        await desk.client('Sorry, I am back!');
        await desk.agent('Welcome back!');
        expect(desk.action('end')).toBeUndefined();
    });

    it('words that could not be cleared while the chat was not on screen are cleared once it is', async () => {
        await untilClosingIsIn();
        desk.conversation.refusals = [{ outcome: 'notOnScreen' }];
        await desk.client('Sorry, I am back!');
        expect(desk.action('end')?.state).toBe('leftInInput');
        await desk.show();
        expect(desk.conversation.input).toBe('');
        expect(desk.action('end')).toBeUndefined();
    });

    it('words wait beside the conversation if they are wanted again, and nobody knows whether they were taken out', async () => {
        await desk.client('Where is my order?');
        await desk.until(301);
        desk.conversation.answerIsLost = true;
        desk.hear({ type: 'transferred', chat: CHAT, at: desk.now, agent: COLLEAGUE });
        await desk.pass(11 * SECOND);
        desk.hear({ type: 'accepted', chat: CHAT, at: desk.now, id: 'accepted:w2', agent: ME });
        await settle();
        expect(desk.card().actions).toMatchObject([{ state: 'parked', reason: 'mayHoldDraft', text: TICKET }]);
        await desk.act('ticket:answer', 'insert');
        expect(desk.conversation.input).toBe(TICKET);
    });

    it('a text that was cleared away with other words waits beside the conversation', async () => {
        await desk.client('Where is my order?');
        await desk.press('hold');
        await desk.type(' Carla.');
        await desk.until(301);
        await desk.act('ticket:answer', 'insert');
        await desk.act('hold', 'dismiss');
        await desk.act('hold', 'clear');
        expect(desk.conversation.input).toBe('');
        expect(desk.card().actions).toMatchObject([{ action: 'ticket:answer', state: 'parked', text: TICKET }]);
    });

    it('a nudge is taken out if the client writes before the agent sends it', async () => {
        await desk.agent('Hello');
        await desk.until(181);
        await desk.client('I am here');
        expect(desk.conversation.input).toBe('');
        expect(desk.countdown('response')).toBeDefined();
    });

    describe('where the chat becomes somebody else’s,', () => {
        const leave: Record<string, () => void> = {
            'is transferred': () => desk.hear({ type: 'transferred', chat: CHAT, at: desk.now, agent: COLLEAGUE }),
            'leaves Omni-Channel': () => desk.hear({ type: 'closed', chat: CHAT, at: desk.now }),
            'is out of the agent’s sight': () => desk.window.dispatch({ type: 'lost', chat: CHAT })
        };

        it.each(Object.keys(leave))('is taken out of the message box once the chat %s', async (how) => {
            await untilClosingIsIn();
            leave[how]?.();
            await settle();
            expect(desk.conversation.input).toBe('');
            expect(desk.noted('end')).toMatchObject({ state: 'skipped', reason: 'notHeld' });
        });

        it.each(Object.keys(leave))('stays if something was typed since, and the chat %s', async (how) => {
            await untilClosingIsIn();
            await desk.type(' Bye, Carla.');
            leave[how]?.();
            await settle();
            expect(desk.conversation.input).toBe(`${CLOSING} Bye, Carla.`);
            expect(desk.conversation.commands).not.toContain('clear');
        });

        it('is taken out once Omni-Channel’s list of the agent’s work lacks the chat', async () => {
            await untilClosingIsIn();
            desk.tell({ type: 'work', works: [] });
            await settle();
            expect(desk.conversation.input).toBe('');
        });

        it.each([
            ['closed', { type: 'event', event: { type: 'closed', chat: CHAT, at: 0 } }],
            ['out of sight', { type: 'lost', chat: CHAT }]
        ] as const)(
            'is taken out by the window that shows it where only another one hears that it is %s',
            async (_how, news) => {
                const other = desk.open({ onScreen: false });
                await untilClosingIsIn();
                other.dispatch(news);
                await settle();
                expect(desk.conversation.input).toBe('');
                expect(desk.window.view().chats).toEqual([]);
            }
        );

        describe('and comes back with its message box as it was,', () => {
            /** The chat is away for a while, its tab with it. */
            const beAway = async (how: string): Promise<void> => {
                leave[how]?.();
                await desk.pass(10 * SECOND);
                desk.conversation.box.reload();
                desk.tell({ type: 'returned' });
                await desk.pass(10 * SECOND);
            };
            const comeBack = async (): Promise<void> => {
                desk.hear({ type: 'assigned', chat: CHAT, at: desk.now, id: 'assigned:w2', agent: ME });
                await desk.pass(5 * SECOND);
                desk.hear({ type: 'accepted', chat: CHAT, at: desk.now, id: 'accepted:w2', agent: ME });
                await settle();
                await desk.show();
            };
            const WAYS = ['is transferred', 'leaves Omni-Channel'];

            beforeEach(async () => {
                await desk.agent('Hello');
                await desk.until(181);
            });

            it.each(WAYS)('a nudge stands there once after it %s', async (how) => {
                desk.conversation.refusals = [{ outcome: 'notOnScreen' }];
                await beAway(how);
                expect(desk.conversation.input).toBe(NUDGE);
                await comeBack();
                expect(desk.conversation.input).toBe(NUDGE);
                expect(desk.action('nudge')?.state).toBe('inserted');
            });

            it.each(WAYS)('a nudge is not put in again beside what was typed after it %s', async (how) => {
                await desk.type(' Carla?');
                await beAway(how);
                await comeBack();
                expect(desk.conversation.input).toBe(`${NUDGE} Carla?`);
                expect(desk.card().actions).toMatchObject([{ state: 'parked', reason: 'mayHoldDraft', text: NUDGE }]);
            });

            it.each(WAYS)('nothing is put into a draft that was begun before it %s', async (how) => {
                await desk.client('Where is my order?');
                await desk.type('It is');
                await beAway(how);
                desk.speakUnheard('agent', 'A colleague has a look.');
                await desk.pass(10 * SECOND);
                await comeBack();
                await desk.press('hold');
                expect(desk.conversation.input).toBe('It is');
                expect(desk.action('hold')).toMatchObject({ state: 'parked', reason: 'mayHoldDraft' });
            });

            it.each(WAYS)('a draft that was sent before it %s counts no more', async (how) => {
                await desk.client('Where is my order?');
                await desk.agent('It is on its way.');
                await beAway(how);
                await comeBack();
                await desk.press('hold');
                expect(desk.conversation.input).toBe(HOLD);
            });

            it.each([
                ['three days', 0, [`draft|${CHAT}`]],
                ['longer', 1, []]
            ])('that a draft was begun is remembered for %s after it was', async (_time, later, kept) => {
                await desk.type('It is');
                const typedAt = desk.now;
                leave['leaves Omni-Channel']?.();
                await settle();
                desk.crash(desk.window);
                desk.now = typedAt + 3 * 24 * 60 * MINUTE + later;
                desk.open();
                expect([...desk.browser.stored.keys()].filter((key) => key.startsWith('draft|'))).toEqual(kept);
            });

            it.each(WAYS)('a nudge is taken out if a colleague wrote meanwhile, after it %s', async (how) => {
                desk.conversation.refusals = [{ outcome: 'notOnScreen' }];
                await beAway(how);
                desk.speak('agent', 'It is on its way.');
                await desk.pass(10 * SECOND);
                await comeBack();
                expect(desk.conversation.input).toBe('');
                expect(desk.card().actions).toEqual([]);
            });
        });

        it('what the agent has typed stays', async () => {
            await desk.type('Hello');
            leave['leaves Omni-Channel']?.();
            await settle();
            expect(desk.conversation.input).toBe('Hello');
        });
    });

    it('the closing words end the chat however long they stood there, also with more words after them', async () => {
        await untilClosingIsIn();
        await desk.pass(16 * MINUTE);
        await desk.type(' Bye!');
        await desk.sendInput();
        await desk.pass(3 * SECOND);
        expect(desk.conversation.isEnded).toBe(true);
    });

    it('a hold text is a hold however long it stood there, also with more words after it', async () => {
        await desk.client('Where is my order?');
        await desk.press('hold');
        await desk.pass(16 * MINUTE);
        await desk.type(' It is about your order.');
        await desk.sendInput();
        expect(desk.countdown('update')).toBeDefined();
        desk.crash(desk.window);
        desk.open();
        await desk.show();
        await desk.follow({ ...desk.policy, nudge: 200 });
        expect(desk.countdown('update')).toBeDefined();
    });

    it('nothing is cleared in a chat that has ended', async () => {
        await untilClosingIsIn();
        desk.hear({ type: 'ended', chat: CHAT, at: desk.now, by: 'client' });
        desk.hear({ type: 'closed', chat: CHAT, at: desk.now });
        await settle();
        expect(desk.conversation.commands).not.toContain('clear');
    });

    it('is parked if the agent sends something else instead and it is still owed', async () => {
        await desk.client('Where is my order?');
        await desk.until(301);
        expect(desk.conversation.input).toBe(TICKET);
        await desk.agent('Let me see, one moment.');
        expect(desk.action('ticket:answer')).toMatchObject({ state: 'parked', text: TICKET });
        await desk.act('ticket:answer', 'insert');
        expect(desk.conversation.input).toBe(TICKET);
        await desk.sendInput();
        expect(desk.timesSent(TICKET)).toBe(1);
        expect(desk.action('ticket:answer')).toBeUndefined();
    });

    it('is skipped if the agent sends an answer instead', async () => {
        await desk.client('Where is my order?');
        await desk.until(301);
        await desk.agent('It is on its way.');
        expect(desk.action('ticket:answer')).toBeUndefined();
        expect(desk.noted('ticket:answer')).toMatchObject({ state: 'skipped', reason: 'notOwed' });
    });

    it('after a reload it is still watched', async () => {
        await untilClosingIsIn();
        desk.crash(desk.window);
        desk.open();
        await desk.pass(1_000);
        await desk.sendInput();
        await desk.pass(1);
        expect(desk.conversation.isEnded).toBe(true);
        expect(desk.noted('end')?.state).toBe('done');
    });
});

describe('Nothing is put into an input that may hold a draft:', () => {
    let desk: AgentDesk;

    beforeEach(async () => {
        desk = new AgentDesk();
        desk.open();
        await desk.accept();
        await desk.agent('Hello');
    });

    it('a nudge that falls due while the agent is typing is parked, and the draft is left alone', async () => {
        await desk.until(170);
        await desk.type('By the way, I have also');
        await desk.until(200);
        expect(desk.conversation.input).toBe('By the way, I have also');
        expect(desk.conversation.commands).toEqual([]);
        expect(desk.action('nudge')).toMatchObject({ state: 'parked', reason: 'mayHoldDraft', text: NUDGE });
    });

    it('is parked too if only the panel knows of the draft', async () => {
        desk.conversation.box.type('By the way');
        await desk.until(200);
        expect(desk.conversation.input).toBe('By the way');
        expect(desk.action('nudge')).toMatchObject({ state: 'parked', reason: 'mayHoldDraft', text: NUDGE });
    });

    it('a draft from before the last message counts no more', async () => {
        await desk.until(1);
        await desk.type('By the way');
        await desk.sendInput();
        await desk.until(200);
        expect(desk.conversation.input).toBe(NUDGE);
    });

    it('a draft from before a reload still counts', async () => {
        await desk.until(170);
        await desk.type('By the way');
        desk.crash(desk.window);
        desk.open();
        await desk.until(200);
        expect(desk.conversation.input).toBe('By the way');
        expect(desk.action('nudge')?.state).toBe('parked');
    });

    it('Insert puts a parked text at the cursor, apart from the draft', async () => {
        await desk.until(170);
        await desk.type('By the way.');
        await desk.until(200);
        await desk.act('nudge', 'insert');
        expect(desk.conversation.input).toBe(`By the way. ${NUDGE}`);
        expect(desk.action('nudge')?.state).toBe('inserted');
        await desk.sendInput();
        expect(desk.noted('nudge')?.state).toBe('done');
        expect(desk.countdown('nudge')).toBeUndefined();
    });

    it('Insert puts it apart from a draft of which only the panel knows', async () => {
        desk.conversation.box.type('By the way.');
        await desk.until(200);
        await desk.act('nudge', 'insert');
        expect(desk.conversation.input).toBe(`By the way. ${NUDGE}`);
    });

    it('in legacy Chat, which has no way into it, no Insert is offered beside a draft', async () => {
        desk.tell({ type: 'facts', chat: CHAT, facts: { kind: 'chat' } });
        await desk.type('By the way.');
        desk.conversation.refusals = [{ outcome: 'unsupported' }];
        await desk.until(200);
        expect(desk.action('nudge')).toMatchObject({ state: 'parked', reason: 'inputUnavailable' });
    });

    it('Send sends a parked text, and the draft stays', async () => {
        await desk.until(170);
        await desk.type('By the way');
        await desk.until(200);
        await desk.act('nudge', 'send');
        expect(desk.texts()).toEqual(['Hello', NUDGE]);
        expect(desk.conversation.input).toBe('By the way');
        expect(desk.action('nudge')).toBeUndefined();
    });

    it('a parked text reads as Send sends it, also once the policy has another one', async () => {
        await desk.until(170);
        await desk.type('By the way');
        await desk.until(200);
        const nudge = 'Hello? Anybody?';
        await desk.follow({ ...desk.policy, texts: { ...desk.policy.texts, nudge } });
        expect(desk.action('nudge')).toMatchObject({ state: 'parked', text: nudge });
        await desk.act('nudge', 'send');
        expect(desk.texts().at(-1)).toBe(nudge);
    });

    it('Skip ends a parked text for good', async () => {
        await desk.until(170);
        await desk.type('By the way');
        await desk.until(200);
        await desk.act('nudge', 'skip');
        expect(desk.action('nudge')).toBeUndefined();
        expect(desk.countdown('nudge')).toMatchObject({ isDismissed: true });
        await desk.until(400);
        expect(desk.conversation.input).toBe('By the way');
    });

    it('a parked text goes away once the client writes', async () => {
        await desk.until(170);
        await desk.type('By the way');
        await desk.until(200);
        await desk.client('I am here');
        expect(desk.action('nudge')).toBeUndefined();
    });

    it('a second text of ours does not stand beside the first', async () => {
        await desk.client('Where is my order?');
        await desk.press('hold');
        await desk.until(301);
        expect(desk.conversation.input).toBe(HOLD);
        expect(desk.action('ticket:answer')).toMatchObject({ state: 'parked', reason: 'mayHoldDraft', text: TICKET });
    });

    it('a text that is sent without the message box goes out although there is a draft', async () => {
        await desk.follow(policyWith({ nudge: 'send' }));
        await desk.until(170);
        await desk.type('By the way');
        await desk.until(200);
        expect(desk.texts()).toEqual(['Hello', NUDGE]);
        expect(desk.conversation.input).toBe('By the way');
    });

    it('only the fact that keys came is stored', async () => {
        await desk.type('swordfish');
        expect([...desk.browser.stored.values()].join()).not.toContain('swordfish');
        expect(JSON.parse(desk.browser.stored.get(`chat|${CHAT}`) ?? '{}')).toMatchObject({
            typedAt: expect.any(Number) as number
        });
    });
});

describe('A text that was put in beside a draft, and that the agent dismisses,', () => {
    it('stays there with the draft, which nobody else may delete, and one click clears both', async () => {
        const desk = new AgentDesk();
        desk.open();
        await desk.accept();
        await desk.agent('Hello');
        await desk.type('By the way.');
        await desk.until(181);
        await desk.act('nudge', 'insert');
        await desk.act('nudge', 'dismiss');
        expect(desk.conversation.input).toBe(`By the way. ${NUDGE}`);
        expect(desk.action('nudge')).toMatchObject({ state: 'leftInInput', text: NUDGE });
        await desk.act('nudge', 'clear');
        expect(desk.conversation.input).toBe('');
        expect(desk.action('nudge')).toBeUndefined();
        expect(desk.noted('nudge')?.state).toBe('dismissed');
    });
});

describe('A text in the message box of another tab', () => {
    let desk: AgentDesk;
    let other: { id: string; box: MessageBox };

    beforeEach(async () => {
        desk = new AgentDesk();
        desk.open();
        await desk.accept();
        await desk.agent('Hello');
        await desk.until(181);
        // It is loaded again, and comes back with what stands in it.
        desk.crash(desk.window);
        other = { id: 'other tab', box: new MessageBox() };
        desk.open({ tab: other });
    });

    it('is said to stand there after Skip, until that tab has taken it out', async () => {
        expect(desk.conversation.input).toBe(NUDGE);
        await desk.act('nudge', 'skip');
        expect(desk.action('nudge')?.state).toBe('leftInInput');
        const first = desk.open();
        await settle();
        expect(desk.conversation.input).toBe('');
        expect(desk.action('nudge')).toBeUndefined();
        expect(desk.action('nudge', first)).toBeUndefined();
    });

    it('is said to stand there if the client is back, until the agent has written', async () => {
        await desk.client('I am back');
        expect(desk.action('nudge')?.state).toBe('leftInInput');
        await desk.agent('Good to see you.');
        expect(desk.action('nudge')).toBeUndefined();
    });

    it('is said to stand there no more once the agent has pressed the button that clears it', async () => {
        await desk.act('nudge', 'skip');
        await desk.act('nudge', 'clear');
        expect(desk.action('nudge')).toBeUndefined();
    });

    it('still stands there once the other tab is cleared of a text of its own', async () => {
        await desk.act('nudge', 'skip');
        await desk.press('hold');
        await desk.act('hold', 'insert');
        expect(other.box.text).toContain(HOLD);
        await desk.act('hold', 'skip');
        await desk.act('hold', 'clear');
        expect(other.box.text).toBe('');
        expect(desk.action('hold')).toBeUndefined();
        expect(desk.action('nudge')?.state).toBe('leftInInput');
    });
});

describe('Closing words that stand in the message box when the agent presses End', () => {
    const REFUSED = { outcome: 'failed', message: 'Too busy', refused: true } as const;
    let desk: AgentDesk;

    beforeEach(async () => {
        desk = new AgentDesk();
        desk.open();
        await desk.accept();
        await desk.agent('Hello');
        await desk.until(181);
        await desk.sendInput();
        await desk.until(310);
    });

    /** What stands in the message box, how often the words were sent, and what is left of the end. */
    const outcome = (): unknown[] => [desk.conversation.input, desk.timesSent(CLOSING), desk.action('end')];

    it('are taken out if the log tells that the client is back', async () => {
        desk.speakUnheard('client', 'Sorry, I am back!');
        await desk.press('end');
        expect(outcome()).toEqual(['', 0, undefined]);
    });

    it('are taken out if the platform refused to send them, and the client is back', async () => {
        desk.conversation.refusals = [REFUSED];
        await desk.press('end');
        expect(desk.action('end')?.state).toBe('failed');
        await desk.client('Sorry, I am back!');
        expect(outcome()).toEqual(['', 0, undefined]);
    });

    it('are taken out if the platform refused to send them, and the agent skips the end', async () => {
        desk.conversation.refusals = [REFUSED];
        await desk.press('end');
        await desk.act('end', 'cancel');
        expect(outcome()).toEqual(['', 0, undefined]);
    });

    it('are pointed out if something was typed after them, and the client is back', async () => {
        await desk.type(' Bye, Carla.');
        desk.speakUnheard('client', 'Sorry, I am back!');
        await desk.press('end');
        expect(desk.conversation.input).toBe(`${CLOSING} Bye, Carla.`);
        expect(desk.action('end')?.state).toBe('leftInInput');
        await desk.agent('Welcome back!');
        expect(desk.action('end')).toBeUndefined();
    });

    it('are not asked for again if End Chat was refused after they went out, and the client is back', async () => {
        const { sent } = desk.conversation;
        desk.conversation.sent = (entry) => {
            sent(entry);
            // The message box is cleared next, then the chat is ended.
            desk.conversation.refusals = [{ outcome: 'done' }, REFUSED];
            desk.conversation.box.clear();
        };
        await desk.press('end');
        expect(desk.noted('end')).toMatchObject({ state: 'failed', delivered: true });
        await desk.client('Sorry, I am back!');
        await desk.type('Welcome back!');
        expect(desk.conversation.input).toBe('Welcome back!');
        expect(desk.card().actions).toEqual([]);
    });

    it('are still the ones that wait to be sent if the chat was not on screen', async () => {
        desk.conversation.onScreen = false;
        await desk.press('end');
        expect(desk.action('end')?.state).toBe('notOnScreen');
        await desk.show();
        expect(desk.action('end')?.state).toBe('inserted');
        expect(desk.conversation.input).toBe(CLOSING);
        await desk.sendInput();
        await desk.pass(1);
        expect(desk.timesSent(CLOSING)).toBe(1);
        expect(desk.conversation.isEnded).toBe(true);
    });
});

describe('A text that the session sends leaves the message box as it is:', () => {
    let desk: AgentDesk;

    beforeEach(async () => {
        desk = new AgentDesk();
        desk.policy = policyWith({ nudge: 'send' });
        desk.open();
        await desk.accept();
        await desk.agent('Hello');
        await desk.until(100);
    });

    it('another text stands there still, also if only the bar knows of it, so that the closing words are parked', async () => {
        await desk.press('hold');
        await desk.until(182);
        expect(desk.timesSent(NUDGE)).toBe(1);
        desk.conversation.box.isInserted = false;
        await desk.until(303);
        expect(desk.conversation.input).toBe(HOLD);
        expect(desk.action('end')?.state).toBe('parked');
    });

    it('a draft stands there still, also if only the bar knows of it', async () => {
        await desk.type('By the way');
        await desk.until(182);
        expect(desk.timesSent(NUDGE)).toBe(1);
        desk.conversation.box.isTyped = false;
        await desk.until(303);
        expect(desk.conversation.input).toBe('By the way');
        expect(desk.action('end')?.state).toBe('parked');
    });

    it('the agent’s own message after it empties the message box', async () => {
        await desk.press('hold');
        await desk.until(182);
        await desk.agent('It is on its way.');
        await desk.until(184);
        await desk.press('hold');
        expect(desk.conversation.input).toBe(HOLD);
    });

    it('the agent’s own message after it does so too if it asks for the same in other words', async () => {
        await desk.press('hold');
        await desk.until(182);
        await desk.agent('Hello, are you there?');
        await desk.until(184);
        await desk.press('hold');
        expect(desk.conversation.input).toBe(HOLD);
    });
});

describe('A text of which nobody knows whether it stands in the message box:', () => {
    let desk: AgentDesk;

    beforeEach(async () => {
        desk = new AgentDesk();
        desk.open();
        await desk.accept();
        await desk.agent('Hello');
        await desk.until(179);
    });

    const isNeverPutIn = (): void => void (desk.conversation.refusals = [new Promise(() => undefined)]);
    const isPutInUnanswered = (): void => void (desk.conversation.answerIsLost = true);

    it('is parked if the conversation never answered, and not said to stand there', async () => {
        isNeverPutIn();
        await desk.until(220);
        expect(desk.conversation.input).toBe('');
        expect(desk.action('nudge')).toMatchObject({ state: 'parked', reason: 'mayHoldDraft', text: NUDGE });
        await desk.act('nudge', 'insert');
        expect(desk.conversation.input).toBe(NUDGE);
        await desk.sendInput();
        expect(desk.noted('nudge')?.state).toBe('done');
    });

    it('stands there once where the agent inserts it after all', async () => {
        isPutInUnanswered();
        await desk.until(220);
        await desk.act('nudge', 'insert');
        expect(desk.conversation.input).toBe(NUDGE);
        expect(desk.action('nudge')?.state).toBe('inserted');
    });

    it('is sent once, and does not stand there any more, where the agent sends it after all', async () => {
        isPutInUnanswered();
        await desk.until(220);
        await desk.act('nudge', 'send');
        expect(desk.texts()).toEqual(['Hello', NUDGE]);
        expect(desk.conversation.input).toBe('');
        expect(desk.noted('nudge')?.state).toBe('done');
    });

    it('is not put in beside itself where the agent inserts it while the chat is not on screen', async () => {
        isPutInUnanswered();
        await desk.until(220);
        desk.conversation.onScreen = false;
        desk.conversation.box.reload();
        await desk.act('nudge', 'insert');
        expect(desk.action('nudge')?.state).toBe('notOnScreen');
        await desk.show();
        expect(desk.conversation.input).toBe(NUDGE);
        expect(desk.action('nudge')).toMatchObject({ state: 'parked', reason: 'mayHoldDraft' });
    });

    it('takes nothing out that the agent has typed since', async () => {
        isNeverPutIn();
        await desk.until(185);
        await desk.type('By the way.');
        await desk.until(220);
        await desk.act('nudge', 'insert');
        expect(desk.conversation.input).toBe(`By the way. ${NUDGE}`);
    });

    it('is parked if its window died while it was being put in', async () => {
        isNeverPutIn();
        await desk.until(181);
        desk.crash(desk.window);
        desk.open();
        await desk.until(181 + 40);
        expect(desk.conversation.input).toBe('');
        expect(desk.action('nudge')?.state).toBe('parked');
    });

    it('is not put in a second time, and is done once the agent sends it from there', async () => {
        isPutInUnanswered();
        await desk.until(220);
        expect(desk.conversation.input).toBe(NUDGE);
        expect(desk.action('nudge')?.state).toBe('parked');
        await desk.sendInput();
        expect(desk.noted('nudge')?.state).toBe('done');
        expect(desk.action('nudge')).toBeUndefined();
    });

    it('waits for the agent’s click alone once the agent has sent something else', async () => {
        isPutInUnanswered();
        await desk.client('Where is my order?');
        desk.conversation.answerIsLost = true;
        await desk.until(179 + 320);
        expect(desk.action('ticket:answer')?.state).toBe('parked');
        await desk.agent(HOLD);
        expect(desk.action('ticket:answer')?.state).toBe('parked');
        expect(desk.noted('ticket:answer')?.insertedAt).toBeUndefined();
    });

    it('is taken out if the client is back', async () => {
        isPutInUnanswered();
        await desk.until(220);
        await desk.client('I am here');
        expect(desk.conversation.input).toBe('');
        expect(desk.action('nudge')).toBeUndefined();
    });

    it('keeps other texts of ours out of the message box', async () => {
        isPutInUnanswered();
        await desk.until(220);
        await desk.press('hold');
        expect(desk.conversation.input).toBe(NUDGE);
        expect(desk.action('hold')?.state).toBe('parked');
    });

    it('stands there for certain if only the case’s link failed after it', async () => {
        await desk.client('Where is my order?');
        desk.office.link = async () => {
            desk.office.link = async () => undefined;
            throw Object.assign(new Error('The record is locked.'), { mayPass: true });
        };
        await desk.until(179 + 320);
        expect(desk.action('ticket:answer')?.state).toBe('inserted');
    });
});
