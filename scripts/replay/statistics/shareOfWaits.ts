/** The 97.5th percentile of the normal distribution: what an interval of 95 % takes. */
const Z = 1.959963984540054;

/** A share with its 95 % interval, all from 0 to 1. */
export interface Share {
    share: number;
    low: number;
    high: number;
    /** How many waits were counted. */
    waits: number;
}

/**
 * Sums over chats of how many waits were counted and how many of them were within the limit. The waits of one chat are
 * alike, so an interval that took each for independent would be too narrow; these sums say how much alike they are.
 */
export class ShareOfWaits {
    chats = 0;
    waits = 0;
    within = 0;
    withinSquared = 0;
    product = 0;
    waitsSquared = 0;

    /** Takes in a chat with so many counted waits, of which so many were within the limit. */
    addChat(waits: number, within: number): void {
        this.chats += 1;
        this.waits += waits;
        this.within += within;
        this.withinSquared += within * within;
        this.product += within * waits;
        this.waitsSquared += waits * waits;
    }

    /** Returns the sums for a file. */
    toList(): number[] {
        return [this.chats, this.waits, this.within, this.withinSquared, this.product, this.waitsSquared];
    }

    /** Takes in what `toList` returned. */
    addList([
        chats = 0,
        waits = 0,
        within = 0,
        withinSquared = 0,
        product = 0,
        waitsSquared = 0
    ]: readonly number[]): void {
        this.chats += chats;
        this.waits += waits;
        this.within += within;
        this.withinSquared += withinSquared;
        this.product += product;
        this.waitsSquared += waitsSquared;
    }

    /**
     * Returns the share within the limit; `undefined` where nothing was counted. Its interval is Wilson's, for as many
     * independent waits as these are worth: their number over the design effect of chats as clusters.
     */
    share(): Share | undefined {
        const { waits, within } = this;
        if (waits === 0) {
            return undefined;
        }
        const share = within / waits;
        const worth = waits / Math.max(1, this.#effectFor(share));
        const spread = (Z * Z) / worth;
        const middle = (share + spread / 2) / (1 + spread);
        const half = (Z / (1 + spread)) * Math.sqrt((share * (1 - share)) / worth + spread / (4 * worth));
        return { share, low: Math.max(0, middle - half), high: Math.min(1, middle + half), waits };
    }

    /** Returns how many times the variance of the share is what it would be for independent waits, 1 at least. */
    designEffect(): number {
        return this.waits === 0 ? 1 : Math.max(1, this.#effectFor(this.within / this.waits));
    }

    #effectFor(share: number): number {
        const { chats, waits } = this;
        const independent = (share * (1 - share)) / waits;
        if (chats < 2 || independent === 0) {
            return 1;
        }
        const squares = this.withinSquared - 2 * share * this.product + share * share * this.waitsSquared;
        return ((chats / (chats - 1)) * squares) / (waits * waits) / independent;
    }
}
