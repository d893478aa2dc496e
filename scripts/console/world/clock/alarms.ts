/** Something that will happen at an instant of the virtual clock. */
export interface Alarm {
    at: number;
    ring: () => void | Promise<void>;
}

export interface Alarms {
    /** Adds one; returns what takes it back. */
    add(alarm: Alarm): () => void;
    /** When the first one rings. */
    next(): number | undefined;
    /** Takes out the first one that rings at `upTo` or before. */
    takeDue(upTo: number): Alarm | undefined;
}

/** Alarms in the order of their time; those of one instant in the order in which they were set. */
export function createAlarms(): Alarms {
    const sorted: Alarm[] = [];
    return {
        add(alarm) {
            const place = sorted.findIndex(({ at }) => at > alarm.at);
            sorted.splice(place < 0 ? sorted.length : place, 0, alarm);
            return () => {
                const index = sorted.indexOf(alarm);
                if (index >= 0) {
                    sorted.splice(index, 1);
                }
            };
        },
        next: () => sorted[0]?.at,
        takeDue: (upTo) => (sorted[0] !== undefined && sorted[0].at <= upTo ? sorted.shift() : undefined)
    };
}
