import agentSend from '@salesforce/messageChannel/lightning__conversationAgentSend';
import etiquette from '@salesforce/messageChannel/Etiquette__c';
import { APPLICATION_SCOPE, publish, subscribe, unsubscribe, type MessageContextValue } from 'lightning/messageService';
import { watchDraft } from 'c/draftWatch';
import { normalizeText, recordId, type Button } from 'c/etiquette';
import type { BarMessage, CommandMessage, ConversationAnswer, PanelMessage } from 'c/panelChannel';
import type { ActionCommand, ChatView } from 'c/session';

/** Does a command in the chat's conversation. Never rejects: what the platform refuses comes as `failed`. */
export type RunInConversation = (
    command: Pick<CommandMessage, 'chat' | 'command' | 'text'>
) => Promise<ConversationAnswer>;

/** The connection of a chat's panel with the bar. */
export interface PanelLink {
    /** The conversation came on screen: the bar reads its log, and does what waited for that. */
    shown(): void;
    /** Another page came in front of the conversation's. */
    behind(): void;
    press(button: Button): void;
    act(key: string, command: ActionCommand): void;
    /** Lets go of the channel. */
    leave(): void;
}

/** What the panel of a chat shows. */
export interface PanelScreen {
    /** Shows a chat; `undefined` if it is not on the agent's list any more. */
    show(view: ChatView | undefined, now: number): void;
    /** Takes the time, for the countdowns. */
    tick(now: number): void;
    /** Gives the message box the focus: now, or when the page comes to the front if it `isComing`. */
    focus(isComing: boolean): void;
    /** Returns true while the chat's page is in front. */
    isInFront(): boolean;
}

let panels = 0;

/**
 * Connects the panel of a chat with the bar. `run` does what the bar asks for in the conversation. A panel without it
 * (legacy Chat, whose toolkit is the Aura bridge's) only shows the chat, and says `opened`.
 */
export function linkPanel(
    context: MessageContextValue,
    id: string,
    screen: PanelScreen,
    run?: RunInConversation
): PanelLink {
    const chat = recordId(id);
    panels += 1;
    const panel = `${chat}:${panels}:${Math.random().toString(36).slice(2)}`;
    let isShown = false;
    /**
     * Texts that the bar sends, normalized: unlike the agent's own messages they leave what stands in the message box. The
     * platform may tell of one twice, late, and as HTML.
     */
    const sentByBar = new Set<string>();

    const tell = (message: PanelMessage): void => publish(context, etiquette, message);
    const draft = watchDraft(
        () => screen.isInFront(),
        () => tell({ type: 'typed', chat })
    );
    const sayShown = (isBehind?: true): void =>
        tell({ type: run ? 'shown' : 'opened', chat, panel, ...(isBehind && { isBehind }) });

    const runCommand = async (
        { command, text, atAgentsRequest }: CommandMessage,
        runIn: RunInConversation
    ): Promise<ConversationAnswer> => {
        const isDraft =
            command === 'insert' ? draft.mayHoldDraft() : command === 'clear' && draft.isTypedSinceInsertion();
        if (isDraft && !atAgentsRequest) {
            return { outcome: 'mayHoldDraft' };
        }
        const answer = await runIn({ chat, command, text });
        // What the network seemed to cut off may have arrived: the platform tells of it as of any other text of ours.
        if (command === 'send' && answer.outcome === 'failed' && answer.refused) {
            sentByBar.delete(normalizeText(text ?? ''));
        }
        if (answer.outcome === 'done' && command === 'insert') {
            // From here on the agent may send the same words.
            sentByBar.delete(normalizeText(text ?? ''));
            draft.inserted();
        } else if (answer.outcome === 'done' && command === 'clear') {
            draft.emptied();
        }
        return answer;
    };

    const execute = async (message: CommandMessage): Promise<void> => {
        if (run) {
            tell({ type: 'answer', id: message.id, ...(await runCommand(message, run)) });
        }
    };

    const takeBarMessage = (received: unknown): void => {
        const message = received as BarMessage;
        const { type } = message;
        if (type === 'tick') {
            screen.tick(message.now);
        } else if (type === 'who' && isShown) {
            sayShown(screen.isInFront() ? undefined : true);
        } else if (type === 'view' && message.view.chat === chat) {
            screen.show(message.view, message.now);
        } else if (type === 'focus' && message.chat === chat) {
            screen.focus(message.isComing);
        } else if (type === 'gone' && message.chat === chat) {
            screen.show(undefined, 0);
        } else if (type === 'command' && message.chat === chat) {
            // What another panel of the chat sends leaves the message box as well.
            if (message.command === 'send' && message.text !== undefined) {
                sentByBar.add(normalizeText(message.text));
            }
            if (message.panel === panel && isShown) {
                void execute(message);
            }
        }
    };

    const takeSent = (message: unknown): void => {
        const { recordId: sentIn, content } = (message ?? {}) as { recordId?: unknown; content?: unknown };
        if (typeof sentIn !== 'string' || recordId(sentIn) !== chat) {
            return;
        }
        const isFromBar = typeof content === 'string' && sentByBar.has(normalizeText(content));
        const held = isFromBar ? undefined : draft.sent();
        if (held === 'nothing') {
            tell({ type: 'emptied', chat });
        } else if (held === 'our text' && run && screen.isInFront()) {
            // The agent has gone on in another window, or on another device.
            void run({ chat, command: 'clear' }).then(({ outcome }) => outcome === 'done' && draft.emptied());
        }
    };

    const scope = { scope: APPLICATION_SCOPE };
    const subscriptions = [
        subscribe(context, etiquette, takeBarMessage, scope),
        subscribe(context, agentSend, takeSent, scope)
    ];

    return {
        shown() {
            isShown = true;
            sayShown();
        },
        behind: () => tell({ type: 'behind', chat, panel }),
        press: (button) => tell({ type: 'press', chat, button }),
        act: (key, command) => tell({ type: 'act', key, command }),
        leave() {
            if (isShown) {
                tell({ type: run ? 'hidden' : 'behind', chat, panel });
            }
            isShown = false;
            draft.stop();
            subscriptions.forEach((subscription) => unsubscribe(subscription));
        }
    };
}
