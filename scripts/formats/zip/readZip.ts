import { crc32 } from 'node:zlib';
import { unzipSync } from 'fflate';

const MEGABYTE = 1024 * 1024;
/** Bytes and files that a deploy may unpack to. */
const UNZIPPED_LIMIT = 400 * MEGABYTE;
const ZIP_FILE_LIMIT = 10_000;

const END = 0x06054b50;
const ENTRY = 0x02014b50;
const ENTRY_SIZE = 46;

/** A zip that is broken, or that does not stay within its folder or its size. */
export class ZipError extends Error {
    constructor(message: string) {
        super(message);
        this.name = 'ZipError';
    }
}

/**
 * Returns the files of a zip by their paths. Nothing is written anywhere.
 *
 * @param limit bytes that it may unpack to
 * @throws ZipError where it is broken, too large, or has a path that leaves its folder
 */
export function readZip(zip: Buffer, limit = UNZIPPED_LIMIT): Map<string, Buffer> {
    const names = new Set<string>();
    let left = limit;
    const unpacked = inWords(() =>
        unzipSync(zip, {
            filter({ name, originalSize }) {
                if (name.endsWith('/')) {
                    return false;
                }
                checkPath(name);
                if (names.has(name)) {
                    throw new ZipError(`The zip has two files named ${name}`);
                }
                names.add(name);
                if (names.size > ZIP_FILE_LIMIT) {
                    throw new ZipError(`The zip has more than ${ZIP_FILE_LIMIT} files`);
                }
                left -= originalSize;
                if (left < 0) {
                    throw new ZipError('The zip unpacks to more than is allowed');
                }
                return true;
            }
        })
    );
    const checksums = checksumsIn(zip);
    return new Map(
        Object.entries(unpacked).map(([path, content]) => {
            // No more is unpacked than the zip says; where it lies, or is damaged, the sum is another one.
            if (crc32(content) !== checksums.get(path)) {
                throw new ZipError(`${path} is damaged`);
            }
            return [path, Buffer.from(content.buffer, content.byteOffset, content.byteLength)];
        })
    );
}

function inWords<Result>(read: () => Result): Result {
    try {
        return read();
    } catch (error) {
        throw error instanceof ZipError
            ? error
            : new ZipError(`The file is no zip, or it is cut short or damaged: ${(error as Error).message}`);
    }
}

/** The checksum of each file by the zip's directory, which the library does not compare. */
function checksumsIn(zip: Buffer): Map<string, number> {
    const end = zip.lastIndexOf(Buffer.from(Uint32Array.of(END).buffer));
    const found = new Map<string, number>();
    let at = zip.readUInt32LE(end + 16);
    for (let left = zip.readUInt16LE(end + 10); left > 0; left -= 1) {
        if (at + ENTRY_SIZE > end || zip.readUInt32LE(at) !== ENTRY) {
            throw new ZipError('The directory of the zip is broken');
        }
        const name = at + ENTRY_SIZE;
        const nameEnd = name + zip.readUInt16LE(at + 28);
        found.set(zip.toString('utf8', name, nameEnd), zip.readUInt32LE(at + 16));
        at = nameEnd + zip.readUInt16LE(at + 30) + zip.readUInt16LE(at + 32);
    }
    return found;
}

function checkPath(path: string): void {
    const parts = path.split('/');
    const leaves = parts.includes('..') || parts.includes('.') || parts.includes('') || /[\\\0]|^[a-zA-Z]:/.test(path);
    if (leaves) {
        throw new ZipError(`The path ${JSON.stringify(path)} is not allowed in a zip`);
    }
}
