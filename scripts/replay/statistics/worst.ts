import { RULES, type ChatAudit, type Episode, type ClassifiedEvent, type LimitRule } from 'c/etiquette';

/** How many of the worst a report shows. */
export const WORST = 10;

/** A wait that was longer than its limit. */
export interface Wait {
    chat: string;
    rule: LimitRule;
    /** Epoch milliseconds. */
    start: number;
    /** Milliseconds that counted, and how many of them were too many. */
    counted: number;
    over: number;
    agent?: string | undefined;
    /** The chat ended, or the record does, before anyone responded. */
    isCutOff: boolean;
}

/** A chat with all that it takes to draw it. */
export interface WorstChat {
    worst: Wait;
    events: readonly ClassifiedEvent[];
    episodes: readonly Episode[];
    actions: ChatAudit['actions'];
    caseId: string | undefined;
}

/** Orders waits: the most over the limit first; nothing is left to chance, so that parts add up to the whole. */
export function compareWaits(one: Wait, other: Wait): number {
    return (
        other.over - one.over ||
        one.start - other.start ||
        compareNames(one.chat, other.chat) ||
        RULES.indexOf(one.rule) - RULES.indexOf(other.rule)
    );
}

/** Orders names by their code units, the same on every machine. */
export function compareNames(one: string, other: string): number {
    return one < other ? -1 : Number(one > other);
}

/** Keeps the first few of all that come, in order. */
export class Worst<Item> {
    readonly items: Item[] = [];
    #waitOf: (item: Item) => Wait;

    constructor(waitOf: (item: Item) => Wait) {
        this.#waitOf = waitOf;
    }

    /** True where a wait would be kept. */
    takes(wait: Wait): boolean {
        const last = this.items[WORST - 1];
        return last === undefined || compareWaits(wait, this.#waitOf(last)) < 0;
    }

    /** Takes an item in, if it is one of the worst. */
    add(item: Item): void {
        if (!this.takes(this.#waitOf(item))) {
            return;
        }
        this.items.push(item);
        this.items.sort((one, other) => compareWaits(this.#waitOf(one), this.#waitOf(other)));
        this.items.length = Math.min(this.items.length, WORST);
    }
}
