/** The virtual clock; between two readings a page counts on by itself: real milliseconds times `speed`. */
export interface ClockReading {
    now: number;
    /** The same instant for a reader, ISO 8601. */
    iso: string;
    speed: number;
    paused: boolean;
}

/** The header of every answer under `/local/` and `/services/` that holds a `ClockReading`, as JSON, of when it was asked for. */
export const CLOCK_HEADER = 'x-local-clock';

/** What POST /local/clock takes; of several, `paused` and `speed` are set first, then time is advanced. */
export interface ClockChange {
    speed?: number;
    paused?: boolean;
    /** Seconds to go forward at once; answered once everything that happens until then has happened. */
    advance?: number;
}
