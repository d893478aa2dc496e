import { browserPage, type Page } from './page';

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
    failed(error: unknown): void;
}

/** Returns a reader of the server's time. */
export function timeReader(
    { read, learn, failed }: TimeReaderContext,
    page: Pick<Page, 'now' | 'elapsed'> = browserPage()
): TimeReader {
    // The record is read before there is a reader: nobody knows how long that took.
    let askedAt: number | undefined = -Infinity;
    let tries = 0;
    /** The last reading, by the browser's clock and evenly: while the computer sleeps only the former may go on. */
    let last: { serverTime: number; browser: number; elapsed: number } | undefined;

    const isSameSecond = (since: { browser: number; elapsed: number }): boolean =>
        page.elapsed() - since.elapsed <= SAME && Math.abs(page.now() - since.browser) <= SAME;

    /**
     * A wire need not emit where nothing changed: then it is still the second that was read last. Later than that it has
     * emitted nothing because it could not read.
     */
    const request = async (): Promise<void> => {
        askedAt = page.elapsed();
        await read();
        if (askedAt !== undefined && last && isSameSecond(last)) {
            take(last.serverTime);
        }
    };
    const take = (serverTime: number): void => {
        const isSlow = askedAt !== undefined && page.elapsed() - askedAt > SLOW;
        askedAt = undefined;
        tries += 1;
        last = { serverTime, browser: page.now(), elapsed: page.elapsed() };
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
