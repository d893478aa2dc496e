import { ChunkBuilder, mergeChunks, WORTH_SENDING, type Chunk, type ChunkSource } from './chunk.ts';
import { TemporaryFile, type Extent } from './temporaryFile.ts';

/** Chunks in a file are small, in bytes: one of each run is in memory while the runs are merged. */
export const RUN_CHUNK = 1 << 17;

/** Runs of chats, each in order, in a file: what does not fit into memory is merged from there. */
export class RunFile {
    #outputs: number;
    #file: TemporaryFile | undefined;
    /** Where the chunks of each run stand. */
    #runs: Extent[][] = [];

    constructor(outputs: number) {
        this.#outputs = outputs;
    }

    /** Begins the next run. */
    begin(): void {
        this.#runs.push([]);
    }

    /** Adds a chunk to the run. */
    write(chunk: Chunk): void {
        this.#file ??= new TemporaryFile();
        this.#runs.at(-1)?.push(this.#file.append(encode(chunk)));
    }

    /** Merges the runs into one. */
    async *merged(): AsyncGenerator<Chunk> {
        const sources = this.#runs.map((chunks): ChunkSource => {
            const left = chunks.values();
            return async () => {
                const { value } = left.next();
                return value === undefined ? undefined : this.#read(value);
            };
        });
        const builder = new ChunkBuilder(this.#outputs, WORTH_SENDING);
        for await (const { at, arrival, texts } of mergeChunks(sources)) {
            texts.forEach((text, output) => builder.writers[output]?.copy(text));
            if (builder.endChat(at, arrival)) {
                yield builder.take() as Chunk;
            }
        }
        const rest = builder.take();
        if (rest !== undefined) {
            yield rest;
        }
    }

    #read(extent: Extent): Chunk {
        const bytes = Buffer.from(new ArrayBuffer(extent.size));
        this.#file?.read(bytes, 0, extent);
        return decode(bytes, this.#outputs);
    }

    /** Removes the file. */
    close(): void {
        this.#file?.close();
        this.#file = undefined;
    }
}

const WORD = 4;
const DOUBLE = 8;

/** The number of chats, their keys, the ends of each output's texts, those texts. */
function encode({ keys, ends, bytes }: Chunk): Buffer {
    const head = new Float64Array([keys.length / 2]);
    return Buffer.concat([head, keys, ...ends, ...bytes].map((part) => asBytes(part)));
}

function asBytes({ buffer, byteOffset, byteLength }: ArrayBufferView): Buffer {
    return Buffer.from(buffer, byteOffset, byteLength);
}

function decode({ buffer }: Buffer<ArrayBuffer>, outputs: number): Chunk {
    const chats = new Float64Array(buffer, 0, 1)[0] ?? 0;
    const keys = new Float64Array(buffer, DOUBLE, chats * 2);
    let place = DOUBLE + keys.byteLength;
    const ends: Chunk['ends'] = [];
    for (let output = 0; output < outputs; output += 1) {
        ends.push(new Uint32Array(buffer, place, chats));
        place += chats * WORD;
    }
    const bytes = ends.map((each) => {
        const length = each.at(-1) ?? 0;
        const text = new Uint8Array(buffer, place, length);
        place += length;
        return text;
    });
    return { keys, ends, bytes };
}
