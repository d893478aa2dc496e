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
    /** While all is well again: what agents see. */
    screens(chats: readonly ChatFacts[], shown: Shown, now: number): void;
    /** In the end: what was lost on the way. */
    lost(chats: readonly ChatFacts[], shown: Shown, now: number): void;
    /** Every violation once. */
    violations(): Violation[];
}

/** A referee for one run. */
export const createReferee = (): Referee => {
    const found = new Map<string, Violation>();
    const note = (violation: Violation): void =>
        void found.set(`${violation.promise}|${violation.chat}|${violation.detail}`, violation);
    return {
        conduct(chats) {
            for (const chat of chats) {
                for (const [promise, broken] of Object.entries(CONDUCT)) {
                    const detail = broken(chat);
                    if (detail !== undefined) note({ promise, chat: chat.chat, detail: `${chat.client} ${detail}` });
                }
            }
        },
        screens(chats, shown, now) {
            for (const [agent, rows] of shown) shownViolations(agent, rows, chats, now).forEach(note);
        },
        lost: (chats, shown, now) => lostActions(chats, shown, now).forEach(note),
        violations: () => [...found.values()]
    };
};
