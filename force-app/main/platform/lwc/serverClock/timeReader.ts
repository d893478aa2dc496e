/** An answer that took longer, in milliseconds, tells what time it was so long ago: it is asked again. */
const SLOW = 2_000;
/** So many slow answers in a row are enough. */
const TRIES = 3;

/** Asks the server what time it is, and again where the answer was slow: nothing later would put that right. */
export interface TimeReader {
    ask(): void;
    /** Takes that an answer has come, whoever asked. */
    arrived(): void;
}

/** Returns a reader of the server's time; `elapsed` tells milliseconds as they pass for the page. */
export function timeReader(read: () => void, elapsed: () => number): TimeReader {
    // The record is read before there is a reader: nobody knows how long that took.
    let askedAt: number | undefined = -Infinity;
    let tries = 0;

    const request = (): void => {
        askedAt = elapsed();
        read();
    };
    return {
        ask() {
            tries = 0;
            request();
        },
        arrived() {
            const isSlow = askedAt !== undefined && elapsed() - askedAt > SLOW;
            askedAt = undefined;
            tries += 1;
            if (isSlow && tries <= TRIES) {
                request();
            }
        }
    };
}
