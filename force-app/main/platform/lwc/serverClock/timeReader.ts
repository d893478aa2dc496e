/** An answer that took longer, in milliseconds, tells what time it was so long ago: it is asked again. */
const SLOW = 2_000;
/** So many slow answers in a row are enough. */
const TRIES = 3;
/** Readings are cut to whole seconds, so for longer than this none stays the same; milliseconds. */
const SAME = 1_000;

/** Asks the server what time it is, and again where the answer was slow: nothing later would put that right. */
export interface TimeReader {
    ask(): void;
    /** Takes what time it is on the server, epoch milliseconds, whoever asked. */
    take(serverTime: number): void;
}

/** What the reader needs from outside. */
export interface TimeReaderContext {
    /** Has the time read again; `take` is called if it is another second. Settles once that is done. */
    read(): Promise<void>;
    /** Takes each reading, epoch milliseconds of the server. */
    learn(serverTime: number): void;
    /** Returns milliseconds as they pass for the page. */
    elapsed(): number;
    /** Returns the browser's own time, epoch milliseconds: unlike the page's it passes while the computer sleeps. */
    browserNow(): number;
    failed(error: unknown): void;
}

/** Returns a reader of the server's time. */
export function timeReader({ read, learn, elapsed, browserNow, failed }: TimeReaderContext): TimeReader {
    // The record is read before there is a reader: nobody knows how long that took.
    let askedAt: number | undefined = -Infinity;
    let tries = 0;
    let last: { serverTime: number; elapsed: number; browserNow: number } | undefined;

    const isSameSecond = (since: { elapsed: number; browserNow: number }): boolean =>
        elapsed() - since.elapsed <= SAME && Math.abs(browserNow() - since.browserNow) <= SAME;

    /**
     * A wire need not emit where nothing changed: then it is still the second that was read last. Later than that it has
     * emitted nothing because it could not read.
     */
    const request = async (): Promise<void> => {
        askedAt = elapsed();
        await read();
        if (askedAt !== undefined && last && isSameSecond(last)) {
            take(last.serverTime);
        }
    };
    const take = (serverTime: number): void => {
        const isSlow = askedAt !== undefined && elapsed() - askedAt > SLOW;
        askedAt = undefined;
        tries += 1;
        last = { serverTime, elapsed: elapsed(), browserNow: browserNow() };
        learn(serverTime);
        if (isSlow && tries <= TRIES) {
            request().catch(failed);
        }
    };
    return {
        ask() {
            tries = 0;
            request().catch(failed);
        },
        take
    };
}
