/**
 * The server's time, told from the browser's clock and how far that is off. A reading is never ahead of the server:
 * it was made before it arrived, and is cut to whole seconds. So of several readings the one that puts the time furthest
 * is the best, and what the server dates to the millisecond, as it does messages, puts the time nearer still.
 */
export interface ServerTime {
    now(): number;
    /** Takes a reading that has just arrived, so many milliseconds after it was asked for. */
    learn(serverTime: number, took: number): void;
    /** Takes the time of something that the server has just told. */
    heard(at: number): void;
    /** Goes on from an instant of the server that was worked out otherwise; a doubt stays. */
    assume(serverTime: number): void;
    /** The browser's clock cannot be trusted to have gone on evenly: the next reading counts where it says otherwise. */
    doubt(): void;
    /** True from a doubt until the next reading. */
    isInDoubt(): boolean;
    /** When the last reading was taken, by the browser's clock; `undefined` before the first one. */
    learnedAt(): number | undefined;
}

/** What is dated further ahead, in milliseconds, comes from a wrong clock: a quick reading is not off by so much. */
const AHEAD = 2_000;
/** Nor is any other reading that came within the time limit of a call; milliseconds. */
const FURTHEST_AHEAD = 10_000;
/** A reading is cut to whole seconds. */
const CUT = 1_000;

/** Tells the server's time; the browser's own until the first reading. */
export function serverTime(browserNow: () => number): ServerTime {
    let offset = 0;
    let learnedAt: number | undefined;
    let doubted = true;
    let ahead = AHEAD;

    return {
        now: () => browserNow() + offset,
        learn(reading, took) {
            const lead = reading - browserNow();
            if (!Number.isFinite(lead)) {
                return;
            }
            // The server said so at any instant since it was asked: a slow answer may fit a clock that was right all along.
            const fits = learnedAt !== undefined && offset >= lead && offset <= lead + took + CUT;
            offset = doubted && !fits ? lead : Math.max(offset, lead);
            doubted &&= fits && took > CUT;
            ahead = Math.max(AHEAD, Math.min(FURTHEST_AHEAD, took + CUT));
            learnedAt = browserNow();
        },
        heard(at) {
            const lead = at - browserNow();
            if (!doubted && lead > offset && lead - offset <= ahead) {
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
