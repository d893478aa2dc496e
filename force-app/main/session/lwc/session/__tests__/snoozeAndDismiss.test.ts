import { AgentDesk, CHAT, CLOSING, HOLD, MINUTE, NUDGE, policyWith, SECOND, START } from './agentDesk';

describe('An automatic text', () => {
    let desk: AgentDesk;

    beforeEach(async () => {
        desk = new AgentDesk();
        desk.open();
        await desk.accept();
        await desk.agent('Hello');
    });

    it('is announced once a quarter of its time is left, with the moment at which it comes', async () => {
        await desk.until(134);
        expect(desk.action('nudge')).toBeUndefined();
        await desk.until(135);
        expect(desk.action('nudge')).toMatchObject({ state: 'coming', until: desk.now + 45 * SECOND });
    });

    it('can be snoozed before it is due, and comes a minute later', async () => {
        await desk.until(170);
        await desk.act('nudge', 'snooze');
        await desk.until(239.999);
        expect(desk.action('nudge')).toMatchObject({ state: 'snoozed', text: NUDGE, mode: 'insert' });
        expect(desk.conversation.commands).toEqual([]);
        await desk.until(240);
        expect(desk.conversation.input).toBe(NUDGE);
    });

    it('that is snoozed past its time counts what is left of the snooze, and then is due', async () => {
        await desk.follow(policyWith({ nudge: 'remind' }));
        await desk.until(190);
        expect(desk.countdown('nudge')).not.toHaveProperty('isSnoozed');
        await desk.act('nudge', 'snooze');
        expect(desk.countdown('nudge')).toMatchObject({ isSnoozed: true, remaining: MINUTE, limit: MINUTE });
        await desk.until(249.999);
        expect(desk.countdown('nudge')).toMatchObject({ isSnoozed: true, due: desk.now + 1 });
        expect(desk.action('nudge')?.state).toBe('snoozed');
        await desk.until(250);
        expect(desk.action('nudge')?.state).toBe('due');
        expect(desk.countdown('nudge')).toMatchObject({ state: 'due', owed: true, remaining: -70 * SECOND });
        expect(desk.countdown('nudge')).not.toHaveProperty('isSnoozed');
    });

    it('that is snoozed before its time counts down to that first', async () => {
        await desk.until(170);
        await desk.act('nudge', 'snooze');
        await desk.until(180);
        expect(desk.countdown('nudge')).not.toHaveProperty('isSnoozed');
        await desk.until(180.001);
        expect(desk.countdown('nudge')).toMatchObject({ isSnoozed: true, due: desk.now + 59_999 });
    });

    it('does not come after a snooze if the client has written meanwhile', async () => {
        await desk.until(170);
        await desk.act('nudge', 'snooze');
        await desk.until(200);
        await desk.client('I am here');
        await desk.until(400);
        expect(desk.conversation.input).not.toContain(NUDGE);
    });

    it('that is snoozed is pointed out no more once the policy has switched it off', async () => {
        await desk.until(170);
        await desk.act('nudge', 'snooze');
        await desk.follow(policyWith({ nudge: 'off' }));
        expect(desk.action('nudge')).toBeUndefined();
        await desk.until(250);
        expect(desk.action('nudge')).toBeUndefined();
        expect(desk.conversation.commands).toEqual([]);
    });

    it('that was snoozed is due no sooner than a policy says that has given it more time meanwhile', async () => {
        await desk.follow(policyWith({ nudge: 'remind' }));
        await desk.until(190);
        await desk.act('nudge', 'snooze');
        await desk.follow({ ...policyWith({ nudge: 'remind' }), nudge: 600, idle: 900 });
        await desk.until(300);
        expect(desk.action('nudge')).toBeUndefined();
        await desk.until(601);
        expect(desk.action('nudge')).toMatchObject({ state: 'due' });
    });

    it('stays snoozed after a reload', async () => {
        await desk.until(170);
        await desk.act('nudge', 'snooze');
        desk.crash(desk.window);
        desk.open();
        await desk.until(239);
        expect(desk.conversation.commands).toEqual([]);
        await desk.until(241);
        expect(desk.conversation.commands).toEqual(['insert']);
    });

    it('can be cancelled, and does not come then', async () => {
        await desk.until(170);
        await desk.act('nudge', 'cancel');
        await desk.until(190);
        expect(desk.conversation.commands).toEqual([]);
        expect(desk.action('nudge')).toBeUndefined();
        expect(desk.noted('nudge')).toMatchObject({ state: 'dismissed', reason: 'cancelled' });
    });

    it('comes again in the next silence', async () => {
        await desk.until(170);
        await desk.act('nudge', 'cancel');
        await desk.client('Hm?');
        await desk.agent('Yes?');
        await desk.pass(3 * MINUTE + 1);
        expect(desk.conversation.input).toBe(NUDGE);
    });

    it('can be put in at once', async () => {
        await desk.until(170);
        await desk.act('nudge', 'do');
        expect(desk.conversation.input).toBe(NUDGE);
        await desk.sendInput();
        await desk.until(185);
        expect(desk.conversation.commands).toEqual(['insert']);
    });

    it('can be put in once more by the agent who deleted it from the message box, and skips it', async () => {
        await desk.until(181);
        desk.conversation.box.clear();
        await desk.act('nudge', 'dismiss');
        await desk.press('nudge');
        expect(desk.conversation.input).toBe(NUDGE);
        expect(desk.action('nudge')?.state).toBe('inserted');
    });

    it('cannot be asked for by an unknown key', () => {
        const { chat } = desk.card();
        for (const key of ['nobody|nudge|1', `${chat}|nudge|1`, '', chat]) {
            desk.window.dispatch({ type: 'act', key, command: 'do' });
        }
        expect(desk.conversation.commands).toEqual([]);
    });
});

