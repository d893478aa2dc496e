import { CONDUCT } from './conduct.ts';
import type { ChatFacts, ShownChat, Violation } from './facts.ts';
import { lostActions } from './lost.ts';
import { shownViolations } from './shown.ts';

export type { ChatFacts, Line, ShownChat, Violation } from './facts.ts';

/** What agents' lists show, by the agent. */
export type Shown = ReadonlyMap<string, readonly ShownChat[]>;

/** Judges by the server's side alone what must hold, whatever goes wrong. */
export interface Referee {
    /** What may never happen. */
    conduct(chats: readonly ChatFacts[]): void;
    /** While all is well again: what agents see. It is wrong where it fits none of the states of the server. */
    screens(states: readonly (readonly ChatFacts[])[], shown: Shown, now: number): void;
    /** In the end: what was lost on the way. */
    lost(chats: readonly ChatFacts[], shown: Shown, now: number): void;
    /** Every violation once. */
    violations(): Violation[];
}

function isSame(one: Violation) {
    return (other: Violation): boolean => other.promise === one.promise && other.chat === one.chat;
}

/** A referee for one run. */
export function createReferee(): Referee {
    const found = new Map<string, Violation>();
    const note = (violation: Violation): void =>
        void found.set(`${violation.promise}|${violation.chat}|${violation.detail}`, violation);
    return {
        conduct(chats) {
            for (const chat of chats) {
                for (const [promise, broken] of Object.entries(CONDUCT)) {
                    const detail = broken(chat);
                    if (detail !== undefined) {
                        note({ promise, chat: chat.chat, detail: `${chat.client} ${detail}` });
                    }
                }
            }
        },
        screens(states, shown, now) {
            for (const [agent, rows] of shown) {
                const [first = [], ...others] = states.map((chats) => shownViolations(agent, rows, chats, now));
                const holdsInAll = (one: Violation): boolean => others.every((other) => other.some(isSame(one)));
                first.filter(holdsInAll).forEach(note);
            }
        },
        lost: (chats, shown, now) => lostActions(chats, shown, now).forEach(note),
        violations: () => [...found.values()]
    };
}
