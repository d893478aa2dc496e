import type { ClockPort } from 'c/sessionPorts';
import { createAlarms } from './alarms';
import type { ClockListeners } from './clockListeners';
import { EARLY, evenTime, LATE } from './evenTime';
import { browserPage, type Page } from './page';
import { serverTime } from './serverTime';

export { browserPage, type Page } from './page';
export { timeReader } from './timeReader';

const SECOND = 1_000;
/** Browsers cannot wait longer than 2^31 ms at once. */
const LONGEST_WAIT = 3_600_000;
/** How long to wait for the server's word on the time before going on without, or asking again. */
const WORD_BY = 3_000;
/** After a silence a reading older than that is taken anew. */
const STALE = 600_000;

/** The server's time, and the only timer of the bar. */
export interface ServerClock extends ClockPort {
    /**
     * Takes a reading of the server's time, epoch milliseconds, to learn how far the browser's clock is off; it was asked for
     * so many milliseconds ago.
     */
    learn(serverTime: number, took?: number): void;
    /**
     * Takes the time of something that the server has told: it is at least that late there now. What is `live` it has
     * told just now, unless it comes late: where no reading was possible, it is one.
     */
    heard(at: number, live?: boolean): void;
    /** Stops the timer and lets go of the page. */
    stop(): void;
}

/** Starts the clock. With nothing to wait for it sets no timer at all. */
export function createServerClock(listeners: ClockListeners, page: Page = browserPage()): ServerClock {
    const time = serverTime(() => page.now());
    const alarms = createAlarms();
    /** From the furthest instant that was told since the last reading. */
    const even = evenTime(page);
    let until: number | undefined;
    let counting = false;
    let timer: { id: number; due: number } | undefined;
    let wordBy: number | undefined;

    const nextSecond = (): number => Math.floor(time.now() / SECOND) * SECOND + SECOND;

    const nextAt = (): number | undefined => {
        if (wordBy !== undefined) {
            return wordBy;
        }
        const instants = alarms.instants();
        if (until !== undefined) {
            instants.push(until);
        }
        if (counting && page.isVisible()) {
            instants.push(nextSecond());
        }
        return instants.length === 0 ? undefined : Math.min(...instants);
    };

    const disarm = (): void => {
        if (timer) {
            page.clearTimer(timer.id);
        }
        timer = undefined;
    };

    const arm = (): void => {
        // What the timer knew of a jump would be gone with it.
        if (wordBy === undefined && hasJumped()) {
            doubt();
        }
        disarm();
        const next = nextAt();
        if (next === undefined) {
            return;
        }
        const wait = Math.min(LONGEST_WAIT, Math.max(0, Math.ceil(next - time.now())));
        timer = { due: page.now() + wait, id: page.setTimer(rung, wait) };
    };

    /** How far the browser's clock is past the instant that the timer was set for. */
    const lateness = (): number => (timer ? page.now() - timer.due : 0);

    const isKnown = (): boolean => time.learnedAt() !== undefined;

    const wasSetBack = (): boolean => isKnown() && even.wasSetBack();

    /** The browser's clock is not where it was left: the timer has not rung yet, or there is none. */
    const hasJumped = (): boolean => isKnown() && (lateness() > LATE || wasSetBack());

    /** For the server's word, since the browser's clock may have jumped. */
    const isWaiting = (): boolean => wordBy !== undefined && time.isInDoubt();

    const isSure = (): boolean => isKnown() && !hasJumped() && !isWaiting();

    /** While the browser's clock may have jumped, time goes on as it passes for the page. */
    const now = (): number => {
        if (wordBy === undefined && isKnown() && even.wasSet()) {
            doubt();
        }
        const evenly = even.now();
        if (evenly !== undefined && isKnown() && !isSure()) {
            return evenly;
        }
        even.goOnFrom(time.now());
        return time.now();
    };

    /** Nothing is called due on a clock that may have jumped, until the server has said what time it is. */
    const doubt = (): void => {
        time.doubt();
        if (!isKnown()) {
            return;
        }
        wordBy = time.now() + WORD_BY;
        listeners.askServer();
        listeners.mayHaveSlept();
    };

    /** An instant rings once: whoever is woken asks for the next one. */
    const tellWoken = (): void => {
        if (until !== undefined && until <= time.now()) {
            until = undefined;
        }
        listeners.woken();
    };

    /**
     * Goes on without the server's word. A clock that was set back is told by the time that has passed for the page. One
     * that went ahead of that was set, or the page stood still while the computer slept: only the server knows.
     */
    const goOn = (): void => {
        const evenly = even.now() ?? time.now();
        const ahead = time.now() - evenly;
        if (ahead > LATE) {
            wordBy = time.now() + WORD_BY;
            listeners.askServer();
            return;
        }
        if (ahead < -EARLY) {
            time.assume(evenly);
        }
        even.forget();
        wordBy = undefined;
        listeners.learned();
    };

    const wake = (): void => {
        if (isWaiting() && time.now() < (wordBy ?? 0)) {
            return;
        }
        if (isWaiting()) {
            goOn();
        } else {
            wordBy = undefined;
        }
        tellWoken();
    };

    const rung = (): void => {
        const suspicious = lateness() > LATE || lateness() < -EARLY || wasSetBack();
        const second = timer !== undefined && counting;
        timer = undefined;
        if (suspicious && wordBy === undefined) {
            doubt();
        }
        alarms.ring(now());
        if (second || (until !== undefined && until <= time.now()) || (wordBy !== undefined && wordBy <= time.now())) {
            wake();
        }
        if (!timer) {
            arm();
        }
    };

    const isStale = (): boolean => {
        const last = time.learnedAt();
        return last !== undefined && Math.abs(page.now() - last) > STALE;
    };

    /** After a long time the old reading may no longer hold; it does until the new one is there. */
    const freshen = (): void => {
        if (isStale()) {
            time.doubt();
            listeners.askServer();
        }
    };

    const stopReturns = page.onReturn(() => {
        // What was asked for while the network was away has failed.
        if (lateness() > LATE || isWaiting()) {
            doubt();
        } else {
            freshen();
        }
        wake();
        listeners.returned();
        arm();
    });

    const learn = (reading: number, took = 0): void => {
        const before = time.now();
        const jumped = hasJumped();
        const waited = jumped || wordBy !== undefined || !isKnown();
        if (jumped) {
            time.doubt();
        }
        time.learn(reading, took);
        even.forget();
        now();
        if (waited) {
            disarm();
        }
        if (waited || time.now() !== before) {
            wordBy = undefined;
            listeners.learned();
            tellWoken();
            arm();
        }
    };

    return {
        now,
        isSure,
        learn,
        heard(at, live = false) {
            if (live && (!isKnown() || (wordBy !== undefined && even.isNow(at, time.now())))) {
                learn(at);
                return;
            }
            if (live && wordBy !== undefined && at > (even.now() ?? at)) {
                even.goOnFrom(at);
            }
            time.heard(at);
            arm();
        },
        sleepUntil(at, seconds) {
            const wasIdle = until === undefined && !counting;
            until = at;
            counting = seconds;
            if (wasIdle && (at !== undefined || seconds)) {
                freshen();
            }
            arm();
        },
        alarm(at, ring) {
            const cancel = alarms.set(at, ring);
            arm();
            return () => {
                cancel();
                arm();
            };
        },
        stop() {
            disarm();
            alarms.clear();
            stopReturns();
        }
    };
}
