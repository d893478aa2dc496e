/** What rings once at an instant; epoch milliseconds of the server. */
export interface Alarms {
    /** Sets an alarm; returns what takes it away again. */
    set(at: number, ring: () => void): () => void;
    /** The instants of all that have not rung. */
    instants(): number[];
    /** Rings all whose instant has come. */
    ring(now: number): void;
    clear(): void;
}

/** Returns no alarms yet. */
export function createAlarms(): Alarms {
    const alarms = new Map<object, { at: number; ring: () => void }>();
    return {
        set(at, ring) {
            const key = {};
            alarms.set(key, { at, ring });
            return () => alarms.delete(key);
        },
        instants: () => [...alarms.values()].map(({ at }) => at),
        ring(now) {
            for (const [key, { at, ring }] of [...alarms]) {
                if (at <= now && alarms.delete(key)) {
                    ring();
                }
            }
        },
        clear: () => alarms.clear()
    };
}
