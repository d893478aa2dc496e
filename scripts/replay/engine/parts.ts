import { Worker } from 'node:worker_threads';
import type { RejectedLine } from '../events/lineReader.ts';
import type { Chunk } from './chunk.ts';
import { ReplayPart, type Batch, type PartResult, type PartSettings, type Reading } from './part.ts';
import type { FromPart, ToPart } from './partThread.ts';

/** A part of the work, in this thread or in another one. */
export interface Part {
    /** Reads lines; resolves with those that are no events once their bytes may be used again. */
    read(batch: Batch): Promise<RejectedLine[]>;
    readonly reading: Reading;
    /** Audits the chats; hands their texts out in order. */
    audit(end: number, names: ReadonlyMap<string, string>): AsyncGenerator<Chunk>;
    /** What the chats come to, after they were audited. */
    result(): PartResult;
    /** Stops, and removes what was put on disk. */
    close(): Promise<void>;
}

/** Returns a part that works in this thread. */
export function partHere(settings: PartSettings): Part {
    const part = new ReplayPart(settings);
    return {
        read: async (batch) => part.read(batch),
        get reading() {
            return part.reading;
        },
        audit: (end, names) => part.audit(end, names),
        result: () => part.result(),
        close: async () => part.close()
    };
}

const YOUNG_MEGABYTES = 64;

/** Returns a part that works in a thread of its own. */
export function partInThread(settings: PartSettings): Part {
    const worker = new Worker(new URL('./partThread.mjs', import.meta.url), {
        workerData: settings,
        execArgv: ['--disable-warning=ExperimentalWarning'],
        // Most objects live as long as one chat: with room for many chats few are copied.
        resourceLimits: { maxYoungGenerationSizeMb: YOUNG_MEGABYTES }
    });
    const waiting: { resolve(answer: FromPart): void; reject(error: Error): void }[] = [];
    let failure: Error | undefined;
    let reading: Reading = { events: 0, first: Infinity, last: -Infinity, names: new Map() };
    let result: PartResult | undefined;
    const fail = (error: Error): void => {
        failure ??= error;
        waiting.splice(0).forEach(({ reject }) => reject(error));
    };
    worker.on('message', (answer: FromPart) => waiting.shift()?.resolve(answer));
    worker.on('error', fail);
    worker.on('exit', (code) => fail(new Error(`a worker thread ended early (status ${code})`)));
    const ask = (message: ToPart): Promise<FromPart> =>
        new Promise((resolve, reject) => {
            if (failure !== undefined) {
                return reject(failure);
            }
            waiting.push({ resolve, reject });
            worker.postMessage(message);
        });
    return {
        async read({ bytes, lines, first }) {
            const answer = await ask({ type: 'read', bytes, lines, first });
            if (answer.type !== 'read') {
                return [];
            }
            ({ reading } = answer);
            return answer.rejected;
        },
        get reading() {
            return reading;
        },
        async *audit(end, names) {
            // The next chunk is asked for before the last one is used, so that both threads have work.
            let next = ask({ type: 'audit', end, names });
            for (;;) {
                const answer = await next;
                if (answer.type === 'result') {
                    ({ result } = answer);
                    return;
                }
                if (answer.type === 'chunk') {
                    next = ask({ type: 'next' });
                    yield answer.chunk;
                }
            }
        },
        result() {
            if (result === undefined) {
                throw new Error('the chats were not audited yet');
            }
            return result;
        },
        async close() {
            worker.removeAllListeners('exit');
            if (failure === undefined) {
                worker.postMessage({ type: 'close' } satisfies ToPart);
                await new Promise((resolve) => worker.once('exit', resolve));
            } else {
                await worker.terminate();
            }
        }
    };
}
