const FIRST_SLOTS = 64;

/** A set of places by hash that is emptied at once, for one chat after the other. */
export class SeenPlaces {
    #places = new Int32Array(FIRST_SLOTS);
    #rounds = new Uint32Array(FIRST_SLOTS);
    #round = 0;

    /** Empties the set and makes room for so many places. */
    begin(count: number): void {
        this.#round += 1;
        let slots = this.#places.length;
        while (slots < count * 2) {
            slots *= 2;
        }
        if (slots > this.#places.length) {
            this.#places = new Int32Array(slots);
            this.#rounds = new Uint32Array(slots);
        }
    }

    /** Returns the slot at which to begin looking. */
    slotOf(hash: number): number {
        return hash & (this.#places.length - 1);
    }

    /** Returns the slot after a slot. */
    after(slot: number): number {
        return (slot + 1) & (this.#places.length - 1);
    }

    /** Returns the place in a slot; -1 where it is free. */
    at(slot: number): number {
        return this.#rounds[slot] === this.#round ? (this.#places[slot] as number) : -1;
    }

    /** Puts a place into a free slot. */
    put(slot: number, place: number): void {
        this.#rounds[slot] = this.#round;
        this.#places[slot] = place;
    }
}
