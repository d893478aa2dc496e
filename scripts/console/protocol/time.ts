/** The virtual clock; between two readings a page counts on by itself: real milliseconds times `speed`. */
export interface ClockReading {
    now: number;
    /** The same instant for a reader, ISO 8601. */
    iso: string;
    speed: number;
    paused: boolean;
}

/** What POST /local/clock takes; of several, `paused` and `speed` are set first, then time is advanced. */
export interface ClockChange {
    speed?: number;
    paused?: boolean;
    /** Seconds to go forward at once; answered once everything that happens until then has happened. */
    advance?: number;
}
