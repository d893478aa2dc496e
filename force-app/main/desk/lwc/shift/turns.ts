/** Work that may wait for other work. */
export interface Turns {
    /** Does the work when its turn has come; answers as the work does. */
    take<Result>(work: () => Promise<Result>): Promise<Result>;
}

/** Who has had a turn for that long is waited for no longer, in milliseconds: its answer may never come. */
const LONGEST = 10_000;

/** So many have their turn at a time: one that never ends does not keep the others waiting. */
const PLACES = 2;

/** Lets two works in at a time, the others in the order in which they came; `now` in epoch milliseconds. */
export function takeTurns(now: () => number): Turns {
    const since = new Map<object, number>();
    const waiting: (() => void)[] = [];

    const admit = (): void => {
        for (const [turn, at] of since) {
            if (now() - at >= LONGEST) {
                since.delete(turn);
            }
        }
        while (since.size < PLACES && waiting.length > 0) {
            waiting.shift()?.();
        }
    };

    return {
        async take(work) {
            const turn = {};
            await new Promise<void>((resolve) => {
                waiting.push(() => {
                    since.set(turn, now());
                    resolve();
                });
                admit();
            });
            try {
                return await work();
            } finally {
                since.delete(turn);
                admit();
            }
        }
    };
}
