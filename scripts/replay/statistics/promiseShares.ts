import { ShareOfWaits } from './shareOfWaits.ts';

/** How many of the rules are promises to clients: the first ones. */
export const LIMIT_RULES = 3;

/** The shares within the limits of the three promises, for one agent, one queue or all. */
export class PromiseShares {
    readonly shares: readonly ShareOfWaits[];
    /** Of the chat that is being added: counted waits and those within the limit, by promise. */
    #waits = [0, 0, 0];
    #within = [0, 0, 0];

    constructor(shares = Array.from({ length: LIMIT_RULES }, () => new ShareOfWaits())) {
        this.shares = shares;
    }

    /** Counts a wait of the chat that is being added: 1 for within its limit, 0 for late. */
    add(rule: number, within: number): void {
        this.#waits[rule] = (this.#waits[rule] as number) + 1;
        this.#within[rule] = (this.#within[rule] as number) + within;
    }

    /** Ends the chat that is being added. */
    endChat(): void {
        for (let rule = 0; rule < LIMIT_RULES; rule += 1) {
            if ((this.#waits[rule] as number) > 0) {
                this.shares[rule]?.addChat(this.#waits[rule] as number, this.#within[rule] as number);
                this.#waits[rule] = 0;
                this.#within[rule] = 0;
            }
        }
    }

    /** Returns the shares for a file. */
    toList(): number[][] {
        return this.shares.map((share) => share.toList());
    }

    /** Takes in what `toList` returned. */
    addList(list: readonly (readonly number[])[]): void {
        list.forEach((share, rule) => this.shares[rule]?.addList(share));
    }
}
