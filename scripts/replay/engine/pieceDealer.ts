import { setImmediate } from 'node:timers/promises';
import type { Buffers } from '../reading/pieces.ts';
import type { PieceResult } from './part.ts';
import type { Part } from './parts.ts';
import type { LinesPiece } from './pieceReader.ts';

/** Gives each piece to a part that has time for it, and the events in it to the parts that have their chats. */
export class PieceDealer {
    #parts: readonly Part[];
    #buffers: Buffers;
    #busy: number[];
    #failure: { error: unknown } | undefined;

    /** @param parts the one that works in this thread comes first */
    constructor(parts: readonly Part[], buffers: Buffers) {
        this.#parts = parts;
        this.#buffers = buffers;
        this.#busy = parts.map(() => 0);
    }

    /**
     * Gives a piece to a part; returns what the part will come to. Waits until answers of other threads were heard.
     *
     * @throws what a piece before this one failed with
     */
    async deal(piece: LinesPiece): Promise<{ result: Promise<PieceResult> }> {
        // This thread reads only what the others have no time for.
        let chosen = 0;
        for (let part = 1; part < this.#parts.length; part += 1) {
            const busy = this.#busy[part] as number;
            const isFree = busy < (this.#parts[part] as Part).piecesAhead;
            if (isFree && (chosen === 0 || busy < (this.#busy[chosen] as number))) {
                chosen = part;
            }
        }
        const result = this.#read(chosen, piece);
        result.catch((error: unknown) => {
            this.#failure ??= { error };
        });
        await setImmediate();
        if (this.#failure !== undefined) {
            throw this.#failure.error;
        }
        return { result };
    }

    async #read(part: number, piece: LinesPiece): Promise<PieceResult> {
        this.#busy[part] = (this.#busy[part] as number) + 1;
        try {
            const result = await (this.#parts[part] as Part).read(piece);
            result.batches.forEach((batch) => this.#parts[batch.to]?.take(batch));
            return result;
        } finally {
            this.#busy[part] = this.#busy[part] - 1;
            this.#buffers.give(piece.bytes);
        }
    }
}
