import { auditChat, DEFAULT_POLICY, classify } from 'c/etiquette';
import {
    accepted,
    agent,
    assigned,
    capacity,
    client,
    declined,
    ended,
    inactive,
    instant,
    policyWith,
    requested,
    storyOf,
    episodesIn,
    transferred,
    type Moment
} from './story';

function connectOf(moments: Moment[], until?: number) {
    return episodesIn(moments, { until })
        .filter(({ rule }) => rule === 'connect')
        .map(({ seconds, due, result }) => ({ seconds, due, result }));
}

describe('the connect clock', () => {
    it.each([
        [29.999, 'met'],
        [30, 'met'],
        [30.001, 'breached'],
        [600, 'breached']
    ])('of a client who is connected at second %d is %s', (connected, result) => {
        expect(storyOf('connect', [requested(0), accepted(connected)])).toEqual([
            `0 to ${connected}, due 30: ${result}`
        ]);
    });

    it.each([
        [30, 'running'],
        [30.001, 'breached']
    ])('of a client who waits still at second %d is %s', (now, result) => {
        expect(storyOf('connect', [requested(0)], now)).toEqual([`0 to now, due 30: ${result}`]);
    });

    it('needs a request', () => {
        expect(storyOf('connect', [assigned(0), accepted(10)])).toEqual([]);
    });

    it('keeps running if the client asks again, and stays ended after the acceptance', () => {
        const chat = [requested(0), requested(20), accepted(31), requested(40)];
        expect(storyOf('connect', chat)).toEqual(['0 to 31, due 30: breached']);
    });

    it('starts again with a request after the session slept', () => {
        expect(storyOf('connect', [requested(0), inactive(10), requested(100), accepted(120)])).toEqual([
            '0 to 10, due 30: open',
            '100 to 120, due 130: met'
        ]);
    });

    it('keeps running through a decline, because the client is still waiting', () => {
        const chat = [requested(0), assigned(5, 'Ann'), declined(20, 'Ann'), assigned(25, 'Ben'), accepted(31, 'Ben')];
        expect(storyOf('connect', chat)).toEqual(['0 to 31, due 30: breached']);
    });

    it('ends with the agent’s first message if no acceptance came before it', () => {
        expect(storyOf('connect', [requested(0), agent(30.001, 'answer')])).toEqual(['0 to 30.001, due 30: breached']);
    });

    it('does not end with what the client writes meanwhile', () => {
        expect(storyOf('connect', [requested(0), client(10)], 20)).toEqual(['0 to now, due 30: running']);
    });

    it.each([
        [30, 'open'],
        [30.001, 'breached']
    ])('of a chat that ends unanswered at second %d is %s', (end, result) => {
        expect(storyOf('connect', [requested(0), ended(end, 'client')])).toEqual([`0 to ${end}, due 30: ${result}`]);
    });

    it('has the length that the policy gives it', () => {
        expect(storyOf('connect', [requested(0), accepted(45)], 45, policyWith({ connect: 45 }))).toEqual([
            '0 to 45, due 45: met'
        ]);
    });
});

