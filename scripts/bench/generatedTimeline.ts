import { randomFrom, type Random } from '../harness/random.ts';

interface TimelineEvent {
    chat: string;
    /** Epoch milliseconds here, ISO in the file. */
    at: number;
    type: string;
    [field: string]: unknown;
}

const START = Date.UTC(2026, 0, 5, 8);
const SECOND = 1000;
const AGENTS = Array.from({ length: 40 }, (_, number) => `005xx00000${String(number).padStart(5, '0')}AAA`);

const QUESTIONS = [
    'Hello, my order has not arrived yet, can you tell me where it is?',
    'I was charged twice this month.',
    'How do I change the address on my account?',
    'The app does not start after the update, it shows error E-2041',
    'That did not help. What else can I try?'
];
const ANSWERS = [
    'I have sent you a new link, it is valid for one day.',
    'Your parcel left our warehouse this morning and arrives tomorrow.',
    'You can change it under Settings, Account, Address.',
    'The second charge was returned to your card today.'
];
const HOLDS = ['One moment please', 'Let me check that for you', "I'll look into it, bear with me"];
const UPDATES = ["I'm still looking into this for you. Thank you for your patience."];
const TICKETS = ['I need to investigate this further, so I have opened a ticket for you.'];
const THANKS = ['Thank you so much!', 'Ok, thanks', 'Perfect, bye'];
const NUDGES = ['Are you still there?'];
const CLOSINGS = ['Hey! It looks like you are no longer available.'];

/** One chat's events, from its request to the end of the agent's work. */
function* chatEvents(chat: string, start: number, random: Random): Generator<TimelineEvent> {
    let at = start;
    let number = 0;
    const later = (low: number, high: number): number => {
        at += random.between(low * SECOND, high * SECOND);
        return at;
    };
    const event = (type: string, time: number, fields: object = {}): TimelineEvent => {
        number += 1;
        return { chat, at: time, type, id: `${chat}-${number}`, ...fields };
    };
    const agent = random.pick(AGENTS);
    const says = (texts: readonly string[], low: number, high: number): TimelineEvent =>
        event('message', later(low, high), { from: 'agent', agent, text: random.pick(texts) });
    const asks = (texts: readonly string[], low: number, high: number): TimelineEvent =>
        event('message', later(low, high), { from: 'client', text: random.pick(texts) });

    yield event('requested', later(0, 0), { text: random.pick(QUESTIONS) });
    if (random.chance(10)) {
        const busy = random.pick(AGENTS);
        yield event('assigned', later(0, 1), { agent: busy });
        yield event('declined', later(1, 30), { agent: busy });
    }
    yield event('assigned', later(0, 20), { agent });
    yield event('accepted', later(1, 25), { agent });
    for (let turn = random.between(1, 6); turn > 0; turn -= 1) {
        if (random.chance(25)) {
            yield says(HOLDS, 5, 70);
            for (let wait = random.between(0, 3); wait > 0; wait -= 1) {
                yield says(UPDATES, 40, 140);
            }
        }
        if (random.chance(10)) {
            yield event('case', later(30, 200), { caseId: `500${chat.slice(3)}` });
            yield says(TICKETS, 1, 5);
        } else {
            yield says(ANSWERS, 3, 75);
        }
        if (random.chance(3)) {
            yield event('transferred', later(1, 10), { agent: random.pick(AGENTS) });
        }
        yield turn > 1 ? asks(QUESTIONS, 4, 150) : asks(THANKS, 4, 150);
    }
    if (random.chance(30)) {
        yield says(NUDGES, 170, 200);
        yield says(CLOSINGS, 120, 140);
    }
    yield event('ended', later(1, 60), { by: random.pick(['client', 'agent', 'agent', 'system']) });
    yield event('closed', later(1, 30));
}

/** So many events are sorted at a time: all chats that are later begin later than what is handed out then. */
const SORTED_AT_ONCE = 200_000;

/**
 * Lines of a timeline in the order of time: `count` of them, from chats that overlap as on a busy floor, the same for
 * the same seed. All rules have episodes in it. Only the chats that go on are in memory.
 */
export function* generatedTimeline(count: number, seed: number): Generator<string> {
    const random = randomFrom(seed);
    let waiting: TimelineEvent[] = [];
    let made = 0;
    let handedOut = 0;
    for (let chat = 0, start = START; made < count; chat += 1) {
        const events = [...chatEvents(`570xx${String(chat).padStart(10, '0')}AAA`, start, random)];
        if (random.chance(2)) {
            events.push({ chat: '*', at: start, type: 'capacity', available: random.between(0, 3) });
        }
        made += events.length;
        waiting.push(...events);
        start += random.between(0, 4 * SECOND);
        if (waiting.length >= SORTED_AT_ONCE && made < count) {
            waiting.sort(byTime);
            const ready = waiting.findIndex(({ at }) => at >= start);
            for (const event of waiting.slice(0, ready)) {
                yield lineOf(event);
            }
            waiting = waiting.slice(ready);
            handedOut += ready;
        }
    }
    waiting.sort(byTime);
    for (const event of waiting.slice(0, count - handedOut)) {
        yield lineOf(event);
    }
}

function byTime(one: TimelineEvent, other: TimelineEvent): number {
    return one.at - other.at;
}

function lineOf(event: TimelineEvent): string {
    return JSON.stringify({ ...event, at: new Date(event.at).toISOString() });
}
