import { auditChat, type ClassifiedEvent, type Policy } from 'c/etiquette';
import { OWED_ACTIONS } from './statistics.ts';

/** The actions that chats would have owed under other policies: the same events, audited once more for each. */
export class WhatIfCounts {
    #policies: readonly Policy[];
    #owed: Float64Array[];

    constructor(policies: readonly Policy[]) {
        this.#policies = policies;
        this.#owed = policies.map(() => new Float64Array(OWED_ACTIONS.length));
    }

    /** Audits a chat by every policy. */
    add(events: Iterable<ClassifiedEvent>, end: number): void {
        for (let index = 0; index < this.#policies.length; index += 1) {
            const owed = this.#owed[index] as Float64Array;
            for (const { action } of auditChat(events, this.#policies[index] as Policy, end).actions) {
                const number = OWED_ACTIONS.indexOf(action);
                owed[number] = (owed[number] as number) + 1;
            }
        }
    }

    /** Returns how often each action was owed, in the order of `OWED_ACTIONS`, for each policy. */
    toList(): number[][] {
        return this.#owed.map((owed) => [...owed]);
    }

    /** Takes in what `toList` returned for another part of the work. */
    addList(list: readonly (readonly number[])[]): void {
        list.forEach((owed, index) =>
            owed.forEach((times, number) => {
                const sums = this.#owed[index] as Float64Array;
                sums[number] = (sums[number] as number) + times;
            })
        );
    }
}
