import { ENDERS, EVENT_TYPES, type ClassifiedEvent } from 'c/etiquette';
import type { AgentTable } from './agentTable.ts';
import { ChatTable } from './chatTable.ts';
import { IdPages } from './idPages.ts';
import { MEANINGS } from './textMeanings.ts';

/*
 * Events in memory as numbers: a million objects would cost the garbage collector more than all of the rules cost. Six
 * doubles an event, which are also twelve words:
 *
 *   double 0  at, epoch milliseconds        word 7   hash of the id
 *   double 1  arrival, place in the input   word 8   where the id stands
 *   word 4    chat, its number              word 9   length of the id + 1, or 0
 *   word 5    agent, its number, or 0       word 10  of a case its number, of a capacity whether there is any
 *   word 6    type, meaning, who ended it       word 11  queue, its number, or 0
 *
 * The memory is of the kind that threads can share, though none does: of any other kind the garbage collector counts
 * each page, and looks through everything again and again as they grow.
 */
const DOUBLES = 6;
const WORDS = 12;
const CHAT = 4;
const AGENT = 5;
const KIND = 6;
const ID_HASH = 7;
const ID_PLACE = 8;
const ID_LENGTH = 9;
const EXTRA = 10;
const QUEUE = 11;
const PAGE_BITS = 12;
const PAGE_EVENTS = 1 << PAGE_BITS;
const IN_PAGE = PAGE_EVENTS - 1;
const PAGE_BYTES = PAGE_EVENTS * WORDS * 4;
const CASE = EVENT_TYPES.indexOf('case');
const CAPACITY = EVENT_TYPES.indexOf('capacity');
const ENDED = EVENT_TYPES.indexOf('ended');

/** What an event is made of. One such object is filled again for each event. */
export interface EventParts {
    at: number;
    arrival: number;
    /** Places in the lists of the rules and of the meanings; the agent's and the queue's number, or 0. */
    type: number;
    meaning: number;
    by: number;
    agent: number;
    queue: number;
    available: number;
    /** Where the texts stand in `bytes`; a start of -1 stands for none. */
    bytes: Buffer;
    chatStart: number;
    chatEnd: number;
    chatHash: number;
    idStart: number;
    idEnd: number;
    idHash: number;
    caseStart: number;
    caseEnd: number;
}

/** Returns parts to be filled. */
export function newParts(): EventParts {
    return {
        at: 0,
        arrival: 0,
        type: 0,
        meaning: 0,
        by: 0,
        agent: 0,
        queue: 0,
        available: 0,
        bytes: Buffer.alloc(0),
        chatStart: 0,
        chatEnd: 0,
        chatHash: 0,
        idStart: -1,
        idEnd: -1,
        idHash: 0,
        caseStart: -1,
        caseEnd: -1
    };
}

interface Page {
    doubles: Float64Array;
    words: Uint32Array;
}

function newPage(): Page {
    const memory = new SharedArrayBuffer(PAGE_BYTES);
    return { doubles: new Float64Array(memory), words: new Uint32Array(memory) };
}

/** Where events go. */
export interface EventSink {
    /** Takes an event in; the parts may be filled again after that. */
    add(parts: EventParts): void;
}

/** Events with their chats. An event's number is its place in the order in which it was added. */
export class EventStore implements EventSink {
    readonly chats = new ChatTable();
    count = 0;
    /** The events were added in the order of their arrival. */
    isInOrder = true;
    #lastArrival = -Infinity;
    #pages: Page[] = [];
    #ids = new IdPages();
    #cases: string[] = [];

    /** How many bytes the events take. */
    get bytes(): number {
        return this.#pages.length * PAGE_BYTES + this.#ids.bytes + this.chats.bytes;
    }

    /** Adds an event. */
    add(parts: EventParts): void {
        const { bytes, at, arrival, idStart, idEnd, caseStart, caseEnd, type } = parts;
        const chat = this.chats.note(bytes, parts.chatStart, parts.chatEnd, parts.chatHash, at, arrival);
        this.isInOrder &&= arrival > this.#lastArrival;
        this.#lastArrival = arrival;
        const place = this.count & IN_PAGE;
        if (place === 0) {
            this.#pages[this.count >>> PAGE_BITS] ??= newPage();
        }
        const { doubles, words } = this.#pages[this.count >>> PAGE_BITS] as Page;
        this.count += 1;
        doubles[place * DOUBLES] = at;
        doubles[place * DOUBLES + 1] = arrival;
        const word = place * WORDS;
        words[word + CHAT] = chat;
        words[word + AGENT] = parts.agent;
        words[word + QUEUE] = parts.queue;
        words[word + KIND] = type | (parts.meaning << 4) | (parts.by << 8);
        words[word + ID_HASH] = parts.idHash;
        words[word + ID_PLACE] = idStart < 0 ? 0 : this.#ids.add(bytes, idStart, idEnd);
        words[word + ID_LENGTH] = idStart < 0 ? 0 : idEnd - idStart + 1;
        words[word + EXTRA] = type === CAPACITY ? Math.min(parts.available, 1) : 0;
        if (caseStart >= 0) {
            words[word + EXTRA] = this.#cases.push(bytes.toString('utf8', caseStart, caseEnd)) - 1;
        }
    }

