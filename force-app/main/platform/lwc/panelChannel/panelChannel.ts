import etiquette from '@salesforce/messageChannel/Etiquette__c';
import { APPLICATION_SCOPE, publish, subscribe, unsubscribe, type MessageContextValue } from 'lightning/messageService';
import type { HearingClock } from 'c/conversationLog';
import type { ChatView, SessionInput } from 'c/session';
import type { ClockPort, ConversationPort } from 'c/sessionPorts';
import {
    isMessage,
    type AnswerMessage,
    type BarMessage,
    type CommandMessage,
    type ConversationAnswer,
    type PanelMessage,
    type ShownMessage
} from './channelMessages';
import { listenToPlatform } from './platformEvents';

export type * from './channelMessages';
export { isMessage } from './channelMessages';

/** How long a panel may take to answer; milliseconds. */
const ANSWER_BY = 5_000;

/** What the channel needs from the bar. */
export interface PanelChannelContext {
    context: MessageContextValue;
    clock: HearingClock & Pick<ClockPort, 'alarm'>;
    /** Takes what the panels and the platform's conversation events say. */
    dispatch(input: SessionInput): void;
    /** Hears which chat's page is in front; `undefined` if it is none of a chat. */
    front(chat: string | undefined): void;
}

/** Conversations of Enhanced Chat, by the panels on their record pages. */
export interface PanelChannel {
    port: ConversationPort;
    /** Tells the panels what to show: each its chat's view if that changed, and all of them the time. */
    show(views: readonly ChatView[], now: number): void;
    /** Gives the focus to the message box of a chat that is in front, or `isComing` there. */
    focus(chat: string | undefined, isComing?: boolean): void;
    stop(): void;
}

const NO_PANEL: ConversationAnswer = { outcome: 'notOnScreen' };
const NO_ANSWER: ConversationAnswer = {
    outcome: 'failed',
    message: 'The page of this chat did not answer. Open it again and retry.'
};

/** Connects the bar with the panels of the chats. */
export function connectPanels({ context, clock, dispatch, front }: PanelChannelContext): PanelChannel {
    /** The panels of each chat that are on screen, the one that was shown last at the end. */
    const onScreen = new Map<string, string[]>();
    const waiting = new Map<string, (answer: ConversationAnswer) => void>();
    /** What the panels were told last, by chat. */
    let shownViews = new Map<string, ChatView>();
    /** Tells this bar's commands from those of one before it, whose answers may still come. */
    const bar = Math.random().toString(36).slice(2);
    let count = 0;
    /** The chat whose page is coming to the front and gets the focus there. */
    let comingChat: string | undefined;
    /** The panel whose page is in front, and its chat. */
    let inFront: Pick<ShownMessage, 'chat' | 'panel'> | undefined;

    const tell = (message: BarMessage): void => publish(context, etiquette, message);

    const ask = (
        chat: string,
        command: Omit<CommandMessage, 'type' | 'id' | 'chat' | 'panel'>
    ): Promise<ConversationAnswer> => {
        // A chat that is open in two panels is addressed in one of them.
        const panel = onScreen.get(chat)?.at(-1);
        if (panel === undefined) {
            return Promise.resolve(NO_PANEL);
        }
        count += 1;
        const id = `${panel}#${bar}#${count}`;
        return new Promise<ConversationAnswer>((resolve) => {
            const cancel = clock.alarm(clock.now() + ANSWER_BY, () => {
                waiting.delete(id);
                resolve(NO_ANSWER);
            });
            waiting.set(id, (answer) => {
                cancel();
                waiting.delete(id);
                resolve(answer);
            });
            tell({ type: 'command', id, chat, panel, ...command });
        });
    };

    const takeAnswer = ({ id, type: _type, ...answer }: AnswerMessage): void => waiting.get(id)?.(answer);

    const withoutPanel = (chat: string, panel: string): string[] =>
        (onScreen.get(chat) ?? []).filter((each) => each !== panel);

    const hidePanel = (chat: string, panel: string): void => {
        const others = withoutPanel(chat, panel);
        if (others.length > 0) {
            onScreen.set(chat, others);
        } else {
            onScreen.delete(chat);
        }
    };

    const focus = (chat: string | undefined, isComing = false): void => {
        // A page that is in front already gets the focus now: it does not come, and the agent may return to it later.
        comingChat = isComing && chat !== inFront?.chat ? chat : undefined;
        if (chat !== undefined) {
            tell({ type: 'focus', chat, isComing });
        }
    };

    const noteShown = ({ chat, panel, isBehind }: ShownMessage): void => {
        shownViews.delete(chat);
        dispatch({ type: 'shown', chat });
        if (!isBehind) {
            inFront = { chat, panel };
            front(chat);
            focus(comingChat === chat ? chat : undefined);
        }
    };

    /** Pages change places in either order: the one that came in front may have said so already. */
    const noteBehind = ({ panel }: ShownMessage): void => {
        if (panel === inFront?.panel) {
            inFront = undefined;
            front(undefined);
        }
    };

    const takePanelMessage = (message: unknown): void => {
        if (!isMessage<PanelMessage>(message)) {
            return;
        }
        switch (message.type) {
            case 'shown':
                onScreen.set(message.chat, [...withoutPanel(message.chat, message.panel), message.panel]);
                noteShown(message);
                break;
            case 'opened':
                noteShown(message);
                break;
            case 'hidden':
                hidePanel(message.chat, message.panel);
                noteBehind(message);
                break;
            case 'behind':
                noteBehind(message);
                break;
            case 'answer':
                takeAnswer(message);
                break;
            case 'typed':
            case 'emptied':
            case 'press':
            case 'act':
                dispatch(message);
                break;
            default:
            // The bar's own messages come back on the channel.
        }
    };

    const subscription = subscribe(context, etiquette, takePanelMessage, { scope: APPLICATION_SCOPE });
    const stopPlatform = listenToPlatform(context, clock, dispatch);
    // Panels that are there already answer at once: not before the bar is ready.
    void Promise.resolve().then(() => tell({ type: 'who' }));

    return {
        port: {
            insert: (chat, text, options) => ask(chat, { command: 'insert', text, ...options }),
            clear: (chat, options) => ask(chat, { command: 'clear', ...options }),
            send: (chat, text) => ask(chat, { command: 'send', text }),
            end: (chat) => ask(chat, { command: 'end' }),
            async log(chat) {
                const answer = await ask(chat, { command: 'log' });
                if (answer.outcome === 'failed') {
                    throw new Error(answer.message);
                }
                return answer.log;
            }
        },
        show(views, now) {
            const listed = new Set(views.map(({ chat }) => chat));
            for (const chat of shownViews.keys()) {
                if (!listed.has(chat)) {
                    tell({ type: 'gone', chat });
                }
            }
            // Legacy Chat's panels do not say when they are on screen.
            const shown = views.filter(({ kind, chat }) => kind === 'chat' || (onScreen.get(chat)?.length ?? 0) > 0);
            // Every panel hears every message: all views each second would be too much with many chats.
            for (const view of shown) {
                if (shownViews.get(view.chat) !== view) {
                    tell({ type: 'view', now, view });
                }
            }
            shownViews = new Map(shown.map((view) => [view.chat, view]));
            if (shown.length > 0) {
                tell({ type: 'tick', now });
            }
        },
        focus,
        stop() {
            unsubscribe(subscription);
            stopPlatform();
        }
    };
}
