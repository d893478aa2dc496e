import { appendEvent, passTime, rebuildChat, type ChatEvent, type ClassifiedEvent, type Policy } from 'c/etiquette';
import type { Entry } from 'c/journal';
import type { ChatFacts, LogEntry } from 'c/sessionPorts';
import { AHEAD, classifyFor, givenIntentOf, identify } from './classifyEvent';
import { draftAfter, draftAfterStored } from './draftAfter';
import { findDuplicate } from './findDuplicate';
import { workAfter, workInList, workWithOwner } from './ownership';
import { reorderTies } from './reorderTies';
import { awaitLogOfTakenOver, awaitSources, logRead, sourceRead } from './sources';
import type { StoredChat } from './storedChat';
import type { Source, TrackedChat, Work } from './chat';

/** What can happen to a chat. */
export type ChatInput =
    | { type: 'event'; event: ChatEvent }
    | { type: 'facts'; facts: ChatFacts }
    | { type: 'record'; facts: ChatFacts; events: readonly ChatEvent[]; backInQueueAt?: number }
    /** A log that was requested at an instant and could be read. */
    | { type: 'log'; entries: readonly LogEntry[]; askedAt: number }
    /** A log could not be read; `retryAt` is absent if it is not on screen. */
    | { type: 'logUnread'; retryAt?: number }
    | { type: 'logRequested' }
    | { type: 'stored'; stored: StoredChat }
    /** Omni-Channel's list of work: the chat is in it, and the agent is working on it or not; `undefined` if it does not say. */
    | { type: 'inWork'; isEngaged: boolean | undefined }
    | { type: 'work'; work: Work }
    | { type: 'queued'; isQueued: boolean }
    | { type: 'policy'; policy: Policy }
    /** Start to wait for sources. */
    | { type: 'await'; sources: readonly Source[] }
    | { type: 'read'; source: Source }
    /** A key that may have begun a draft was pressed while the chat was in front. */
    | { type: 'typed' }
    /** The agent's message left the message box, and nothing was typed since. */
    | { type: 'emptied' }
    /** The clock was wrong so far: everything is judged again as of now. */
    | { type: 'rebuild' }
    /** The server has said what time it is: what looked like the future may not be. */
    | { type: 'timeKnown' }
    | { type: 'time' };

/** What an input is judged by. */
export interface EvolveContext {
    /** Epoch milliseconds of the server. */
    now: number;
    agentId: string;
    /** The journal's entries of the chat: they know which texts were handed over with which intent. */
    entries: readonly Entry[];
}

function withRules(chat: TrackedChat, events: ClassifiedEvent[], now: number): TrackedChat {
    return { ...chat, rules: rebuildChat(chat.chat, events, chat.policy, now) };
}

function knownFacts(facts: ChatFacts): ChatFacts {
    return Object.fromEntries(Object.entries(facts).filter(([, value]) => value !== undefined));
}

function withFacts(chat: TrackedChat, facts: ChatFacts): TrackedChat {
    const isNew = Object.entries(knownFacts(facts)).some(
        ([name, value]) => chat.facts[name as keyof ChatFacts] !== value
    );
    return isNew ? { ...chat, facts: { ...chat.facts, ...knownFacts(facts) } } : chat;
}

/** Two windows date one acceptance by moments apart; both take the earlier, so that they agree on what starts with it. */
function withEarlierDate(chat: TrackedChat, known: ClassifiedEvent, at: number, now: number): TrackedChat {
    if (known.type !== 'accepted' || at >= known.at) {
        return chat;
    }
    const events = chat.rules.events
        .map((event) => (event === known ? { ...event, at } : event))
        .sort((one, other) => one.at - other.at);
    return withRules(chat, events, now);
}

/** Adds the text to a message that came back from the store without it; the intent that a button gave it still wins. */
function withText(chat: TrackedChat, event: ChatEvent, entries: readonly Entry[]): TrackedChat {
    if (event.type !== 'message' || event.id === undefined || chat.messages.some(({ id }) => id === event.id)) {
        return chat;
    }
    const { id, at, from, text } = event;
    const givenIntent = givenIntentOf(chat, entries, event);
    return { ...chat, messages: [...chat.messages, { id, at, from, text, givenIntent }] };
}

function take(chat: TrackedChat, raw: ChatEvent, context: EvolveContext): TrackedChat {
    const event = identify(raw);
    const known = findDuplicate(chat.rules.events, { ...event, agent: 'agent' in event ? event.agent : undefined });
    if (known) {
        return { ...withText(chat, event, context.entries), ...workAfter(chat, event, context.agentId) };
    }
    const { classified, message, ownTime } = classifyFor(chat, event, context.entries, context.now);
    const next: TrackedChat = {
        ...chat,
        messages: message ? [...chat.messages, message] : chat.messages,
        ownTimes: ownTime === undefined ? chat.ownTimes : new Map([...chat.ownTimes, [classified.id ?? '', ownTime]]),
        rules: appendEvent(chat.rules, classified, chat.policy)
    };
    const typedAt = draftAfter(next, classified, context.entries);
    return { ...next, typedAt, ...workAfter(next, event, context.agentId) };
}

function takeLog(
    chat: TrackedChat,
    entries: readonly LogEntry[],
    askedAt: number,
    context: EvolveContext
): TrackedChat {
    let next = chat;
    for (const { id, from, name, text, at } of entries) {
        if (from === 'client' && name && !next.facts.messageName) {
            next = withFacts(next, { messageName: name });
        }
        next = take(next, { type: 'message', chat: chat.chat, id, from, at, text }, context);
    }
    const events = reorderTies(next.rules.events, entries);
    if (events !== next.rules.events) {
        next = withRules(next, events, context.now);
    }
    return sourceRead({ ...next, ...logRead(chat, askedAt) }, 'log', context.now);
}

