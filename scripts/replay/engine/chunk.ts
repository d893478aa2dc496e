import { ByteWriter } from '../output/byteWriter.ts';

/** Chats in the order of their first events, each with a text for every output that was asked for. */
export interface Chunk {
    /** Of each chat: the time of its first event, and that event's place in the input. */
    keys: Float64Array<ArrayBuffer>;
    /** Of each output: where each chat's text ends. */
    ends: Uint32Array<ArrayBuffer>[];
    /** Of each output: the texts. */
    bytes: Uint8Array<ArrayBuffer>[];
}

/** Chunks of this size, in bytes, are worth sending to another thread. */
export const WORTH_SENDING = 1 << 20;

/** Collects chats into chunks. */
export class ChunkBuilder {
    readonly writers: ByteWriter[];
    #keys: number[] = [];
    #ends: number[][];
    #enough: number;

    /** @param enough the size of a chunk, in bytes */
    constructor(outputs: number, enough: number) {
        this.#enough = enough;
        this.writers = Array.from({ length: outputs }, () => new ByteWriter());
        this.#ends = this.writers.map(() => []);
    }

    /** Ends a chat whose texts were written; true where the chunk is large enough. */
    endChat(at: number, arrival: number): boolean {
        this.#keys.push(at, arrival);
        let size = 0;
        for (let output = 0; output < this.writers.length; output += 1) {
            const { length } = this.writers[output] as ByteWriter;
            this.#ends[output]?.push(length);
            size += length;
        }
        return size >= this.#enough;
    }

    /** Returns the chunk so far and begins the next one; `undefined` where it would be empty. */
    take(): Chunk | undefined {
        if (this.#keys.length === 0) {
            return undefined;
        }
        const chunk: Chunk = {
            keys: Float64Array.from(this.#keys),
            ends: this.#ends.map((ends) => Uint32Array.from(ends)),
            bytes: this.writers.map(({ bytes, length }) => new Uint8Array(bytes.subarray(0, length)))
        };
        this.#keys = [];
        this.#ends = this.writers.map(() => []);
        this.writers.forEach((writer) => writer.clear());
        return chunk;
    }
}

/** Where chunks come from, one after the other; `undefined` after the last. */
export type ChunkSource = () => Promise<Chunk | undefined>;

/** A chat in the order of all, with its text for each output. */
export interface MergedChat {
    at: number;
    arrival: number;
    texts: Uint8Array[];
}

interface Head {
    source: ChunkSource;
    chunk: Chunk;
    chat: number;
}

function isBefore(one: Head, other: Head): boolean {
    const oneAt = one.chunk.keys[one.chat * 2] as number;
    const otherAt = other.chunk.keys[other.chat * 2] as number;
    if (oneAt !== otherAt) {
        return oneAt < otherAt;
    }
    return (one.chunk.keys[one.chat * 2 + 1] as number) < (other.chunk.keys[other.chat * 2 + 1] as number);
}

/** Merges the chats of several sources, each of them in order, into one order. */
export async function* mergeChunks(sources: readonly ChunkSource[]): AsyncGenerator<MergedChat> {
    // All at once, so that all threads work.
    const firsts = await Promise.all(sources.map((source) => source()));
    const heads = firsts.flatMap((chunk, number): Head[] =>
        chunk === undefined ? [] : [{ source: sources[number] as ChunkSource, chunk, chat: 0 }]
    );
    while (heads.length > 0) {
        let least = heads[0] as Head;
        for (const head of heads) {
            least = isBefore(head, least) ? head : least;
        }
        const { chunk, chat } = least;
        const texts = chunk.bytes.map((bytes, output) => {
            const ends = chunk.ends[output] as Uint32Array;
            return bytes.subarray(chat === 0 ? 0 : ends[chat - 1], ends[chat]);
        });
        yield { at: chunk.keys[chat * 2] as number, arrival: chunk.keys[chat * 2 + 1] as number, texts };
        least.chat += 1;
        if (least.chat * 2 === chunk.keys.length) {
            const next = await least.source();
            if (next === undefined) {
                heads.splice(heads.indexOf(least), 1);
            } else {
                least.chunk = next;
                least.chat = 0;
            }
        }
    }
}
