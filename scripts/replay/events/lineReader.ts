import { isUtf8 } from 'node:buffer';
import {
    ALL_CHATS,
    ENDERS,
    EVENT_TYPES,
    classify,
    INTENTS,
    SENDERS,
    type ChatEvent,
    type ClassifiedEvent,
    type Policy
} from 'c/etiquette';
import { parseTimelineLine, TimelineError } from '../../formats/timeline/parseTimelineLine.ts';
import { AgentTable } from './agentTable.ts';
import { chatFirstIn, SHAPE_UNKNOWN } from './chatOfLine.ts';
import { newParts, type EventSink } from './eventStore.ts';
import { FastLine } from './fastLine.ts';
import type { Span } from './span.ts';
import { hashBytes } from './hash.ts';
import { meaningOfIntent, MEANINGS, TextMeanings } from './textMeanings.ts';

/** A line that is no event. */
export interface RejectedLine {
    line: number;
    reason: string;
    /** Which of several inputs. */
    file?: string;
}

const MESSAGE = EVENT_TYPES.indexOf('message');
const REQUESTED = EVENT_TYPES.indexOf('requested');
const CASE = EVENT_TYPES.indexOf('case');
const ENDED = EVENT_TYPES.indexOf('ended');
const CAPACITY = EVENT_TYPES.indexOf('capacity');
const HAS_AGENT: readonly boolean[] = EVENT_TYPES.map((type) =>
    ['assigned', 'accepted', 'declined', 'transferred'].includes(type)
);
const CLIENT = SENDERS.indexOf('client');
const AGENT = SENDERS.indexOf('agent');
const SYSTEM = ENDERS.indexOf('system');
const MEANING_OF_INTENT = INTENTS.map(meaningOfIntent);
/** Ids of records come in 15 characters too, and are kept in 18. */
const SHORT_ID = 15;
const UNSURE = -1;
/** Fields of a timeline that mean nothing to the rules. */
const ALSO_READ = /"(?:agentName|queue)"/;

/** Reads lines into events. Keeps what an event means, never its text. */
export class LineReader {
    /** Agents, and queues among them. */
    readonly agents = new AgentTable();
    /** The changes of the capacity of all agents, in the order of arrival. */
    readonly capacity: ClassifiedEvent[] = [];
    /** The times of the first and the last event; epoch milliseconds. */
    first = Infinity;
    last = -Infinity;
    /** How many events there were. */
    events = 0;
    #sink: EventSink;
    #policy: Policy;
    #until: number;
    #line = new FastLine();
    #parts = newParts();
    #meanings: TextMeanings;

    /**
     * @param sink where events go
     * @param until the last instant to read, in epoch milliseconds; later events are left unread
     */
    constructor(sink: EventSink, policy: Policy, until: number) {
        this.#sink = sink;
        this.#policy = policy;
        this.#until = until;
        this.#meanings = new TextMeanings(policy);
    }

    /**
     * Reads the line that begins at `start`, if it is of the usual kind.
     *
     * @param arrival where it stands in the whole input
     * @returns where its line end stands; -1 where `read` has to judge the line
     */
    readUsual(bytes: Buffer, start: number, arrival: number): number {
        const end = this.#line.read(bytes, start);
        return end >= 0 && this.#take(bytes, arrival) ? end : -1;
    }

