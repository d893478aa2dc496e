/**
 * The server's time, told from the browser's clock and how far that is off. A reading is never ahead of the server:
 * it was made before it arrived, and is cut to whole seconds. So of several readings the one that puts the time furthest
 * is the best, and what the server dates to the millisecond, as it does messages, puts the time nearer still.
 */
export interface ServerTime {
    now(): number;
    /** Takes a reading that has just arrived. */
    learn(serverTime: number): void;
    /** Takes the time of something that the server has just told. */
    heard(at: number): void;
    /** Goes on from an instant of the server that was worked out otherwise; a doubt stays. */
    assume(serverTime: number): void;
    /** The browser's clock cannot be trusted to have gone on evenly: the next reading counts, whatever it says. */
    doubt(): void;
    /** True from a doubt until the next reading. */
    isInDoubt(): boolean;
    /** When the last reading was taken, by the browser's clock; `undefined` before the first one. */
    learnedAt(): number | undefined;
}

/** What is dated further ahead, in milliseconds, comes from a wrong clock: a reading is not off by so much. */
const AHEAD = 2_000;

/** Tells the server's time; the browser's own until the first reading. */
export function serverTime(browserNow: () => number): ServerTime {
    let offset = 0;
    let learnedAt: number | undefined;
    let doubted = true;

    return {
        now: () => browserNow() + offset,
        learn(reading) {
            const lead = reading - browserNow();
            if (!Number.isFinite(lead)) {
                return;
            }
            offset = doubted ? lead : Math.max(offset, lead);
            doubted = false;
            learnedAt = browserNow();
        },
        heard(at) {
            const lead = at - browserNow();
            if (!doubted && lead > offset && lead - offset <= AHEAD) {
                offset = lead;
            }
        },
        assume(instant) {
            offset = instant - browserNow();
        },
        doubt: () => {
            doubted = true;
        },
        isInDoubt: () => doubted && learnedAt !== undefined,
        learnedAt: () => learnedAt
    };
}
