import type { ShownChat } from 'c/bands';
import type { ClockView } from 'c/session';
import { fill, isolate, lookOf, ruleLabel, type Look } from 'c/labels';
import announceDue from '@salesforce/label/c.Etiquette_Announce_Due';
import announceDueSoon from '@salesforce/label/c.Etiquette_Announce_DueSoon';
import announceOverdue from '@salesforce/label/c.Etiquette_Announce_Overdue';

const SENTENCES: Partial<Record<Look, string>> = {
    dueSoon: announceDueSoon,
    overdue: announceOverdue,
    due: announceDue
};

/** A limit that was passed, or an action that it is time for. */
export interface Alarm {
    /** Tells the breach from every other one. */
    name: string;
    chat: string;
    kind: 'late' | 'due';
    text: string;
}

/** What crossed a threshold since the last look. */
export interface Crossed {
    /** Said of what became due soon. */
    polite: string;
    /** Said of what became overdue or due. */
    assertive: string;
    /** What became overdue or due in chats that are not muted. */
    alarms: readonly Alarm[];
}

interface Crossing extends Alarm {
    look: Look;
    isMuted: boolean;
}

function crossingOf({ chat, clientName, isMuted }: ShownChat, clock: ClockView): Crossing[] {
    const look = lookOf(clock);
    const sentence = SENTENCES[look];
    const name = `${chat}|${clock.rule}|${clock.start}|${look}`;
    const kind = look === 'due' ? 'due' : 'late';
    const text = sentence && fill(sentence, isolate(clientName), ruleLabel(clock.rule));
    return text ? [{ name, chat, kind, text, look, isMuted: isMuted ?? false }] : [];
}

/** A chat in the queue is no alarm: this agent cannot accept it. One that has ended is none either. */
function crossingsOf(chat: ShownChat): Crossing[] {
    return chat.phase === 'waiting' || chat.phase === 'ended'
        ? []
        : chat.clocks.flatMap((clock) => crossingOf(chat, clock));
}

function spoken(crossings: readonly Crossing[]): string {
    return crossings.map(({ text }) => text).join('. ');
}

/** Notices when clocks cross a threshold, each crossing once, however often the chats are looked at. */
export class Thresholds {
    /** What was said of each chat in the list: a clock that pauses or is corrected in between is not said again. */
    private said = new Map<string, Set<string>>();
    private standing = new Set<string>();

    /** Returns true while an alarm holds: its limit is still passed, and the chat was not muted. */
    isStanding = ({ name }: Alarm): boolean => this.standing.has(name);

    /** Returns what crossed a threshold since the last call. */
    look(chats: readonly ShownChat[]): Crossed {
        const before = this.said;
        this.said = new Map(chats.map(({ chat }) => [chat, before.get(chat) ?? new Set()]));
        const all = chats.flatMap(crossingsOf);
        const fresh = all.filter(({ chat, name }) => !this.said.get(chat)?.has(name));
        fresh.forEach(({ chat, name }) => this.said.get(chat)?.add(name));
        const isLoud = ({ look }: Crossing): boolean => look !== 'dueSoon';
        const rings = (crossing: Crossing): boolean => isLoud(crossing) && !crossing.isMuted;
        this.standing = new Set(all.filter(rings).map(({ name }) => name));
        return {
            polite: spoken(fresh.filter((crossing) => !isLoud(crossing))),
            assertive: spoken(fresh.filter(isLoud)),
            alarms: fresh.filter(rings)
        };
    }
}
