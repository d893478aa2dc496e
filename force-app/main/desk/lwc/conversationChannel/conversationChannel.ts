import etiquette from '@salesforce/messageChannel/Etiquette__c';
import { APPLICATION_SCOPE, publish, subscribe, unsubscribe, type MessageContextValue } from 'lightning/messageService';
import type { Button, ConversationPort, LogEntry, Outcome } from 'c/etiquette';
import type { ActionCommand, ChatView } from 'c/shift';
import {
    isMessage,
    type AnswerMessage,
    type BarMessage,
    type ConversationCommand,
    type PanelMessage
} from './channelMessages';
import { hearPlatform, type HearConversation } from './platformEvents';

export type * from './channelMessages';
export { isMessage } from './channelMessages';
export type { HearConversation } from './platformEvents';

/** How long a panel may take to answer, in milliseconds. */
const ANSWER_BY = 5_000;

/** What the channel needs from the bar. */
export interface ChannelDesk {
    context: MessageContextValue;
    now(): number;
    /** Rings at an instant by the server's time; returns what stops that. */
    alarm(at: number, ring: () => void): () => void;
    hear: HearConversation;
    /** A chat's conversation came on screen. */
    shown(chat: string): void;
    /** The agent pressed a button in a panel. */
    press(chat: string, button: Button): void;
    /** The agent clicked on an action in a panel. */
    act(key: string, command: ActionCommand): void;
}

/** Conversations of Enhanced Chat, by the panels on their record pages. */
export interface ConversationChannel {
    port: ConversationPort;
    /** The chats whose conversation is on screen. */
    onScreen(): ReadonlySet<string>;
    /** Tells panels what to show: each its chat's view where that is another one, and all of them the time. */
    show(views: readonly ChatView[], now: number): void;
    stop(): void;
}

type Answer = Outcome & { log?: LogEntry[] };

const NO_PANEL: Answer = { outcome: 'notOnScreen' };
const NO_ANSWER: Answer = {
    outcome: 'failed',
    message: 'The page of this chat did not answer. Open it again and retry.'
};

/** Joins the bar with the panels of chats. */
export function joinPanels(desk: ChannelDesk): ConversationChannel {
    const onScreen = new Set<string>();
    const waiting = new Map<string, (answer: Answer) => void>();
    /** What the panels were told, by chat. */
    let told = new Map<string, ChatView>();
    let count = 0;

    const tell = (message: BarMessage): void => publish(desk.context, etiquette, message);

    const ask = (chat: string, command: ConversationCommand, text?: string): Promise<Answer> => {
        if (!onScreen.has(chat)) {
            return Promise.resolve(NO_PANEL);
        }
        count += 1;
        const id = `${chat}#${count}`;
        return new Promise<Answer>((resolve) => {
            const stopWaiting = desk.alarm(desk.now() + ANSWER_BY, () => {
                waiting.delete(id);
                resolve(NO_ANSWER);
            });
            waiting.set(id, (answer) => {
                stopWaiting();
                waiting.delete(id);
                resolve(answer);
            });
            tell({ type: 'command', id, chat, command, ...(text !== undefined && { text }) });
        });
    };

    const answered = ({ id, type: _type, ...answer }: AnswerMessage): void => waiting.get(id)?.(answer);

    const hearPanel = (message: unknown): void => {
        if (!isMessage<PanelMessage>(message)) {
            return;
        }
        switch (message.type) {
            case 'shown':
                onScreen.add(message.chat);
                told.delete(message.chat);
                desk.shown(message.chat);
                break;
            case 'opened':
                told.delete(message.chat);
                desk.shown(message.chat);
                break;
            case 'hidden':
                onScreen.delete(message.chat);
                break;
            case 'answer':
                answered(message);
                break;
            case 'press':
                desk.press(message.chat, message.button);
                break;
            case 'act':
                desk.act(message.key, message.command);
                break;
            default:
            // The bar's own messages come back on the channel.
        }
    };

    const subscription = subscribe(desk.context, etiquette, hearPanel, { scope: APPLICATION_SCOPE });
    const stopPlatform = hearPlatform(desk.context, () => desk.now(), desk.hear);
    // Panels that are there already answer at once: not before whoever joins them is ready.
    void Promise.resolve().then(() => tell({ type: 'who' }));

    return {
        port: {
            insert: (chat, text) => ask(chat, 'insert', text),
            send: (chat, text) => ask(chat, 'send', text),
            end: (chat) => ask(chat, 'end'),
            async log(chat) {
                const answer = await ask(chat, 'log');
                if (answer.outcome === 'failed') {
                    throw new Error(answer.message);
                }
                return answer.log;
            }
        },
        onScreen: () => onScreen,
        show(views, now) {
            // Legacy Chat's panels do not say when they are on screen.
            const shown = views.filter(({ kind, chat }) => kind === 'chat' || onScreen.has(chat));
            // Every panel hears every message: telling all of them each second would be too much with many chats.
            for (const view of shown) {
                if (told.get(view.chat) !== view) {
                    tell({ type: 'view', now, view });
                }
            }
            told = new Map(shown.map((view) => [view.chat, view]));
            if (shown.length > 0) {
                tell({ type: 'tick', now });
            }
        },
        stop() {
            unsubscribe(subscription);
            stopPlatform();
        }
    };
}
