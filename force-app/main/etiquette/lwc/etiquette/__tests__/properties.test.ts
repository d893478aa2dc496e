import {
    auditChat,
    episodes,
    classify,
    newChat,
    nextWakeAt,
    step,
    type ChatState,
    type Effect,
    type Policy
} from 'c/etiquette';
import fc from 'fast-check';
import { distinctEvents, events, moments, policies } from './anyTimeline';
import { CHAT, effectsLive, instant, nothing, stateAfter, type Moment } from './story';

const END = instant(5000);
const RUNS = { numRuns: 300 };

function inOrder<Any extends Moment>(arrived: readonly Any[]): Any[] {
    return [...arrived].sort((one, other) => one.at - other.at);
}

/** What a chat comes to: its episodes and actions as they stand at the end, whatever way led there. */
function outcome(state: ChatState, policy: Policy) {
    const { rules, events: classified } = step(state, { type: 'wake', at: END }, policy).state;
    return { rules, classified, episodes: episodes(state, END) };
}

function deeplyFrozen<Value>(value: Value): Value {
    if (typeof value === 'object' && value !== null) {
        Object.values(value).forEach(deeplyFrozen);
        Object.freeze(value);
    }
    return value;
}

function effectsOf(arrived: readonly Moment[], policy: Policy): Effect[] {
    let state = newChat(CHAT);
    return arrived.flatMap((moment) => {
        const next = step(state, moment, policy);
        ({ state } = next);
        return next.effects;
    });
}

describe('in every chat', () => {
    it('events give the same result in any order of arrival', () => {
        const property = fc.property(distinctEvents, policies, (arrived, policy) => {
            expect(outcome(stateAfter(arrived, policy), policy)).toEqual(
                outcome(stateAfter(inOrder(arrived), policy), policy)
            );
        });
        fc.assert(property, RUNS);
    });

    it('events of one instant count in the order of their arrival, whatever arrives between them', () => {
        const property = fc.property(events, policies, (arrived, policy) => {
            expect(outcome(stateAfter(arrived, policy), policy)).toEqual(
                outcome(stateAfter(inOrder(arrived), policy), policy)
            );
        });
        fc.assert(property, RUNS);
    });

    it('being woken in between changes nothing that is measured', () => {
        const property = fc.property(moments, policies, (arrived, policy) => {
            const undisturbed = arrived.filter(({ type }) => type !== 'wake');
            expect(outcome(stateAfter(arrived, policy), policy)).toEqual(
                outcome(stateAfter(undisturbed, policy), policy)
            );
        });
        fc.assert(property, RUNS);
    });

    it('a repeated event changes nothing, whenever it comes again and whatever its time', () => {
        const property = fc.property(events, policies, fc.nat(), fc.nat(), (arrived, policy, which, shift) => {
            const once = arrived.map((event, index) => ({ ...event, id: `event ${index}` }));
            const repeated = once[which % Math.max(1, once.length)];
            const twice = repeated === undefined ? once : [...once, { ...repeated, at: repeated.at - (shift % 5000) }];
            expect(stateAfter(twice, policy)).toEqual(stateAfter(once, policy));
        });
        fc.assert(property, RUNS);
    });

    it('a state that was stored and read back continues exactly like an uninterrupted one', () => {
        const property = fc.property(moments, policies, (arrived, policy) => {
            let state = newChat(CHAT);
            let stored = newChat(CHAT);
            for (const moment of arrived) {
                const next = step(state, moment, policy);
                const restored = step(JSON.parse(JSON.stringify(stored)) as ChatState, moment, policy);
                expect(restored).toEqual(next);
                expect(nextWakeAt(restored.state)).toBe(nextWakeAt(next.state));
                ({ state } = next);
                stored = restored.state;
            }
            expect(episodes(stored, END)).toEqual(episodes(state, END));
        });
        fc.assert(property, RUNS);
    });

    it('no action is handed out twice, late events and wakes included', () => {
        const property = fc.property(moments, policies, (arrived, policy) => {
            const keys = effectsOf([...arrived, nothing(5000)], policy).map(({ key }) => key);
            expect(keys).toEqual([...new Set(keys)]);
        });
        fc.assert(property, RUNS);
    });

    it('an action is handed out after it fell due, never at or before that', () => {
        const property = fc.property(moments, policies, (arrived, policy) => {
            let state = newChat(CHAT);
            for (const moment of arrived) {
                const next = step(state, moment, policy);
                ({ state } = next);
                const latest = Math.max(...next.effects.map(({ owedAt }) => owedAt));
                expect(latest).toBeLessThan(state.now ?? 0);
            }
        });
        fc.assert(property, RUNS);
    });

    it('of nudge and end only one is handed out at a time', () => {
        const property = fc.property(moments, policies, (arrived, policy) => {
            let state = newChat(CHAT);
            for (const moment of [...arrived, nothing(5000)]) {
                const next = step(state, moment, policy);
                ({ state } = next);
                expect(next.effects.filter(({ action }) => action === 'nudge' || action === 'end').length).toBeLessThan(
                    2
                );
            }
        });
        fc.assert(property, RUNS);
    });

    it('a step never changes the state or the event that it is given', () => {
        const property = fc.property(moments, policies, (arrived, policy) => {
            const state = arrived.reduce(
                (before, moment) => deeplyFrozen(step(before, deeplyFrozen(moment), policy).state),
                deeplyFrozen(newChat(CHAT))
            );
            expect(episodes(state, END)).toEqual(episodes(stateAfter(arrived, policy), END));
        });
        fc.assert(property, RUNS);
    });

    it('a replay agrees with the console on every episode, and on the chat’s case', () => {
        const property = fc.property(events, policies, fc.integer({ min: 0, max: 5000 }), (arrived, policy, now) => {
            const read = inOrder(arrived).filter(({ at }) => at <= instant(now));
            const replayed = auditChat(
                read.map((event) => classify(event, policy)),
                policy,
                instant(now)
            );
            const live = stateAfter(read, policy);
            expect(replayed.episodes).toEqual(episodes(live, instant(now)));
            expect(replayed.caseId).toBe(live.rules.caseId);
        });
        fc.assert(property, RUNS);
    });

    it('a replay lists every action that a console hands out which is always woken in time', () => {
        const property = fc.property(distinctEvents, policies, (arrived, policy) => {
            const fired = effectsLive(inOrder(arrived), 5000, policy).map(({ effect }) => effect);
            const replayed = auditChat(
                inOrder(arrived).map((event) => classify(event, policy)),
                policy,
                END
            );
            expect(replayed.actions).toEqual(
                withoutSecondCase(fired).map(({ owedAt, action }) => ({ at: owedAt, action }))
            );
        });
        fc.assert(property, RUNS);
    });
});

/** A replay counts the first ticket as the chat's case: no ticket for a long chat after it. */
function withoutSecondCase(fired: readonly Effect[]): Effect[] {
    const first = fired.findIndex(({ action }) => action.startsWith('ticket'));
    return fired.filter(({ action }, index) => action !== 'ticket:duration' || index <= first);
}
