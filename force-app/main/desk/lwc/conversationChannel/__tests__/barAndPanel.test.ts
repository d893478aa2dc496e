import * as toolkit from 'lightning/conversationToolkitApi';
import { createMessageContext, publish } from 'lightning/messageService';
import agentSend from '@salesforce/messageChannel/lightning__conversationAgentSend';
import ended from '@salesforce/messageChannel/lightning__conversationEnded';
import endUserMessage from '@salesforce/messageChannel/lightning__conversationEndUserMessage';
import { toolkitActor } from 'c/conversationActor';
import { joinPanels, type ConversationChannel } from 'c/conversationChannel';
import type { ChatEvent } from 'c/etiquette';
import { linkPanel, type Actor, type PanelLink } from 'c/panelLink';
import type { ChatView } from 'c/shift';

type FakeToolkit = typeof import('../../../../../../config/platform/jest/lightning/conversationToolkitApi');
const fake = toolkit as unknown as FakeToolkit;

const CHAT = '0Mwxx0000000001CAA';
async function settle(): Promise<void> {
    for (let turn = 0; turn < 10; turn += 1) {
        await Promise.resolve();
    }
}

function viewOf(clientName: string, chat = CHAT): ChatView {
    return {
        chat,
        kind: 'messaging',
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
    let channel: ConversationChannel;
    let heard: [ChatEvent, unknown][];
    let told: unknown[];
    let views: ChatView[];
    let ticks: number[];
    let alarms: (() => void)[];
    let panels: PanelLink[];

    const join = (): ConversationChannel =>
        joinPanels({
            context,
            now: () => now,
            alarm(_at, ring) {
                alarms.push(ring);
                return () => (alarms = alarms.filter((one) => one !== ring));
            },
            hear: (event, about) => heard.push([event, about]),
            shown: (chat) => told.push(['shown', chat]),
            press: (chat, button) => told.push(['press', chat, button]),
            act: (key, command) => told.push(['act', key, command])
        });

    const open = (actor: Actor | undefined = toolkitActor): PanelLink => {
        const screen = { show: (view: ChatView) => views.push(view), tick: (at: number) => ticks.push(at) };
        const panel = linkPanel(context, CHAT.slice(0, 15), screen, actor);
        panels.push(panel);
        return panel;
    };

    beforeEach(() => {
        now = 1_000;
        [heard, told, views, ticks, alarms, panels] = [[], [], [], [], [], []];
        fake.hideAll();
        channel = join();
    });

    afterEach(() => {
        panels.forEach((panel) => panel.leave());
        channel.stop();
    });

    it('put a text into the agent’s input at the cursor', async () => {
        const conversation = fake.show(CHAT);
        conversation.input = 'Well, ';
        open().shown();
        expect(await channel.port.insert(CHAT, 'hello')).toEqual({ outcome: 'done' });
        expect(conversation.input).toBe('Well, hello');
    });

    it('send a text, read the log and end the chat', async () => {
        const conversation = fake.show(CHAT, [{ content: 'Hi', name: 'Carla', type: 'END_USER', timestamp: 5 }]);
        open().shown();
        await channel.port.send(CHAT, 'Hello');
        expect((await channel.port.log(CHAT))?.map(({ from, text }) => [from, text])).toEqual([
            ['client', 'Hi'],
            ['agent', 'Hello']
        ]);
        await channel.port.end(CHAT);
        expect(conversation.ended).toBe(true);
    });

    it('say that a chat is not on screen where no panel has said so', async () => {
        fake.show(CHAT);
        open();
        expect(await channel.port.send(CHAT, 'Hello')).toEqual({ outcome: 'notOnScreen' });
        expect(await channel.port.log(CHAT)).toBeUndefined();
    });

    it('say so again once the panel is gone', async () => {
        fake.show(CHAT);
        const panel = open();
        panel.shown();
        panel.leave();
        expect(await channel.port.insert(CHAT, 'Hello')).toEqual({ outcome: 'notOnScreen' });
    });

    it('hand on the platform’s own words where it refuses', async () => {
        fake.show(CHAT).ended = true;
        open().shown();
        expect(await channel.port.send(CHAT, 'Hello')).toEqual({
            outcome: 'failed',
            message: 'The conversation has ended.',
            refused: true
        });
    });

    it('give up on a toolkit that does not answer, with clear words', async () => {
        open(() => new Promise(() => undefined)).shown();
        const sent = channel.port.send(CHAT, 'Hello');
        alarms.forEach((ring) => ring());
        expect(JSON.stringify(await sent)).toMatch(/"failed".*did not answer/);
    });

    it('leave no alarm behind once the answer is there', async () => {
        fake.show(CHAT);
        open().shown();
        await channel.port.send(CHAT, 'Hello');
        expect(alarms).toEqual([]);
    });

    it('find each other where the bar comes later than the panel', async () => {
        fake.show(CHAT);
        open().shown();
        channel.stop();
        channel = join();
        await settle();
        expect(channel.onScreen().has(CHAT)).toBe(true);
    });

    it('show in the panel what the bar shows, and take its buttons', () => {
        const panel = open();
        panel.shown();
        channel.show([viewOf('Carla'), viewOf('Another', '0Mwxx0000000002CAA')], now);
        expect(views).toEqual([viewOf('Carla')]);
        panel.press('hold');
        panel.act('key', 'retry');
        expect(told).toEqual([
            ['shown', CHAT],
            ['press', CHAT, 'hold'],
            ['act', 'key', 'retry']
        ]);
    });

    it('say a view once, and then no more than the time, until it is another one', () => {
        open().shown();
        const view = viewOf('Carla');
        channel.show([view], 1_000);
        channel.show([view], 2_000);
        expect([views.length, ticks]).toEqual([1, [1_000, 2_000]]);
        channel.show([viewOf('Carla')], 3_000);
        expect(views).toHaveLength(2);
    });

    it('say it again to a panel that comes on screen again, and to a legacy page that is opened', () => {
        const view = viewOf('Carla');
        const panel = open();
        panel.shown();
        channel.show([view], now);
        panel.hidden();
        channel.show([view], now);
        panel.shown();
        channel.show([view], now);
        expect(views).toHaveLength(2);

        const legacy = { ...viewOf('Lee', '570xx0000000001AAA'), kind: 'chat' as const };
        channel.show([legacy], now);
        const opened: ChatView[] = [];
        const screen = { show: (shown: ChatView) => opened.push(shown), tick: () => undefined };
        panels.push(linkPanel(context, legacy.chat, screen));
        panels.at(-1)?.shown();
        channel.show([legacy], now);
        expect(opened).toHaveLength(1);
    });

    it('say nothing where no panel is on screen', () => {
        open();
        channel.show([viewOf('Carla')], now);
        expect([views, ticks]).toEqual([[], []]);
    });

    it('read the log of a legacy chat once its page is open, though its panel cannot act', () => {
        const panel = linkPanel(context, '570xx0000000001', { show: () => undefined, tick: () => undefined });
        panels.push(panel);
        panel.shown();
        expect(told).toEqual([['shown', '570xx0000000001AAA']]);
        expect(channel.onScreen().size).toBe(0);
    });

    it('hear clients, agents and the end from the platform’s channels', () => {
        const at = { recordId: CHAT.slice(0, 15), name: 'Carla', timestamp: 900 };
        publish(context, endUserMessage, { ...at, content: 'Hi' });
        publish(context, agentSend, { ...at, name: 'Ada', content: 'Hello' });
        publish(context, ended, { recordId: CHAT });
        expect(heard).toEqual([
            [expect.objectContaining({ chat: CHAT, from: 'client', text: 'Hi', at: 900 }), { writtenAs: 'Carla' }],
            [expect.objectContaining({ chat: CHAT, from: 'agent', text: 'Hello' }), undefined],
            [{ type: 'ended', chat: CHAT, at: now, by: 'system', id: 'ended' }, undefined]
        ]);
    });

    it('hear a message with the id that it has in the log', async () => {
        const message = { content: 'Hi', name: 'Carla', timestamp: 900 };
        fake.show(CHAT, [{ ...message, type: 'END_USER' }]);
        open().shown();
        publish(context, endUserMessage, { ...message, recordId: CHAT });
        expect((await channel.port.log(CHAT))?.[0]?.id).toBe(heard[0]?.[0].id);
    });

    it('leave alone what others write on the channels', () => {
        publish(context, endUserMessage, { nothing: 'known' });
        expect(heard).toEqual([]);
    });
});