function takeRecord(
    chat: TrackedChat,
    { facts, events, backInQueueAt }: Extract<ChatInput, { type: 'record' }>,
    context: EvolveContext
): TrackedChat {
    const told = events.reduce((next, event) => take(next, event, context), withFacts(chat, facts));
    const isConfirmed = chat.isConfirmed || events.some(({ type }) => type === 'accepted');
    const work = workWithOwner(told, backInQueueAt);
    return sourceRead({ ...told, work, isConfirmed }, 'record', context.now);
}

function takeStored(chat: TrackedChat, stored: StoredChat, context: EvolveContext): TrackedChat {
    let next: TrackedChat = { ...withFacts(chat, { ...stored.facts, ...chat.facts }), work: stored.work };
    for (const event of stored.events) {
        const known = findDuplicate(next.rules.events, event);
        next = known
            ? withEarlierDate(next, known, event.at, context.now)
            : {
                  ...next,
                  typedAt: draftAfter(next, event, context.entries),
                  rules: appendEvent(next.rules, event, next.policy)
              };
    }
    const events = reorderTies(next.rules.events, stored.events);
    return {
        ...(events === next.rules.events ? next : withRules(next, events, context.now)),
        typedAt: draftAfterStored(next, stored, context.entries)
    };
}

/** The offer of a chat that comes to light in Omni-Channel's list was not heard: its time to accept runs from now on. */
function takeInWork(chat: TrackedChat, isEngaged: boolean | undefined, context: EvolveContext): TrackedChat {
    const { now: at, agentId: agent } = context;
    const { acceptedAt, isAssigned } = chat.rules.rules;
    const isNewOffer = isEngaged === false && acceptedAt === undefined && !isAssigned;
    const told = isNewOffer ? take(chat, { type: 'assigned', chat: chat.chat, at, agent }, context) : chat;
    return { ...told, work: workInList(chat, isEngaged, agent), offeredAt: chat.offeredAt };
}

/** Follows another policy: its limits for everything, its phrases and texts for the messages whose text is known. */
function followPolicy(chat: TrackedChat, policy: Policy, context: EvolveContext): TrackedChat {
    if (policy === chat.policy) {
        return chat;
    }
    const texts = new Map(chat.messages.map((message) => [message.id, message]));
    const events = chat.rules.events.map((event) => {
        const message = event.id === undefined ? undefined : texts.get(event.id);
        if (!message || message.givenIntent !== undefined) {
            return event;
        }
        const { id, from, text, at } = message;
        const { meaning } = classifyFor(
            { ...chat, policy },
            { type: 'message', chat: chat.chat, id, from, text, at },
            [],
            at
        ).classified;
        return meaning === event.meaning ? event : { ...event, meaning };
    });
    return withRules({ ...chat, policy }, events, context.now);
}

/** The server's time is known: gives events of what looked like the future their own times if they fit it now. */
function dateAgain(chat: TrackedChat, now: number): TrackedChat {
    const fitting = [...chat.ownTimes].filter(([, at]) => at <= now + AHEAD);
    if (fitting.length === 0) {
        return chat.ownTimes.size === 0 ? chat : { ...chat, ownTimes: new Map() };
    }
    const times = new Map(fitting);
    const events = chat.rules.events
        .map((event) => ({ ...event, at: times.get(event.id ?? '') ?? event.at }))
        .sort((one, other) => one.at - other.at);
    const messages = chat.messages.map((message) => ({ ...message, at: times.get(message.id) ?? message.at }));
    return withRules({ ...chat, messages, ownTimes: new Map() }, events, now);
}

function apply(chat: TrackedChat, input: ChatInput, context: EvolveContext): TrackedChat {
    switch (input.type) {
        case 'event':
            return take(chat, input.event, context);
        case 'facts':
            return withFacts(chat, input.facts);
        case 'record':
            return takeRecord(chat, input, context);
        case 'log':
            return takeLog(chat, input.entries, input.askedAt, context);
        case 'logUnread':
            return { ...chat, logReadAt: undefined, logRetryAt: input.retryAt };
        case 'logRequested':
            return { ...chat, logRetryAt: undefined };
        case 'stored':
            return takeStored(chat, input.stored, context);
        case 'inWork':
            return takeInWork(chat, input.isEngaged, context);
        case 'work':
            return input.work === chat.work ? chat : { ...chat, work: input.work };
        case 'queued':
            return input.isQueued === chat.isQueued ? chat : { ...chat, isQueued: input.isQueued };
        case 'policy':
            return followPolicy(chat, input.policy, context);
        case 'await':
            return awaitSources(chat, input.sources, context.now);
        case 'read':
            return sourceRead(chat, input.source, context.now);
        case 'typed':
            return { ...chat, typedAt: context.now };
        case 'rebuild':
            return withRules(chat, chat.rules.events, context.now);
        case 'emptied':
            return { ...chat, typedAt: undefined };
        case 'timeKnown':
            return dateAgain(chat, context.now);
        default:
            return { ...chat, rules: passTime(chat.rules, context.now) };
    }
}

/** Returns a chat after an input: the one function that changes chats. */
export function evolve(chat: TrackedChat, input: ChatInput, context: EvolveContext): TrackedChat {
    return awaitLogOfTakenOver(chat, apply(chat, input, context), context.now);
}
