/** From when on a chat was in a queue; epoch milliseconds. */
export interface QueueChange {
    at: number;
    queue: string;
}

/** Returns the queue in which a chat was at an instant: before it tells one, the first; empty where it tells none. */
export function queueAt(queues: readonly QueueChange[], at: number): string {
    let found = queues[0];
    for (const change of queues) {
        found = change.at <= at ? change : found;
    }
    return found?.queue ?? '';
}
