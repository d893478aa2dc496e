import { ENDERS, INTENTS, readPolicy, type ChatEvent, type Policy } from 'c/etiquette';
import fc from 'fast-check';
import {
    accepted,
    agent,
    agentTypes,
    assigned,
    bot,
    capacity,
    caseLinked,
    client,
    closed,
    declined,
    ended,
    inactive,
    nothing,
    requested,
    thanks,
    transferred,
    type Moment
} from './story';

/* Chats of random events, for what must hold in every chat. */

const name = fc.constantFrom('Ann', 'Ben', undefined);

type EventAt = (second: number) => ChatEvent;

const eventAt: fc.Arbitrary<EventAt> = fc.oneof(
    { weight: 2, arbitrary: fc.constantFrom<EventAt>(requested, (second) => requested(second, 'Where is it?')) },
    { weight: 1, arbitrary: name.map((who) => (second: number) => assigned(second, who)) },
    { weight: 3, arbitrary: name.map((who) => (second: number) => accepted(second, who)) },
    { weight: 1, arbitrary: name.map((who) => (second: number) => declined(second, who)) },
    { weight: 1, arbitrary: name.map((who) => (second: number) => transferred(second, who)) },
    {
        weight: 6,
        arbitrary: fc.constantFrom<EventAt>(client, (second) => client(second, 'Where is it?'), thanks, thanks)
    },
    { weight: 9, arbitrary: fc.constantFrom(...INTENTS).map((intent) => (second: number) => agent(second, intent)) },
    { weight: 1, arbitrary: fc.constantFrom<EventAt>((second) => agentTypes(second, 'Fine.'), bot, inactive) },
    { weight: 1, arbitrary: fc.constantFrom('c1', 'c2').map((id) => (second: number) => caseLinked(second, id)) },
    { weight: 2, arbitrary: fc.nat(2).map((available) => (second: number) => capacity(second, available)) },
    { weight: 1, arbitrary: fc.constantFrom(...ENDERS).map((by) => (second: number) => ended(second, by)) },
    { weight: 1, arbitrary: fc.constant<EventAt>(closed) }
);

/** Multiples of ten seconds, so that events often coincide with due times and with each other. */
const second = fc.integer({ min: 0, max: 130 }).map((tens) => tens * 10);
/** Any millisecond of a chat's first hour. */
const millisecond = fc.integer({ min: 0, max: 3_600_000 }).map((at) => at / 1000);

function eventsAt(seconds: number[]): fc.Arbitrary<ChatEvent[]> {
    return fc
        .array(eventAt, { minLength: seconds.length, maxLength: seconds.length })
        .map((makers) => makers.map((make, index) => make(seconds[index] ?? 0)));
}

/** Events in any order of arrival, no two at one instant. */
export const distinctEvents: fc.Arbitrary<ChatEvent[]> = fc
    .uniqueArray(fc.oneof(second, millisecond), { maxLength: 25 })
    .chain(eventsAt);

/** Events in any order of arrival, many at one instant. */
export const events: fc.Arbitrary<ChatEvent[]> = fc
    .array(fc.oneof({ weight: 3, arbitrary: second }, { weight: 1, arbitrary: millisecond }), { maxLength: 30 })
    .chain(eventsAt);

/** Events in any order of arrival, with wake-ups at any time between them. */
export const moments: fc.Arbitrary<Moment[]> = fc.array(
    fc.oneof(
        { weight: 3, arbitrary: fc.tuple(eventAt, second).map(([make, at]) => make(at)) },
        { weight: 1, arbitrary: fc.oneof(second, millisecond).map(nothing) },
        { weight: 1, arbitrary: second.map((at) => nothing(at + 0.001)) }
    ),
    { maxLength: 30 }
);

/** The default policy, both silence anchors, and one whose limits often fall due together. */
export const policies: fc.Arbitrary<Policy> = fc.constantFrom(
    readPolicy({}),
    readPolicy({ silenceAnchor: 'first' }),
    readPolicy({
        connect: 20,
        response: 20,
        update: 40,
        answer: 60,
        duration: 80,
        nudge: 30,
        idle: 40,
        idleAfterNudge: 10
    })
);
