import { clocks, newChat, nextWakeAt } from 'c/etiquette';
import {
    accepted,
    agent,
    assigned,
    capacity,
    caseLinked,
    CHAT,
    client,
    ended,
    firedLive,
    instant,
    nothing,
    policyWith,
    requested,
    secondOf,
    stateAfter,
    type Moment
} from './story';

/** The seconds of the wake-ups, until nothing changes without an event. */
function wakes(moments: Moment[]): number[] {
    const woken: number[] = [];
    let state = stateAfter(moments);
    for (let at = nextWakeAt(state); at !== undefined && woken.length < 50; at = nextWakeAt(state)) {
        woken.push(secondOf(at));
        state = stateAfter([...moments, ...woken.map(nothing)]);
    }
    return woken;
}

const OPENED = [requested(0), accepted(0)];
const SILENT = [...OPENED, caseLinked(0), agent(0, 'answer')];

describe('the console is woken', () => {
    it('never by a chat of which nothing is known, or that has ended', () => {
        expect(nextWakeAt(newChat(CHAT))).toBeUndefined();
        expect(nextWakeAt(stateAfter([nothing(5)]))).toBeUndefined();
        expect(wakes([...OPENED, ended(5, 'client')])).toEqual([]);
    });

    it('when a limit is due soon, and the first millisecond after it is due', () => {
        expect(wakes([requested(0)])).toEqual([20, 30.001]);
    });

    it('for every clock of a chat in turn', () => {
        expect(wakes([...OPENED, client(0)])).toEqual([45, 60.001, 240, 300.001, 840, 900.001]);
    });

    it('for a nudge, but not for an end that none allows yet', () => {
        expect(wakes(SILENT)).toEqual([135, 180.001]);
        expect(wakes([...SILENT, agent(180, 'nudge')])).toEqual([240, 300.001]);
    });

    it('not while a connect clock pauses', () => {
        expect(wakes([requested(0), capacity(10, 0)])).toEqual([]);
        expect(wakes([requested(0), capacity(10, 0), assigned(100, 'Ann')])).toEqual([110, 120.001]);
        expect(wakes([requested(0), capacity(40, 0)])).toEqual([]);
    });

    it('at once for a clock that is shorter than its warning', () => {
        const state = stateAfter([...OPENED, client(0)], policyWith({ response: 5 }));
        expect(clocks(state, instant(0))[0]).toMatchObject({ rule: 'response', state: 'dueSoon' });
        expect(nextWakeAt(state)).toBe(instant(5.001));
    });

    it('the millisecond after a question makes a long chat’s ticket owed', () => {
        const chat = [...OPENED, agent(0, 'answer'), client(1000)];
        expect(wakes(chat)[0]).toBe(1000.001);
        expect(wakes([...chat, nothing(1000.001)])[0]).toBe(1045);
    });

    it('not for what is past already', () => {
        expect(wakes([...SILENT, nothing(150)])).toEqual([180.001]);
        expect(wakes([...SILENT, nothing(180)])).toEqual([180.001]);
        expect(wakes([...SILENT, nothing(500)])).toEqual([]);
    });
});

describe('woken when it asks to be, the console', () => {
    it('nudges after 3 minutes, and ends after 5, if the nudge was delivered at once', () => {
        expect(firedLive([...SILENT, agent(180.5, 'nudge')], 3600)).toEqual(['180.001 nudge', '300.501 end']);
    });

    it('ends nothing as long as the nudge was not delivered', () => {
        expect(firedLive(SILENT, 86_400)).toEqual(['180.001 nudge']);
    });

    it('opens one ticket for the question, and asks for one for the long chat', () => {
        expect(firedLive([...OPENED, client(0)], 3600)).toEqual(['300.001 ticket:answer', '900.001 ticket:duration']);
    });
});
