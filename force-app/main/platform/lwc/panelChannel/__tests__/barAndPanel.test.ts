import * as toolkit from 'lightning/conversationToolkitApi';
import { createMessageContext, publish } from 'lightning/messageService';
import agentSend from '@salesforce/messageChannel/lightning__conversationAgentSend';
import ended from '@salesforce/messageChannel/lightning__conversationEnded';
import endUserMessage from '@salesforce/messageChannel/lightning__conversationEndUserMessage';
import { runInConversation } from 'c/conversationToolkit';
import { connectPanels, type PanelChannel } from 'c/panelChannel';
import { linkPanel, type PanelLink, type RunInConversation } from 'c/panelLink';
import type { ChatView, SessionInput } from 'c/session';

type FakeToolkit = typeof import('../../../../../../config/platform/jest/lightning/conversationToolkitApi');
const fake = toolkit as unknown as FakeToolkit;

const CHAT = '0Mwxx0000000001CAA';
const LEGACY = '570xx0000000001AAA';

async function settle(): Promise<void> {
    for (let turn = 0; turn < 10; turn += 1) {
        await Promise.resolve();
    }
}

function viewOf(clientName: string, chat = CHAT): ChatView {
    return {
        chat,
        kind: chat === LEGACY ? 'chat' : 'messaging',
        clientName,
        clocks: [],
        buttons: [],
        actions: [],
        phase: 'accepted'
    };
}

