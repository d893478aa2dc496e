import { parentPort, workerData } from 'node:worker_threads';
import type { Chunk } from './chunk.ts';
import { ReplayPart, type PartResult, type PartSettings, type Reading } from './part.ts';
import type { RejectedLine } from '../events/lineReader.ts';

/** What a thread is told. */
export type ToPart =
    | { type: 'read'; bytes: Uint8Array; lines: Int32Array; first: number }
    | { type: 'audit'; end: number; names: ReadonlyMap<string, string> }
    | { type: 'next' }
    | { type: 'close' };

/** What a thread answers, one answer to each message but the last. */
export type FromPart =
    | { type: 'read'; rejected: RejectedLine[]; reading: Reading }
    | { type: 'chunk'; chunk: Chunk }
    | { type: 'result'; result: PartResult };

const port = parentPort;
const part = new ReplayPart(workerData as PartSettings);
let chunks: AsyncGenerator<Chunk> | undefined;

function answer(message: FromPart, transfer: ArrayBuffer[] = []): void {
    port?.postMessage(message, transfer);
}

async function answerNext(): Promise<void> {
    const next = await chunks?.next();
    if (next === undefined || next.done === true) {
        answer({ type: 'result', result: part.result() });
    } else {
        const { keys, ends, bytes } = next.value;
        answer({ type: 'chunk', chunk: next.value }, [keys.buffer, ...[...ends, ...bytes].map(({ buffer }) => buffer)]);
    }
}

port?.on('message', (message: ToPart) => {
    switch (message.type) {
        case 'read': {
            const { buffer, byteOffset, byteLength } = message.bytes;
            const rejected = part.read({ ...message, bytes: Buffer.from(buffer, byteOffset, byteLength) });
            return answer({ type: 'read', rejected, reading: part.reading });
        }
        case 'audit':
            chunks = part.audit(message.end, message.names);
            void answerNext();
            return;
        case 'next':
            void answerNext();
            return;
        case 'close':
            part.close();
            return port.close();
    }
});
