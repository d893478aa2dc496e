import { crc32, inflateRawSync } from 'node:zlib';
import { UNZIPPED_LIMIT, ZIP_FILE_LIMIT } from '../api/limits.ts';

/** A zip that is broken, or that does not stay within its folder or its size. */
export class ZipError extends Error {
    constructor(message: string) {
        super(message);
        this.name = 'ZipError';
    }
}

const END = 0x06054b50;
const END_SIZE = 22;
const ENTRY = 0x02014b50;
const ENTRY_SIZE = 46;
const FILE = 0x04034b50;
const FILE_SIZE = 30;
const LONGEST_COMMENT = 0xffff;
const STORED = 0;
const DEFLATED = 8;
const ENCRYPTED = 1;

interface Entry {
    path: string;
    flags: number;
    method: number;
    checksum: number;
    packed: number;
    size: number;
    at: number;
}

/** The files of a zip by their paths. Nothing is written anywhere, and no more is unpacked than the limit. */
export function readZip(zip: Buffer, limit = UNZIPPED_LIMIT): Map<string, Buffer> {
    const files = new Map<string, Buffer>();
    let left = limit;
    for (const entry of entries(zip)) {
        if (entry.path.endsWith('/')) {
            continue;
        }
        checkPath(entry.path);
        if (files.has(entry.path)) {
            throw new ZipError(`The zip has two files named ${entry.path}`);
        }
        const content = unpack(zip, entry, left);
        left -= content.length;
        files.set(entry.path, content);
    }
    return files;
}

function entries(zip: Buffer): Entry[] {
    const end = findEnd(zip);
    const count = zip.readUInt16LE(end + 10);
    if (count > ZIP_FILE_LIMIT) {
        throw new ZipError(`The zip has ${count} files; at most ${ZIP_FILE_LIMIT} are allowed`);
    }
    let at = zip.readUInt32LE(end + 16);
    const found: Entry[] = [];
    for (let index = 0; index < count; index++) {
        need(zip, at, ENTRY_SIZE);
        if (zip.readUInt32LE(at) !== ENTRY) {
            throw new ZipError('The directory of the zip is broken');
        }
        const [name, extra, comment] = [
            zip.readUInt16LE(at + 28),
            zip.readUInt16LE(at + 30),
            zip.readUInt16LE(at + 32)
        ];
        need(zip, at, ENTRY_SIZE + name);
        found.push({
            path: zip.toString('utf8', at + ENTRY_SIZE, at + ENTRY_SIZE + name),
            flags: zip.readUInt16LE(at + 8),
            method: zip.readUInt16LE(at + 10),
            checksum: zip.readUInt32LE(at + 16),
            packed: zip.readUInt32LE(at + 20),
            size: zip.readUInt32LE(at + 24),
            at: zip.readUInt32LE(at + 42)
        });
        at += ENTRY_SIZE + name + extra + comment;
    }
    return found;
}

function findEnd(zip: Buffer): number {
    const first = Math.max(0, zip.length - END_SIZE - LONGEST_COMMENT);
    for (let at = zip.length - END_SIZE; at >= first; at--) {
        if (zip.readUInt32LE(at) === END) {
            return at;
        }
    }
    throw new ZipError('The file is no zip, or it is cut short');
}

function unpack(zip: Buffer, entry: Entry, left: number): Buffer {
    if ((entry.flags & ENCRYPTED) !== 0) {
        throw new ZipError(`${entry.path} is encrypted`);
    }
    if (entry.size > left) {
        throw tooLarge();
    }
    need(zip, entry.at, FILE_SIZE);
    if (zip.readUInt32LE(entry.at) !== FILE) {
        throw new ZipError(`${entry.path} is not where the zip says`);
    }
    const start = entry.at + FILE_SIZE + zip.readUInt16LE(entry.at + 26) + zip.readUInt16LE(entry.at + 28);
    need(zip, start, entry.packed);
    const packed = zip.subarray(start, start + entry.packed);
    const content = entry.method === STORED ? Buffer.from(packed) : inflate(entry, packed, left);
    if (content.length !== entry.size || crc32(content) !== entry.checksum) {
        throw new ZipError(`${entry.path} is damaged`);
    }
    return content;
}

function inflate(entry: Entry, packed: Buffer, left: number): Buffer {
    if (entry.method !== DEFLATED) {
        throw new ZipError(`${entry.path} is packed in a way that is not supported`);
    }
    try {
        // What the zip says of a size is not believed: unpacking ends at the limit whatever it says.
        return inflateRawSync(packed, { maxOutputLength: Math.max(1, Math.min(left, entry.size)) });
    } catch (error) {
        if ((error as NodeJS.ErrnoException).code === 'ERR_BUFFER_TOO_LARGE') {
            throw tooLarge();
        }
        throw new ZipError(`${entry.path} is damaged`);
    }
}

function checkPath(path: string): void {
    const parts = path.split('/');
    const leaves = parts.includes('..') || parts.includes('.') || parts.includes('') || /[\\\0]|^[a-zA-Z]:/.test(path);
    if (leaves) {
        throw new ZipError(`The path ${JSON.stringify(path)} is not allowed in a zip`);
    }
}

function need(zip: Buffer, at: number, size: number): void {
    if (at + size > zip.length) {
        throw new ZipError('The zip is cut short');
    }
}

function tooLarge(): ZipError {
    return new ZipError('The zip unpacks to more than is allowed');
}