describe('Bar and panel', () => {
    const context = createMessageContext();
    let now: number;
    let channel: PanelChannel;
    let inputs: SessionInput[];
    /** What the panels show, one after the other; `undefined` for nothing. */
    let fronts: (string | undefined)[];
    let views: (ChatView | undefined)[];
    let ticks: number[];
    let alarms: { at: number; ring: () => void }[];
    let panels: PanelLink[];
    let focus: (isComing: boolean) => void;

    const connect = (): PanelChannel =>
        connectPanels({
            context,
            clock: {
                now: () => now,
                heard: () => undefined,
                alarm(at, ring) {
                    const alarm = { at, ring };
                    alarms.push(alarm);
                    return () => (alarms = alarms.filter((one) => one !== alarm));
                }
            },
            dispatch: (input) => inputs.push(input),
            front: (chat) => fronts.push(chat)
        });

    /** Opens a panel that can act; without `run` one that only shows its chat. */
    const open = (chat = CHAT, run?: RunInConversation, isInFront = (): boolean => true): PanelLink => {
        const screen = {
            show: (view: ChatView | undefined) => views.push(view),
            tick: (at: number) => ticks.push(at),
            focus: (isComing: boolean) => focus(isComing),
            isInFront
        };
        const panel = linkPanel(context, chat.slice(0, 15), screen, run);
        panels.push(panel);
        return panel;
    };
    const openActing = (run: RunInConversation = runInConversation): PanelLink => open(CHAT, run);

    beforeEach(() => {
        fronts = [];
        focus = () => undefined;
        now = 1_000;
        [inputs, views, ticks, alarms, panels] = [[], [], [], [], []];
        fake.hideAll();
        channel = connect();
    });

    afterEach(() => {
        panels.forEach((panel) => panel.leave());
        channel.stop();
    });

    it('put a text into the agent’s message box', async () => {
        const conversation = fake.show(CHAT);
        openActing().shown();
        expect(await channel.port.insert(CHAT, 'hello')).toEqual({ outcome: 'done' });
        expect(conversation.input).toBe('hello');
    });

    it('send a text, read the log and end the chat', async () => {
        const conversation = fake.show(CHAT, [{ content: 'Hi', name: 'Carla', type: 'END_USER', timestamp: 5 }]);
        openActing().shown();
        await channel.port.send(CHAT, 'Hello');
        expect((await channel.port.log(CHAT))?.map(({ from, text }) => [from, text])).toEqual([
            ['client', 'Hi'],
            ['agent', 'Hello']
        ]);
        await channel.port.end(CHAT);
        expect(conversation.ended).toBe(true);
    });

    it('say that a chat is not on screen if no panel has said so', async () => {
        fake.show(CHAT);
        openActing();
        expect(await channel.port.send(CHAT, 'Hello')).toEqual({ outcome: 'notOnScreen' });
        expect(await channel.port.log(CHAT)).toBeUndefined();
    });

    it('say that a chat is not on screen once its panel is gone', async () => {
        fake.show(CHAT);
        const panel = openActing();
        panel.shown();
        panel.leave();
        expect(await channel.port.insert(CHAT, 'Hello')).toEqual({ outcome: 'notOnScreen' });
    });

    it('pass on the platform’s own words if it refuses', async () => {
        fake.show(CHAT).ended = true;
        openActing().shown();
        expect(await channel.port.send(CHAT, 'Hello')).toEqual({
            outcome: 'failed',
            message: 'The conversation has ended.',
            refused: true
        });
    });

    it('reject the reading of a log with the platform’s own words', async () => {
        openActing().shown();
        await expect(channel.port.log(CHAT)).rejects.toThrow(`The conversation ${CHAT} is not open.`);
    });

    it('give up after 5 seconds without an answer, and do not say that nothing was done', async () => {
        openActing(() => new Promise(() => undefined)).shown();
        const sent = channel.port.send(CHAT, 'Hello');
        expect(alarms.map(({ at }) => at)).toEqual([6_000]);
        alarms.forEach(({ ring }) => ring());
        const answer = await sent;
        expect(answer).toMatchObject({ outcome: 'failed', message: expect.stringMatching(/did not answer/) as string });
        expect(answer).not.toHaveProperty('refused');
    });

    it('take no answer for a bar that is gone as the answer to the one after it', async () => {
        let finish: (answer: { outcome: 'done' }) => void = () => undefined;
        const run: RunInConversation = ({ command }) =>
            new Promise((resolve) => {
                finish = command === 'clear' ? resolve : finish;
            });
        openActing(run).shown();
        void channel.port.clear(CHAT);
        channel.stop();
        channel = connect();
        await settle();
        const outcomes: unknown[] = [];
        void channel.port.send(CHAT, 'Hello').then((outcome) => outcomes.push(outcome));
        finish({ outcome: 'done' });
        await settle();
        expect(outcomes).toEqual([]);
    });

    it('leave no alarm behind once the answer is there', async () => {
        fake.show(CHAT);
        openActing().shown();
        await channel.port.send(CHAT, 'Hello');
        expect(alarms).toEqual([]);
    });

    it('find each other if the bar comes later than the panel', async () => {
        fake.show(CHAT);
        openActing().shown();
        channel.stop();
        channel = connect();
        await settle();
        expect(await channel.port.send(CHAT, 'Hello')).toEqual({ outcome: 'done' });
    });

    it('know whose page is in front also if the bar comes later, and others were in front before', async () => {
        const openPage = (chat: string): PanelLink => open(chat, runInConversation, () => chat === CHAT);
        const [carla, lee] = [openPage(CHAT), openPage('0Mwxx0000000002CAA')];
        carla.shown();
        lee.shown();
        channel.stop();
        channel = connect();
        fronts = [];
        await settle();
        expect(fronts.at(-1)).toBe(CHAT);
        fake.show('0Mwxx0000000002CAA');
        expect(await channel.port.send('0Mwxx0000000002CAA', 'Hello')).toEqual({ outcome: 'done' });
    });

    it('act once in a chat that is open in two panels: in the one that came on screen last', async () => {
        const conversation = fake.show(CHAT);
        const acted: string[] = [];
        const acting = (name: string): RunInConversation => {
            return (command) => {
                acted.push(name);
                return runInConversation(command);
            };
        };
        const [first, second] = [openActing(acting('first')), openActing(acting('second'))];
        first.shown();
        second.shown();
        await channel.port.insert(CHAT, 'Hello');
        expect(acted).toEqual(['second']);
        first.shown();
        await channel.port.send(CHAT, 'Hello');
        expect(acted).toEqual(['second', 'first']);
        first.leave();
        await channel.port.log(CHAT);
        expect(acted).toEqual(['second', 'first', 'second']);
        expect([conversation.input, conversation.messages]).toEqual(['Hello', [expect.anything()]]);
    });

    it('show in the panel what the bar shows, and take its buttons', () => {
        const panel = openActing();
        panel.shown();
        channel.show([viewOf('Carla'), viewOf('Another', '0Mwxx0000000002CAA')], now);
        expect(views).toEqual([viewOf('Carla')]);
        panel.press('hold');
        panel.act('key', 'retry');
        expect(inputs).toMatchObject([
            { type: 'shown', chat: CHAT },
            { type: 'press', chat: CHAT, button: 'hold' },
            { type: 'act', key: 'key', command: 'retry' }
        ]);
    });

    it('say whose page is in front, in whichever order pages change places, and of none once it is no chat’s', () => {
        const carla = openActing();
        const lee = open(LEGACY);
        carla.shown();
        lee.shown();
        carla.behind();
        expect(fronts).toEqual([CHAT, LEGACY]);
        lee.behind();
        expect(fronts).toStrictEqual([CHAT, LEGACY, undefined]);
        lee.shown();
        lee.leave();
        expect(fronts.slice(3)).toStrictEqual([LEGACY, undefined]);
        carla.shown();
        carla.leave();
        expect(fronts.slice(5)).toStrictEqual([CHAT, undefined]);
    });

    it('take the focus for a chat once: not again when the agent comes back to it by its tab', () => {
        const panel = openActing();
        const focused: boolean[] = [];
        focus = (isComing) => focused.push(isComing);
        panel.shown();
        channel.focus(LEGACY, true);
        expect(focused).toEqual([]);
        channel.focus(CHAT, true);
        expect(focused).toEqual([true]);
        panel.behind();
        panel.shown();
        expect(focused).toEqual([true]);
        panel.behind();
        channel.focus(CHAT, true);
        panel.shown();
        expect(focused).toEqual([true, true, false]);
    });

    it('show a view once, and then only the time until the view changes', () => {
        openActing().shown();
        const view = viewOf('Carla');
        channel.show([view], 1_000);
        channel.show([view], 2_000);
        expect([views.length, ticks]).toEqual([1, [1_000, 2_000]]);
        channel.show([viewOf('Carla')], 3_000);
        expect(views).toHaveLength(2);
    });

    it('show a view again in a panel that comes on screen again', () => {
        const view = viewOf('Carla');
        const panel = openActing();
        panel.shown();
        channel.show([view], now);
        panel.shown();
        channel.show([view], now);
        expect(views).toHaveLength(2);
    });

    it('show a legacy chat again when its page is opened', () => {
        const view = viewOf('Lee', LEGACY);
        channel.show([view], now);
        open(LEGACY).shown();
        channel.show([view], now);
        expect(views).toEqual([view]);
    });

    it('empty the panel of a chat that is no longer the agent’s, once', () => {
        openActing().shown();
        channel.show([viewOf('Carla')], 1_000);
        channel.show([], 2_000);
        channel.show([], 3_000);
        expect(views).toStrictEqual([viewOf('Carla'), undefined]);
    });

    it('say nothing if no panel is on screen', () => {
        openActing();
        channel.show([viewOf('Carla')], now);
        expect([views, ticks]).toEqual([[], []]);
    });

    it('read the log of a legacy chat once its page is open, though its panel cannot act', async () => {
        open(LEGACY).shown();
        expect(inputs).toEqual([{ type: 'shown', chat: LEGACY }]);
        expect(await channel.port.send(LEGACY, 'Hello')).toEqual({ outcome: 'notOnScreen' });
    });

    it('report clients, agents and the end from the platform’s channels', () => {
        const at = { recordId: CHAT.slice(0, 15), name: 'Carla', timestamp: 900 };
        publish(context, endUserMessage, { ...at, content: 'Hi' });
        publish(context, agentSend, { ...at, name: 'Ada', content: 'Hello' });
        publish(context, ended, { recordId: CHAT });
        const [fromClient, fromAgent, end] = inputs;
        expect(fromClient).toMatchObject({
            event: { chat: CHAT, from: 'client', text: 'Hi', at: 900 },
            facts: { messageName: 'Carla' }
        });
        expect(fromAgent).toMatchObject({ event: { chat: CHAT, from: 'agent', text: 'Hello' } });
        expect(fromAgent).not.toHaveProperty('facts');
        expect(end).toEqual({
            type: 'event',
            event: { type: 'ended', chat: CHAT, at: now, by: 'system', id: 'ended' }
        });
    });

    it('give a live message the id that it has in the log', async () => {
        const message = { content: 'Hi', name: 'Carla', timestamp: 900 };
        fake.show(CHAT, [{ ...message, type: 'END_USER' }]);
        openActing().shown();
        publish(context, endUserMessage, { ...message, recordId: CHAT });
        const [entry] = (await channel.port.log(CHAT)) ?? [];
        expect(inputs).toContainEqual(
            expect.objectContaining({ event: expect.objectContaining({ id: entry?.id }) as object })
        );
    });

    it('leave alone what others write on the channels', () => {
        publish(context, endUserMessage, { nothing: 'known' });
        publish(context, ended, { nothing: 'known' });
        expect(inputs).toEqual([]);
    });
});