    /** Keeps what the fast line read; false where only the reader of all lines can judge it. */
    #take(bytes: Buffer, arrival: number): boolean {
        const { chat, caseId, agent, id, type, available, from, by, at, agentName, queue } = this.#line;
        const meaning = this.#meaning(bytes);
        const isUnusual =
            meaning === UNSURE ||
            isUnusualName(chat) ||
            chat.end - chat.start === 1 ||
            agent.end - agent.start === SHORT_ID ||
            (type === CASE && isUnusualName(caseId)) ||
            (type === CAPACITY && available < 0) ||
            (type === ENDED && by < -1) ||
            agentName.start > 0;
        if (isUnusual) {
            return false;
        }
        if (at > this.#until) {
            return true;
        }
        this.#count(at);
        const parts = this.#parts;
        const hasAgent = (HAS_AGENT[type] === true || (type === MESSAGE && from === AGENT)) && agent.start > 0;
        parts.bytes = bytes;
        parts.at = at;
        parts.arrival = arrival;
        parts.type = type;
        parts.meaning = meaning;
        parts.by = type === ENDED ? (by < 0 ? SYSTEM : by) : 0;
        parts.agent =
            hasAgent && agent.end > agent.start ? this.agents.number(bytes, agent.start, agent.end, agent.hash) : 0;
        parts.queue = queue.end > queue.start ? this.agents.number(bytes, queue.start, queue.end, queue.hash) : 0;
        parts.available = available;
        parts.chatStart = chat.start;
        parts.chatEnd = chat.end;
        parts.chatHash = chat.hash;
        parts.idStart = id.start;
        parts.idEnd = id.end;
        parts.idHash = id.hash;
        parts.caseStart = type === CASE ? caseId.start : -1;
        parts.caseEnd = caseId.end;
        this.#sink.add(parts);
        return true;
    }

    /** The number of what the line's text or intent means; 0 for nothing. */
    #meaning(bytes: Buffer): number {
        const { type, from, intent, text } = this.#line;
        const hasText = text.start > 0 && (type === MESSAGE || text.end > text.start);
        const isAgents = type === MESSAGE && from === AGENT;
        if (isAgents && intent !== -1) {
            return intent < 0 || (text.start > 0 && !text.isPlain) ? UNSURE : (MEANING_OF_INTENT[intent] ?? UNSURE);
        }
        const isClients = (type === MESSAGE && from === CLIENT) || (type === REQUESTED && hasText);
        if (!isAgents && !isClients) {
            return (type === MESSAGE && from < 0) || (text.start > 0 && !text.isPlain) ? UNSURE : 0;
        }
        if (!hasText) {
            return this.#meanings.ofText(undefined, isAgents);
        }
        return this.#meanings.of(bytes, text, isAgents);
    }

    #count(at: number): void {
        this.events += 1;
        this.first = Math.min(this.first, at);
        this.last = Math.max(this.last, at);
    }

    /**
     * Reads a line of any kind.
     *
     * @param arrival where it stands in the whole input
     * @param isCopy the line is for all chats, and another shard counts it
     * @returns why it is no event; `undefined` where it is one
     */
    read(bytes: Buffer, start: number, end: number, arrival: number, isCopy: boolean): string | undefined {
        const line = bytes.subarray(start, end);
        if (!isUtf8(line)) {
            return isCopy ? undefined : 'the line is not UTF-8';
        }
        const text = line.toString('utf8', 0, line.length);
        let event: ChatEvent;
        try {
            event = parseTimelineLine(text);
        } catch (error) {
            if (error instanceof TimelineError) {
                return isCopy ? undefined : error.message;
            }
            throw error;
        }
        const first = chatFirstIn(bytes, start, end);
        if (first !== SHAPE_UNKNOWN && first !== event.chat) {
            return isCopy ? undefined : 'chat is given twice, and not the same';
        }
        if (event.at <= this.#until) {
            this.#keep(event, text, arrival, isCopy);
        }
        return undefined;
    }

    #keep(event: ChatEvent, line: string, arrival: number, isCopy: boolean): void {
        const classified = classify(event, this.#policy, arrival);
        const isEverywhere = event.type === 'capacity' && event.chat === ALL_CHATS;
        if (isEverywhere) {
            this.capacity.push(classified);
        }
        if (isCopy) {
            this.last = isEverywhere ? Math.max(this.last, classified.at) : this.last;
            return;
        }
        this.#count(classified.at);
        const { agentName, queue } = ALSO_READ.test(line)
            ? (JSON.parse(line) as { agentName?: unknown; queue?: unknown })
            : {};
        if (!isEverywhere) {
            this.#write(event.chat, classified, typeof queue === 'string' ? queue : '');
        }
        if (classified.agent !== undefined && typeof agentName === 'string') {
            this.agents.name(classified.agent, agentName, arrival);
        }
    }

    #write(chat: string, event: ClassifiedEvent, queue: string): void {
        const { id, agent, caseId } = event;
        const bytes = Buffer.from(`${chat}${id ?? ''}${caseId ?? ''}`);
        const parts = this.#parts;
        const chatEnd = Buffer.byteLength(chat);
        const idEnd = chatEnd + Buffer.byteLength(id ?? '');
        const caseEnd = idEnd + Buffer.byteLength(caseId ?? '');
        parts.bytes = bytes;
        parts.at = event.at;
        parts.arrival = event.arrival ?? 0;
        parts.type = EVENT_TYPES.indexOf(event.type);
        parts.meaning = MEANINGS.indexOf(event.meaning);
        parts.by = event.by === undefined ? 0 : ENDERS.indexOf(event.by);
        parts.agent = agent === undefined ? 0 : this.agents.numberOf(agent);
        parts.queue = queue === '' ? 0 : this.agents.numberOf(queue);
        parts.available = event.available ?? 0;
        parts.chatStart = 0;
        parts.chatEnd = chatEnd;
        parts.chatHash = hashBytes(bytes, 0, chatEnd);
        parts.idStart = id === undefined ? -1 : chatEnd;
        parts.idEnd = idEnd;
        parts.idHash = hashBytes(bytes, chatEnd, idEnd);
        parts.caseStart = caseId === undefined ? -1 : idEnd;
        parts.caseEnd = caseEnd;
        this.#sink.add(parts);
    }
}

/** An empty name, or one that may be an id in 15 characters. */
function isUnusualName({ start, end }: Span): boolean {
    return start < 0 || end === start || end - start === SHORT_ID;
}