describe('A dismissed or cancelled action rests', () => {
    let desk: AgentDesk;
    let rule: string | undefined;

    beforeEach(async () => {
        desk = new AgentDesk();
        desk.policy = policyWith({ nudge: 'remind' });
        desk.open();
        await desk.accept();
        await desk.agent('Hello');
        await desk.until(200);
        rule = desk.card().clocks[0]?.rule;
        await desk.act('nudge', 'dismiss');
    });

    it('was the first before', () => {
        expect(rule).toBe('nudge');
    });

    it('and its row goes away', () => {
        expect(desk.action('nudge')).toBeUndefined();
    });

    it('and its clock stays in sight without alarm, also after a reload', async () => {
        expect(desk.countdown('nudge')).toMatchObject({ state: 'due', isDismissed: true });
        desk.crash(desk.window);
        desk.open();
        await desk.pass(SECOND);
        expect(desk.countdown('nudge')).toMatchObject({ state: 'due', isDismissed: true });
    });

    it('and its clock stands behind the others', () => {
        expect(desk.card().clocks[0]?.rule).not.toBe('nudge');
    });

    it('for good: nothing is done, and a second click changes nothing', async () => {
        await desk.follow(policyWith({ nudge: 'send' }));
        await desk.until(600);
        expect(desk.texts()).toEqual(['Hello']);
    });

    it('until the next episode, which alarms again', async () => {
        await desk.client('Hm?');
        await desk.agent('Yes?');
        await desk.pass(181 * SECOND);
        expect(desk.countdown('nudge')).toMatchObject({ state: 'due' });
        expect(desk.countdown('nudge')).not.toHaveProperty('isDismissed');
        expect(desk.action('nudge')?.state).toBe('due');
    });

    it('but the agent’s button does it all the same', async () => {
        await desk.press('nudge');
        expect(desk.conversation.input).toBe(NUDGE);
    });
});

describe('An inserted text that the agent dismisses', () => {
    let desk: AgentDesk;

    beforeEach(async () => {
        desk = new AgentDesk();
        desk.open();
        await desk.accept();
        await desk.agent('Hello');
        await desk.until(181);
    });

    it('is taken out of the message box', async () => {
        await desk.act('nudge', 'dismiss');
        expect(desk.conversation.input).toBe('');
        expect(desk.action('nudge')).toBeUndefined();
        expect(desk.noted('nudge')?.state).toBe('dismissed');
    });

    it('stays there if something was typed since, and the agent clears it with one click', async () => {
        await desk.type(' Carla?');
        await desk.act('nudge', 'dismiss');
        expect(desk.conversation.input).toBe(`${NUDGE} Carla?`);
        expect(desk.action('nudge')?.state).toBe('leftInInput');
        await desk.act('nudge', 'clear');
        expect(desk.conversation.input).toBe('');
        expect(desk.action('nudge')).toBeUndefined();
        expect(desk.noted('nudge')?.state).toBe('dismissed');
    });
});

it('An end that the agent dismissed does not come when a late nudge would move it', async () => {
    const desk = new AgentDesk();
    desk.policy = policyWith({ nudge: 'send' });
    desk.open();
    await desk.accept();
    await desk.agent('Hello');
    await desk.until(295);
    await desk.act('end', 'cancel');
    await desk.press('nudge');
    await desk.until(600);
    expect(desk.conversation.input).not.toContain(CLOSING);
    expect(desk.timesSent(CLOSING)).toBe(0);
});

describe('An action that the agent declines', () => {
    let desk: AgentDesk;

    beforeEach(async () => {
        desk = new AgentDesk();
        desk.agreement = 50;
        desk.open();
        await desk.accept();
    });

    it('is not done although it fell due that very moment', async () => {
        await desk.client('Where is my order?');
        await desk.agent('It is on its way.');
        await desk.until(179.99);
        const key = desk.action('nudge')?.key ?? '';
        await desk.until(180.02);
        expect(desk.noted('nudge')?.state).toBe('claimed');
        desk.window.dispatch({ type: 'act', key, command: 'cancel' });
        await desk.until(200);
        expect(desk.conversation.input).toBe('');
        expect(desk.countdown('nudge')).toMatchObject({ isDismissed: true });
    });

    it('is not done although its words went out that very moment: the chat is not ended', async () => {
        await desk.follow(policyWith({ nudge: 'send', end: 'send' }));
        await desk.agent('Hello');
        await desk.until(299);
        const key = desk.action('end')?.key ?? '';
        desk.conversation.logsLate = [0, SECOND];
        await desk.until(300.5);
        expect(desk.timesSent(CLOSING)).toBe(1);
        desk.window.dispatch({ type: 'act', key, command: 'cancel' });
        await desk.until(400);
        expect(desk.conversation.isEnded).toBe(false);
        expect(desk.countdown('idle')).toMatchObject({ isDismissed: true });
    });

    it('rests, also if the log tells that the client had asked before', async () => {
        desk.conversation.onScreen = false;
        await desk.until(20);
        desk.speakUnheard('client', 'Where is my order?');
        await desk.until(25);
        desk.hear({ type: 'message', chat: CHAT, id: 'm1', from: 'agent', text: HOLD, at: desk.now });
        await desk.until(319);
        await desk.act('ticket:answer', 'cancel');
        await desk.show();
        expect(desk.countdown('answer')).toMatchObject({ start: START + 20 * SECOND, isDismissed: true });
        await desk.until(400);
        expect(desk.office.cases.size).toBe(0);
    });
});
