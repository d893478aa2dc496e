import { nextTryAt, TIME_LIMIT } from 'c/session';

/** What retrying needs from outside. */
export interface RetryReadsContext {
    /** Epoch milliseconds of the server. */
    now(): number;
    /** Rings at an instant by the server's time; returns a function that cancels it. */
    alarm(at: number, ring: () => void): () => void;
    /** Returns a random number from 0 to 1. */
    random(): number;
    /** Takes work, and what it fails with. */
    attempt(work: Promise<unknown>): void;
}

/** Retries reads that failed. */
export interface RetryReads {
    /** A read failed, by its name: it is retried after ever longer delays, a few times. */
    failed(name: string, read: () => Promise<unknown>): void;
    /** A read worked. */
    worked(name: string): void;
    /** Retries everything that failed so far now, and counts its tries from the start. */
    now(): void;
}

interface FailedRead {
    tries: number;
    read(): Promise<unknown>;
    cancel?: () => void;
}

/** Returns a list of failed reads that retries them. What fails again and again is left alone in the end. */
export function retryReads({ now, alarm, random, attempt }: RetryReadsContext): RetryReads {
    const failed = new Map<string, FailedRead>();

    const note = (name: string, entry: FailedRead): FailedRead => {
        failed.set(name, entry);
        return entry;
    };

    const failedAgain = (name: string, read: FailedRead['read']): void => {
        const tries = remove(name) + 1;
        const { until } = nextTryAt(tries, { now, random });
        const entry = note(name, { tries, read });
        if (until !== undefined) {
            entry.cancel = alarm(until, () => attempt(readAgain(name, entry)));
        }
    };

    /**
     * A wire need not emit after a reading that came out as the one before, and a reading need not end at all: silence is
     * another failure.
     */
    const readAgain = async (name: string, entry: FailedRead): Promise<void> => {
        entry.cancel = alarm(now() + TIME_LIMIT, () => failedAgain(name, entry.read));
        try {
            await entry.read();
        } finally {
            if (failed.get(name) === entry) {
                failedAgain(name, entry.read);
            }
        }
    };

    const remove = (name: string): number => {
        const { tries = 0, cancel } = failed.get(name) ?? {};
        cancel?.();
        failed.delete(name);
        return tries;
    };

    return {
        failed: failedAgain,
        worked: remove,
        now() {
            const all = [...failed];
            for (const [name, { read }] of all) {
                remove(name);
                attempt(readAgain(name, note(name, { tries: 0, read })));
            }
        }
    };
}
