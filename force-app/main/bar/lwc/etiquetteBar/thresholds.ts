import type { ChatView, ClockView } from 'c/session';
import { fill, lookOf, ruleLabel, type Look } from 'c/labels';
import announceDue from '@salesforce/label/c.Etiquette_Announce_Due';
import announceDueSoon from '@salesforce/label/c.Etiquette_Announce_DueSoon';
import announceOverdue from '@salesforce/label/c.Etiquette_Announce_Overdue';

const SENTENCES: Partial<Record<Look, string>> = {
    dueSoon: announceDueSoon,
    overdue: announceOverdue,
    due: announceDue
};

/** What is said about the clocks that crossed a threshold since the last look. */
export interface Crossed {
    /** What became due soon. */
    polite: string;
    /** What became overdue or due. */
    assertive: string;
}

function nameOf({ chat }: ChatView, { rule, start }: ClockView): string {
    return `${chat}|${rule}|${start}`;
}

/** Notices when clocks cross a threshold, each crossing once, however often the chats are looked at. */
export class Thresholds {
    #looks = new Map<string, Look>();

    /** What crossed a threshold since the last call, in one sentence each. */
    look(chats: readonly ChatView[]): Crossed {
        const before = this.#looks;
        this.#looks = new Map();
        const polite: string[] = [];
        const assertive: string[] = [];
        // A chat in the queue is no alarm: this agent cannot accept it.
        for (const chat of chats.filter(({ phase }) => phase !== 'waiting')) {
            for (const clock of chat.clocks) {
                const name = nameOf(chat, clock);
                const look = lookOf(clock);
                const sentence = SENTENCES[look];
                this.#looks.set(name, look);
                if (sentence && before.get(name) !== look) {
                    const kind = look === 'dueSoon' ? polite : assertive;
                    kind.push(fill(sentence, chat.clientName, ruleLabel(clock.rule)));
                }
            }
        }
        return { polite: polite.join('. '), assertive: assertive.join('. ') };
    }
}
