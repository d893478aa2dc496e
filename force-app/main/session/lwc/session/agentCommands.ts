import { ACTIONS, type Button } from 'c/etiquette';
import {
    clockActions,
    howOf,
    subjectOfButton,
    subjectOfClock,
    subjectOfEntry,
    type ActionCommand,
    type How
} from 'c/actionPlan';
import { standsInInput, type Claimant, type Entry, type Journal, type Subject } from 'c/journal';
import type { TrackedChat } from 'c/trackedChat';
import type { ChatList } from './chatList';

/** How long a snooze postpones an action; milliseconds. */
const SNOOZE = 60_000;

interface AgentCommandsContext {
    chats: ChatList;
    journal: Journal;
    now(): number;
    start(subject: Subject, claimant: Claimant, how: How): void;
    clearInput(entry: Entry, reason: string | undefined, byAgent?: boolean): void;
    evaluate(chat: string): void;
}

/** What the agent asks for by a click. */
export interface AgentCommands {
    /** Does what a button asks for. Pressed twice, or by the agent and the clock, it happens once. */
    press(chat: string, button: Button): void;
    act(key: string, command: ActionCommand): void;
}

/** Returns how a click does an action: an end is said and done at once, everything else goes by its mode. */
function howByAgent(chat: TrackedChat, { action }: Subject): How {
    return ACTIONS[action].endsChat ? 'send' : howOf(chat.policy.modes[action]);
}

/** Returns how a click on an action that waits does it: what cannot go into the message box is sent. */
function howNow(chat: TrackedChat, subject: Subject, entry: Entry | undefined): How {
    return entry?.reason === 'inputUnavailable' ? 'send' : howByAgent(chat, subject);
}

/** Returns the commands of the agent. */
export function agentCommands({
    chats,
    journal,
    now,
    start,
    clearInput,
    evaluate
}: AgentCommandsContext): AgentCommands {
    const subjectOf = (chat: TrackedChat, key: string): Subject | undefined => {
        const entries = chats.entries(chat.chat);
        const entry = entries.get(key);
        for (const asked of clockActions(chat, now())) {
            const subject = subjectOfClock(chat, entries.values(), asked);
            if (subject.key === key) {
                // What the agent asks for before it is due is not blocked by that.
                const button = entry?.button ?? ACTIONS[asked.action].button;
                return asked.isOwed && entry?.button === undefined ? subject : { ...subject, button };
            }
        }
        return entry && subjectOfEntry(entry);
    };

    /** A text that is in the message box already is not put in once more; only the closing words are sent from there. */
    const startUnlessInserted = (subject: Subject, entry: Entry | undefined, how: How): void => {
        if (entry?.state !== 'inserted' || (ACTIONS[subject.action].endsChat && how === 'send')) {
            start(subject, 'agent', how);
        }
    };

    const press = (id: string, button: Button): void => {
        const chat = chats.get(id);
        const entries = chats.entries(id);
        const subject = chat && subjectOfButton(chat, [...entries.values()], button, now());
        if (!chat || !subject) {
            return;
        }
        startUnlessInserted(subject, entries.get(subject.key), howByAgent(chat, subject));
    };

    const snooze = (chat: TrackedChat, subject: Subject): void => {
        const asked = clockActions(chat, now()).find(({ action }) => action === subject.action);
        const { button: _button, ...byClock } = subject;
        journal.note(byClock, 'snoozed', { until: Math.max(now(), asked?.due ?? 0) + SNOOZE });
    };

    const decideAgainst = (subject: Subject, entry: Entry | undefined, reason: 'cancelled' | 'dismissed'): void => {
        // What stands in the message box is taken out of it next, unless the agent has written there, too.
        const isLeft = entry !== undefined && standsInInput(entry);
        journal.note(subject, 'dismissed', { reason, leftInInput: isLeft || undefined });
    };

    return {
        press,
        act(key, command) {
            const [id = ''] = key.split('|');
            const chat = chats.get(id);
            const subject = chat && subjectOf(chat, key);
            if (!chat || !subject) {
                return;
            }
            const entry = chats.entries(id).get(key);
            switch (command) {
                case 'snooze':
                    // What is in the message box already cannot wait outside it.
                    if (entry?.state !== 'inserted') {
                        snooze(chat, subject);
                    }
                    break;
                case 'cancel':
                    decideAgainst(subject, entry, 'cancelled');
                    break;
                case 'dismiss':
                case 'skip':
                    decideAgainst(subject, entry, 'dismissed');
                    break;
                case 'clear':
                    if (entry) {
                        clearInput(entry, entry.reason, true);
                    }
                    break;
                case 'insert':
                    startUnlessInserted(subject, entry, 'insertAtCursor');
                    break;
                case 'send':
                    startUnlessInserted(subject, entry, 'send');
                    break;
                default:
                    startUnlessInserted(subject, entry, howNow(chat, subject, entry));
            }
            evaluate(id);
        }
    };
}
