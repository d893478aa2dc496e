/** Runs a few pieces of work at a time. */
export interface ConcurrencyLimit {
    /** Runs the work when it is its turn; answers as the work does. */
    run<Result>(work: () => Promise<Result>): Promise<Result>;
}

/** Returns a limit of so many pieces of work at a time; the others wait in the order in which they came. */
export function concurrencyLimit(places: number): ConcurrencyLimit {
    const waiting: (() => void)[] = [];
    let running = 0;

    const admit = (): void => {
        while (running < places && waiting.length > 0) {
            running += 1;
            waiting.shift()?.();
        }
    };

    return {
        async run(work) {
            await new Promise<void>((resolve) => {
                waiting.push(resolve);
                admit();
            });
            try {
                return await work();
            } finally {
                running -= 1;
                admit();
            }
        }
    };
}
