import etiquette from '@salesforce/messageChannel/Etiquette__c';
import { APPLICATION_SCOPE, publish, subscribe, unsubscribe, type MessageContextValue } from 'lightning/messageService';
import type { BarMessage, CommandMessage, PanelMessage } from 'c/conversationChannel';
import { recordId, type Button, type LogEntry, type Outcome } from 'c/etiquette';
import type { ActionCommand, ChatView } from 'c/shift';

/** Does a command in the chat's conversation. Never rejects: what the platform refuses comes as `failed`. */
export type Actor = (command: Omit<CommandMessage, 'type' | 'id'>) => Promise<Outcome & { log?: LogEntry[] }>;

/** A chat panel's link with the bar. */
export interface PanelLink {
    /** Says that the conversation is on screen: the bar reads its log, and does what waited for that. */
    shown(): void;
    /** Says that it is so no more. */
    hidden(): void;
    press(button: Button): void;
    act(key: string, command: ActionCommand): void;
    /** Lets go of the channel; says `hidden` where it was shown. */
    leave(): void;
}

/** What the panel of a chat shows. */
export interface PanelScreen {
    /** Gets what to show whenever it changes. */
    show(view: ChatView, now: number): void;
    /** Gets the time, for the countdowns. */
    tick(now: number): void;
}

/**
 * Links the panel of a chat with the bar: what it hears goes to its `screen`; `actor` does what the bar asks
 * for. A panel without an actor (legacy Chat, whose toolkit is the bridge's) shows, and says `opened`.
 */
export function linkPanel(context: MessageContextValue, id: string, screen: PanelScreen, actor?: Actor): PanelLink {
    const chat = recordId(id);
    let isShown = false;

    const tell = (message: PanelMessage): void => publish(context, etiquette, message);
    const sayShown = (): void => {
        tell({ type: actor ? 'shown' : 'opened', chat });
    };

    const obey = async ({ type: _type, id: name, ...command }: CommandMessage): Promise<void> => {
        if (!actor) {
            return;
        }
        tell({ type: 'answer', id: name, ...(await actor(command)) });
    };

    const hearBar = (heard: unknown): void => {
        const message = heard as BarMessage;
        if (message.type === 'who' && isShown) {
            sayShown();
        } else if (message.type === 'view' && message.view.chat === chat) {
            screen.show(message.view, message.now);
        } else if (message.type === 'tick') {
            screen.tick(message.now);
        } else if (message.type === 'command' && message.chat === chat && isShown) {
            void obey(message);
        }
    };

    const subscription = subscribe(context, etiquette, hearBar, { scope: APPLICATION_SCOPE });
    const hidden = (): void => {
        if (isShown && actor) {
            tell({ type: 'hidden', chat });
        }
        isShown = false;
    };

    return {
        shown() {
            isShown = true;
            sayShown();
        },
        hidden,
        press: (button) => tell({ type: 'press', chat, button }),
        act: (key, command) => tell({ type: 'act', key, command }),
        leave() {
            hidden();
            unsubscribe(subscription);
        }
    };
}
