import { closeSync, fstatSync, openSync, readSync, type Stats } from 'node:fs';
import { Readable } from 'node:stream';
import { CommandError } from '../../command/commandError.ts';
import { errorMessage } from '../../command/errorMessage.ts';

/** Bytes, one after the other. */
export interface ByteSource {
    /** Reads bytes into `target` from `offset` on; returns how many, 0 at the end. */
    read(target: Buffer, offset: number): number | Promise<number>;
    /** How many bytes of what is stored were read: those of the file, also where it is compressed. */
    readonly taken: number;
    /** Closes what is open. @throws CommandError where the bytes changed while they were read */
    close(): void;
    /** Closes what is open, after something failed. */
    abandon(): void;
}

const PACKED_PIECE = 1 << 18;
const GZIP = Buffer.from([0x1f, 0x8b]);

/**
 * Opens a file, unpacking it where it begins as gzip does.
 *
 * @throws Error of the system where it cannot be read
 */
export function openFile(path: string): ByteSource {
    const file = openSync(path, 'r');
    try {
        const before = fstatSync(file);
        const bytes = bytesOf(path, file, before);
        return bytes.head.equals(GZIP) ? gzipSource(path, file, before, bytes) : plainSource(path, file, before, bytes);
    } catch (error) {
        closeSync(file);
        throw error;
    }
}

function checkUnchanged(path: string, file: number, before: Stats): void {
    const after = fstatSync(file);
    if (before.isFile() && (after.size !== before.size || after.mtimeMs !== before.mtimeMs)) {
        throw new CommandError(`${path} changed while it was read: replay a copy, or wait until it is complete.`);
    }
}

/** Returns the ways to close a file, with a look at whether it changed or, after something failed, without. */
function closing(path: string, file: number, before: Stats): Pick<ByteSource, 'close' | 'abandon'> {
    return {
        close() {
            try {
                checkUnchanged(path, file, before);
            } finally {
                closeSync(file);
            }
        },
        abandon: () => closeSync(file)
    };
}

/** Reads to the end of the target; the system's own error would not say of which file. */
function readPart(path: string, file: number, target: Buffer, offset: number, position: number | null): number {
    try {
        return readSync(file, target, offset, target.length - offset, position);
    } catch (error) {
        throw new CommandError(`${path} cannot be read: ${errorMessage(error)}`, { cause: error });
    }
}

/** The bytes of a file or a pipe. A pipe gives its first bytes but once, so they are kept until they are read. */
interface StoredBytes extends Pick<ByteSource, 'taken'> {
    /** What they begin with: as many bytes as gzip is known by. */
    head: Buffer;
    read(target: Buffer, offset: number): number;
}

function bytesOf(path: string, file: number, before: Stats): StoredBytes {
    const first = Buffer.alloc(GZIP.length);
    let length = 0;
    for (let count = -1; length < first.length && count !== 0; length += count) {
        count = readPart(path, file, first, length, before.isFile() ? length : null);
    }
    const head = first.subarray(0, length);
    let taken = 0;
    return {
        head,
        read(target, offset) {
            const count =
                taken < length
                    ? head.copy(target, offset)
                    : readPart(path, file, target, offset, before.isFile() ? taken : null);
            taken += count;
            return count;
        },
        get taken() {
            return taken;
        }
    };
}

function plainSource(path: string, file: number, before: Stats, bytes: StoredBytes): ByteSource {
    return {
        read: (target, offset) => bytes.read(target, offset),
        get taken() {
            return bytes.taken;
        },
        ...closing(path, file, before)
    };
}

function gzipSource(path: string, file: number, before: Stats, bytes: StoredBytes): ByteSource {
    const packed = function* (): Generator<Buffer> {
        for (;;) {
            const piece = Buffer.allocUnsafe(PACKED_PIECE);
            const count = bytes.read(piece, 0);
            if (count === 0) {
                return;
            }
            yield piece.subarray(0, count);
        }
    };
    const source = streamSource(unpack(Readable.from(packed()), path));
    return {
        read: (target, offset) => source.read(target, offset),
        get taken() {
            return bytes.taken;
        },
        ...closing(path, file, before)
    };
}

async function* unpack(packed: Readable, name: string): AsyncGenerator<Buffer> {
    // Loaded only for a file that is packed: it takes as long as a tenth of the program.
    const { createGunzip } = await import('node:zlib');
    const unpacked = createGunzip();
    packed.on('error', (error) => unpacked.destroy(error));
    try {
        yield* packed.pipe(unpacked) as AsyncIterable<Buffer>;
    } catch (error) {
        const { code, message } = error as NodeJS.ErrnoException;
        if (code === 'Z_BUF_ERROR') {
            throw new CommandError(`${name} ends in the middle of its gzip data: it was cut off. Get it again.`, {
                cause: error
            });
        }
        if (code?.startsWith('Z_')) {
            throw new CommandError(`${name} cannot be unpacked: ${message}.`, { cause: error });
        }
        throw error;
    }
}

/** Returns the bytes of standard input, unpacked where they begin as gzip does. */
export function standardInput(): ByteSource {
    return streamSource(unpackIfPacked(process.stdin));
}

async function* unpackIfPacked(stream: Readable): AsyncGenerator<Buffer> {
    const first = await firstBytes(stream);
    if (first.length < GZIP.length || !first.subarray(0, GZIP.length).equals(GZIP)) {
        yield first;
        yield* stream as AsyncIterable<Buffer>;
        return;
    }
    stream.unshift(first);
    yield* unpack(stream, 'standard input');
}

/** Waits for the first bytes, without ending the stream. */
async function firstBytes(stream: Readable): Promise<Buffer> {
    for (;;) {
        const bytes = stream.read() as Buffer | null;
        if (bytes !== null && bytes.length > 0) {
            return bytes;
        }
        if (stream.readableEnded) {
            return Buffer.alloc(0);
        }
        await new Promise<void>((resolve, reject) => {
            stream.once('readable', resolve);
            stream.once('end', resolve);
            stream.once('error', reject);
        });
    }
}

/** Returns the bytes of a stream of pieces. */
export function streamSource(pieces: AsyncIterable<Buffer>): ByteSource {
    const iterator = pieces[Symbol.asyncIterator]();
    let piece: Buffer = Buffer.alloc(0);
    let taken = 0;
    return {
        async read(target, offset) {
            while (piece.length === 0) {
                const next = await iterator.next();
                if (next.done === true) {
                    return 0;
                }
                piece = next.value;
                taken += piece.length;
            }
            const count = piece.copy(target, offset);
            piece = piece.subarray(count);
            return count;
        },
        get taken() {
            return taken;
        },
        close: () => undefined,
        abandon: () => undefined
    };
}
