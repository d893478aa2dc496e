import * as toolkit from 'lightning/conversationToolkitApi';
import { createMessageContext, publish, subscribe, unsubscribe, type Subscription } from 'lightning/messageService';
import etiquette from '@salesforce/messageChannel/Etiquette__c';
import agentSend from '@salesforce/messageChannel/lightning__conversationAgentSend';
import { runInConversation } from 'c/conversationToolkit';
import type { AnswerMessage, ConversationCommand, PanelMessage } from 'c/panelChannel';
import { linkPanel, type PanelLink } from 'c/panelLink';
import type { ChatView } from 'c/session';

type FakeToolkit = typeof import('../../../../../../config/platform/jest/lightning/conversationToolkitApi');
const fake = toolkit as unknown as FakeToolkit;

const CHAT = '0Mwxx0000000001CAA';
const OTHER = '0Mwxx0000000002CAA';
const NUDGE = 'Are you still there?';

async function settle(): Promise<void> {
    for (let turn = 0; turn < 10; turn += 1) {
        await Promise.resolve();
    }
}

describe('The panel of a chat', () => {
    const context = createMessageContext();
    let conversation: ReturnType<FakeToolkit['show']>;
    let said: PanelMessage[];
    let shown: (ChatView | undefined)[];
    let isInFront: boolean;
    let panels: PanelLink[];
    let subscription: Subscription;

    const open = (): string => {
        const screen = {
            show: (view: ChatView | undefined) => shown.push(view),
            tick: () => undefined,
            focus: () => undefined,
            isInFront: () => isInFront
        };
        const panel = linkPanel(context, CHAT, screen, runInConversation);
        panels.push(panel);
        panel.shown();
        const message = said.at(-1);
        return message?.type === 'shown' ? message.panel : '';
    };

    /** What the bar asks for, and how the panel says it came out. */
    const ask = async (
        panel: string,
        command: ConversationCommand,
        options: { text?: string; atAgentsRequest?: boolean } = {}
    ): Promise<AnswerMessage['outcome'] | undefined> => {
        said = [];
        publish(context, etiquette, { type: 'command', id: 'id', chat: CHAT, panel, command, ...options });
        await settle();
        const answer = said.find((message): message is AnswerMessage => message.type === 'answer');
        return answer?.outcome;
    };
    const insert = (panel: string, atAgentsRequest?: boolean) =>
        ask(panel, 'insert', { text: NUDGE, ...(atAgentsRequest && { atAgentsRequest }) });

    /** The agent types, and the box shows it. */
    const type = (text: string): void => {
        for (const key of text) {
            document.dispatchEvent(new KeyboardEvent('keydown', { key }));
        }
        conversation.input += text;
    };
    const agentSends = (text: string, chat = CHAT): void => {
        // The gesture that sends it; the platform's event comes later.
        document.dispatchEvent(new KeyboardEvent('keydown', { key: 'Enter' }));
        publish(context, agentSend, { recordId: chat, content: text });
    };

    beforeEach(() => {
        [said, shown, panels, isInFront] = [[], [], [], true];
        fake.hideAll();
        conversation = fake.show(CHAT);
        subscription = subscribe(context, etiquette, (message) => said.push(message as PanelMessage));
    });

    afterEach(() => {
        panels.forEach((panel) => panel.leave());
        unsubscribe(subscription);
    });

    it('puts a text into an empty message box', async () => {
        expect(await insert(open())).toBe('done');
        expect(conversation.input).toBe(NUDGE);
    });

    it('puts nothing into a message box that may hold a draft', async () => {
        const panel = open();
        type('By the way, ');
        expect(await insert(panel)).toBe('mayHoldDraft');
        expect(conversation.input).toBe('By the way, ');
    });

    it('puts nothing beside a text that it put in before', async () => {
        const panel = open();
        await insert(panel);
        expect(await insert(panel)).toBe('mayHoldDraft');
        expect(conversation.input).toBe(NUDGE);
    });

    it('puts a text beside a draft if the agent asks for it', async () => {
        const panel = open();
        type('By the way, ');
        expect(await insert(panel, true)).toBe('done');
        expect(conversation.input).toBe(`By the way, ${NUDGE}`);
    });

    it('takes the message box as empty after the agent’s message, but not after one in another chat', async () => {
        const panel = open();
        type('Hello');
        agentSends('Hello', OTHER);
        expect(await insert(panel)).toBe('mayHoldDraft');
        agentSends('Hello', CHAT.slice(0, 15));
        expect(await insert(panel)).toBe('done');
    });

    it('takes a click on Send by the space bar as what sends the draft, not as the beginning of another', async () => {
        const panel = open();
        type('Yes');
        document.dispatchEvent(new KeyboardEvent('keydown', { key: ' ' }));
        // The browser makes this click of a button that has the focus.
        window.dispatchEvent(new MouseEvent('click'));
        publish(context, agentSend, { recordId: CHAT, content: 'Yes' });
        expect(said.at(-1)).toEqual({ type: 'emptied', chat: CHAT });
        expect(await insert(panel)).toBe('done');
    });

    describe('after the agent wrote in another window or on another device', () => {
        beforeEach(() => jest.useFakeTimers());
        afterEach(() => jest.useRealTimers());
        const writesElsewhere = async (): Promise<void> => {
            jest.advanceTimersByTime(31_000);
            publish(context, agentSend, { recordId: CHAT, content: 'It is on its way.' });
            await settle();
        };

        it('takes its text out of the message box, where nothing was typed since', async () => {
            const panel = open();
            await insert(panel);
            await writesElsewhere();
            expect(conversation.input).toBe('');
            expect(await insert(panel)).toBe('done');
        });

        it('leaves its text there if the agent has typed something after it', async () => {
            await insert(open());
            type(' Carla?');
            await writesElsewhere();
            expect(conversation.input).toBe(`${NUDGE} Carla?`);
        });

        it('leaves the message box alone while the chat is not in front: another panel may be', async () => {
            await insert(open());
            isInFront = false;
            await writesElsewhere();
            expect(conversation.input).toBe(NUDGE);
        });
    });

    it('takes a text that the bar sends as no sign that a draft is gone', async () => {
        const panel = open();
        type('By the way, ');
        expect(await ask(panel, 'send', { text: NUDGE })).toBe('done');
        agentSends(NUDGE);
        expect(await insert(panel)).toBe('mayHoldDraft');
        agentSends('By the way, yes');
        expect(await insert(panel)).toBe('done');
    });

    it('takes a text that the bar sends as no sign of that, also if the platform tells of it twice', async () => {
        const panel = open();
        await insert(panel);
        expect(await ask(panel, 'send', { text: 'I am looking.' })).toBe('done');
        publish(context, agentSend, { recordId: CHAT, content: 'I am looking.' });
        publish(context, agentSend, { recordId: CHAT, content: 'I am looking.' });
        expect(await insert(panel)).toBe('mayHoldDraft');
    });

    it('takes a text that the bar sends as no sign of that, also if the platform writes it as HTML', async () => {
        const panel = open();
        await insert(panel);
        expect(await ask(panel, 'send', { text: "I'm looking." })).toBe('done');
        publish(context, agentSend, { recordId: CHAT, content: 'I&#39;m looking.' });
        expect(await insert(panel)).toBe('mayHoldDraft');
    });

    it('takes a text that the bar sends by another panel of the chat as no sign of that', async () => {
        const [first, second] = [open(), open()];
        await insert(first);
        expect(await ask(second, 'send', { text: 'I am looking.' })).toBe('done');
        publish(context, agentSend, { recordId: CHAT, content: 'I am looking.' });
        expect(await insert(first)).toBe('mayHoldDraft');
    });

    it('takes words that the bar sent before as the agent’s once it has put them into the message box', async () => {
        const panel = open();
        expect(await ask(panel, 'send', { text: NUDGE })).toBe('done');
        await insert(panel);
        agentSends(NUDGE);
        expect(await insert(panel)).toBe('done');
    });

    it('takes a text of the bar as no sign of that where it arrives though the network seemed to cut it off', async () => {
        const panel = open();
        type('I am loo');
        // A click into the draft, to go on in the middle of it.
        window.dispatchEvent(new MouseEvent('click'));
        jest.spyOn(toolkit, 'sendTextMessage').mockRejectedValueOnce(new TypeError('Failed to fetch'));
        expect(await ask(panel, 'send', { text: NUDGE })).toBe('failed');
        publish(context, agentSend, { recordId: CHAT, content: NUDGE });
        expect(said.map(({ type: what }) => what)).not.toContain('emptied');
        expect(await insert(panel)).toBe('mayHoldDraft');
    });

    it('takes the agent’s own message as one, even in the words that the bar failed to send', async () => {
        const panel = open();
        conversation.ended = true;
        expect(await ask(panel, 'send', { text: NUDGE })).toBe('failed');
        conversation.ended = false;
        type(NUDGE);
        agentSends(NUDGE);
        expect(await insert(panel)).toBe('done');
    });

    it('clears a text of ours if nothing was typed since', async () => {
        const panel = open();
        await insert(panel);
        expect(await ask(panel, 'clear')).toBe('done');
        expect(conversation.input).toBe('');
        expect(await insert(panel)).toBe('done');
    });

    it('clears nothing that the agent has typed into since, unless the agent asks for it', async () => {
        const panel = open();
        await insert(panel);
        type(' Hello?');
        expect(await ask(panel, 'clear')).toBe('mayHoldDraft');
        expect(conversation.input).toBe(`${NUDGE} Hello?`);
        expect(await ask(panel, 'clear', { atAgentsRequest: true })).toBe('done');
        expect(conversation.input).toBe('');
        expect(await insert(panel)).toBe('done');
    });

    it('still takes the message box as full if it could not be cleared', async () => {
        const panel = open();
        await insert(panel);
        conversation.ended = true;
        expect(await ask(panel, 'clear')).toBe('failed');
        conversation.ended = false;
        expect(await insert(panel)).toBe('mayHoldDraft');
    });

    it('tells the bar that something was typed, and nothing of what it was', () => {
        open();
        said = [];
        type('x');
        isInFront = false;
        type('y');
        expect(said).toEqual([{ type: 'typed', chat: CHAT }]);
    });

    it('leaves commands for a second panel of the same chat to that one', async () => {
        const [first, second] = [open(), open()];
        expect(first).not.toBe(second);
        await insert(second);
        expect(conversation.input).toBe(NUDGE);
        expect(said.filter((message) => message.type === 'answer')).toHaveLength(1);
    });

    it('does nothing for the bar once it has left', async () => {
        const panel = open();
        panels.forEach((each) => each.leave());
        expect(await insert(panel)).toBeUndefined();
        expect(conversation.input).toBe('');
    });

    it('shows nothing of another chat', () => {
        open();
        const view = { chat: OTHER, kind: 'messaging', clientName: 'Dana', clocks: [], buttons: [], actions: [] };
        publish(context, etiquette, { type: 'view', now: 0, view });
        expect(shown).toStrictEqual([]);
    });

    it('takes a file that the agent sends as the agent’s message', () => {
        open();
        document.dispatchEvent(new KeyboardEvent('keydown', { key: 'Enter' }));
        said = [];
        publish(context, agentSend, { recordId: CHAT });
        expect(said).toEqual([{ type: 'emptied', chat: CHAT }]);
    });

    it('says once that it is hidden, and no more', () => {
        const panel = open();
        said = [];
        panels.forEach((each) => [each.leave(), each.leave()]);
        expect(said).toEqual([{ type: 'hidden', chat: CHAT, panel }]);
    });

    it('shows nothing of a chat that is no longer the agent’s', () => {
        open();
        publish(context, etiquette, { type: 'gone', chat: OTHER });
        expect(shown).toStrictEqual([]);
        publish(context, etiquette, { type: 'gone', chat: CHAT });
        expect(shown).toStrictEqual([undefined]);
    });
});
