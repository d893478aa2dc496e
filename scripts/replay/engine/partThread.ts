import { parentPort } from 'node:worker_threads';
import { errorMessage, isExpected } from '../../command/errorMessage.ts';
import { memoryOf } from '../statistics/ruleStatistics.ts';
import type { AuditResult, WholeInput } from './chatAuditor.ts';
import type { Chunk } from './chunk.ts';
import type { EventBatch } from './eventRouter.ts';
import { ReplayPart, type PartSettings, type PieceResult, type Reading } from './part.ts';
import type { LinesPiece } from './pieceReader.ts';

/** Lines in memory that this thread shares with the one that read the input. */
export interface SharedPiece extends Omit<LinesPiece, 'bytes'> {
    /** The number of a memory that is used again and again; `undefined` for one that is used once. */
    known: number | undefined;
    /** The memory, the first time that its number comes. */
    memory: ArrayBufferLike | undefined;
}

/** What a thread is asked, and told; `begin` comes first. */
export type ToPart =
    | { type: 'begin'; settings: PartSettings }
    | { type: 'read'; piece: SharedPiece }
    | { type: 'take'; batch: EventBatch }
    | { type: 'finishReading' }
    | { type: 'audit'; input: WholeInput }
    | { type: 'next' }
    | { type: 'finishAudit' }
    | { type: 'close' };

/** What a thread answers: one answer to each message, but none to `begin`, `take` and `close`. */
export type FromPart =
    | { type: 'read'; result: PieceResult }
    | { type: 'reading'; reading: Reading }
    | { type: 'chunk'; chunk: Chunk | undefined }
    | { type: 'result'; result: AuditResult }
    | { type: 'failed'; message: string };

const port = parentPort;
let part: ReplayPart;
const memories: Buffer[] = [];
let chunks: AsyncGenerator<Chunk> | undefined;

function answer(message: FromPart, transfer: ArrayBuffer[] = []): void {
    port?.postMessage(message, transfer);
}

function bytesOf({ known, memory }: SharedPiece): Buffer {
    const bytes = memory === undefined ? undefined : Buffer.from(memory);
    if (known === undefined) {
        return bytes as Buffer;
    }
    return (memories[known] ??= bytes as Buffer);
}

async function answerNext(): Promise<void> {
    const next = await chunks?.next();
    const chunk = next?.done === false ? next.value : undefined;
    const { keys, ends, bytes } = chunk ?? { keys: undefined, ends: [], bytes: [] };
    const buffers = [...ends, ...bytes].map(({ buffer }) => buffer);
    answer({ type: 'chunk', chunk }, keys === undefined ? [] : [keys.buffer, ...buffers]);
}

async function handle(message: ToPart): Promise<void> {
    switch (message.type) {
        case 'begin':
            part = new ReplayPart(message.settings);
            return;
        case 'read': {
            const result = part.read({ ...message.piece, bytes: bytesOf(message.piece) });
            return answer(
                { type: 'read', result },
                result.batches.map(({ records }) => records)
            );
        }
        case 'take':
            return part.take(message.batch);
        case 'finishReading':
            return answer({ type: 'reading', reading: part.reading });
        case 'audit':
            chunks = part.audit(message.input);
            return answerNext();
        case 'next':
            return answerNext();
        case 'finishAudit': {
            const result = part.result();
            return answer({ type: 'result', result }, result.statistics.rules.flatMap(memoryOf));
        }
        case 'close':
            part.close();
            port?.close();
    }
}

port?.on('message', (message: ToPart) => {
    handle(message).catch((error: unknown) => {
        if (!isExpected(error)) {
            throw error;
        }
        // An error's class does not cross threads.
        answer({ type: 'failed', message: errorMessage(error) });
    });
});
