/** Real time: the only thing of the console that has timers. */
export interface RealTime {
    /** Milliseconds on a clock that only goes forward. */
    now(): number;
    /** Calls back once; what it returns takes that back. */
    later(milliseconds: number, callback: () => void): () => void;
}

/** The longest that a timer of the machine can wait. */
const LONGEST = 2 ** 31 - 1;

/** The machine's clock and timers. */
export const machineTime: RealTime = {
    now: () => performance.now(),
    later(milliseconds, callback) {
        const timer = setTimeout(callback, Math.min(LONGEST, milliseconds));
        return () => clearTimeout(timer);
    }
};
