import { nextTry } from 'c/shift';

/** What reading again needs from outside. */
export interface RereadingDesk {
    /** Epoch milliseconds of the server. */
    now(): number;
    /** Rings at an instant by the server's time; returns what stops that. */
    alarm(at: number, ring: () => void): () => void;
    /** A number from 0 to 1 by chance. */
    random(): number;
    /** Takes the work, and what it fails with. */
    attempt(work: Promise<unknown>): void;
}

/** Reads again what could not be read. */
export interface Rereading {
    /** Something, by its name, could not be read: it is read again, ever later, a few times. */
    failed(name: string, read: () => Promise<unknown>): void;
    /** It could be read. */
    worked(name: string): void;
    /** Reads again now whatever could not be read so far, and counts its tries anew. */
    now(): void;
}

interface Unread {
    tries: number;
    read(): Promise<unknown>;
    stop?: () => void;
}

/** Keeps what could not be read, and reads it again. What nobody gets an answer to is left alone after some tries. */
export function rereading({ now, alarm, random, attempt }: RereadingDesk): Rereading {
    const unread = new Map<string, Unread>();

    const stop = (name: string): number => {
        const { tries = 0, stop: stopWaiting } = unread.get(name) ?? {};
        stopWaiting?.();
        unread.delete(name);
        return tries;
    };

    return {
        failed(name, read) {
            const tries = stop(name) + 1;
            const { until } = nextTry(tries, { now, random });
            const stopWaiting = until === undefined ? undefined : alarm(until, () => attempt(read()));
            unread.set(name, { tries, read, ...(stopWaiting && { stop: stopWaiting }) });
        },
        worked: stop,
        now() {
            const all = [...unread];
            for (const [name, { read }] of all) {
                stop(name);
                attempt(read());
            }
        }
    };
}
