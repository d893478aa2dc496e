import { clocks, newChat, type Clock, type Policy } from 'c/etiquette';
import {
    accepted,
    agent,
    assigned,
    capacity,
    caseLinked,
    CHAT,
    client,
    instant,
    policyWith,
    requested,
    secondOf,
    stateAfter,
    type Moment
} from './story';

function clockOf(rule: Clock['rule'], moments: Moment[], second: number, policy?: Policy): Clock {
    const clock = clocks(stateAfter(moments, policy), instant(second)).find((each) => each.rule === rule);
    if (clock === undefined) {
        throw new Error(`no ${rule} clock runs at second ${second}`);
    }
    return clock;
}

function looks(rule: Clock['rule'], moments: Moment[], second: number, policy?: Policy): string {
    const { state, remaining, owed } = clockOf(rule, moments, second, policy);
    const left = remaining === undefined ? 'nothing to count' : `${remaining / 1000} s`;
    return `${state}, ${left}${owed ? ', owed' : ''}`;
}

const REQUEST = [requested(0)];
const OPENED = [requested(0), accepted(0)];
const ASKED = [...OPENED, client(0)];
const SILENT = [...OPENED, agent(0, 'answer')];
const NUDGED = [...SILENT, agent(180, 'nudge')];

describe('for the eye a clock', () => {
    it('says what it measures, from when, and until when', () => {
        const { rule, kind, start, due, limit } = clockOf('response', ASKED, 10);
        expect({ rule, kind, start: secondOf(start), due: secondOf(due ?? 0), limit }).toEqual({
            rule: 'response',
            kind: 'limit',
            start: 0,
            due: 60,
            limit: 60_000
        });
        expect(clockOf('answer', ASKED, 10).kind).toBe('prompt');
    });

    it.each([
        [19.999, 'onTime, 10.001 s'],
        [20, 'dueSoon, 10 s'],
        [30, 'dueSoon, 0 s'],
        [30.001, 'overdue, -0.001 s'],
        [95, 'overdue, -65 s']
    ])('of 30 s is due soon when 10 s are left: at second %d it is %s', (second, look) => {
        expect(looks('connect', REQUEST, second)).toBe(look);
    });

    it.each([
        [44.999, 'onTime, 15.001 s'],
        [45, 'dueSoon, 15 s'],
        [60, 'dueSoon, 0 s'],
        [60.001, 'overdue, -0.001 s']
    ])('of 60 s is due soon when a quarter is left: at second %d it is %s', (second, look) => {
        expect(looks('response', OPENED, second)).toBe(look);
    });

    it.each([
        [239.999, 'onTime, 60.001 s'],
        [240, 'dueSoon, 60 s'],
        [300, 'dueSoon, 0 s'],
        [300.001, 'due, -0.001 s, owed'],
        [600, 'due, -300 s, owed']
    ])('of 300 s is due soon when 60 s are left: at second %d it is %s', (second, look) => {
        expect(looks('answer', ASKED, second)).toBe(look);
    });

    it.each([
        [40, 'onTime, 10.001 s', 29.999],
        [40, 'dueSoon, 10 s', 30],
        [240, 'onTime, 60.001 s', 179.999],
        [240, 'dueSoon, 60 s', 180],
        [8, 'dueSoon, 8 s', 0]
    ])('of %d s is %s at second %d', (limit, look, second) => {
        expect(looks('answer', ASKED, second, policyWith({ answer: limit }))).toBe(look);
    });

    it('of an end that no nudge allows yet is on time, with nothing to count', () => {
        expect(looks('idle', SILENT, 1000)).toBe('onTime, nothing to count');
        expect(clockOf('idle', SILENT, 1000)).toMatchObject({ due: undefined, limit: 300_000 });
    });

    it.each([
        [239.999, 'onTime, 60.001 s'],
        [240, 'dueSoon, 60 s'],
        [300.001, 'due, -0.001 s, owed']
    ])('of an end after a nudge counts to the end: at second %d it is %s', (second, look) => {
        expect(looks('idle', NUDGED, second)).toBe(look);
    });

    it('of an end after a late nudge has the longer span', () => {
        expect(clockOf('idle', [...SILENT, agent(240, 'nudge')], 250)).toMatchObject({
            due: instant(360),
            limit: 360_000
        });
    });

    it('of a long chat is due, but its ticket is owed only while something is owed to the client', () => {
        expect(looks('duration', SILENT, 900)).toBe('dueSoon, 0 s');
        expect(looks('duration', SILENT, 900.001)).toBe('due, -0.001 s');
        expect(looks('duration', ASKED, 900)).toBe('dueSoon, 0 s');
        expect(looks('duration', ASKED, 900.001)).toBe('due, -0.001 s, owed');
        expect(looks('duration', [...SILENT, client(1000)], 1000)).toBe('due, -100 s, owed');
    });

    it('of a long chat owes no ticket after the answer, and owes it again with the next question, until the case', () => {
        const chat = [...SILENT, client(1000), agent(1010, 'answer')];
        expect(looks('duration', chat, 1010)).toBe('due, -110 s');
        chat.push(client(1015));
        expect(looks('duration', chat, 1015)).toBe('due, -115 s, owed');
        expect(clocks(stateAfter([...chat, caseLinked(1020)]), instant(1020)).map(({ rule }) => rule)).not.toContain(
            'duration'
        );
    });

    it('is not there before it starts', () => {
        expect(clocks(newChat(CHAT), instant(0))).toEqual([]);
    });
});

describe('for the eye a connect clock that pauses', () => {
    const PAUSED = [requested(0), capacity(12, 0)];

    it('stands still, without a due time', () => {
        expect(looks('connect', PAUSED, 12)).toBe('paused, 18 s');
        expect(looks('connect', PAUSED, 500)).toBe('paused, 18 s');
        expect(clockOf('connect', PAUSED, 500)).toMatchObject({ due: undefined, limit: 30_000 });
    });

    it('continues with the time it had left', () => {
        const chat = [...PAUSED, assigned(100, 'Ann')];
        expect(looks('connect', chat, 107.999)).toBe('onTime, 10.001 s');
        expect(looks('connect', chat, 108)).toBe('dueSoon, 10 s');
        expect(looks('connect', chat, 118)).toBe('dueSoon, 0 s');
        expect(looks('connect', chat, 118.001)).toBe('overdue, -0.001 s');
    });

    it('stays overdue if it pauses after its due time', () => {
        expect(looks('connect', [requested(0), capacity(40, 0)], 500)).toBe('overdue, -10 s');
    });

    it('is only paused if it pauses at its due time', () => {
        expect(looks('connect', [requested(0), capacity(30, 0)], 500)).toBe('paused, 0 s');
    });
});