    /** Forgets all events; the memory is used again for others. */
    clear(): void {
        this.chats.clear();
        this.count = 0;
        this.isInOrder = true;
        this.#lastArrival = -Infinity;
        this.#ids.clear();
        this.#cases = [];
    }

    /** Returns the time of an event, in epoch milliseconds. */
    at(event: number): number {
        return (this.#pages[event >>> PAGE_BITS] as Page).doubles[(event & IN_PAGE) * DOUBLES] as number;
    }

    /** Returns an event's place in the input. */
    arrival(event: number): number {
        return (this.#pages[event >>> PAGE_BITS] as Page).doubles[(event & IN_PAGE) * DOUBLES + 1] as number;
    }

    /** Returns the number of an event's chat. */
    chatOf(event: number): number {
        return (this.#pages[event >>> PAGE_BITS] as Page).words[(event & IN_PAGE) * WORDS + CHAT] as number;
    }

    /** Returns the number of the queue that an event tells; 0 where it tells none. */
    queue(event: number): number {
        return (this.#pages[event >>> PAGE_BITS] as Page).words[(event & IN_PAGE) * WORDS + QUEUE] as number;
    }

    /** Returns the hash of an event's id; -1 where it has none. */
    idHash(event: number): number {
        const { words } = this.#pages[event >>> PAGE_BITS] as Page;
        const word = (event & IN_PAGE) * WORDS;
        return words[word + ID_LENGTH] === 0 ? -1 : (words[word + ID_HASH] as number);
    }

    /** Returns an event's id as bytes; `undefined` where it has none. */
    id(event: number): Buffer | undefined {
        const { words } = this.#pages[event >>> PAGE_BITS] as Page;
        const word = (event & IN_PAGE) * WORDS;
        const length = words[word + ID_LENGTH] as number;
        return length === 0 ? undefined : this.#ids.at(words[word + ID_PLACE] as number, length - 1);
    }

    /** Fills an event as the rules take it. */
    read(event: number, agents: AgentTable, target: ClassifiedEvent): void {
        const { words, doubles } = this.#pages[event >>> PAGE_BITS] as Page;
        const place = event & IN_PAGE;
        const word = place * WORDS;
        const kind = words[word + KIND] as number;
        const type = kind & 15;
        const agent = words[word + AGENT] as number;
        target.type = EVENT_TYPES[type] as ClassifiedEvent['type'];
        target.at = doubles[place * DOUBLES] as number;
        target.arrival = doubles[place * DOUBLES + 1];
        target.agent = agent === 0 ? undefined : agents.idOf(agent);
        target.meaning = MEANINGS[(kind >>> 4) & 15];
        target.by = type === ENDED ? ENDERS[kind >>> 8] : undefined;
        target.caseId = type === CASE ? this.#cases[words[word + EXTRA] as number] : undefined;
        target.available = type === CAPACITY ? words[word + EXTRA] : undefined;
    }

    /** Fills parts with an event, to be added elsewhere. */
    copyTo(event: number, parts: EventParts): void {
        const { words, doubles } = this.#pages[event >>> PAGE_BITS] as Page;
        const place = event & IN_PAGE;
        const word = place * WORDS;
        const kind = words[word + KIND] as number;
        const chat = words[word + CHAT] as number;
        const chatEnd = this.chats.nameLength(chat);
        const idLength = words[word + ID_LENGTH] as number;
        const idEnd = chatEnd + Math.max(0, idLength - 1);
        const caseId = (kind & 15) === CASE ? this.#cases[words[word + EXTRA] as number] : undefined;
        const caseEnd = idEnd + (caseId === undefined ? 0 : Buffer.byteLength(caseId));
        if (parts.bytes.length < caseEnd) {
            parts.bytes = Buffer.alloc(caseEnd * 2);
        }
        this.chats.copyName(chat, parts.bytes);
        if (idLength > 0) {
            this.#ids.copy(words[word + ID_PLACE] as number, idLength - 1, parts.bytes, chatEnd);
        }
        if (caseId !== undefined) {
            parts.bytes.write(caseId, idEnd);
        }
        parts.at = doubles[place * DOUBLES] as number;
        parts.arrival = doubles[place * DOUBLES + 1] as number;
        parts.type = kind & 15;
        parts.meaning = (kind >>> 4) & 15;
        parts.by = kind >>> 8;
        parts.agent = words[word + AGENT] as number;
        parts.queue = words[word + QUEUE] as number;
        parts.available = words[word + EXTRA] as number;
        parts.chatStart = 0;
        parts.chatEnd = chatEnd;
        parts.chatHash = this.chats.hash(chat);
        parts.idStart = idLength === 0 ? -1 : chatEnd;
        parts.idEnd = idEnd;
        parts.idHash = words[word + ID_HASH] as number;
        parts.caseStart = caseId === undefined ? -1 : idEnd;
        parts.caseEnd = caseEnd;
    }
}
