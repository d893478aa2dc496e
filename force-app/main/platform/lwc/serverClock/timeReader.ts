import { browserPage, type Page } from './page';

/** An answer that took longer, in milliseconds, tells what time it was so long ago: it is asked again. */
const SLOW = 2_000;
/** So many slow answers in a row are enough. */
const TRIES = 3;
/** Readings are cut to whole seconds, so for longer than this none stays the same; milliseconds. */
const SAME = 1_000;

/** Asks the server what time it is, and again where the answer was slow: else only what somebody says would put that right. */
export interface TimeReader {
    ask(): void;
    /** Takes what time it is on the server, epoch milliseconds, whoever asked. */
    take(serverTime: number): void;
}

/** What the reader needs from outside. */
export interface TimeReaderContext {
    /** Has the time read again; `take` is called if it is another second. Settles once that is done. */
    read(): Promise<void>;
    /** Takes each reading, epoch milliseconds of the server, and how many milliseconds ago it was asked for at most. */
    learn(serverTime: number, took: number): void;
    failed(error: unknown): void;
}

/** An instant by the browser's clock and evenly: while the computer sleeps only the former may go on. */
interface Instant {
    browser: number;
    elapsed: number;
}

/** Returns a reader of the server's time. */
export function timeReader(
    { read, learn, failed }: TimeReaderContext,
    page: Pick<Page, 'now' | 'elapsed'> = browserPage()
): TimeReader {
    // The record is read before there is a reader: nobody knows how long that took.
    let asked: Instant | undefined = { browser: -Infinity, elapsed: -Infinity };
    let tries = 0;
    /** The last reading, and since when the server may have said so. */
    let last: { serverTime: number; since: Instant } | undefined;

    const instant = (): Instant => ({ browser: page.now(), elapsed: page.elapsed() });

    const isSameSecond = ({ browser, elapsed }: Instant): boolean =>
        page.elapsed() - elapsed <= SAME && Math.abs(page.now() - browser) <= SAME;

    /**
     * A wire need not emit where nothing changed: then it is still the second that was read last. Later than that it has
     * emitted nothing because it could not read.
     */
    const request = async (): Promise<void> => {
        asked = instant();
        await read();
        if (asked && last && isSameSecond(last.since)) {
            take(last.serverTime);
        }
    };
    const take = (serverTime: number): void => {
        const since = asked ?? instant();
        const took = page.elapsed() - since.elapsed;
        asked = undefined;
        tries += 1;
        last = { serverTime, since };
        learn(serverTime, took);
        if (took > SLOW && tries <= TRIES) {
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