describe('while all agents are engaged the connect clock', () => {
    it('pauses, and resumes when one is free: the 30th second that counted is its due time', () => {
        const chat = [requested(0), capacity(10, 0), capacity(100, 1)];
        expect(connectOf([...chat, accepted(120)])).toEqual([{ seconds: 30, due: 120, result: 'met' }]);
        expect(connectOf([...chat, accepted(120.001)])).toEqual([{ seconds: 30.001, due: 120, result: 'breached' }]);
    });

    it('does not start to count before one is free', () => {
        const chat = [capacity(-60, 0), requested(0), capacity(50, 2), accepted(80)];
        expect(connectOf(chat)).toEqual([{ seconds: 30, due: 80, result: 'met' }]);
    });

    it('has no due time if all agents are engaged from the request on', () => {
        expect(connectOf([capacity(-60, 0), requested(0)], 1000)).toEqual([
            { seconds: 0, due: null, result: 'running' }
        ]);
    });

    it('has no due time until it resumes', () => {
        const paused = [requested(0), capacity(10, 0)];
        expect(connectOf(paused, 1000)).toEqual([{ seconds: 10, due: null, result: 'running' }]);
        expect(connectOf([...paused, accepted(1000)])).toEqual([{ seconds: 10, due: null, result: 'met' }]);
        expect(connectOf([...paused, ended(1000, 'client')])).toEqual([{ seconds: 10, due: null, result: 'open' }]);
    });

    it('keeps the due time that it reached before', () => {
        const engagedAt = (second: number) => [requested(0), capacity(second, 0), capacity(100, 1), accepted(110)];
        expect(connectOf(engagedAt(40))).toEqual([{ seconds: 50, due: 30, result: 'breached' }]);
        expect(connectOf(engagedAt(30))).toEqual([{ seconds: 40, due: 30, result: 'breached' }]);
        expect(connectOf(engagedAt(29.999))).toEqual([{ seconds: 39.999, due: 100.001, result: 'breached' }]);
    });

    it('judges a clock that pauses at its 30th second as in time', () => {
        expect(connectOf([requested(0), capacity(30, 0), accepted(500)])).toEqual([
            { seconds: 30, due: 30, result: 'met' }
        ]);
    });

    it('pauses as often as it must', () => {
        const chat = [requested(0), capacity(10, 0), capacity(20, 1), capacity(30, 0), capacity(40, 3), accepted(55)];
        expect(connectOf(chat)).toEqual([{ seconds: 35, due: 50, result: 'breached' }]);
    });

    it('takes no notice of how many agents are free, as long as one is', () => {
        const chat = [requested(0), capacity(10, 5), capacity(20, 1), capacity(25, 2), accepted(31)];
        expect(connectOf(chat)).toEqual([{ seconds: 31, due: 30, result: 'breached' }]);
    });

    it('keeps running as before if a host gives capacity without a number', () => {
        const events = [requested(0), capacity(5, 0), capacity(10, 1)].map((event) => classify(event, DEFAULT_POLICY));
        const { episodes } = auditChat(
            events.map((event) => (event.available === 1 ? { ...event, available: undefined } : event)),
            DEFAULT_POLICY,
            instant(100)
        );
        expect(episodes[0]).toMatchObject({ counted: 5_000, due: null });
    });

    it('counts if the chat is offered to an agent, until that one declines', () => {
        const offered = [requested(0), assigned(5, 'Ann'), capacity(10, 0)];
        expect(connectOf([...offered, accepted(31, 'Ann')])).toEqual([{ seconds: 31, due: 30, result: 'breached' }]);
        expect(connectOf([...offered, declined(20, 'Ann'), accepted(500, 'Ben')])).toEqual([
            { seconds: 20, due: null, result: 'met' }
        ]);
    });

    it('resumes if the chat is offered to an agent', () => {
        const chat = [requested(0), capacity(10, 0), assigned(60, 'Ann'), accepted(80, 'Ann')];
        expect(connectOf(chat)).toEqual([{ seconds: 30, due: 80, result: 'met' }]);
    });

    it('is charged, if it is breached after a pause, to the agent to whom the chat was offered by then', () => {
        const chat = [requested(0), capacity(5, 0), capacity(10, 0), assigned(20, 'Ann'), accepted(60, 'Ben')];
        expect(episodesIn(chat).find(({ rule }) => rule === 'connect')).toMatchObject({ due: 45, agent: 'Ann' });
    });

    it('counts a decline only from the agent to whom it is offered', () => {
        const offered = [requested(0), assigned(5, 'Ann'), capacity(10, 0)];
        for (const stray of [declined(12, 'Ben'), declined(12)]) {
            expect(connectOf([...offered, stray, accepted(31, 'Ann')])).toEqual([
                { seconds: 31, due: 30, result: 'breached' }
            ]);
        }
    });

    it('counts a decline without a name if the offer had none', () => {
        const chat = [requested(0), capacity(0, 0), assigned(5), declined(15), accepted(500, 'Ann')];
        expect(connectOf(chat)).toEqual([{ seconds: 10, due: null, result: 'met' }]);
    });

    it('counts a decline by the agent to whom the chat was transferred before the acceptance', () => {
        const chat = [requested(0), capacity(0, 0), transferred(10, 'Ann'), declined(25, 'Ann'), accepted(500, 'Ben')];
        expect(connectOf(chat)).toEqual([{ seconds: 15, due: null, result: 'met' }]);
    });

    it('treats a transfer before the acceptance as an assignment, one to a queue as a decline', () => {
        const chat = [requested(0), capacity(0, 0), transferred(10, 'Ann'), transferred(25), accepted(500, 'Ben')];
        expect(connectOf(chat)).toEqual([{ seconds: 15, due: null, result: 'met' }]);
    });
});
