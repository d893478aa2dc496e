import { ENDERS, EVENT_TYPES, INTENTS, type ClassifiedEvent, type Ender } from 'c/etiquette';
import type { ChatFacts } from 'c/sessionPorts';
import type { TrackedChat, Work } from './chat';

/** A chat in the store: what the clocks need after a reload, and nothing that the client or the agent wrote. */
export interface StoredChat {
    chat: string;
    work: Work;
    facts: Pick<ChatFacts, 'kind' | 'channel' | 'language' | 'caseId' | 'caseNumber'>;
    events: ClassifiedEvent[];
    /** Keys came since the agent's last message, last at this instant: never which. */
    typedAt?: number | undefined;
}

/** The layout of stored chats. A chat of another layout is rebuilt from its record and its log. */
const VERSION = 2;
const MEANINGS: readonly unknown[] = [...INTENTS, 'question', 'thanks'];
const FACTS = ['kind', 'channel', 'language', 'caseId', 'caseNumber'] as const;

/** Returns a chat as it is stored. */
export function storedChatOf({ chat, work, facts, rules, typedAt }: TrackedChat): string {
    const { kind, channel, language, caseId, caseNumber } = facts;
    return JSON.stringify({
        version: VERSION,
        chat,
        work,
        facts: { kind, channel, language, caseId, caseNumber },
        events: rules.events,
        typedAt
    });
}

function isObject(value: unknown): value is Record<string, unknown> {
    return typeof value === 'object' && value !== null;
}

function isTextOrAbsent(value: unknown): boolean {
    return value === undefined || typeof value === 'string';
}

function isInstant(value: unknown): value is number {
    return typeof value === 'number' && Number.isFinite(value);
}

function isEvent(value: unknown): value is ClassifiedEvent {
    if (!isObject(value)) {
        return false;
    }
    const { type, at, id, agent, meaning, caseId, by, available } = value;
    return (
        EVENT_TYPES.includes(type as ClassifiedEvent['type']) &&
        isInstant(at) &&
        [id, agent, caseId].every(isTextOrAbsent) &&
        (type !== 'case' || typeof caseId === 'string') &&
        (meaning === undefined || MEANINGS.includes(meaning)) &&
        (by === undefined || ENDERS.includes(by as Ender)) &&
        (available === undefined || isInstant(available))
    );
}

function factsIn(value: unknown): StoredChat['facts'] {
    const facts = isObject(value) ? value : {};
    return Object.fromEntries(FACTS.flatMap((name) => (typeof facts[name] === 'string' ? [[name, facts[name]]] : [])));
}

function parseJson(stored: string): unknown {
    try {
        return JSON.parse(stored);
    } catch {
        return undefined;
    }
}

/** Returns a stored chat, without the events that cannot be read; `undefined` for anything but a stored chat. */
export function parseStoredChat(stored: string): StoredChat | undefined {
    const value = parseJson(stored);
    if (!isObject(value) || value.version !== VERSION || typeof value.chat !== 'string') {
        return undefined;
    }
    const { chat, work, facts, events, typedAt } = value;
    if ((work !== 'offered' && work !== 'held') || !Array.isArray(events)) {
        return undefined;
    }
    return {
        chat,
        work,
        facts: factsIn(facts),
        events: events.filter(isEvent),
        typedAt: isInstant(typedAt) ? typedAt : undefined
    };
}
