/** A stretch of time, in epoch milliseconds: from an instant to before another one. */
export interface Window {
    from: number;
    to: number;
    /** How many records begin in it. */
    count: number;
}

const SHORTEST = 60_000;

/**
 * Cuts a period into windows with at most so many records each, so that one after the other fits into memory and a
 * break costs no more than one of them. Windows without records are left out.
 *
 * @param countIn counts the records from an instant to before another one
 */
export async function* windowsOf(
    from: number,
    to: number,
    most: number,
    countIn: (from: number, to: number) => Promise<number>
): AsyncGenerator<Window> {
    const waiting = [{ from, to }];
    for (let next = waiting.pop(); next !== undefined; next = waiting.pop()) {
        const count = await countIn(next.from, next.to);
        if (count > most && next.to - next.from > SHORTEST) {
            const middle = Math.floor((next.from + next.to) / 2);
            waiting.push({ from: middle, to: next.to }, { from: next.from, to: middle });
        } else if (count > 0) {
            yield { ...next, count };
        }
    }
}
