import { isTransient } from '../deploy/transient.ts';

/** Does some work again where the network or a busy server kept it from ending. */
export type Retry = <Value>(work: () => Promise<Value>) => Promise<Value>;

const SECOND = 1000;
/** Milliseconds to wait after each failure: about seven minutes in all. The client tries for a quarter of a minute before. */
const PAUSES = [5, 10, 20, 40, 80, 120, 120].map((seconds) => seconds * SECOND);

/**
 * Returns what does work again. A first request that fails is not tried again: the address may be wrong.
 *
 * @param pause waits for so many milliseconds
 * @param note told of each break
 */
export function retrying(pause: (milliseconds: number) => Promise<unknown>, note: (text: string) => void): Retry {
    let hasAnswered = false;
    let waiting = 0;
    return async (work) => {
        for (let failures = 0; ; failures += 1) {
            try {
                const value = await work();
                hasAnswered = true;
                return value;
            } catch (error) {
                const wait = PAUSES[failures];
                if (!hasAnswered || wait === undefined || !isTransient(error)) {
                    throw error;
                }
                // Of several requests at once the first one tells.
                if (waiting === 0) {
                    note(`The connection broke; trying again in ${wait / SECOND} s.`);
                }
                waiting += 1;
                await pause(wait);
                waiting -= 1;
            }
        }
    };
}
