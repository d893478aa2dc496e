import { CommandError } from '../../command/commandError.ts';
import { PIECE_BYTES } from '../reading/pieces.ts';
import type { AuditResult, WholeInput } from './chatAuditor.ts';
import type { Chunk } from './chunk.ts';
import type { EventBatch } from './eventRouter.ts';
import { ReplayPart, type PartSettings, type PieceResult, type Reading } from './part.ts';
import type { FromPart, SharedPiece, ToPart } from './partThread.ts';
import { takeWorker } from './partWorker.ts';
import type { LinesPiece } from './pieceReader.ts';

/** A part of the work, in this thread or in another one. */
export interface Part {
    /** How many pieces it is given at once. */
    readonly piecesAhead: number;
    /** Reads lines; their bytes may be used again after that. */
    read(piece: LinesPiece): Promise<PieceResult>;
    /** Takes in events of its chats that another part read. */
    take(batch: EventBatch): void;
    /** Returns what was read, once everything is read and taken in. */
    finishReading(): Promise<Reading>;
    /** Audits the chats; hands their texts out in order. */
    audit(input: WholeInput): AsyncGenerator<Chunk>;
    /** What the chats come to, after they were audited. */
    result(): AuditResult;
    /** Stops, and removes what was put on disk. */
    close(): Promise<void>;
}

/** Returns a part that works in this thread. */
export function partHere(settings: PartSettings): Part {
    const part = new ReplayPart(settings);
    let result: AuditResult | undefined;
    return {
        piecesAhead: 1,
        read: async (piece) => part.read(piece),
        take: (batch) => part.take(batch),
        finishReading: async () => part.reading,
        async *audit(input) {
            yield* part.audit(input);
            // Now, while the other threads do the same.
            result = part.result();
        },
        result: () => result ?? part.result(),
        close: async () => part.close()
    };
}

/** One is read while the answer to the other one waits for this thread. */
const PIECES_AHEAD = 2;
/** Of chunks, which this thread takes later while it audits chats itself. */
const CHUNKS_AHEAD = 3;

/** Returns what hands pieces to a thread: each memory once, for a thread takes it for more memory of its own each time. */
function sharing(): (piece: LinesPiece) => SharedPiece {
    const known = new Map<ArrayBufferLike, number>();
    return ({ bytes, ...piece }) => {
        const memory = bytes.buffer;
        if (bytes.length !== PIECE_BYTES) {
            return { ...piece, known: undefined, memory };
        }
        const number = known.get(memory);
        known.set(memory, number ?? known.size);
        return { ...piece, known: number ?? known.size - 1, memory: number === undefined ? memory : undefined };
    };
}

/** Returns a part that works in a thread of its own. */
export function partInThread(settings: PartSettings): Part {
    const share = sharing();
    const worker = takeWorker();
    const waiting: { resolve(answer: FromPart): void; reject(error: Error): void }[] = [];
    let failure: Error | undefined;
    let result: AuditResult | undefined;
    const fail = (error: Error): void => {
        failure ??= error;
        waiting.splice(0).forEach(({ reject }) => reject(error));
    };
    worker.on('message', (answer: FromPart) => {
        if (answer.type === 'failed') {
            fail(new CommandError(answer.message));
        } else {
            waiting.shift()?.resolve(answer);
        }
    });
    worker.on('error', fail);
    worker.on('exit', (code) => fail(new Error(`a worker thread ended early (status ${code})`)));
    const tell = (message: ToPart, transfer: ArrayBuffer[] = []): void => worker.postMessage(message, transfer);
    tell({ type: 'begin', settings });
    const ask = async <Type extends FromPart['type']>(
        message: ToPart,
        type: Type
    ): Promise<Extract<FromPart, { type: Type }>> => {
        const answer = await new Promise<FromPart>((resolve, reject) => {
            if (failure !== undefined) {
                return reject(failure);
            }
            waiting.push({ resolve, reject });
            tell(message);
        });
        if (answer.type !== type) {
            throw new Error(`a worker thread answered ${message.type} with ${answer.type}`);
        }
        return answer as Extract<FromPart, { type: Type }>;
    };
    return {
        piecesAhead: PIECES_AHEAD,
        read: async (piece) => (await ask({ type: 'read', piece: share(piece) }, 'read')).result,
        take: (batch) => tell({ type: 'take', batch }, [batch.records]),
        finishReading: async () => (await ask({ type: 'finishReading' }, 'reading')).reading,
        async *audit(input) {
            const asked: Promise<Chunk | undefined>[] = [];
            const askFor = (message: ToPart): void => {
                const chunk = ask(message, 'chunk').then((answer) => answer.chunk);
                // A failure is thrown where the chunk is awaited, which may be never.
                chunk.catch(() => undefined);
                asked.push(chunk);
            };
            askFor({ type: 'audit', input });
            for (let chunk = await asked.shift(); chunk !== undefined; chunk = await asked.shift()) {
                // Those that come next are asked for before this one is used, so that all threads have work.
                while (asked.length < CHUNKS_AHEAD) {
                    askFor({ type: 'next' });
                }
                yield chunk;
            }
            ({ result } = await ask({ type: 'finishAudit' }, 'result'));
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
                tell({ type: 'close' });
                await new Promise((resolve) => worker.once('exit', resolve));
            } else {
                await worker.terminate();
            }
        }
    };
}
