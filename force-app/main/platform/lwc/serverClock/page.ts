/** What the clock needs from the browser. */
export interface Page {
    /** The browser's own clock, epoch milliseconds; right or wrong. */
    now(): number;
    /** Milliseconds that have passed since some instant, whatever anybody sets the clock to. */
    elapsed(): number;
    setTimer(ring: () => void, milliseconds: number): number;
    clearTimer(timer: number): void;
    isVisible(): boolean;
    /** Calls back when the agent comes back to the page, or the page to the network; returns what stops that. */
    onReturn(returned: () => void): () => void;
}

const RETURNS = ['focus', 'pageshow', 'online'] as const;

/** The page that the bar runs in. */
export function browserPage(): Page {
    return {
        now: () => Date.now(),
        elapsed: () => performance.now(),
        // The bar's one timer: everything that waits for an instant waits through it.
        // eslint-disable-next-line @lwc/lwc/no-async-operation
        setTimer: (ring, milliseconds) => setTimeout(ring, milliseconds) as unknown as number,
        clearTimer: (timer) => clearTimeout(timer),
        isVisible: () => document.visibilityState === 'visible',
        onReturn(returned) {
            const seen = (): void => {
                if (document.visibilityState === 'visible') {
                    returned();
                }
            };
            document.addEventListener('visibilitychange', seen);
            RETURNS.forEach((name) => window.addEventListener(name, seen));
            return () => {
                document.removeEventListener('visibilitychange', seen);
                RETURNS.forEach((name) => window.removeEventListener(name, seen));
            };
        }
    };
}
