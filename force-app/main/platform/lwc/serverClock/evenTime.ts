import type { Page } from './page';

/** Milliseconds by which a clock may be ahead of the time that has passed for the page before it is doubted. */
export const LATE = 5_000;
/** Milliseconds by which it may be behind. */
export const EARLY = 1_000;

/** The server's time as it goes on for the page, whatever anybody sets the browser's clock to. */
export interface EvenTime {
    /** Goes on from an instant of the server; epoch milliseconds. */
    goOnFrom(server: number): void;
    /** The instant now; `undefined` where it goes on from nothing. */
    now(): number | undefined;
    /** Somebody set the browser's clock, or the computer slept: it is not as far on as time has passed for the page. */
    wasSet(): boolean;
    /** The browser's clock is behind where it was. */
    wasSetBack(): boolean;
    /**
     * Whether an instant is now: it is if one of the clocks says so, or if it is later than both. What was told while the
     * network was away comes late.
     */
    isNow(at: number, byBrowser: number): boolean;
    forget(): void;
}

/** Returns a time that goes on from nothing yet. */
export function evenTime(page: Pick<Page, 'now' | 'elapsed'>): EvenTime {
    let from: { browser: number; server: number; elapsed: number } | undefined;
    const gone = (): number => (from ? page.now() - from.browser : 0);
    const passed = (): number => (from ? page.elapsed() - from.elapsed : 0);
    const now = (): number | undefined => from && from.server + passed();
    return {
        goOnFrom(server) {
            from = { browser: page.now(), server, elapsed: page.elapsed() };
        },
        now,
        wasSet: () => Math.abs(gone() - passed()) > LATE,
        wasSetBack: () => gone() < -EARLY,
        isNow(at, byBrowser) {
            const clocks = [byBrowser, now() ?? byBrowser];
            return at > Math.max(...clocks) || clocks.some((instant) => Math.abs(at - instant) <= LATE);
        },
        forget() {
            from = undefined;
        }
    };
}
